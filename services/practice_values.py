"""What a learner is shown of a quiz.

A ``Question`` has no field for the key or for feedback; those come only in an
``Answered``, which is made from a Response row.
"""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """What an attempt is for: a result that teachers see, practice, or what was missed before."""

    GRADED = "graded"
    PRACTICE = "practice"
    RETRY = "retry"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an attempt stands: ``marks`` has a verdict for each position, None for open ones."""

    attempt_id: int
    article_id: int
    article_title: str
    language: str
    position: int
    total: int
    marks: tuple[bool | None, ...]
    mode: Mode


@dataclass(frozen=True, slots=True)
class Question:
    """An item to answer. ``options`` are in serving order, () for a typed answer.

    ``weight`` is what an answer would have now; ``hints_left`` can still be taken. Of those
    taken, ``letters`` are the first letters of the word, ``look_in`` the paragraph with its
    number (0 for title or deck); "" where they were not.
    """

    progress: Progress
    kind: str
    format: str
    skill: str
    stem: str
    context: str
    options: tuple[str, ...]
    weight: float
    hints_left: tuple[str, ...]
    letters: str
    look_in: tuple[int, str]


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
    is. ``weight`` is lowered by the ``hints`` that were taken. ``next_position`` is the next
    open item, None when all are answered. ``late`` tells that another answer came after this
    one and was not counted.
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
    hints: int
    weight: float
    next_position: int | None
    late: bool = False


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One position of a result; ``chosen`` and ``key`` are "" and ``hints`` 0 while it is open."""

    position: int
    kind: str
    stem: str
    right: bool | None
    chosen: str
    key: str
    hints: int


@dataclass(frozen=True, slots=True)
class Result:
    """How an attempt went. ``finished`` is False while items are open: see next_position.

    ``retry_of`` is the attempt whose missed items this one asked again, if any; ``wrong`` counts
    the items missed in this one, ``missed`` are the headwords asked for and not known.
    """

    attempt_id: int
    article_id: int
    article_title: str
    language: str
    right: int
    answered: int
    total: int
    finished: bool
    next_position: int | None
    rows: tuple[ResultRow, ...]
    mode: Mode
    retry_of: int | None
    wrong: int
    missed: tuple[str, ...]
