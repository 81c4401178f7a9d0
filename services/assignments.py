"""Assignments: a text for a class, with a due date and rules, as its teachers give it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.orm import Session

from models import (
    Article,
    ArticleAudience,
    ArticleStatus,
    Assignment,
    Attempt,
    ClassRole,
    Classroom,
    Counts,
    Feedback,
    Membership,
    Person,
    Quiz,
)
from progress.weeks import zone
from services.class_pages import ArticleRef, taught_by
from services.errors import NotFound, Unfit
from services.pages import easiest_first, shown_band
from services.reading_page import quiz_length
from services.sight import readable_by, teaches

MOST_TRIES, MOST_DRAWN = 9, 99


@dataclass(frozen=True, slots=True)
class Terms:
    """How an assignment goes; ``due`` is the last day for it, in the zone of the class.

    ``tries`` attempts count (None: all that are made); each has ``drawn`` items (None: all).
    """

    by_level: bool = False
    due: date | None = None
    feedback: Feedback = Feedback.AT_ONCE
    counts: Counts = Counts.FIRST
    tries: int | None = 1
    drawn: int | None = None


PLAIN = Terms()  # of an assignment that publishing makes


@dataclass(frozen=True, slots=True)
class Choice:
    """A text that a class can be given; ``versions`` counts it and its other versions."""

    id: int
    title: str
    band: str | None
    series: str
    versions: int
    given: bool


def assign(
    session: Session,
    teacher: Person,
    classroom_id: int,
    article_id: int,
    terms: Terms,
    now: datetime,
) -> Assignment:
    """Give a class a text with a due date and rules, and open it to the class.

    It takes the place of one that the class has from publishing, and what was answered for that
    counts. Raises NotFound for a class or text that is not for this teacher, Unfit for terms
    that make no sense.
    """
    room = taught_by(session, teacher, classroom_id)
    article = _assignable(session, teacher, article_id)
    due_at = _checked(room, terms, now)
    row = Assignment(classroom_id=room.id, article_id=article.id, assigned_at=now)
    _set(row, terms, due_at)
    texts = _ids(session, [row])
    from_publishing = Assignment.article_id.in_(texts) & plain()
    session.execute(delete(Assignment).where(Assignment.classroom_id == room.id, from_publishing))
    session.add(row)
    session.flush()
    _open_to(session, room, texts)
    adopt(session, row, texts)
    return row


def plain() -> ColumnElement[bool]:
    """Return the condition that an assignment has the terms of one made by publishing."""
    return and_(
        Assignment.due_at.is_(None),
        Assignment.by_level.is_(PLAIN.by_level),
        Assignment.feedback == PLAIN.feedback,
        Assignment.counts == PLAIN.counts,
        Assignment.tries == PLAIN.tries,
        Assignment.drawn.is_(None),
    )


def change(
    session: Session, teacher: Person, assignment_id: int, terms: Terms, now: datetime
) -> Assignment:
    """Set the terms of an assignment anew; what was answered stays. Raises NotFound, Unfit."""
    row, room = assignment_for(session, teacher, assignment_id)
    before = _ids(session, [row])
    _set(row, terms, _checked(room, terms, now, before=row.due_at))
    session.flush()
    _open_to(session, room, _ids(session, [row]))
    _close_to(session, room, before)
    return row


def take_back(session: Session, teacher: Person, assignment_id: int) -> Assignment:
    """Delete an assignment; what was answered stays, and a text of the library stays there.

    The class loses a text that it has no other assignment of. Raises NotFound.
    """
    row, room = assignment_for(session, teacher, assignment_id)
    texts = _ids(session, [row])
    session.delete(row)
    session.flush()
    _close_to(session, room, texts)
    return row


def assignment_for(
    session: Session, teacher: Person, assignment_id: int
) -> tuple[Assignment, Classroom]:
    """Return an assignment and its class for one who teaches it; NotFound for any other."""
    found = session.execute(
        select(Assignment, Classroom)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .where(Assignment.id == assignment_id, teaches(teacher, Classroom.id))
    ).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1]


def _set(row: Assignment, terms: Terms, due_at: datetime | None) -> None:
    row.by_level, row.due_at, row.feedback = terms.by_level, due_at, terms.feedback
    row.counts, row.tries, row.drawn = terms.counts, terms.tries, terms.drawn


def terms_of(assignment: Assignment, room: Classroom) -> Terms:
    """Return the terms of an assignment as a form shows them."""
    last = last_day(assignment.due_at, room.time_zone) if assignment.due_at else None
    return Terms(
        assignment.by_level,
        last,
        assignment.feedback,
        assignment.counts,
        assignment.tries,
        assignment.drawn,
    )


def last_day(due_at: datetime, time_zone: str) -> date:
    """Return the last day for what is due at an instant: the one that ends there, in a zone."""
    return (due_at - timedelta(seconds=1)).astimezone(zone(time_zone)).date()


def end_of(day: date, time_zone: str) -> datetime:
    """Return the instant at which a day ends in a zone."""
    return datetime.combine(day + timedelta(days=1), time(), zone(time_zone))


def texts_of(session: Session, assignments: Sequence[Assignment]) -> dict[int, list[ArticleRef]]:
    """Return what the learners of each assignment may get: its text, or all published versions.

    By assignment, the easiest first: at most 2 queries.
    """
    if not assignments:
        return {}
    base = _refs(session, Article.id.in_({row.article_id for row in assignments}))
    owners = {text.id: (series, owner) for text, series, owner in base}
    wanted = {owners[row.article_id][0] for row in assignments if row.by_level} - {""}
    published = Article.status == ArticleStatus.PUBLISHED
    others = _refs(session, Article.series.in_(wanted), published) if wanted else []
    known = {text.id: text for text, _, _ in base}
    found: dict[int, list[ArticleRef]] = {}
    for row in assignments:
        series, owner = owners[row.article_id]
        same = [
            text
            for text, name, of in others
            if row.by_level and name == series != "" and of in {None, owner}
        ]
        found[row.id] = (
            same if any(t.id == row.article_id for t in same) else [known[row.article_id]]
        )
    return found


def _refs(
    session: Session, *which: ColumnElement[bool]
) -> list[tuple[ArticleRef, str, int | None]]:
    """Return articles with their series and owner, the easiest first."""
    columns = (Article.id, Article.title, shown_band(), quiz_length())
    query = select(*columns, Article.language, Article.series, Article.owner_id)
    rows = session.execute(query.where(*which).order_by(*easiest_first()))
    return [(ArticleRef(*row[:4], language=row.language), row.series, row.owner_id) for row in rows]


def choices(session: Session, teacher: Person, classroom_id: int) -> Sequence[Choice]:
    """Return the texts that a class can be given, the teacher's own first, then by level.

    Raises NotFound.
    """
    room = taught_by(session, teacher, classroom_id)
    own = (Article.owner_id == teacher.id).label("own")
    rows = session.execute(
        select(Article.id, Article.title, shown_band(), Article.series, own)
        .where(may_give(teacher))
        .order_by(own.desc(), *easiest_first())
    ).all()
    series = [row.series for row in rows if row.series]
    query = select(Assignment.article_id).where(Assignment.classroom_id == room.id)
    given = set(session.scalars(query))
    return [
        Choice(id, title, band, name, series.count(name) if name else 1, id in given)
        for id, title, band, name, _ in rows
    ]


def _ids(session: Session, assignments: Sequence[Assignment]) -> list[int]:
    """Return the ids of all that the learners of some assignments may get."""
    return [text.id for texts in texts_of(session, assignments).values() for text in texts]


def _assignable(session: Session, teacher: Person, article_id: int) -> Article:
    """Return a text that this teacher may give. Raises NotFound."""
    found = session.scalar(select(Article).where(Article.id == article_id, may_give(teacher)))
    if found is None:
        raise NotFound
    return found


def may_give(teacher: Person) -> ColumnElement[bool]:
    """Return the condition that a teacher may give an article: published, and theirs to read."""
    own = Article.owner_id == teacher.id
    return (Article.status == ArticleStatus.PUBLISHED) & (own | readable_by(teacher))


def _checked(
    room: Classroom, terms: Terms, now: datetime, before: datetime | None = None
) -> datetime | None:
    """Return the instant at which the last day ends. Raises Unfit for what makes no sense."""
    for number, most, what in (
        (terms.tries, MOST_TRIES, "tries"),
        (terms.drawn, MOST_DRAWN, "questions"),
    ):
        if number is not None and not 1 <= number <= most:
            message = f"Choose 1 to {most} {what}, or leave the field empty for all."
            raise Unfit(message)
    if terms.due is None:
        if terms.feedback is Feedback.AFTER_DUE:
            raise Unfit("Give a last day, or show what was right sooner.")
        return None
    if terms.due.year > now.year + 2:
        raise Unfit("The last day is more than two years ahead. Check its year.")
    midnight = end_of(terms.due, room.time_zone)
    if midnight <= now and midnight != before:
        raise Unfit("The last day is over already. Choose today or later.")
    return midnight


def _open_to(session: Session, room: Classroom, texts: Sequence[int]) -> None:
    """Let the class read some texts."""
    query = select(ArticleAudience.article_id).where(ArticleAudience.classroom_id == room.id)
    there = set(session.scalars(query))
    session.add_all(
        ArticleAudience(article_id=text, classroom_id=room.id)
        for text in texts
        if text not in there
    )
    session.flush()


def _close_to(session: Session, room: Classroom, texts: Sequence[int]) -> None:
    """Take from the class those of some texts that no assignment of it gives."""
    rows = session.scalars(select(Assignment).where(Assignment.classroom_id == room.id)).all()
    gone = set(texts) - set(_ids(session, rows))
    session.execute(
        delete(ArticleAudience).where(
            ArticleAudience.classroom_id == room.id, ArticleAudience.article_id.in_(gone)
        )
    )


def adopt(session: Session, assignment: Assignment, texts: Sequence[int]) -> None:
    """Let graded attempts that were for no assignment yet be for this one."""
    learners = select(Membership.person_id).where(
        Membership.classroom_id == assignment.classroom_id, Membership.role == ClassRole.LEARNER
    )
    session.execute(
        update(Attempt)
        .where(
            Attempt.graded,
            Attempt.assignment_id.is_(None),
            Attempt.person_id.in_(learners),
            Attempt.quiz_id.in_(select(Quiz.id).where(Quiz.article_id.in_(texts))),
        )
        .values(assignment_id=assignment.id)
        .execution_options(synchronize_session=False)
    )
