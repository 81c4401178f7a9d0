"""Classes: joining by code, and what their teachers see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import choice

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
from services.errors import Conflict, Denied, NotFound, Unfit
from services.scores import first, sittings
from services.sight import latest_quiz, teaches
from services.store import stored
from services.values import Score

CODE_SYMBOLS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0 O, 1 I L, and U, which looks like V
CODE_LENGTH = 8  # symbols: 30^8 codes; at 5 wrong tries in 10 minutes, none is found by trying
CODE_LASTS = timedelta(days=14)
LONGEST_NAME = 60  # characters of a class's name


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


def create(session: Session, teacher: Person, name: str, now: datetime) -> Classroom:
    """Make a class with a join code open for 14 days, this person its teacher.

    Raises Denied for learners, Unfit for an empty or too long name.
    """
    if teacher.role is Role.LEARNER:
        raise Denied("Only teachers can make a class.")
    clean = " ".join(name.split())
    if not clean or len(clean) > LONGEST_NAME or not clean.isprintable():
        message = f"Give the class a name of 1 to {LONGEST_NAME} characters."
        raise Unfit(message)
    classroom = Classroom(
        name=clean, join_code=join_code(), join_until=now + CODE_LASTS, created_at=now
    )
    session.add(classroom)
    session.flush()
    _add_member(session, classroom.id, teacher.id, ClassRole.TEACHER, now)
    return classroom


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


def join(session: Session, person: Person, code: str, now: datetime) -> Classroom:
    """Bring a person into the class with this code; a repeat changes nothing.

    Case, spaces and hyphens in the code do not matter. Raises Unfit with one sentence
    for a code that is wrong, old or never was, and Denied for a guest.
    """
    if person.guest:
        raise Denied("Choose a nickname first, so that your class knows you.")
    plain = "".join(symbol for symbol in code.upper() if symbol.isalnum())
    classroom = session.scalar(
        select(Classroom).where(Classroom.join_code == plain, Classroom.join_until > now)
    )
    if classroom is None:
        raise Unfit("No class has this code now. Check it, or ask your teacher for a new one.")
    _add_member(session, classroom.id, person.id, ClassRole.LEARNER, now)
    return classroom


def leave(session: Session, person: Person, classroom_id: int) -> None:
    """Take a person out of a class; what they did stays theirs.

    Raises NotFound, and Conflict for the only teacher.
    """
    members = select(Membership).where(Membership.classroom_id == classroom_id)
    mine = session.scalar(members.where(Membership.person_id == person.id))
    if mine is None:
        raise NotFound
    if mine.role is ClassRole.TEACHER:
        # Locked, so that two last teachers who leave at once do not both go.
        staff = session.scalars(
            members.where(Membership.role == ClassRole.TEACHER).with_for_update()
        ).all()
        if len(staff) == 1:
            raise Conflict("You are the only teacher of this class, so you cannot leave it.")
    session.delete(mine)
    session.flush()


def remove(session: Session, teacher: Person, classroom_id: int, person_id: int) -> None:
    """Take a learner out of a class of this teacher. Raises NotFound."""
    classroom = taught_by(session, teacher, classroom_id)
    row = session.scalar(
        select(Membership).where(
            Membership.classroom_id == classroom.id,
            Membership.person_id == person_id,
            Membership.role == ClassRole.LEARNER,
        )
    )
    if row is None:
        raise NotFound
    session.delete(row)
    session.flush()


def new_code(session: Session, teacher: Person, classroom_id: int, now: datetime) -> str:
    """Replace the join code by a new one, open for 14 days. Raises NotFound."""
    classroom = taught_by(session, teacher, classroom_id)
    classroom.join_code, classroom.join_until = join_code(), now + CODE_LASTS
    session.flush()
    return classroom.join_code


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


def join_code() -> str:
    """Return a new join code: 8 of 30 symbols that nobody mixes up, some 39 bits."""
    return "".join(choice(CODE_SYMBOLS) for _ in range(CODE_LENGTH))


def _one(session: Session, classroom_id: int, allowed: ColumnElement[bool]) -> Classroom:
    found = session.scalar(select(Classroom).where(Classroom.id == classroom_id, allowed))
    if found is None:
        raise NotFound
    return found


def _add_member(
    session: Session, classroom_id: int, person_id: int, role: ClassRole, now: datetime
) -> None:
    """Add a person to a class; one who is there already stays as they are."""
    row = Membership(classroom_id=classroom_id, person_id=person_id, role=role, joined_at=now)
    stored(session, row)


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
            Article.grade_band,
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
