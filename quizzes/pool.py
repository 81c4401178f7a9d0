"""Narrow common words with definitions of our own, to stand as wrong options."""

from dataclasses import dataclass
from functools import cache

from quizzes.tables import lines

TAGS = {"V": "VB", "N": "NN", "J": "JJ"}


@dataclass(frozen=True, slots=True)
class PoolWord:
    """A word of pool.txt."""

    lemma: str
    tag: str  # VB, NN or JJ
    use: str  # "t/ho", "i/h"; "c/o", "u/a" ...; "j"
    gloss: str


@cache
def pool() -> tuple[PoolWord, ...]:
    """Return the words of pool.txt."""
    found = []
    for line in lines("pool.txt"):
        lemma, part, use, gloss = line.split(" ", 3)
        found.append(PoolWord(lemma, TAGS[part], use, gloss))
    return tuple(found)
