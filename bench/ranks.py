"""Agreement of two orders, in a few lines: rank correlation, correlation, steps in order."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from math import sqrt
from statistics import fmean


def ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value from 1; equal values share the mean of their ranks.

    >>> ranks([30, 10, 10])
    [3.0, 1.5, 1.5]
    """
    found = [0.0] * len(values)
    order = sorted(range(len(values)), key=values.__getitem__)
    below = 0
    for _, group in groupby(order, key=values.__getitem__):
        places = list(group)
        for place in places:
            found[place] = below + (len(places) + 1) / 2
        below += len(places)
    return found


def pearson(left: Sequence[float], right: Sequence[float]) -> float:
    """Return the correlation of two series, in [-1, 1]; 0 where one of them is constant."""
    a, b = ([v - fmean(series) for v in series] for series in (left, right))
    spread = sqrt(sum(v * v for v in a) * sum(v * v for v in b))
    return sum(x * y for x, y in zip(a, b, strict=True)) / spread if spread else 0.0


def spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """Return the rank correlation of two series, in [-1, 1]."""
    return pearson(ranks(left), ranks(right))


def rising(values: Sequence[float]) -> bool:
    """Tell whether every value is greater than the one before."""
    return all(a < b for a, b in pairwise(values))


def in_order_of(values: Sequence[float], labels: Sequence[float]) -> list[float]:
    """Return the labels dealt out anew in the order of the values: the best cuts there are.

    The easiest of the values gets the lowest label, and each label is given as often as it
    occurs, so that an index without cuts of its own can be compared with one that has them.
    """
    dealt = sorted(labels)
    places = ranks(values)
    return [dealt[min(int(place - 0.5), len(dealt) - 1)] for place in places]
