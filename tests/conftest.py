"""What many tests need: the two databases, and the cast of tests/people.py."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Base, engine_options, writing
from tests.people import NOW, Cast, make_cast

POSTGRES = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"


@pytest.fixture
def now() -> datetime:
    return NOW


@contextmanager
def postgres_database() -> Iterator[str]:
    """Make a PostgreSQL database with a name of its own, and drop it at the end."""
    server = os.environ.get("TEST_DATABASE_URL", POSTGRES)
    server = server.replace("postgresql://", "postgresql+psycopg://")
    admin = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    name = f"gradus_test_{secrets.token_hex(6)}"
    try:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
    except sa.exc.OperationalError:
        pytest.skip("PostgreSQL does not answer: set TEST_DATABASE_URL to run these tests")
    yield sa.make_url(server).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL database of this run's own."""
    with postgres_database() as url:
        yield url


@pytest.fixture
def empty_postgres_url() -> Iterator[str]:
    """A PostgreSQL database of this test's own, without any table."""
    with postgres_database() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_engine(postgres_url: str) -> Iterator[sa.Engine]:
    engine = sa.create_engine(postgres_url, **engine_options(postgres_url))
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An empty SQLite database with all tables, to be copied for each test."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.sqlite"
    engine = sa.create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    engine.dispose()
    return path.read_bytes()


@pytest.fixture
def sqlite_engine(sqlite_template: bytes, tmp_path: Path) -> Iterator[sa.Engine]:
    path = tmp_path / "gradus.sqlite"
    path.write_bytes(sqlite_template)
    url = f"sqlite:///{path}"
    engine = sa.create_engine(url, **engine_options(url))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """An empty database with all tables, on SQLite and then on PostgreSQL."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_engine")
        return
    found: sa.Engine = request.getfixturevalue("postgres_engine")
    yield found
    tables = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
    with found.begin() as connection:
        connection.exec_driver_sql(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")


@pytest.fixture
def session(engine: sa.Engine) -> Iterator[Session]:
    """A session that may write, as an entry point makes one."""
    with Session(engine, expire_on_commit=False) as opened:
        writing(opened)
        yield opened


@pytest.fixture
def cast(session: Session) -> Cast:
    return make_cast(session)
