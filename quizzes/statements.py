"""Turn a sentence of an article into a statement that stands on its own.

A statement is a list of tokens of one sentence, perhaps fewer than there were and
perhaps with some of them changed. Only changes that keep it true are made here:
an opening connective goes, a piece between two commas, dashes or brackets goes, an
opening phrase moves to the end, a speaker at the end moves to the front ("According
to …"), a surname becomes the whole name. What cannot stand alone gives None.
"""

import re
from dataclasses import dataclass, replace

from quizzes.antecedents import person_meant
from quizzes.clauses import agreed
from quizzes.pointing import (
    FINITE,
    POINTERS,
    commands,
    compares_out,
    counts_on,
    names_no_more,
    resolved,
)
from texts.analysis import Analysis, Sentence, Word
from texts.wordlists import word_set

SHORTEST, LONGEST = 6, 26  # running words of a statement a learner can hold in mind
OPENERS = word_set(
    "and but or so yet also however therefore thus then moreover furthermore meanwhile besides "
    "nevertheless nonetheless instead still indeed finally consequently similarly additionally "
    "first second third firstly secondly thirdly lastly now today"
)
DROPPED = word_set("also too however therefore moreover meanwhile indeed nevertheless")
QUOTES = re.compile('["“”„«»]')
OPEN_CLOSE = {"(": ")", "–": "–", "—": "—", "--": "--", "[": "]"}
SAY = word_set(
    "say add explain report state tell note warn believe claim admit argue show reveal suggest find"
)
LEANING = word_set("agree disagree do so think know believe")  # at the end: with what, or what?
RELATIVE = frozenset({"which", "who", "whose", "where", "whom"})
NO_SPACE_BEFORE = frozenset(".,;:!?%)]}’'”")
CONDITIONS = word_set("if unless should without although though while whereas despite")


