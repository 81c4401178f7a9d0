"""The words that the placement asks for, each with its rank: seed_data/placement.txt.

They are the headwords of our dictionary that have one sure meaning (scripts/ranks.py), from
rank 407 to 21,806. Commoner words have too many meanings to ask for one.
"""

from bisect import bisect
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from pathlib import Path
from random import Random

FILE = Path(__file__).parent.parent / "seed_data" / "placement.txt"
NEAR = 12  # words to draw one from, so that not everyone is asked for the same ones


@dataclass(frozen=True, slots=True)
class Listed:
    """A word of the placement; ``pos`` is "n", "v", "a" or "r"."""

    rank: int
    word: str
    pos: str


@cache
def words() -> dict[str, Listed]:
    """Return the words by headword, common first."""
    lines = (line.split() for line in FILE.read_text(encoding="utf-8").splitlines())
    return {word: Listed(int(rank), word, pos) for rank, word, pos in lines}


def near(rank: float, used: Collection[str], rng: Random) -> Listed:
    """Return one of the dozen words nearest to a rank in the list, but none of those used."""
    listed = list(words().values())
    at = bisect(listed, rank, key=lambda word: word.rank)
    reach = NEAR + len(used)
    around = [w for w in listed[max(0, at - reach) : at + reach] if w.word not in used]
    return rng.choice(nsmallest(NEAR, around, key=lambda word: abs(word.rank - rank)))
