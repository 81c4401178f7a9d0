"""Attribution: whose words or whose view something is."""

import re
from collections.abc import Iterator
from random import Random

from quizzes.anaphora import quoted
from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, quote
from quizzes.optionnames import titled
from quizzes.pointing import HUMAN, POINTERS, PRONOUNS
from quizzes.speakers import QUOTE, Saying, reported, speaker_of
from quizzes.statements import SAY
from texts.analysis import Analysis, Name, NameKind, Sentence
from texts.tokens import tokens

KIND, VERSION = "attribution", 2
WRONG = 3
CARRIED_ON = ("but", "and", "so", "yes", "no", "because", "or")
UNKNOWN = re.compile(r"\b[Tt]he \d+-year-old")  # which, nobody can tell
SHORTEST = 6  # words of a quotation worth asking about


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item for each quotation, view or wish whose owner the text names."""
    people = _people(analysis)
    sayings = [*_quotations(analysis), *reported(analysis)]
    speakers = {s.speaker.whole for s in sayings}
    for saying in sorted(sayings, key=lambda s: s.sentence.start):
        whole = saying.speaker.whole
        own = set(whole.split())
        others = [p for p in people if not own & set(p.split()) and p not in saying.stem]
        others = _apart(others)
        named = any(word in saying.stem.split() for word in own)
        if named or UNKNOWN.search(saying.stem) or len(others) < WRONG or not _plain(whole):
            continue
        # People who speak in the text tempt more than people it only names.
        others = sorted(rng.sample(others, len(others)), key=lambda p: p not in speakers)
        yield _item(analysis, saying, others[:WRONG])


def _apart(people: list[str]) -> list[str]:
    """Return people without those who share a name with another: they may be one."""
    return [
        p for p in people if not any(q != p and set(p.split()) & set(q.split()) for q in people)
    ]


def _quotations(analysis: Analysis) -> Iterator[Saying]:
    """Yield the direct quotations that are understood alone, with who says them."""
    for sentence in analysis.sentences:
        if not sentence.clean or not QUOTE.search(sentence.surface):
            continue
        stem = _stem(sentence)
        owner = _owner(analysis, sentence) if stem else None
        if owner:
            yield Saying(stem, owner[0], sentence, owner[1], owner[2])


def _owner(analysis: Analysis, sentence: Sentence) -> tuple[Name, int, int] | None:
    """Return who says the quotation of a sentence, and where that is said."""
    for place, token in enumerate(sentence.tokens):
        if token.lemma in SAY and token.tag.startswith("VB") and not quoted(sentence, place):
            found = speaker_of(analysis, sentence, place)
            return (found[0], found[1].start, found[1].end) if found else None
    claim = next((c for c in analysis.claims if c.sentence is sentence and c.attribution), None)
    who = claim.attribution if claim else None
    names = [n for n in analysis.names if who and n.start < who.end and n.end > who.start]
    named = [n for n in names if n.kind is NameKind.PERSON]
    return (named[0], named[0].start, named[0].end) if len(named) == 1 else None


def _people(analysis: Analysis) -> list[str]:
    """Return the whole names of the people in the text."""
    found = [n.whole for n in analysis.names if n.kind is NameKind.PERSON]
    return list(dict.fromkeys(w for w in found if _plain(w)))


def _plain(whole: str) -> bool:
    """Tell a first name and a surname, in letters: no "Pope", no "Sen."."""
    return " " in whole and not titled(whole) and re.sub(r"[ .’'-]", "", whole).isalpha()


def _stem(sentence: Sentence) -> str:
    """Return the question about a quotation, or ""."""
    found = [m.group(1) for m in QUOTE.finditer(sentence.surface)]
    opening = {sentence.surface[t.start - sentence.start :][:12]: t.tag for t in sentence.tokens}
    for words in found:
        cut = opening.get(words[:12], "").startswith(("VB", "MD", "IN", "CC"))
        if len(tokens(words)) >= SHORTEST and _clear(words) and not cut:
            return f"Whose words are these? “{words[0].upper()}{words[1:].rstrip(',.')}.”"
    return ""


def _clear(words: str) -> bool:
    """Tell whether a quotation can be understood alone; a speaker's "we" is part of it."""
    low = [w for t in tokens(words) for w in re.split("['’]", t.surface.lower())]
    pointing = (PRONOUNS | HUMAN | POINTERS) - {"i", "we", "us", "me", "my", "our", "so", "both"}
    if re.search(r", \w+ (?:said|says|proposed|added|explained|argued),", words):
        return False
    if not words[0].isupper() or set(low) & (HUMAN | {"they", "them"}):
        return False
    if low[0] in CARRIED_ON or low[-1] in ("that", "it", "this", "them"):
        return False
    return low[0] not in pointing and not set(low[:4]) & (PRONOUNS | HUMAN)


def _item(analysis: Analysis, saying: Saying, others: list[str]) -> Item:
    shown = quote(analysis, saying.sentence, saying.start, saying.end)
    speaker = saying.speaker.whole
    return claim_item(
        analysis,
        KIND,
        VERSION,
        saying.sentence,
        saying.stem,
        Option(speaker, f"It is {speaker} in the text: {shown}."),
        tuple(Option(o, _other(analysis, o)) for o in others),
        f"{speaker}: {saying.stem[:40]}",
        of_claim(KIND, analysis, saying.sentence),
    )


def _other(analysis: Analysis, whole: str) -> str:
    name = next(n for n in analysis.names if n.whole == whole)
    shown = quote(analysis, analysis.sentences[name.sentence], name.start, name.end)
    return f"{whole} comes elsewhere in the text: {shown}."