@dataclass(frozen=True, slots=True)
class Change:
    """What stands in place of ``text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Tokens of one sentence in the order in which they are to be said, with changes."""

    text: str
    sentence: Sentence
    tokens: tuple[Word, ...]
    prefix: str = ""
    changes: tuple[Change, ...] = ()

    def changed(self, start: int, end: int, new: str) -> "Statement":
        """Return the statement with one more change."""
        kept = tuple(c for c in self.changes if c.end <= start or c.start >= end)
        return replace(self, changes=(*kept, Change(start, end, new)))

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the article is, whole and unbroken, in the statement."""
        inside = [t for t in self.tokens if t.start < end and t.end > start]
        source = [t for t in self.sentence.tokens if t.start < end and t.end > start]
        return bool(inside) and inside == source

    @property
    def surface(self) -> str:
        """Return the statement as a finished sentence."""
        parts: list[str] = []
        before: Word | None = None
        for token in self.tokens:
            change = next((c for c in self.changes if c.start <= token.start < c.end), None)
            if change and token.start > change.start and before and before.start >= change.start:
                before = token
                continue
            said = self._cased(token, change.text if change else token.surface, before)
            parts += [self._space(before, token), said]
            before = token
        return _finished(self.prefix + "".join(parts))

    def _cased(self, token: Word, said: str, before: Word | None) -> str:
        """Return what is said for a token, without its capital where it opens no sentence now."""
        opened = token.start == self.sentence.tokens[0].start
        moved = opened and (before is not None or self.prefix)
        if moved and not token.name and not token.tag.startswith("NNP") and said != "I":
            return said[:1].lower() + said[1:]
        return said

    def _space(self, before: Word | None, token: Word) -> str:
        """Return what stands between two tokens."""
        if before is None:
            return ""
        between = self.text[before.end : token.start] if before.end <= token.start else "?"
        if between == "" or between.isspace():
            return " " if between else ""
        return "" if token.surface[0] in NO_SPACE_BEFORE else " "


def _finished(text: str) -> str:
    """Return a sentence with a capital, single spaces and one stop."""
    tidy = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    tidy = re.sub(r"\s*,(?:\s*,)+", ",", tidy)
    tidy = re.sub(r"[\s,;:–—-]*([.!?])?$", "", tidy) + "."
    return tidy[:1].upper() + tidy[1:]


def statement(analysis: Analysis, sentence: Sentence) -> Statement | None:
    """Return a sentence as a statement that stands on its own, or None."""
    if not sentence.clean or QUOTES.search(sentence.surface) or "?" in sentence.surface:
        return None
    made = _with_person(analysis, Statement(analysis.text, sentence, sentence.tokens))
    for step in (_without_opener, _with_source, _without_asides, _without_small_words, _reordered):
        made = step(made)
    sound = stands_alone(made) and read_alike(made.tokens)
    return _named_in_full(analysis, made) if sound else None


def finished(analysis: Analysis, made: Statement, tokens: tuple[Word, ...]) -> Statement | None:
    """Return some tokens of a sentence as a statement, where they stand alone."""
    part = _without_small_words(_without_opener(replace(made, tokens=tokens)))
    return part if part.tokens and stands_alone(part) and read_alike(part.tokens) else None


def read_alike(tokens: tuple[Word, ...]) -> bool:
    """Tell whether tagger and parser agree on the verbs and on what they are said of."""
    tops = [t for t in tokens if t.dep == "root"]
    copulas = any(t.dep == "cop" for t in tokens)
    if any(t.tag[:2] not in ("VB", "MD") for t in tops) and not copulas:
        return False  # the parser found no verb to head the sentence: one of them is wrong
    resting = [
        t for t in tokens if t.tag in FINITE or t.tag[:2] == "VB" or t.dep in ("root", "nsubj")
    ]
    return all(agreed(t) for t in resting)


def in_part(analysis: Analysis, sentence: Sentence) -> Statement:
    """Return a sentence as it is, people named in full, for a part to be taken of."""
    made = _with_person(analysis, Statement(analysis.text, sentence, sentence.tokens))
    return _named_in_full(analysis, made)


def _with_person(analysis: Analysis, made: Statement) -> Statement:
    """Name the person whom a first "he" or "she" stands for, where it is certain."""
    tokens = made.tokens
    at = next((i for i, t in enumerate(tokens) if t.surface.lower() in ("he", "she")), -1)
    named = any(t.name or t.tag.startswith("NNP") for t in tokens[: max(at, 0)])
    name = None if at < 0 or named else person_meant(analysis, made.sentence, tokens[at])
    if name is None or tokens[at].tag != "PRP":
        return made
    changed = made.changed(tokens[at].start, tokens[at].end, name.whole)
    person = replace(tokens[at], tag="NNP", name=True)
    return replace(changed, tokens=(*tokens[:at], person, *tokens[at + 1 :]))


def stands_alone(made: Statement) -> bool:
    """Tell whether nothing in a statement points out of it, and its length is fair."""
    words = [t for t in made.tokens if t.is_word]
    if not SHORTEST <= len(words) + len(made.prefix.split()) <= LONGEST:
        return False
    leans = (commands, counts_on, names_no_more, compares_out)
    if any(points(made.tokens) for points in leans):
        return False
    if made.tokens[0].tag in (
        "VB",
        "VBG",
        "VBN",
        "CC",
        "IN",
        "TO",
        "WRB",
        "RB",
        "MD",
    ):
        return False
    if not any(t.tag in FINITE for t in made.tokens) or _unbalanced(made):
        return False
    inverted = made.tokens[0].tag in ("RBR", "RBS", "JJR") and made.tokens[1].tag[:2] == "JJ"
    if inverted or words[-1].lemma in LEANING or _cut_off(made.tokens):
        return False
    return not any(t.surface.lower() in POINTERS for t in words) and resolved(made.tokens)


def _cut_off(tokens: tuple[Word, ...]) -> bool:
    """Tell "His companion, was": one comma between the subject and its verb."""
    verb = next((i for i, t in enumerate(tokens) if t.tag in FINITE), 0)
    commas = sum(t.surface == "," for t in tokens[:verb])
    joined = any(t.tag in ("CC", "VBN", "VBG", "IN") for t in tokens[:verb])
    return verb > 0 and tokens[verb - 1].surface == "," and commas == 1 and not joined


def _unbalanced(made: Statement) -> bool:
    """Tell whether a bracket or a dash lost its fellow."""
    text = made.surface
    return text.count("(") != text.count(")") or any(
        mark in text for mark in (" – ", " — ", ";", ":")
    )


def _without_opener(made: Statement) -> Statement:
    """Drop "But", "However," and their like from the head."""
    tokens = made.tokens
    while tokens and tokens[0].surface.lower() in OPENERS:
        plain = len(tokens) > 1 and tokens[1].surface == ","
        if not plain and tokens[0].tag not in ("CC",):
            break
        tokens = tokens[2:] if plain else tokens[1:]
    return replace(made, tokens=tokens)


def _without_asides(made: Statement) -> Statement:
    """Drop what stands between brackets or dashes, and relative clauses between commas."""
    tokens = list(made.tokens)
    at = 0
    while at < len(tokens):
        end = _aside_end(tokens, at)
        if end:
            del tokens[at:end]
        else:
            at += 1
    return replace(made, tokens=tuple(tokens))


def _aside_end(tokens: list[Word], at: int) -> int:
    """Return where the aside that opens at a place ends, or 0 where none opens."""
    mark = tokens[at].surface
    rest = range(at + 1, len(tokens))
    if mark in OPEN_CLOSE:
        closer = next((i for i in rest if tokens[i].surface == OPEN_CLOSE[mark]), 0)
        return closer + 1 if closer else 0
    if mark != "," or at + 1 >= len(tokens) or tokens[at + 1].surface.lower() not in RELATIVE:
        return 0
    commas = [i for i in rest if tokens[i].surface == ","]
    if not commas:
        return len(tokens) - 1 if tokens[-1].surface == "." else 0
    after = commas[0] + 1
    if len(commas) == 1 and after < len(tokens) and tokens[after].tag in FINITE:
        return after
    return 0


def _with_source(made: Statement) -> Statement:
    """Move a speaker named at the end to the front: "…, officials said" -> "According to …"."""
    tokens = made.tokens
    commas = [i for i, t in enumerate(tokens) if t.surface in (",", "–", "—", "--")]
    if not commas:
        return made
    tail = [t for t in tokens[commas[-1] + 1 :] if t.surface != "."]
    if not 2 <= len(tail) <= 5:
        return made
    verb = next((t for t in (tail[-1], tail[0]) if t.lemma in SAY and t.tag in FINITE), None)
    who = [t for t in tail if t is not verb]
    if verb is None or who[-1].tag[:2] != "NN" or any(t.tag in FINITE for t in who):
        return made
    source = made.text[who[0].start : who[-1].end]
    return replace(made, tokens=tokens[: commas[-1]], prefix=f"According to {source}, ")


def _without_small_words(made: Statement) -> Statement:
    """Drop "also", "too", "however" with the commas about them."""
    tokens: list[Word] = []
    skip_comma = False
    for token in made.tokens:
        low = token.surface.lower()
        if low in DROPPED and token.tag.startswith("RB") and not _degree(made, token):
            skip_comma = bool(tokens) and tokens[-1].surface == ","
            if skip_comma:
                tokens.pop()
            continue
        if skip_comma and token.surface == ",":
            skip_comma = False
            continue
        skip_comma = False
        tokens.append(token)
    return replace(made, tokens=tuple(tokens))


def _degree(made: Statement, token: Word) -> bool:
    """Tell "too small" from "too"."""
    following = next((t for t in made.sentence.tokens if t.start >= token.end), None)
    return (
        token.surface.lower() == "too"
        and following is not None
        and following.tag[:2]
        in (
            "JJ",
            "RB",
        )
    )


def _reordered(made: Statement) -> Statement:
    """Move a short opening phrase to the end: "In Nepal, kings …" -> "Kings … in Nepal"."""
    tokens = made.tokens
    comma = next((i for i, t in enumerate(tokens) if t.surface == ","), 0)
    head, rest = tokens[:comma], tokens[comma + 1 :]
    if not 2 <= len(head) <= 6 or head[0].tag != "IN" or head[0].surface.lower() in CONDITIONS:
        return made
    if any(t.tag in FINITE or t.tag in ("VBG", "VBN", "TO") for t in head):
        return made
    if any(t.surface in ",;:" for t in rest) or len(rest) > 16 or rest[0].tag in ("VBG", "VBN"):
        return made
    clauses = sum(t.tag in FINITE for t in rest)
    if clauses != 1 or any(
        t.tag in ("IN", "RB") and t.surface in ("that", "because") for t in rest
    ):
        return made
    body = rest[:-1] if rest[-1].surface == "." else rest
    return replace(made, tokens=(*body, *head))


def _named_in_full(analysis: Analysis, made: Statement) -> Statement:
    """Write the whole name where the sentence has a surname, the first time."""
    said = {c.text for c in made.changes}
    for name in analysis.names:
        if name.whole in said:
            continue
        if name.sentence != made.sentence.index or name.whole == name.surface:
            continue
        if name.kind == "person" and made.holds(name.start, name.end):
            made = made.changed(name.start, name.end, name.whole)
            said.add(name.whole)
    return made
