"""Attribution: whose words or whose view something is."""

import re
from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, quote
from quizzes.pointing import HUMAN, POINTERS, PRONOUNS
from quizzes.statements import SAY, Statement, statement
from texts.analysis import Analysis, Claim, Name, NameKind, Sentence
from texts.tokens import Span, tokens

KIND, VERSION = "attribution", 1
WRONG = 3
CARRIED_ON = ("but", "and", "so", "yes", "no", "because", "or")
QUOTE = re.compile("“([^“”]{25,220}?)[,.]?”")
SHORTEST = 6  # words of a quotation worth asking about
# Bodies that may be quoted without a name.
SPEAKERS = re.compile(r"(?:the |some )?[a-z]+(?: [a-z]+){0,2}")


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item for each quotation or reported view whose speaker is named beside it."""
    people = _people(analysis)
    quoted = [(c, c.attribution) for c in analysis.claims if c.attribution]
    speakers = {_speaker(analysis, c.sentence, who) for c, who in quoted}
    for claim in analysis.claims:
        if claim.attribution is None or not claim.sentence.clean:
            continue
        speaker = _speaker(analysis, claim.sentence, claim.attribution)
        stem = _stem(analysis, claim) if speaker else ""
        others = [p for p in people if p != speaker and p.split()[-1] not in (speaker or "")]
        others = [p for p in others if p not in claim.sentence.surface]
        if stem and speaker and _plain(speaker) and len(others) >= WRONG:
            # People who speak in the text tempt more than people it only names.
            others = sorted(rng.sample(others, len(others)), key=lambda p: p not in speakers)
            yield _item(analysis, claim, stem, speaker, others[:WRONG])


def _people(analysis: Analysis) -> list[str]:
    """Return the whole names of the people in the text."""
    found = [n.whole for n in analysis.names if n.kind is NameKind.PERSON]
    return list(dict.fromkeys(w for w in found if _plain(w)))


def _plain(whole: str) -> bool:
    """Tell a first name and a surname, in letters."""
    return " " in whole and re.sub(r"[ .’'-]", "", whole).isalpha()


def _speaker(analysis: Analysis, sentence: Sentence, who: Span) -> str | None:
    """Return the whole name of the person a claim is attributed to, where it is one."""
    for name in analysis.names:
        inside = name.start < who.end and name.end > who.start
        if inside and name.sentence == sentence.index and name.kind is NameKind.PERSON:
            return name.whole
    return None


def _stem(analysis: Analysis, claim: Claim) -> str:
    """Return the question about a quotation, or about a reported view, or ""."""
    found = [m.group(1) for m in QUOTE.finditer(claim.sentence.surface)]
    opening = {analysis.text[t.start : t.start + 12]: t.tag for t in claim.sentence.tokens}
    for words in found:
        cut = opening.get(words[:12], "").startswith(("VB", "MD", "IN", "CC"))
        if len(tokens(words)) >= SHORTEST and _clear(words) and not cut:
            return f"Whose words are these? “{words[0].upper()}{words[1:].rstrip(',.')}.”"
    return "" if found else _reported(analysis, claim)


def _clear(words: str) -> bool:
    """Tell whether a quotation can be understood alone; a speaker's "we" is part of it."""
    low = [t.surface.lower() for t in tokens(words)]
    pointing = (PRONOUNS | HUMAN | POINTERS) - {"i", "we", "us", "me", "my", "our", "so", "both"}
    if low[0] in CARRIED_ON or low[-1] in ("that", "it", "this", "them"):
        return False
    return low[0] not in pointing and not set(low[:4]) & (PRONOUNS | HUMAN)


def _reported(analysis: Analysis, claim: Claim) -> str:
    """Return "Who said that …?" for "Name said that …", or ""."""
    made: Statement | None = statement(analysis, claim.sentence)
    if made is None or made.prefix:
        return ""
    words = made.tokens
    verb = next((i for i, t in enumerate(words) if t.lemma in SAY and t.tag == "VBD"), 0)
    if not verb or verb + 2 >= len(words) or words[verb + 1].surface != "that":
        return ""
    who = claim.attribution
    if who is None or any(t.start >= who.end and t.end <= words[verb].start for t in words):
        return ""
    names: list[Name] = [n for n in analysis.names if n.sentence == claim.sentence.index]
    if any(n.start >= words[verb].end and n.whole == n.surface == who.surface for n in names):
        return ""
    rest = analysis.text[words[verb + 1].start : words[-1].end].rstrip(".")
    low = {t.surface.lower() for t in words[verb:]}
    return "" if low & HUMAN else f"Who {words[verb].surface} {' '.join(rest.split())}?"


def _item(analysis: Analysis, claim: Claim, stem: str, speaker: str, others: list[str]) -> Item:
    sentence = claim.sentence
    who = claim.attribution or sentence
    shown = quote(analysis, sentence, who.start, who.end)
    return claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        stem,
        Option(speaker, f"{speaker} is named as the speaker: {shown}."),
        tuple(Option(o, _other(analysis, o)) for o in others),
        speaker,
        of_claim(KIND, analysis, sentence),
    )


def _other(analysis: Analysis, whole: str) -> str:
    name = next(n for n in analysis.names if n.whole == whole)
    shown = quote(analysis, analysis.sentences[name.sentence], name.start, name.end)
    return f"{whole} comes elsewhere in the text: {shown}."
