"""Choose wrong options so that nothing on the face of the four tells which is right.

Over many items the key must be the longest, the commonest or the one most like the others
no more often than chance. For each item a place is drawn for the key in each of these
orders, and the wrong options are chosen that bring it nearest to those places.
"""

from collections.abc import Callable, Sequence
from itertools import combinations
from random import Random
from typing import TypeVar

from texts.bands import zipf

T = TypeVar("T")
Measure = Callable[[str, Sequence[str]], float]
LETTERS = 3  # in a row; options that share many look alike


def even(
    key: str, others: Sequence[T], text: Callable[[T], str], rng: Random, count: int
) -> list[T]:
    """Return ``count`` of some wrong options, or all where there are fewer, in their order.

    ``others`` stand best first; of choices that even the key out as well, the best is taken.
    """
    wanted = [rng.randrange(count + 1) for _ in MEASURES]
    chosen = min(
        combinations(others, min(count, len(others))),
        key=lambda some: _off(key, [text(o) for o in some], wanted),
    )
    return list(chosen)


def _off(key: str, others: Sequence[str], wanted: Sequence[int]) -> int:
    """Return how many places the key stands off those wanted, over all orders."""
    shown = [key, *others]
    off = 0
    for measure, place in zip(MEASURES, wanted, strict=True):
        values = [measure(o, [s for s in shown if s != o]) for o in shown]
        off += abs(sum(v < values[0] for v in values[1:]) - place)
    return off


def _length(option: str, others: Sequence[str]) -> float:
    return float(len(option))


def _commonness(option: str, others: Sequence[str]) -> float:
    words = option.split()
    return sum(map(zipf, words)) / len(words)


def _likeness(option: str, others: Sequence[str]) -> float:
    mine = _pieces(option)
    return sum(len(mine & p) / len(mine | p) for p in map(_pieces, others))


def _pieces(option: str) -> set[str]:
    low = option.lower()
    return {low[i : i + LETTERS] for i in range(max(1, len(low) - LETTERS + 1))}


MEASURES: tuple[Measure, ...] = (_length, _commonness, _likeness)
