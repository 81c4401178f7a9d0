"""Classes: joining by code, and what their teachers see."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import ClassRole, Classroom, Person
from services.values import Score


@dataclass(frozen=True, slots=True)
class ClassCard:
    """A class of one person; ``code`` is shown to teachers only and is "" for learners.

    ``code_until`` is when the code stops working.
    """

    id: int
    name: str
    role: ClassRole
    learners: int
    articles: int
    code: str
    code_until: datetime | None


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article given to a class."""

    id: int
    title: str
    band: str
    items: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one learner did with one article; ``score`` is of the first attempt."""

    opened: bool
    finished: bool
    score: Score | None


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """A learner of a class: a cell for each article, in the report's order."""

    person_id: int
    nickname: str
    cells: tuple[Cell, ...]
    read: int
    score: Score


@dataclass(frozen=True, slots=True)
class Report:
    """Who has read and answered what; learners by nickname, articles latest first."""

    card: ClassCard
    teachers: tuple[str, ...]
    articles: tuple[ArticleRef, ...]
    learners: tuple[LearnerRow, ...]


@dataclass(frozen=True, slots=True)
class ClassPage:
    """A class as its learners see it."""

    card: ClassCard
    teachers: tuple[str, ...]
    articles: tuple[ArticleRef, ...]


def create(session: Session, teacher: Person, name: str, now: datetime) -> Classroom:
    """Make a class with a join code open for 14 days, this person its teacher.

    Raises Denied for learners, Unfit for an empty or too long name.
    """
    raise NotImplementedError


def classes_of(session: Session, person: Person) -> list[ClassCard]:
    """Return the classes a person teaches or learns in, by name."""
    raise NotImplementedError


def classroom_for(session: Session, person: Person, classroom_id: int) -> Classroom:
    """Return a class this person belongs to; NotFound for any other. An admin sees all."""
    raise NotImplementedError


def page(session: Session, person: Person, classroom_id: int) -> ClassPage:
    """Return a class as a member sees it. Raises NotFound."""
    raise NotImplementedError


def join(session: Session, person: Person, code: str, now: datetime) -> Classroom:
    """Bring a person into the class with this code; a repeat changes nothing.

    Case, spaces and hyphens in the code do not matter. Raises Unfit with one sentence
    for a code that is wrong, old or never was, and Denied for a guest.
    """
    raise NotImplementedError


def leave(session: Session, person: Person, classroom_id: int) -> None:
    """Take a person out of a class; what they did stays theirs.

    Raises NotFound, and Conflict for the only teacher.
    """
    raise NotImplementedError


def remove(session: Session, teacher: Person, classroom_id: int, person_id: int) -> None:
    """Take a learner out of a class of this teacher. Raises NotFound."""
    raise NotImplementedError


def new_code(session: Session, teacher: Person, classroom_id: int, now: datetime) -> str:
    """Replace the join code by a new one, open for 14 days. Raises NotFound."""
    raise NotImplementedError


def report(session: Session, teacher: Person, classroom_id: int) -> Report:
    """Return who has read and answered what. Raises NotFound for all but its teachers."""
    raise NotImplementedError
