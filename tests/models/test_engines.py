"""How a transaction begins and ends, on both databases."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlalchemy.orm import Session

from models import KindTotal, Person, writing
from tests.people import NOW, Cast

WRITERS, ROUNDS = 8, 10


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 15_000),
    ],
)
def test_every_sqlite_connection_is_set_up(
    sqlite_engine: sa.Engine, pragma: str, value: object
) -> None:
    with sqlite_engine.connect() as one, sqlite_engine.connect() as other:
        for connection in (one, other):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_naive_datetime_is_refused(session: Session) -> None:
    session.add(
        Person(nickname="Eve", nickname_key="eve", guest=True, created_at=datetime(2026, 1, 1))  # noqa: DTZ001 - what must be refused
    )
    with pytest.raises(StatementError, match="naive datetime"):
        session.flush()


def test_instants_come_back_in_utc(session: Session) -> None:
    paris = datetime(2026, 8, 5, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    session.add(Person(nickname="Eve", nickname_key="eve", guest=True, created_at=paris))
    session.commit()
    session.expire_all()
    stored = session.scalars(sa.select(Person.created_at)).one()
    assert (stored, stored.tzinfo) == (NOW, UTC)


def test_marked_session_holds_the_lock_from_its_first_query(sqlite_engine: sa.Engine) -> None:
    with Session(sqlite_engine) as one, Session(sqlite_engine) as other:
        writing(one)
        one.scalar(sa.select(sa.func.count(Person.id)))  # a read, but it will write
        writing(other)
        with sqlite_engine.connect() as impatient:
            impatient.exec_driver_sql("PRAGMA busy_timeout=0")
            impatient.rollback()
            impatient.exec_driver_sql("SELECT 1")
            with pytest.raises(OperationalError, match="locked"):
                impatient.exec_driver_sql("DELETE FROM person")
            impatient.rollback()
            impatient.exec_driver_sql("PRAGMA busy_timeout=15000")


def test_unmarked_session_lets_another_write(sqlite_engine: sa.Engine) -> None:
    with Session(sqlite_engine) as reader, Session(sqlite_engine) as writer:
        reader.scalar(sa.select(sa.func.count(Person.id)))
        writing(writer)
        writer.add(Person(nickname="Eve", nickname_key="eve", guest=True, created_at=NOW))
        writer.commit()
        assert reader.scalar(sa.select(sa.func.count(Person.id))) == 0  # its own snapshot


def test_marking_ends_a_reading_transaction(session: Session) -> None:
    session.info.clear()
    session.scalar(sa.select(sa.func.count(Person.id)))
    writing(session)
    assert not session.in_transaction()


def test_marking_with_changes_pending_is_refused(session: Session) -> None:
    session.add(Person(nickname="Eve", nickname_key="eve", guest=True, created_at=NOW))
    with pytest.raises(RuntimeError, match="before changing"):
        writing(session)


def test_savepoint_leaves_the_transaction_usable(session: Session, cast: Cast) -> None:
    with pytest.raises(IntegrityError), session.begin_nested():
        session.add(Person(nickname="B", nickname_key="ben", guest=True, created_at=NOW))
    session.add(Person(nickname="Eve", nickname_key="eve", guest=True, created_at=NOW))
    session.commit()
    keys = session.scalars(sa.select(Person.nickname_key).order_by(Person.id)).all()
    assert keys[-1] == "eve"


def test_parallel_writers_that_read_first_all_succeed(engine: sa.Engine, cast: Cast) -> None:
    """A plain BEGIN fails here at once with "database is locked", whatever the timeout."""
    with Session(engine) as session:
        session.add(KindTotal(person_id=cast.ben.id, kind="gap", answered=0, right=0))
        session.commit()
    ready = threading.Barrier(WRITERS)

    def write(_: int) -> None:
        ready.wait()
        for _ in range(ROUNDS):
            with Session(engine) as mine:
                writing(mine)
                total = mine.scalars(sa.select(KindTotal).with_for_update()).one()
                total.answered += 1
                mine.commit()

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(write, range(WRITERS)))
    with Session(engine) as session:
        assert session.scalars(sa.select(KindTotal.answered)).one() == WRITERS * ROUNDS


def test_deleted_words_are_gone_from_the_file(sqlite_engine: sa.Engine, tmp_path: Path) -> None:
    hidden = "a-name-that-must-vanish"
    with Session(sqlite_engine) as session:
        writing(session)
        person = Person(nickname=hidden, nickname_key=hidden, guest=True, created_at=NOW)
        session.add(person)
        session.commit()
        session.delete(person)
        session.commit()
    with sqlite_engine.connect() as connection:
        driver = connection.connection.cursor()
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("gradus.sqlite*"))
    assert hidden.encode() not in kept
