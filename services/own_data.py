"""All that the place keeps about one person, for them to take away.

Every table that names a person is in ``TABLES`` or told apart below; a test walks the models to
see that none is missing. What is kept only as a hash stays here: it would be of use to thieves.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, inspect, select
from sqlalchemy.orm import Session

from models import (
    ApiCreation,
    ApiToken,
    Article,
    Assignment,
    Attempt,
    AuditEntry,
    Base,
    Classroom,
    Complaint,
    Hint,
    Item,
    ItemChange,
    Job,
    KindTotal,
    LoginSession,
    LookUp,
    Membership,
    Person,
    PlacementAnswer,
    Quiz,
    Reading,
    ReadingDay,
    Response,
    Review,
    WordMark,
    WordState,
)
from services.feedback import hold

TABLES: dict[str, type[Base]] = {
    "words": WordState,
    "marks": WordMark,
    "reviews of words": Review,
    "placement": PlacementAnswer,
    "totals by kind of question": KindTotal,
    "readings": Reading,
    "reading time by day": ReadingDay,
    "look-ups": LookUp,
    "reports of faults": Complaint,
    "sign-ins": LoginSession,
    "tokens of programs": ApiToken,
    "drafts made by programs": ApiCreation,
    "changes of questions": ItemChange,
    "texts being measured": Job,
    "log": AuditEntry,
}
UNTOLD = frozenset({"id", "person_id", "passphrase_hash", "token_hash", "asked_hash"})
VERDICT = frozenset({"right", "credit", "note"})
OF_A_TEXT = (
    "title",
    "deck",
    "text",
    "language",
    "theme",
    "kind",
    "series",
    "source",
    "status",
    "in_library",
    "level",
    "grade_band",
    "own_band",
    "created_at",
    "published_at",
)
OF_AN_ITEM = ("kind", "stem", "context", "key", "distractors", "status")

Row = dict[str, Any]


def own_data(session: Session, person: Person, now: datetime) -> Row:
    """Return everything about a person as plain values, ready for JSON; instants are UTC.

    Answers whose verdict is held back from the person come without it (services.feedback).
    """
    rows = {name: session.scalars(_rows(table, person)).all() for name, table in TABLES.items()}
    return {
        "made at": now.isoformat(),
        "profile": _plain(person),
        "classes": _classes(session, person),
        "assignments": _assignments(session, person),
        "attempts": _attempts(session, person, now),
        **{name: [_named(session, row) for row in found] for name, found in rows.items()},
        "texts": _texts(session, person),
    }


def _rows(table: Any, person: Person) -> Select[Any]:
    return select(table).where(table.person_id == person.id).order_by(table.id)


def _plain(row: Base, leave_out: frozenset[str] = frozenset()) -> Row:
    """Return a row's columns but for ids and secrets."""
    names = [column.key for column in inspect(type(row)).columns]
    return {
        name: _value(getattr(row, name))
        for name in names
        if name not in UNTOLD | leave_out and not name.endswith("_id")
    }


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _named(session: Session, row: Base, leave_out: frozenset[str] = frozenset()) -> Row:
    """Return a row with the text and the question that it is about, as people call them."""
    article, item = getattr(row, "article_id", None), getattr(row, "item_id", None)
    found = session.get(Item, item) if item else None
    about: Row = {}
    if article or found:
        about["text"] = session.get_one(Article, found.article_id if found else article).title
    if found:
        about |= {"kind of question": found.kind, "question": found.stem}
    return about | _plain(row, leave_out)


def _classes(session: Session, person: Person) -> list[Row]:
    query = select(Classroom.name, Membership).join(
        Classroom, Classroom.id == Membership.classroom_id
    )
    mine = query.where(Membership.person_id == person.id).order_by(Membership.id)
    return [{"class": name, **_plain(row)} for name, row in session.execute(mine)]


def _assignments(session: Session, person: Person) -> list[Row]:
    """Return what the person's classes were given, whether they learn or teach there."""
    query = (
        select(Classroom.name, Assignment)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .join(Membership, Membership.classroom_id == Classroom.id)
        .where(Membership.person_id == person.id)
        .order_by(Assignment.id)
    )
    return [{"class": name, **_named(session, row)} for name, row in session.execute(query)]


def _attempts(session: Session, person: Person, now: datetime) -> list[Row]:
    query = (
        select(Attempt, Quiz.article_id, Quiz.version)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.person_id == person.id)
        .order_by(Attempt.id)
    )
    found = []
    for attempt, article_id, version in session.execute(query).all():
        held = hold(session, person, attempt.id, now) is not None
        untold = VERDICT if held else frozenset()
        hints, answers = (
            session.scalars(
                select(table).where(table.attempt_id == attempt.id).order_by(table.id)
            ).all()
            for table in (Hint, Response)
        )
        found.append(
            {
                "text": session.get_one(Article, article_id).title,
                "quiz": version,
                **_plain(attempt, frozenset({"seed", "retry_of"})),
                "again what was missed": attempt.retry_of is not None,
                "verdicts held back": held,
                "answers": [_named(session, one, untold) for one in answers],
                "hints": [_named(session, one) for one in hints],
            }
        )
    return found


def _texts(session: Session, person: Person) -> list[Row]:
    """Return the texts of a person's desk with their questions."""
    query = select(Article).where(Article.owner_id == person.id).order_by(Article.id)
    return [
        {name: _value(getattr(text, name)) for name in OF_A_TEXT}
        | {
            "questions": [
                {name: getattr(item, name) for name in OF_AN_ITEM}
                for item in session.scalars(
                    select(Item).where(Item.article_id == text.id).order_by(Item.id)
                )
            ]
        }
        for text in session.scalars(query).all()
    ]
