"""Simulated vocabularies, whose true size is known: ``python -m bench.vocabularies``.

Each learner knows a headword with a chance that falls with its rank, by a slope of their own,
and takes the placement with the words that the product asks (seed_data/placement.txt).
Printed is how far the size is off, and how often its interval holds it (docs/measuring.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log
from random import Random
from statistics import fmean, median

from bench.learners import logistic
from progress.vocabulary import SLIP, STEP, Asked, Belief, Said, belief, place, told
from texts.placement import near
from texts.ranks import COUNTED

OPTIONS = 4
LENGTH = 28
ROWS: tuple[tuple[int, float, float | None], ...] = (
    *((length, 1.8, None) for length in (10, 14, 20, LENGTH)),
    *((LENGTH, slope, None) for slope in (1.2, 1.5, 2.3)),
    *((LENGTH, 1.8, guesses) for guesses in (0.0, 1.0)),
)
STEPS = 20  # ranks at a time, where words known are counted


@dataclass(frozen=True, slots=True)
class Truth:
    """A vocabulary: half of the words of rank ``size`` are known, fewer beyond, by ``slope``.

    ``guesses`` is how often this learner guesses rather than say "I do not know".
    """

    size: float
    slope: float
    guesses: float

    def knows(self, rank: float) -> float:
        """Return the chance to know a headword of this rank."""
        return logistic(self.slope * (log(self.size) - log(rank)))

    def words(self) -> float:
        """Return how many of the 20,000 commonest headwords are known."""
        return sum(STEPS * self.knows(r + STEPS / 2) for r in range(0, COUNTED, STEPS))


def learner(rng: Random, slope: float = 1.8, guesses: float | None = None) -> Truth:
    """Return a learner: size around 3,500, slope around the one given; None guesses at any rate."""
    return Truth(
        exp(rng.gauss(log(3500), 0.8)),
        slope * exp(rng.gauss(0, 0.2)),
        rng.uniform(0, 1) if guesses is None else guesses,
    )


def answer(rng: Random, truth: Truth, rank: float) -> Said:
    """Return what this learner answers about a headword of some rank."""
    if rng.uniform(0, 1) < truth.knows(rank):
        return Said.RIGHT if rng.uniform(0, 1) > SLIP else Said.WRONG
    if rng.uniform(0, 1) > truth.guesses:
        return Said.UNSURE
    return Said.RIGHT if rng.uniform(0, 1) < 1 / OPTIONS else Said.WRONG


def placement(rng: Random, truth: Truth, length: int = LENGTH) -> Belief:
    """Return what is believed of a learner after the placement."""
    used: set[str] = set()
    found = belief([])
    for _ in range(length):
        word = near(exp(found.telling() * STEP), used, rng)
        used.add(word.word)
        said = answer(rng, truth, word.rank)
        found = told(found, Asked(place(word.rank), said, 1 / OPTIONS))
    return found


@dataclass(frozen=True, slots=True)
class Outcome:
    """How placements went: the median error, and the share of intervals that hold the truth.

    ``ratio`` is the median of upper by lower end.
    """

    error: float
    held: float
    ratio: float


def outcome(truths: Iterable[Truth], seed: int, length: int = LENGTH) -> Outcome:
    """Return how the placements of some learners went."""
    rng = Random(seed)
    pairs = [(truth.words(), placement(rng, truth, length).size) for truth in truths]
    return Outcome(
        median(abs(found.number - true) / true for true, found in pairs),
        fmean(found.low <= true <= found.high for true, found in pairs),
        median(found.high / found.low for _, found in pairs),
    )


def learners(
    number: int, seed: int, slope: float = 1.8, guesses: float | None = None
) -> list[Truth]:
    """Return simulated learners."""
    rng = Random(seed)
    return [learner(rng, slope, guesses) for _ in range(number)]


def main() -> None:
    """Print error and coverage for several slopes, habits of guessing, and lengths."""
    print("Vocabulary size: 1,000 learners a row")
    print("words  slope      guesses  median error  interval holds  high/low")
    for length, slope, guesses in ROWS:
        found = outcome(learners(1000, 1, slope, guesses), seed=2, length=length)
        habit = "at any rate" if guesses is None else f"{guesses:.0%}"
        figures = f"{found.error:12.3f}  {found.held:14.3f}  {found.ratio:8.2f}"
        print(f"{length:5}  {slope:5}  {habit:>11}  {figures}")


if __name__ == "__main__":
    main()
