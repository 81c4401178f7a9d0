"""Read the word lists of quizzes/data, once a process."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a list that say something: no comments, no blank lines."""
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


@cache
def equivalents() -> dict[tuple[str, str], str]:
    """Return {(part of speech, word): word for it} from equivalents.txt."""
    table = {}
    for line in lines("equivalents.txt"):
        part, rest = line.split(" ", 1)
        one, _, other = rest.partition("=")
        table[part, one.strip()] = other.strip()
    return table


@cache
def blocked() -> frozenset[str]:
    """Return the words that no item may hold as something to choose or to learn."""
    return frozenset(w for line in lines("blocked.txt") for w in line.split())


@cache
def grave() -> frozenset[str]:
    """Return the words of matters that are no place for a playful question."""
    return frozenset(
        w for line in lines("grave.txt") if not line.startswith("~") for w in line.split()
    )


@cache
def grave_for_words() -> frozenset[str]:
    """Return the words that keep vocabulary questions away, but not facts."""
    light = {w for line in lines("grave.txt") if line.startswith("~") for w in line.split("~")}
    return grave() | {w.strip() for w in light if w.strip()}


@dataclass(frozen=True, slots=True)
class Link:
    """A linking word, where it stands, what it shows, and three that show something else."""

    place: str  # "open", "and", "mark" or "wrong", see links.txt
    word: str
    shows: str
    wrong: tuple[str, ...]


@cache
def links() -> tuple[Link, ...]:
    """Return the linking words of links.txt."""
    rows = (line.split(" | ") for line in lines("links.txt"))
    return tuple(
        Link(place, word, shows, tuple(wrong.split("; "))) for place, word, shows, wrong in rows
    )


@cache
def verbs_of() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return {(noun, its verb): three wrong verbs} of objects.txt."""
    rows = (line.split(" | ") for line in lines("objects.txt"))
    return {(noun, verb): tuple(wrong.split("; ")) for noun, verb, wrong in rows}


@cache
def partners() -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Return {(lemma, part of speech, its preposition): three wrong ones} of partners.txt."""
    rows = (line.split(" | ") for line in lines("partners.txt"))
    table = {}
    for word, right, wrong in rows:
        lemma, _, part = word.partition(" ")
        table[lemma, part, right] = tuple(wrong.split("; "))
    return table


@dataclass(frozen=True, slots=True)
class Phrasal:
    """What a verb and its particle mean together, and three particles that do not mean it."""

    object: str  # "with", "without" or "any", see particles.txt
    means: str
    wrong: tuple[str, ...]


@cache
def phrasals() -> dict[tuple[str, str], tuple[Phrasal, ...]]:
    """Return {(verb, particle): what they mean, with an object and without} of particles.txt."""
    table: dict[tuple[str, str], tuple[Phrasal, ...]] = {}
    for line in lines("particles.txt"):
        words, use, means, wrong = line.split(" | ")
        verb, _, particle = words.partition(" ")
        one = Phrasal(use, means, tuple(wrong.split("; ")))
        table[verb, particle] = (*table.get((verb, particle), ()), one)
    return table
