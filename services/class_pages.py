"""What members see of a class: its card, its page, and the teacher's report."""

from collections.abc import Mapping, Sequence
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
    QuizItem,
    Reading,
    Role,
)
from services.errors import NotFound
from services.pages import shown_band
from services.scores import first, sittings
from services.sight import latest_quiz, teaches
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
    band: str | None
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
        card=_card(session, person, classroom),
        teachers=_teachers(session, classroom.id),
        articles=_articles(session, classroom.id),
    )


def report(session: Session, teacher: Person, classroom_id: int) -> Report:
    """Return who has read and answered what. Raises NotFound for all but its teachers."""
    classroom = taught_by(session, teacher, classroom_id)
    learners = _members(session, classroom.id, ClassRole.LEARNER)
    given = _articles(session, classroom.id)
    people, ids = [person_id for person_id, _ in learners], [article.id for article in given]
    readings = {
        (person, article): finished is not None
        for person, article, finished in session.execute(
            select(Reading.person_id, Reading.article_id, Reading.finished_at).where(
                Reading.person_id.in_(people), Reading.article_id.in_(ids)
            )
        )
    }
    scores = first(sittings(session, people, ids))
    return Report(
        card=_card(session, teacher, classroom),
        teachers=_teachers(session, classroom.id),
        articles=given,
        learners=tuple(
            _learner_row(person, nickname, [_cell(person, a, readings, scores) for a in ids])
            for person, nickname in learners
        ),
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


def _card(session: Session, person: Person, classroom: Classroom) -> ClassCard:
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


def _members(session: Session, classroom_id: int, role: ClassRole) -> list[tuple[int, str]]:
    """Return (id, nickname) of the members with a role, by nickname."""
    query = (
        select(Person.id, Person.nickname)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.classroom_id == classroom_id, Membership.role == role)
        .order_by(Person.nickname_key)
    )
    return [(person_id, nickname) for person_id, nickname in session.execute(query)]


def _teachers(session: Session, classroom_id: int) -> tuple[str, ...]:
    members = _members(session, classroom_id, ClassRole.TEACHER)
    return tuple(nickname for _, nickname in members)


def _articles(session: Session, classroom_id: int) -> tuple[ArticleRef, ...]:
    """Return the published articles given to a class, latest first."""
    items = select(func.count(QuizItem.id)).where(QuizItem.quiz_id == latest_quiz(Article.id))
    query = (
        select(
            Article.id,
            Article.title,
            shown_band(),
            items.correlate(Article).scalar_subquery(),
        )
        .join(ArticleAudience, ArticleAudience.article_id == Article.id)
        .where(
            ArticleAudience.classroom_id == classroom_id,
            Article.status == ArticleStatus.PUBLISHED,
        )
        .order_by(Article.published_at.desc(), Article.id.desc())
    )
    return tuple(ArticleRef(*row) for row in session.execute(query))


def _cell(
    person_id: int,
    article_id: int,
    readings: Mapping[tuple[int, int], bool],
    scores: Mapping[tuple[int, int], Score],
) -> Cell:
    place = (person_id, article_id)
    return Cell(place in readings, readings.get(place, False), scores.get(place))


def _learner_row(person_id: int, nickname: str, cells: Sequence[Cell]) -> LearnerRow:
    scores = [cell.score for cell in cells if cell.score is not None]
    return LearnerRow(
        person_id=person_id,
        nickname=nickname,
        cells=tuple(cells),
        read=sum(cell.finished for cell in cells),
        score=Score(sum(s.right for s in scores), sum(s.answered for s in scores)),
    )
