"""Statements about a subject of the article that it certainly does not decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from random import Random

from quizzes.tables import lines
from texts.analysis import Analysis, Name, NameKind, Sentence, Word
from texts.wordlists import word_set

LARGEST_PER_TEXT = 6
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


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A statement that is not given, and the sentence that names its subject."""

    surface: str
    subject: str
    topic: str
    sentence: Sentence


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


def unsaid(analysis: Analysis, rng: Random) -> Iterator[Unsaid]:
    """Yield certified statements, one for each subject and pattern at most."""
    present = {w.lemma for w in analysis.words} | {w.surface.lower() for w in analysis.words}
    pool = list(patterns())
    rng.shuffle(pool)
    made = 0
    taken: set[Pattern] = set()
    for subject, kind, sentence in _subjects(analysis):
        for pattern in pool:
            if pattern.subject != kind or pattern in taken or pattern.absent & present:
                continue
            taken.add(pattern)
            made += 1
            topic = pattern.topic.replace("{X}", subject)
            yield Unsaid(
                f"{subject[:1].upper()}{subject[1:]} {pattern.predicate}.", subject, topic, sentence
            )
            break
        if made == LARGEST_PER_TEXT:
            return


def _subjects(analysis: Analysis) -> Iterator[tuple[str, str, Sentence]]:
    """Yield what something may be said of, its class and the first sentence that has it."""
    seen: set[str] = set()
    clean = [s for s in analysis.sentences if s.clean]
    for sentence in clean:
        for word in sentence.words:
            found = _noun(analysis, sentence, word)
            if found and found[0] not in seen:
                seen.add(found[0])
                yield (*found, sentence)
    for sentence in clean:
        for name in analysis.names:
            if name.sentence == sentence.index and name.whole not in seen and _whole(name):
                if _modifies(analysis, name.whole):
                    continue
                seen.add(name.whole)
                the = f"the {name.whole}" in analysis.text or f"The {name.whole}" in analysis.text
                the = the or (len(name.whole.split()) > TWICE and name.whole.split()[-1] in BODIES)
                yield f"the {name.whole}" if the else name.whole, NAMED[name.kind], sentence


def _whole(name: Name) -> bool:
    """Tell whether a name is sure enough to speak of: a person needs two parts."""
    if name.kind not in NAMED:
        return False
    return name.kind is not NameKind.PERSON or " " in name.whole


def _modifies(analysis: Analysis, whole: str) -> bool:
    """Tell a name that often stands before a noun, as James Bond does before films."""
    last = whole.split()[-1]
    words = analysis.words
    pairs = pairwise(words)
    return sum(a.surface == last and b.tag in ("NN", "NNS") for a, b in pairs) >= TWICE


def _noun(analysis: Analysis, sentence: Sentence, word: Word) -> tuple[str, str] | None:
    """Return a noun of a known class as a subject, and the class."""
    low = word.surface.lower()
    kind = subjects().get(low)
    if kind is None or word.tag not in ("NN", "NNS") or word.name or not low.isalpha():
        return None
    found = [w for w in analysis.words if w.surface.lower() == low]
    definite = any(_after_the(analysis, w) for w in found)
    if len(found) < TWICE or (kind in ("people", "study") and not definite):
        return None
    return (f"the {low}" if definite else low), kind


def _after_the(analysis: Analysis, word: Word) -> bool:
    return analysis.text[max(0, word.start - 4) : word.start].lower() == "the "
