"""Taking a quiz: one item at a time, one stored response each.

A ``Question`` has no field for the key or for feedback; those come only in an
``Answered``, which is made from a Response row.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import Person
from services.values import KindScore


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an attempt stands: ``marks`` has a verdict for each position, None for open ones."""

    attempt_id: int
    article_id: int
    article_title: str
    position: int
    total: int
    marks: tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An item to answer. ``options`` are in serving order, () for a typed answer."""

    progress: Progress
    kind: str
    format: str
    skill: str
    stem: str
    context: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of an answered item."""

    text: str
    key: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that decides an item, in its paragraph.

    ``paragraph`` counts body paragraphs from 1; 0 is the title or deck. ``before`` +
    ``sentence`` + ``after`` is the whole paragraph.
    """

    paragraph: int
    before: str
    sentence: str
    after: str


@dataclass(frozen=True, slots=True)
class Answered:
    """An item after its response. ``credit`` is in [0, 1]; ``note`` comes from marking.

    ``why`` says why the key is right; ``why_not`` why what was chosen is not, "" when it
    is. ``next_position`` is the next open item, None when all are answered.
    """

    progress: Progress
    kind: str
    format: str
    skill: str
    stem: str
    context: str
    options: tuple[Choice, ...]
    right: bool
    credit: float
    note: str
    chosen: str
    key: str
    why: str
    why_not: str
    evidence: Evidence
    next_position: int | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One position of a result; ``chosen`` and ``key`` are "" while it is open."""

    position: int
    kind: str
    stem: str
    right: bool | None
    chosen: str
    key: str


@dataclass(frozen=True, slots=True)
class Result:
    """How an attempt went. ``finished`` is False while items are open: see next_position.

    ``missed`` are the headwords asked for and not known.
    """

    attempt_id: int
    article_id: int
    article_title: str
    right: int
    answered: int
    total: int
    finished: bool
    next_position: int | None
    by_kind: tuple[KindScore, ...]
    rows: tuple[ResultRow, ...]
    missed: tuple[str, ...]


def start(session: Session, learner: Person, article_id: int, now: datetime) -> int:
    """Begin an attempt at the latest quiz of an article, or go on with an open one.

    Returns the attempt's id; ``resume_position`` says which item comes next. Also notes
    that the article was opened. Raises NotFound where there is no article for this
    person or no quiz.
    """
    raise NotImplementedError


def resume_position(session: Session, learner: Person, attempt_id: int) -> int | None:
    """Return the first open position of an attempt, from 1; None when all are answered."""
    raise NotImplementedError


def question(
    session: Session, learner: Person, attempt_id: int, position: int
) -> Question | Answered:
    """Return the item at a position (from 1): open as a Question, else as Answered.

    Raises NotFound for another's attempt as for none.
    """
    raise NotImplementedError


def answer(
    session: Session, learner: Person, attempt_id: int, position: int, given: str, now: datetime
) -> Answered:
    """Store what a learner gave and return the outcome; a repeat returns the first one.

    ``given`` is the text of an option, or what was typed. Totals and word states change in
    the same transaction; the last answer finishes the attempt. Raises NotFound, and
    Unfit for what is none of the options.
    """
    raise NotImplementedError


def result(session: Session, learner: Person, attempt_id: int) -> Result:
    """Return how an attempt went so far; keys only of answered items. Raises NotFound."""
    raise NotImplementedError
