"""What a learner remembers of a word: its strength, when it is due, and whether it is learned.

Strength is FSRS-6 with its default parameters (log loss .339 on the 350 million reviews of
srs-benchmark; SM-2, the older rule, .547). A right answer counts as "Good", a wrong one as
"Again"; speed and half credit are not rated. A right answer with help (a hint, or the key seen
minutes ago) strengthens the word, and proves nothing. The scheduler's steps of minutes are
left out: they are for cramming cards, and a word asked again within the hour proves nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce

from fsrs import Card, Rating, Scheduler, State

APART = timedelta(days=2)  # between two right answers that prove a word: "days later", issue 5
# Fuzz off: the same answers give the same state, so that it can be rebuilt from them.
SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
RETENTION = SCHEDULER.desired_retention  # the chance of a right answer on the day it is due


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer about a word; ``sentence`` names the sentence it was asked in.

    ``helped`` tells of a hint, or of a key seen shortly before.
    """

    at: datetime
    right: bool
    sentence: str
    helped: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """The state of one word for one learner.

    ``stability`` is in days: so long after ``asked_at`` the chance of a right answer falls
    to 90 %. ``difficulty`` is FSRS's, in [1, 10]. ``right_at`` and ``right_in`` are the first
    right answer since the last wrong one, and its sentence; ``learned_at`` is when another
    sentence proved the word, None before and after a wrong answer.
    """

    stability: float
    difficulty: float
    asked_at: datetime
    due_at: datetime
    right_at: datetime | None
    right_in: str
    learned_at: datetime | None


def answered(memory: Memory | None, answer: Answer) -> Memory:
    """Return the state after an answer; None stands for a word never asked for.

    An answer that says it came before the last one counts as given at the same time.
    """
    at = max(answer.at, memory.asked_at) if memory else answer.at
    card, _ = SCHEDULER.review_card(
        _card(memory, at), Rating.Good if answer.right else Rating.Again, at
    )
    if card.stability is None or card.difficulty is None:
        raise AssertionError("a card that was reviewed has a state")
    new = Memory(card.stability, card.difficulty, at, card.due, None, "", None)
    if not answer.right:
        return new
    if memory is None or memory.right_at is None:
        return new if answer.helped else replace(new, right_at=at, right_in=answer.sentence)
    other = answer.sentence != memory.right_in and at - memory.right_at >= APART
    proof = at if other and not answer.helped else None
    return replace(
        new,
        right_at=memory.right_at,
        right_in=memory.right_in,
        learned_at=memory.learned_at or proof,
    )


def remembered(answers: Iterable[Answer]) -> Memory | None:
    """Return the state after some answers, in order of time; None after none."""
    start: Memory | None = None
    return reduce(answered, sorted(answers, key=lambda a: a.at), start)


def recall(memory: Memory, now: datetime) -> float:
    """Return the chance, in (0, 1], of a right answer now: FSRS's retrievability.

    It is counted in whole days, so it is 1 on the day of an answer, right or wrong.
    """
    return float(SCHEDULER.get_card_retrievability(_card(memory, memory.asked_at), now))


def due(memory: Memory, now: datetime) -> bool:
    """Tell whether the chance of a right answer has fallen to about 90 %."""
    return memory.due_at <= now


def _card(memory: Memory | None, at: datetime) -> Card:
    # The id is given because a card without one sleeps to get one (fsrs 6.3.2, card.py).
    if memory is None:
        return Card(card_id=0, due=at)
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.asked_at,
    )
