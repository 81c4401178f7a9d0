"""Statements about a subject of the article that it certainly does not decide."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from random import Random

from quizzes.statements import Statement
from quizzes.tables import lines
from quizzes.unstated import Thing, Unsaid, additions, placed, relations
from texts.analysis import Analysis, Name, NameKind, Sentence, Word
from texts.wordlists import word_set

LARGEST_PER_SORT = 3
LARGEST_PER_TEXT = 5  # plain predicates
BODIES = word_set("Bank Organization Organisation Society Fund Union Association Council Agency")
TWICE = 2  # a subject named only once may be unknown to whoever skimmed: still fair
NAMED = {
    NameKind.PERSON: "person",
    NameKind.ORGANISATION: "organisation",
    NameKind.PLACE: "place",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A predicate, what it is about, and the lemmas whose absence certifies it."""

    subject: str
    predicate: str
    topic: str
    absent: frozenset[str]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the patterns of not_given.txt."""
    found = []
    for line in lines("not_given.txt"):
        subject, predicate, topic, absent = (part.strip() for part in line.split("|"))
        found.append(Pattern(subject, predicate, topic, frozenset(absent.split())))
    return tuple(found)


@cache
def subjects() -> dict[str, str]:
    """Return {noun: class} of subjects.txt."""
    table: dict[str, str] = {}
    for line in lines("subjects.txt"):
        kind, nouns = line.split(":")
        table |= dict.fromkeys(nouns.split(), kind)
    return table


@dataclass(frozen=True, slots=True)
class _Known:
    """What is counted once of a text: its words, and the names that stand before nouns."""

    present: frozenset[str]
    counts: Counter[str]
    definite: frozenset[str]
    modifiers: Counter[str]


def _known(analysis: Analysis) -> _Known:
    words = analysis.words
    return _Known(
        frozenset({w.lemma for w in words} | {w.surface.lower() for w in words}),
        Counter(w.surface.lower() for w in words),
        frozenset(b.surface.lower() for a, b in pairwise(words) if a.surface.lower() == "the"),
        # James Bond stands before films, as a thing does and a person seldom.
        Counter(a.surface for a, b in pairwise(words) if b.tag in ("NN", "NNS")),
    )


def unsaid(analysis: Analysis, rng: Random, claims: Sequence[Statement] = ()) -> Iterator[Unsaid]:
    """Yield certified statements, those nearest to the text's own claims first."""
    known = _known(analysis)
    things = [Thing(*found) for found in _subjects(analysis, known)]
    yield from islice(additions(analysis, claims, known.present, rng), LARGEST_PER_SORT)
    yield from islice(placed(analysis, claims[::-1], rng), LARGEST_PER_SORT)
    yield from islice(relations(analysis, things, known.present, rng), 1)
    yield from islice(_predicates(known, things, rng), LARGEST_PER_TEXT)


def _predicates(known: _Known, things: Sequence[Thing], rng: Random) -> Iterator[Unsaid]:
    """Yield a predicate for each thing, no predicate twice."""
    pool = list(patterns())
    rng.shuffle(pool)
    taken: set[Pattern] = set()
    for thing in things:
        free = (p for p in pool if thing.of(p.subject) and p not in taken)
        pattern = next((p for p in free if not p.absent & known.present), None)
        if pattern is None:
            continue
        taken.add(pattern)
        subject = thing.surface
        said = f"{subject[:1].upper()}{subject[1:]} {pattern.predicate}."
        yield Unsaid(said, subject, pattern.topic.replace("{X}", subject), thing.sentence)


def _subjects(analysis: Analysis, known: _Known) -> Iterator[tuple[str, str, Sentence]]:
    """Yield what something may be said of, its class and the first sentence that has it."""
    seen: set[str] = set()
    for sentence in analysis.sentences:
        for word in sentence.words if sentence.clean else ():
            found = _noun(known, word)
            if found and found[0] not in seen:
                seen.add(found[0])
                yield (*found, sentence)
    for name in analysis.names:
        sentence = analysis.sentences[name.sentence]
        if sentence.clean and name.whole not in seen and _whole(name, known):
            seen.add(name.whole)
            yield _with_article(analysis, name), NAMED[name.kind], sentence


def _whole(name: Name, known: _Known) -> bool:
    """Tell whether a name is sure enough to speak of: a person needs two parts."""
    if name.kind not in NAMED or known.modifiers[name.whole.split()[-1]] >= TWICE:
        return False
    return name.kind is not NameKind.PERSON or " " in name.whole


def _with_article(analysis: Analysis, name: Name) -> str:
    """Return a name with "the" before it, where it is written so."""
    parts = name.whole.split()
    the = f"the {name.whole}" in analysis.text or f"The {name.whole}" in analysis.text
    body = len(parts) > TWICE and parts[-1] in BODIES
    return f"the {name.whole}" if the or body else name.whole


def _noun(known: _Known, word: Word) -> tuple[str, str] | None:
    """Return a noun of a known class as a subject, and the class."""
    low = word.surface.lower()
    kind = subjects().get(low)
    if kind is None or word.tag not in ("NN", "NNS") or word.name or not low.isalpha():
        return None
    definite = low in known.definite
    if known.counts[low] < TWICE or (
        kind.startswith(("people", "study", "place")) and not definite
    ):
        return None
    return (f"the {low}" if definite else low), kind
