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
NEEDED = {"postgres_url", "empty_postgres_url", "postgres_engine"}


def server() -> sa.Engine:
    """Return an engine for the PostgreSQL server that tests may make databases on."""
    url = os.environ.get("TEST_DATABASE_URL", POSTGRES)
    url = url.replace("postgresql://", "postgresql+psycopg://")
    return sa.create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        poolclass=sa.NullPool,
        connect_args={"connect_timeout": 3},
    )


def answers() -> bool:
    """Tell whether there is a PostgreSQL server to test on."""
    try:
        server().connect().close()
    except sa.exc.OperationalError:
        return False
    return True


def needs_postgres(item: pytest.Item) -> bool:
    """Tell whether a test runs on PostgreSQL: by a fixture, or by a parameter of that name."""
    given = getattr(item, "callspec", None)
    chosen = given.params.values() if given else ()
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & NEEDED) or any(value == "postgresql" for value in chosen)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests on PostgreSQL where it does not answer."""
    needing = [item for item in items if needs_postgres(item)]
    if needing and not answers():
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if not needs_postgres(item)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line if those were left out; of several processes only the first one tells."""
    if not answers():
        where = "PostgreSQL does not answer on 127.0.0.1:5432 or TEST_DATABASE_URL"
        terminalreporter.write_line(f"Tests on PostgreSQL are skipped: {where}.")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run on CI that left anything out: everything is there, so nothing may be skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("CI") or reporter is None:
        return
    if reporter.stats.get("skipped") or not answers():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def now() -> datetime:
    return NOW


@contextmanager
def postgres_database() -> Iterator[str]:
    """Make a PostgreSQL database with a name of its own, and drop it at the end."""
    admin = server()
    name = f"gradus_test_{secrets.token_hex(6)}"
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield admin.url.set(database=name).render_as_string(hide_password=False)
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
