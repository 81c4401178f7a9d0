"""Simulated learners, whose true ability is known: ``python -m bench.learners``.

Each answers items that are aimed at 80 % success by what is believed of the learner so far,
and whose true difficulty is off the predicted one by N(0, .7). Printed is how far the belief
is from the truth, and how often its 90 % interval holds it (docs/measuring.md).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp, log, sqrt
from random import Random

from progress.ability import AIM, ITEM_ERROR, SPREAD, Ability, Given, answered

AFTER = (5, 10, 20, 40)  # answers
AT = datetime(2026, 8, 5, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Moment:
    """A simulated learner after some answers: the truth, and what is believed."""

    answers: int
    truth: float
    belief: Ability

    @property
    def held(self) -> bool:
        """Tell whether the 90 % interval holds the truth."""
        return self.belief.low <= self.truth <= self.belief.high


def logistic(x: float) -> float:
    """Return 1 / (1 + e^-x)."""
    return 1 / (1 + exp(-x))


def aimed(mean: float, guess: float) -> float:
    """Return the difficulty, in logits, of an item that this ability has right at 80 %."""
    known = (AIM - guess) / (1 - guess)
    return mean - log(known / (1 - known))


def learner(rng: Random, answers: int, guess: float) -> Iterator[Moment]:
    """Yield one learner after each answer."""
    truth, belief = rng.gauss(0, SPREAD), Ability()
    for number in range(1, answers + 1):
        predicted = aimed(belief.mean, guess)
        difficulty = predicted + rng.gauss(0, ITEM_ERROR)
        right = rng.uniform(0, 1) < guess + (1 - guess) * logistic(truth - difficulty)
        belief = answered(belief, Given(AT, right, predicted, guess))
        yield Moment(number, truth, belief)


def moments(learners: int, guess: float, seed: int) -> dict[int, list[Moment]]:
    """Return all learners after 5, 10, 20 and 40 answers."""
    rng = Random(seed)
    found: dict[int, list[Moment]] = {number: [] for number in AFTER}
    for _ in range(learners):
        for moment in learner(rng, AFTER[-1], guess):
            if moment.answers in found:
                found[moment.answers].append(moment)
    return found


def error(found: Sequence[Moment]) -> float:
    """Return the root mean square of belief minus truth, in logits."""
    return sqrt(sum((m.belief.mean - m.truth) ** 2 for m in found) / len(found))


def held(found: Sequence[Moment]) -> float:
    """Return the share of learners whose 90 % interval holds the truth."""
    return sum(m.held for m in found) / len(found)


def main() -> None:
    """Print error and coverage, without guessing and with four options."""
    print("Ability: 20,000 learners N(0, 1.2), items off by N(0, .7)")
    print("answers  guess  RMSE  interval holds")
    for guess in (0.0, 0.25):
        for number, found in moments(20_000, guess, seed=1).items():
            print(f"{number:7}  {guess:5}  {error(found):.3f}  {held(found):.3f}")


if __name__ == "__main__":
    main()
