"""Totals of answers and of words met, counted from what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """Right answers of those given."""

    answered: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting with a headword: in a text finished (``right`` None) or in an answer."""

    headword: str
    at: datetime
    right: bool | None = None


@dataclass(frozen=True, slots=True)
class WordTally:
    """How a headword was met: in how many texts, answered right and wrong, first and last."""

    met: int
    right: int
    wrong: int
    first: datetime
    last: datetime


def tallies(outcomes: Iterable[tuple[str, bool]]) -> dict[str, Tally]:
    """Return the totals of (kind, right) outcomes by kind, in order of first appearance.

    >>> tallies([("gap", True), ("gap", False)])
    {'gap': Tally(answered=2, right=1)}
    """
    found: dict[str, Tally] = {}
    for kind, right in outcomes:
        before = found.get(kind, Tally())
        found[kind] = Tally(before.answered + 1, before.right + right)
    return found


def accuracy(tally: Tally) -> float:
    """Return the share of right answers, in [0, 1]; show ``answered`` beside it.

    Raises ValueError if nothing was answered yet.
    """
    if not tally.answered:
        message = "no answers, no accuracy"
        raise ValueError(message)
    return tally.right / tally.answered


def word_tallies(meetings: Iterable[Meeting]) -> dict[str, WordTally]:
    """Return how each headword was met; the order of the meetings does not matter."""
    found: dict[str, WordTally] = {}
    for meeting in meetings:
        new = _single(meeting)
        before = found.get(meeting.headword)
        found[meeting.headword] = _sum(before, new) if before else new
    return found


def _single(meeting: Meeting) -> WordTally:
    return WordTally(
        met=int(meeting.right is None),
        right=int(meeting.right is True),
        wrong=int(meeting.right is False),
        first=meeting.at,
        last=meeting.at,
    )


def _sum(one: WordTally, other: WordTally) -> WordTally:
    return WordTally(
        one.met + other.met,
        one.right + other.right,
        one.wrong + other.wrong,
        min(one.first, other.first),
        max(one.last, other.last),
    )
