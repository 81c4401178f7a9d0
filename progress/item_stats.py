"""How an item went, from first answers: facility, discrimination, choices, time, each shrunk.

Few answers say little, so every figure leans towards what one expects of an item, the more the
fewer there are: shares as if one learner more had chosen blindly, discrimination and time as if
some answers more had been as they usually are. n stands beside each, so that nobody is misled.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log
from statistics import StatisticsError, correlation, fmean

LEAST = 10  # answers; under it a figure says too little to doubt an item
LEAST_CHOICES = 30  # answers until a wrong option nobody chose is doubted; issue 3's research
HARDEST, EASIEST = 0.2, 0.98  # facility; issue 6
BLUNTEST = 0.1  # discrimination; issue 6
TYPICAL = 0.3  # discrimination of a reasonably good item (Ebel & Frisbie 1991)
TYPICAL_WEIGHT = 10  # answers that the typical discrimination counts for: a choice
TIME_WEIGHT = 3  # answers that the usual time of the text's items counts for: a choice
QUICKEST, LONGEST = 1.0, 600.0  # seconds; outside, a learner was away or answers came together
FEWEST_PAIRS = 3  # learners; two always correlate perfectly


@dataclass(frozen=True, slots=True)
class Answer:
    """A learner's first answer to an item, without help; ``seconds`` None where unknown."""

    person: int
    item: int
    given: str
    right: bool
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """How often an option was chosen, and its shrunk share in [0, 1]."""

    option: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class ItemStats:
    """How an item went. ``answered`` is the n of ``facility`` and of the shares.

    ``discrimination`` in [-1, 1] rests on ``pairs`` learners who answered other items of the
    text too; None where it cannot be told. ``seconds`` rests on ``timed`` answers. ``shares``
    has the key first, then the wrong options, then what else was written.
    """

    answered: int
    right: int
    facility: float
    pairs: int
    discrimination: float | None
    timed: int
    seconds: float | None
    shares: tuple[Share, ...]


class Doubt(StrEnum):
    """Why an item is worth a look."""

    HARD = "hard"
    EASY = "easy"
    BLUNT = "blunt"
    IDLE = "idle"


def share(count: int, answered: int, options: int) -> float:
    """Return a share as if one learner more had chosen blindly among some options.

    >>> share(3, 3, 4), share(0, 0, 4)
    (0.8125, 0.25)
    """
    return (count + 1 / options) / (answered + 1)


def point_biserial(right: Sequence[bool], rest: Sequence[float]) -> float | None:
    """Return the correlation of an item with the score on the others, None where none is defined.

    That is where fewer than three learners answered, or all did alike. The item itself is not
    in ``rest``: else a short quiz would correlate with itself (the corrected point-biserial;
    Henrysson 1963).
    """
    if len(right) < FEWEST_PAIRS:
        return None
    try:
        return correlation([float(r) for r in right], rest)
    except StatisticsError:  # a side that does not vary
        return None


def discrimination(right: Sequence[bool], rest: Sequence[float]) -> float | None:
    """Return the corrected point-biserial, shrunk towards that of a reasonably good item.

    Of n answers 4 * right * wrong / n count: all of them where half are right, and hardly any
    where a single learner slipped, which says little of who knows what.
    """
    raw = point_biserial(right, rest)
    if raw is None:
        return None
    telling = 4 * sum(right) * (len(right) - sum(right)) / len(right)
    return leaning(raw, telling, TYPICAL, TYPICAL_WEIGHT)


def leaning(mean: float, n: float, usual: float, weight: float) -> float:
    """Return the mean of n values and of some more, ``weight`` of them, that are as usual.

    >>> leaning(1.0, 10, 0.0, 10)
    0.5
    """
    return (n * mean + weight * usual) / (n + weight)


def item_stats(
    answers: Iterable[Answer], options: Mapping[int, Sequence[str]]
) -> dict[int, ItemStats]:
    """Return how each item of a text went.

    ``answers`` are the first of each learner to each item; ``options`` are the texts of each
    item's options, the key first, the key alone for an item to write.
    """
    by_item: dict[int, list[Answer]] = defaultdict(list)
    totals: Counter[int] = Counter()
    taken: Counter[int] = Counter()
    for answer in answers:
        by_item[answer.item].append(answer)
        totals[answer.person] += answer.right
        taken[answer.person] += 1
    times = {item: _logs(found) for item, found in by_item.items()}
    all_times = [value for found in times.values() for value in found]
    usual = fmean(all_times) if all_times else 0.0
    found = {}
    for item, texts in options.items():
        given = by_item[item]
        paired = [a for a in given if taken[a.person] > 1]
        rest = [(totals[a.person] - a.right) / (taken[a.person] - 1) for a in paired]
        right, logs = sum(a.right for a in given), times.get(item, [])
        found[item] = ItemStats(
            answered=len(given),
            right=right,
            facility=share(right, len(given), max(2, len(texts))),
            pairs=len(paired),
            discrimination=discrimination([a.right for a in paired], rest),
            timed=len(logs),
            seconds=exp(leaning(fmean(logs), len(logs), usual, TIME_WEIGHT)) if logs else None,
            shares=_shares(given, texts),
        )
    return found


def doubts(stats: ItemStats) -> tuple[Doubt, ...]:
    """Return why an item is worth a look, by its shrunk figures; () under ten answers."""
    if stats.answered < LEAST:
        return ()
    blunt = stats.discrimination is not None and stats.pairs >= LEAST
    found = {
        Doubt.HARD: stats.facility < HARDEST,
        Doubt.EASY: stats.facility > EASIEST,
        Doubt.BLUNT: blunt and (stats.discrimination or 0.0) < BLUNTEST,
        Doubt.IDLE: bool(idle(stats)),
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def idle(stats: ItemStats) -> tuple[str, ...]:
    """Return the wrong options that nobody chose, () until enough have answered."""
    if stats.answered < LEAST_CHOICES:
        return ()
    return tuple(wrong.option for wrong in stats.shares[1:] if not wrong.count)


def _logs(answers: Iterable[Answer]) -> list[float]:
    """Return the logarithms of the times that can be meant.

    Response times are about log-normal (van der Linden 2006), so their geometric mean is used.
    """
    return [log(a.seconds) for a in answers if a.seconds and QUICKEST <= a.seconds <= LONGEST]


def _shares(answers: Sequence[Answer], texts: Sequence[str]) -> tuple[Share, ...]:
    counts = Counter(answer.given for answer in answers)
    if len(texts) == 1:  # written: what was written wrong is no option that all had
        counts = Counter(texts[0] if answer.right else answer.given for answer in answers)
    others = sorted(set(counts) - set(texts), key=lambda text: (-counts[text], text))
    among = max(2, len(texts))
    return tuple(
        Share(text, counts[text], share(counts[text], len(answers), among))
        for text in (*texts, *others)
    )
