"""What a learner can do, on one scale with the difficulty of items.

The scale is that of texts.bands.BAND_LOGITS: a CEFR band is one logit wide, 0 is the middle
of B1. The chance of a right answer is the Rasch model's with a floor for luck:
guess + (1 - guess) * logistic(ability - difficulty). An ability is a normal distribution, and
each answer gives the mean and the variance of Bayes' rule, in closed form because the logistic
curve is taken for a normal one (Glicko and TrueSkill are the same rule for games). Points,
speed and time spent are no evidence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import ceil, floor, sqrt
from statistics import NormalDist

from texts.bands import BAND_LOGITS

LOGISTIC = 1.702  # the logistic curve is within .01 of a normal one this wide (Haley 1952)
SPREAD = 1.2  # standard deviation of learners, in logits, before any answer; issue 5
ITEM_ERROR = 0.7  # standard deviation of a true difficulty around the predicted one; issue 5
GROWTH = 1 / 365  # logits² a day that an ability may have drifted: a band in a year, either way
REACH = 1.645  # standard deviations to each end of an interval that holds 90 %
AIM = 0.8  # chance of a right answer to a well-chosen item; issue 5
WIDEST = 2.5  # bands; a wider interval says too little to name one, as with the level of a text
STEP = 0.5  # bands; "surer" is an interval narrower by this
NARROWEST = 1.0  # bands; nobody's day is steadier, so no more answers are asked for
NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: ``guess`` is the chance to be right by luck (quizzes.choices.guessing).

    ``difficulty`` is in logits. ``weight`` is in [0, 1]: 0 for an answer that proves nothing,
    less than 1 for one given with a hint.
    """

    at: datetime
    right: bool
    difficulty: float
    guess: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Ability:
    """A learner's ability: mean and variance in logits, after some ``answers``, last ``at``."""

    mean: float = 0.0
    variance: float = SPREAD**2
    answers: int = 0
    at: datetime | None = None

    @property
    def low(self) -> float:
        """Return the lower end of the 90 % interval, in logits."""
        return self.mean - REACH * sqrt(self.variance)

    @property
    def high(self) -> float:
        """Return the upper end of the 90 % interval, in logits."""
        return self.mean + REACH * sqrt(self.variance)

    @property
    def sure(self) -> bool:
        """Tell whether the interval is narrow enough to name a band."""
        return self.high - self.low <= WIDEST


def answered(before: Ability, given: Given) -> Ability:
    """Return the ability after one more answer."""
    before = rested(before, given.at)
    slope, bend = _evidence(before, given)
    moved = given.weight * before.variance
    return Ability(
        before.mean + moved * slope,
        before.variance * (1 + moved * bend),
        before.answers + (given.weight > 0),
        given.at,
    )


def path(answers: Iterable[Given]) -> list[Ability]:
    """Return the ability after each answer, the earliest first."""
    found = [Ability()]
    for given in sorted(answers, key=lambda g: g.at):
        found.append(answered(found[-1], given))
    return found[1:]


def rested(ability: Ability, now: datetime) -> Ability:
    """Return an ability as it stands some time after its last answer: less sure, no lower."""
    days = max(0.0, (now - ability.at).total_seconds() / 86_400) if ability.at else 0.0
    variance = min(ability.variance + GROWTH * days, max(ability.variance, SPREAD**2))
    return Ability(ability.mean, variance, ability.answers, ability.at)


def band(logits: float) -> str:
    """Return the half band that a place on the scale lies nearest to, A1 to C2.

    >>> band(0.1), band(-0.6)
    ('B1', 'A2+')
    """
    lowest, highest = BAND_LOGITS["A1"], BAND_LOGITS["C2"]
    half = floor(2 * min(max(logits, lowest), highest) + 0.5) / 2
    name = {place: name for name, place in BAND_LOGITS.items()}[floor(half)]
    return name + "+" * (half > floor(half))


def more(ability: Ability, guess: float = 0.25) -> int:
    """Return how many more answers make the interval half a band narrower, or name a band.

    They are taken to be to items of four options, aimed at 80 % success. 0 for an interval
    that is one band wide: more answers to a scale so coarse would be for show.
    """
    now = ability.high - ability.low
    aim = WIDEST if now > WIDEST else now - STEP
    if aim < NARROWEST - STEP / 2:
        return 0
    wanted = (aim / (2 * REACH)) ** 2
    return max(1, ceil((1 / wanted - 1 / ability.variance) / _information(guess)))


def _width(variance: float) -> float:
    """Return the width of the normal curve, widened by what is unknown of learner and item."""
    return sqrt(LOGISTIC**2 + ITEM_ERROR**2 + variance)


def _evidence(before: Ability, given: Given) -> tuple[float, float]:
    """Return the first and second derivative, by the mean, of the log chance of an answer."""
    width = _width(before.variance)
    steps = (before.mean - given.difficulty) / width
    wrong = (1 - given.guess) * NORMAL.cdf(-steps)
    rise = (1 - given.guess) * NORMAL.pdf(steps) / width
    slope = rise / (1 - wrong) if given.right else -rise / wrong
    return slope, -steps / width * slope - slope**2


def _information(guess: float) -> float:
    """Return what an answer to an item aimed at 80 % adds to 1 / variance, on average."""
    known = (AIM - guess) / (1 - guess)
    rise = (1 - guess) * NORMAL.pdf(NORMAL.inv_cdf(known)) / _width(0.0)
    return rise**2 / (AIM * (1 - AIM))
