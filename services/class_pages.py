"""What members see of a class: its card, its page, and the teacher's report."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, exists, func, select, true
from sqlalchemy.orm import Session, aliased

from models import (
    Article,
    ArticleAudience,
    ArticleStatus,
    ClassRole,
    Classroom,
    Membership,
    Person,
    Role,
)
from services.errors import NotFound
from services.pages import labelled_band
from services.reading_page import quiz_length
from services.sight import teaches
from services.values import Score
from texts.languages import ENGLISH


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
    """An article given to a class; as an assignment, or without one for None.

    Of an assignment with a version for each level, it is the text that it was given by.
    """

    id: int
    title: str
    band: str | None
    items: int
    assignment_id: int | None = None
    due_at: datetime | None = None
    language: str = ENGLISH


@dataclass(frozen=True, slots=True)
class Cell:
    """What one learner did with one article; ``score`` is of the attempt that counts."""

    opened: bool
    finished: bool
    score: Score | None
    late: bool = False


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


def classes_of(session: Session, person: Person) -> list[ClassCard]:
    """Return the classes a person teaches or learns in, by name."""
    return _cards(session, Membership.person_id == person.id)


def classroom_for(session: Session, person: Person, classroom_id: int) -> Classroom:
    """Return a class this person belongs to; NotFound for any other. An admin sees all."""
    member = exists().where(
        Membership.classroom_id == Classroom.id, Membership.person_id == person.id
    )
    allowed = true() if person.role is Role.ADMIN else member
    return _one(session, classroom_id, allowed)


def taught_by(session: Session, teacher: Person, classroom_id: int) -> Classroom:
    """Return a class this person teaches; NotFound for any other. An admin may all."""
    return _one(session, classroom_id, teaches(teacher, Classroom.id))


def page(session: Session, person: Person, classroom_id: int) -> ClassPage:
    """Return a class as a member sees it. Raises NotFound."""
    classroom = classroom_for(session, person, classroom_id)
    return ClassPage(
        card=card_of(session, person, classroom),
        teachers=teachers_of(session, classroom.id),
        articles=articles_of(session, classroom.id),
    )


def _one(session: Session, classroom_id: int, allowed: ColumnElement[bool]) -> Classroom:
    found = session.scalar(select(Classroom).where(Classroom.id == classroom_id, allowed))
    if found is None:
        raise NotFound
    return found


def _cards(session: Session, which: ColumnElement[bool]) -> list[ClassCard]:
    """Return the classes of some memberships as cards, by name."""
    query = (
        select(Classroom, Membership.role, _learner_count(), _article_count())
        .join(Membership, Membership.classroom_id == Classroom.id)
        .where(which)
        .order_by(Classroom.name, Classroom.id)
    )
    return [_make_card(*row) for row in session.execute(query)]


def card_of(session: Session, person: Person, classroom: Classroom) -> ClassCard:
    """Return one class as a card; an admin who is no member sees it as its teacher does."""
    query = select(Membership.role, _learner_count(), _article_count()).select_from(Classroom)
    query = query.outerjoin(
        Membership,
        (Membership.classroom_id == Classroom.id) & (Membership.person_id == person.id),
    ).where(Classroom.id == classroom.id)
    role, learners, articles = session.execute(query).one()
    if person.role is Role.ADMIN:
        role = ClassRole.TEACHER
    return _make_card(classroom, role, learners, articles)


def _make_card(classroom: Classroom, role: ClassRole, learners: int, articles: int) -> ClassCard:
    staff = role is ClassRole.TEACHER
    return ClassCard(
        id=classroom.id,
        name=classroom.name,
        role=role,
        learners=learners,
        articles=articles,
        code=classroom.join_code if staff else "",
        code_until=classroom.join_until if staff else None,
    )


def _learner_count() -> ScalarSelect[int]:
    other = aliased(Membership)
    query = select(func.count(other.id)).where(
        other.classroom_id == Classroom.id, other.role == ClassRole.LEARNER
    )
    return query.correlate(Classroom).scalar_subquery()


def _article_count() -> ScalarSelect[int]:
    query = select(func.count(ArticleAudience.id)).where(
        ArticleAudience.classroom_id == Classroom.id
    )
    return query.correlate(Classroom).scalar_subquery()


def members(session: Session, classroom_id: int, role: ClassRole) -> list[tuple[int, str]]:
    """Return (id, nickname) of the members with a role, by nickname."""
    query = (
        select(Person.id, Person.nickname)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.classroom_id == classroom_id, Membership.role == role)
        .order_by(Person.nickname_key)
    )
    return [(person_id, nickname) for person_id, nickname in session.execute(query)]


def teachers_of(session: Session, classroom_id: int) -> tuple[str, ...]:
    """Return the nicknames of the teachers of a class."""
    return tuple(nickname for _, nickname in members(session, classroom_id, ClassRole.TEACHER))


def articles_of(session: Session, classroom_id: int) -> tuple[ArticleRef, ...]:
    """Return the published articles given to a class, latest first."""
    query = (
        select(
            Article.id,
            Article.title,
            labelled_band(),
            quiz_length(),
        )
        .join(ArticleAudience, ArticleAudience.article_id == Article.id)
        .where(
            ArticleAudience.classroom_id == classroom_id,
            Article.status == ArticleStatus.PUBLISHED,
        )
        .order_by(Article.published_at.desc(), Article.id.desc())
    )
    return tuple(ArticleRef(*row) for row in session.execute(query))
