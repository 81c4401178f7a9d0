"""How many headwords a learner knows, from the words asked for.

The chance to know a headword falls with its rank in the list (texts.ranks):
logistic(slope * (ln size - ln rank)), where half of the words of rank ``size`` are known.
Size, slope, and how often this learner guesses where they do not know are unknown; their joint
posterior is kept on a grid. One grid serves the placement, the answers in texts, and the
expected coverage of a text (progress.coverage).
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache, reduce
from itertools import accumulate, pairwise
from math import exp, log

from texts.ranks import COUNTED

STEP = 0.1  # of ln rank: the width of a place
LAST = 110  # the place of rank 60,000
SIZES = range(round(log(150) / STEP), round(log(40_000) / STEP) + 1)  # places
MIDDLE, SPREAD = log(3500), 0.8  # of ln size among learners who read at all: A2 to C1
# How steeply knowledge falls with ln rank. Words up to A2, B1 and B2 of the CEFR-J lists fall
# with 1.2, 1.6 and 2.1 among headwords by frequency; that of a learner is not known beforehand.
SLOPES = (1.2, 1.6, 2.1, 2.8)
SLOPE, SLOPES_SPREAD = 1.8, 0.25  # middle, and standard deviation of the logarithm
LUCKS = (0.15, 0.5, 0.85)  # how often one guesses rather than say "I do not know"
SLIP = 0.03  # a word known and yet answered wrongly, in the placement
REACH = 0.05  # left out at each end of an interval that holds 90 %
YEAR = 365  # days
HALF = 0.5  # the chance to know the word that tells most


class Said(StrEnum):
    """What came of a word asked for."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer about a headword at a ``place``, all chances in [0, 1].

    ``guess`` is the chance of luck, ``slip`` that of a wrong answer by one who knows.
    ``free`` tells whether "I do not know" could be said. ``weight`` is less than 1 for an
    old answer and for one with a hint.
    """

    place: int
    said: Said
    guess: float
    slip: float = SLIP
    free: bool = True
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Size:
    """Headwords known of the 20,000 commonest: the likeliest number and its 90 % interval."""

    number: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Curve:
    """One thing a learner's vocabulary may be: the chance to know a word at each place.

    ``weight`` is how likely it is, in [0, 1].
    """

    weight: float
    known: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Belief:
    """The posterior over the grid: a weight for each cell (a size and a slope), with sum 1.

    ``by_luck`` parts the weights by how often the learner guesses.
    """

    by_luck: tuple[tuple[float, ...], ...]
    weights: tuple[float, ...]

    @property
    def size(self) -> Size:
        """Return how many words this learner knows."""
        number = exp(sum(w * log(n) for w, n in zip(self.weights, _counts(), strict=True)))
        return Size(round(number), round(self._below(REACH)), round(self._below(1 - REACH)))

    def known(self, at: int) -> float:
        """Return the chance to know a headword at a place."""
        cells = zip(self.weights, _cells(), strict=True)
        return sum(w * _rows()[slope][LAST + size - at] for w, (size, slope) in cells)

    def telling(self) -> int:
        """Return the place of the words that tell most: half of them are known."""
        return bisect(range(LAST), -HALF, key=lambda at: -self.known(at))

    def curves(self, number: int) -> list[Curve]:
        """Return at most so many curves for each slope; all their weights add up to 1.

        Those of one slope have about equal weights. Slopes are not mixed: curves that were
        averaged over them had intervals that held 82 % of the truth, not 89 %.
        """
        groups: dict[tuple[int, int], list[int]] = {}
        for slope in range(len(SLOPES)):
            cells = range(slope, len(self.weights), len(SLOPES))  # in the order of sizes
            total = sum(self.weights[cell] for cell in cells)
            for cell, upto in zip(cells, accumulate(self.weights[c] for c in cells), strict=True):
                share = (upto - self.weights[cell] / 2) / total
                groups.setdefault((slope, min(int(share * number), number - 1)), []).append(cell)
        return [self._curve(cells) for cells in groups.values()]

    def _curve(self, cells: Sequence[int]) -> Curve:
        weight = sum(self.weights[cell] for cell in cells)
        shares = [(self.weights[cell] / weight, *_cells()[cell]) for cell in cells]
        rows = _rows()
        known = [
            sum(share * rows[slope][LAST + size - at] for share, size, slope in shares)
            for at in range(LAST + 1)
        ]
        return Curve(weight, tuple(known))

    def _below(self, share: float) -> float:
        """Return the number of words that a share of the belief lies below."""
        pairs = sorted(zip(_counts(), self.weights, strict=True))
        sums = accumulate(weight for _, weight in pairs)
        reached = (n for (n, _), upto in zip(pairs, sums, strict=True) if upto >= share)
        return next(reached, pairs[-1][0])


def place(rank: float) -> int:
    """Return the place of a rank: a tenth of its natural logarithm.

    >>> place(1), place(1000)
    (0, 69)
    """
    return min(round(log(max(rank, 1)) / STEP), LAST)


def faded(age: timedelta) -> float:
    """Return the weight of an answer that is so old: half after a year, for learners learn.

    Days count whole, so that a belief holds for a day.
    """
    return float(0.5 ** (max(age.days, 0) / YEAR))


def belief(answers: Iterable[Asked]) -> Belief:
    """Return what some answers tell; their order does not matter."""
    return reduce(told, answers, _believed([_prior()] * len(LUCKS)))


def told(before: Belief, asked: Asked) -> Belief:
    """Return the belief after one more answer."""
    pairs = zip(before.by_luck, LUCKS, strict=True)
    return _believed([_weighed(weights, asked, luck) for weights, luck in pairs])


def _believed(by_luck: Iterable[Sequence[float]]) -> Belief:
    """Return weights as a belief: their sum is made 1."""
    by_luck = list(by_luck)
    total = sum(map(sum, by_luck))
    parted = tuple(tuple(w / total for w in weights) for weights in by_luck)
    return Belief(parted, tuple(map(sum, zip(*parted, strict=True))))


def _weighed(before: Sequence[float], asked: Asked, luck: float) -> list[float]:
    """Return weights times the chance of an answer, for one habit of guessing."""
    tries = luck if asked.free else 1.0
    if_known, if_not = {
        Said.RIGHT: (1 - asked.slip, tries * asked.guess),
        Said.WRONG: (asked.slip, tries * (1 - asked.guess)),
        Said.UNSURE: (0.0, 1 - tries),
    }[asked.said]
    rows = _rows()
    chances = (rows[slope][LAST + size - asked.place] for size, slope in _cells())
    seen = (k * if_known + (1 - k) * if_not for k in chances)
    if asked.weight == 1:
        return [w * s for w, s in zip(before, seen, strict=True)]
    return [w * s**asked.weight for w, s in zip(before, seen, strict=True)]


@cache
def _cells() -> tuple[tuple[int, int], ...]:
    """Return the grid: each size, as a place, with the number of each slope."""
    return tuple((size, slope) for size in SIZES for slope in range(len(SLOPES)))


@cache
def _prior() -> tuple[float, ...]:
    heights = [
        exp(-(((size * STEP - MIDDLE) / SPREAD) ** 2) / 2)
        * exp(-((log(SLOPES[slope] / SLOPE) / SLOPES_SPREAD) ** 2) / 2)
        for size, slope in _cells()
    ]
    return tuple(height / sum(heights) for height in heights)


@cache
def _rows() -> tuple[tuple[float, ...], ...]:
    """Return, for each slope, the chance to know a word so many places before the size.

    The first is LAST places beyond it.
    """
    ahead = range(-LAST, LAST + 1)
    return tuple(tuple(1 / (1 + exp(-slope * STEP * a)) for a in ahead) for slope in SLOPES)


@cache
def _counts() -> tuple[float, ...]:
    """Return how many of the 20,000 commonest headwords each cell knows."""
    ends = [min(exp((at + 0.5) * STEP), COUNTED) for at in range(-1, LAST + 1)]
    widths = [high - low for low, high in pairwise(ends)]
    rows = _rows()
    return tuple(
        sum(width * rows[slope][LAST + size - at] for at, width in enumerate(widths))
        for size, slope in _cells()
    )
