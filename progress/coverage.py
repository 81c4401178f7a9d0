"""How much of a text a learner knows: the expected share of its running words, with interval.

    text = running(tokens, [("bus", 3, 480), ("reluctant", 1, 6600)])
    learner = reader(belief.curves(CURVES), {"reluctant": Evidence(says=True)})
    coverage(text, learner).share

A running word counts each time it stands in the text; the chance that it is known comes from
what is known of that word with this learner, else from its rank and the size of the learner's
vocabulary. A reader is made once, then asked about as many texts as one likes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from progress.vocabulary import LAST, Curve, place

CURVES = 6  # sizes that a reader is taken to have, for each slope
REACH = 1.645  # standard deviations to each end of an interval that holds 90 %
LUCK = 0.25  # of a right answer to a word not known: most have four options
# How much likelier something is of one who knows the word than of one who does not.
SAYS_KNOWN = 0.95 / 0.1  # learners claim one invented word in ten in yes/no tests
SAYS_NEW = 0.05 / 0.9
RIGHT, WRONG = 0.9 / LUCK, 0.1 / (1 - LUCK)  # one answer in ten is a slip
LOOKED_UP = 0.1
PICKED_UP = 0.05  # words learned by meeting them once in reading: Nagy, Anderson & Herman 1987
HALF = 0.5  # a word less likely known than this is new


class Shelf(StrEnum):
    """Where a text stands for a reader, easiest first (Nation 2006; Laufer 2010)."""

    EASY = "easy"
    RIGHT = "right"
    HELP = "help"
    HARD = "hard"


LEAST = {Shelf.EASY: 0.98, Shelf.RIGHT: 0.95, Shelf.HELP: 0.90, Shelf.HARD: 0.0}  # of words known


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one headword with one learner.

    ``recall`` is the chance of a right answer now (progress.memory) and ``right`` whether the
    last answer was right; both None for a word never asked for. ``says`` is what the learner
    says of it: that they know it, that they want to learn it, or nothing. ``met`` counts
    finished texts with it. ``learning`` tells that it was asked for or marked, and not proved.
    """

    recall: float | None = None
    right: bool | None = None
    says: bool | None = None
    looked_up: bool = False
    met: int = 0
    learning: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What evidence makes of the chance that a word is known.

    ``odds`` multiply those of its rank; ``forgotten`` is the chance, in [0, 1], that a word not
    known before was neither remembered since nor picked up.
    """

    odds: float
    forgotten: float
    learning: bool

    def chance(self, prior: float) -> float:
        """Return the chance that the word is known, from that of its rank."""
        return 1 - self.forgotten / (1 + self.odds * prior / (1 - prior))


@dataclass(frozen=True, slots=True)
class Running:
    """A text: all ``tokens``, and its content words by headword, each with count and place.

    ``by_place`` sums them up: (place, running words, sum of the squares of the counts).
    """

    tokens: int
    words: Mapping[str, tuple[int, int]]
    by_place: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """A learner: the vocabularies they may have, the mean of those, and what is known of words."""

    curves: Sequence[Curve]
    mean: Sequence[float]
    words: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The expected share of running words known, in [0, 1], and its 90 % interval.

    ``new`` are the headwords that are being learned or likelier unknown than known, commonest
    first; ``learning`` those of them that are being learned.
    """

    share: float
    low: float
    high: float
    new: tuple[str, ...]
    learning: tuple[str, ...]

    @property
    def shelf(self) -> Shelf:
        """Return where the text stands: as its figure is shown, in whole per cents."""
        return next(shelf for shelf, least in LEAST.items() if round(self.share, 2) >= least)


def running(tokens: int, words: Iterable[tuple[str, int, int]]) -> Running:
    """Return a text from its content words: headword, count and rank of each."""
    found = {headword: (count, place(rank)) for headword, count, rank in words}
    sums: Counter[int] = Counter()
    squares: Counter[int] = Counter()
    for count, at in found.values():
        sums[at] += count
        squares[at] += count * count
    by_place = tuple((at, total, squares[at]) for at, total in sorted(sums.items()))
    return Running(max(tokens, sums.total()), found, by_place)


def reader(curves: Sequence[Curve], words: Mapping[str, Evidence]) -> Reader:
    """Return a learner from their belief's curves and what is known of single words."""
    mean = [sum(c.weight * c.known[at] for c in curves) for at in range(LAST + 1)]
    return Reader(curves, mean, {word: known(evidence) for word, evidence in words.items()})


def known(evidence: Evidence) -> Known:
    """Return what evidence makes of the chance that a word is known.

    It was known before it was asked for, or else it is remembered since, or was picked up.
    """
    odds = 1.0
    if evidence.says is not None:
        odds *= SAYS_KNOWN if evidence.says else SAYS_NEW
    if evidence.right is not None:
        odds *= RIGHT if evidence.right else WRONG
    elif evidence.looked_up:
        odds *= LOOKED_UP
    remembered = max(0.0, ((evidence.recall or 0.0) - LUCK) / (1 - LUCK))
    missed = (1 - PICKED_UP) ** evidence.met
    return Known(odds, (1 - remembered) * missed, evidence.learning)


def coverage(text: Running, learner: Reader) -> Coverage:
    """Return how much of a text a learner knows."""
    told = [
        (*text.words[headword], learner.words[headword])
        for headword in text.words.keys() & learner.words.keys()
    ]
    unknown = [_unknown(text, curve.known, told) for curve in learner.curves]
    weights = [curve.weight for curve in learner.curves]
    mean = sum(w * u for w, u in zip(weights, unknown, strict=True))
    spread = sum(w * (u - mean) ** 2 for w, u in zip(weights, unknown, strict=True))
    chance = sum(
        squares * learner.mean[at] * (1 - learner.mean[at]) for at, _, squares in text.by_place
    )
    low, high = _interval(mean, spread + chance)
    new = tuple(_new(text, learner))
    return Coverage(
        1 - mean / text.tokens,
        max(0.0, 1 - high / text.tokens),
        1 - low / text.tokens,
        new,
        tuple(w for w in new if w in learner.words and learner.words[w].learning),
    )


def _unknown(
    text: Running, curve: Sequence[float], told: Sequence[tuple[int, int, Known]]
) -> float:
    """Return the running words not known by a learner with one vocabulary."""
    by_rank = sum(total * (1 - curve[at]) for at, total, _ in text.by_place)
    return by_rank + sum(n * (curve[at] - word.chance(curve[at])) for n, at, word in told)


def _new(text: Running, learner: Reader) -> Iterable[str]:
    for headword, (_, at) in text.words.items():
        word = learner.words.get(headword)
        chance = word.chance(learner.mean[at]) if word else learner.mean[at]
        if chance < HALF or (word and word.learning):
            yield headword


def _interval(mean: float, variance: float) -> tuple[float, float]:
    """Return the ends of a 90 % interval that is even in square roots: no count is below 0."""
    middle, reach = sqrt(mean), REACH * sqrt(variance / mean) / 2 if mean else 0.0
    return max(0.0, middle - reach) ** 2, (middle + reach) ** 2
