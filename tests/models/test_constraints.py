"""The database keeps the promises, whatever the code above it does."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import (
    Article,
    ArticleAudience,
    Attempt,
    Base,
    Classroom,
    Item,
    KeyWord,
    KindTotal,
    LoginSession,
    Membership,
    Person,
    Quiz,
    QuizItem,
    Reading,
    Response,
    WordState,
)
from tests.people import NOW

Row = dict[str, Any]


def filled(table: type[Base], **given: Any) -> Row:
    """Return a row with a plausible value in every column that must have one."""
    row: Row = {"id": 1}
    for column in sa.inspect(table).columns:
        if column.name in row or column.nullable:
            continue
        row[column.name] = _plausible(column)
    return row | given


def _plausible(column: sa.Column[Any]) -> Any:
    if column.foreign_keys:
        return 1
    if isinstance(column.type, sa.Enum):
        return column.type.enums[0]
    if isinstance(column.type, sa.JSON):
        return []
    kinds: dict[type, Any] = {bool: False, int: 1, float: 1.0, str: "x"}
    return kinds.get(column.type.python_type, NOW)


@pytest.fixture
def row_of(session: Session) -> Callable[..., None]:
    """Return a function that stores a row of a table, with ids of 1 for all it refers to."""

    def store(table: type[Base], **given: Any) -> None:
        session.execute(sa.insert(table).values(filled(table, **given)))

    return store


@pytest.fixture
def world(row_of: Callable[..., None]) -> None:
    """One row of each table that others refer to, each with the id 1."""
    row_of(Person, guest=True)
    row_of(Classroom)
    row_of(Article, slug="x")
    row_of(Item, evidence_end=2, position=1)
    row_of(Quiz)
    row_of(Attempt)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("table", "second"),
    [
        (Person, {"guest": True}),
        (LoginSession, {}),
        (Membership, {}),
        (ArticleAudience, {}),
        (KeyWord, {}),
        (Item, {"evidence_end": 2, "position": 1}),
        (Quiz, {}),
        (QuizItem, {"position": 2}),
        (QuizItem, {"item_id": 2}),
        (Attempt, {}),
        (Response, {}),
        (Reading, {}),
        (WordState, {}),
        (KindTotal, {}),
    ],
    ids=lambda value: getattr(value, "__tablename__", None),
)
def test_nothing_is_stored_twice(
    session: Session, row_of: Callable[..., None], table: type[Base], second: Row
) -> None:
    if session.get(table, 1) is None:
        row_of(table)
    if "item_id" in second:
        row_of(Item, id=2, uid="y", evidence_end=2, position=2)
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        row_of(table, id=2 if table is not Item else 3, **second)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("table", "broken"),
    [
        (Person, {"id": 2, "nickname_key": "y", "guest": True, "role": "king"}),
        (Person, {"id": 2, "nickname_key": "y", "guest": False}),
        (Membership, {"role": "admin"}),
        (Item, {"id": 2, "uid": "y", "evidence_start": 5, "evidence_end": 5, "position": 1}),
        (Item, {"id": 2, "uid": "y", "evidence_end": 2, "position": None}),
        (Item, {"id": 2, "uid": "y", "evidence_end": 2, "status": "kept", "position": 1}),
        (QuizItem, {"position": 0}),
        (Response, {"credit": 1.5}),
        (KindTotal, {"answered": 1, "right": 2}),
        (WordState, {"wrong": -1}),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(session: Session, table: type[Base], broken: Row) -> None:
    values = filled(table, **broken)
    columns = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    statement = sa.text(f'INSERT INTO "{table.__tablename__}" ({columns}) VALUES ({marks})')  # noqa: S608 - our own tables
    typed = statement.bindparams(
        *(
            sa.bindparam(c.name, type_=_raw(c.type))
            for c in table.__table__.columns
            if c.name in values
        )
    )
    with pytest.raises(IntegrityError, match=r"(?i)check"):
        session.execute(typed, values)


def _raw(kind: Any) -> Any:
    """Return a type that lets a word outside a closed set through to the database."""
    return sa.String() if isinstance(kind, sa.Enum) else kind


@pytest.mark.usefixtures("world")
def test_a_reference_to_nobody_is_refused(row_of: Callable[..., None]) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        row_of(Reading, person_id=99)


@pytest.mark.usefixtures("world")
def test_a_deleted_person_takes_along_what_they_did(
    session: Session, row_of: Callable[..., None]
) -> None:
    for table in (LoginSession, Membership, Response, Reading, WordState, KindTotal):
        row_of(table)
    session.execute(sa.delete(Person))
    left = {
        name: session.scalar(sa.select(sa.func.count()).select_from(table))
        for name, table in Base.metadata.tables.items()
    }
    assert {name for name, count in left.items() if count} == {
        "classroom",
        "article",
        "item",
        "quiz",
    }


def test_every_constraint_and_index_has_a_name() -> None:
    for table in Base.metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name
        assert all(index.name for index in table.indexes), table.name


def test_every_reference_is_indexed() -> None:
    """A foreign key without an index makes each deletion read its whole table."""
    bare = []
    for table in Base.metadata.tables.values():
        led = {next(iter(index.columns)).name for index in table.indexes}
        led |= {
            next(iter(constraint.columns)).name
            for constraint in table.constraints
            if isinstance(constraint, sa.UniqueConstraint | sa.PrimaryKeyConstraint)
        }
        bare += [
            f"{table.name}.{c.name}" for c in table.columns if c.foreign_keys and c.name not in led
        ]
    assert bare == []
