"""The migrations make the schema that the models describe, on both databases."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask

from app import create_app
from models import Base, db
from tests.people import NOW

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application on a database without any table."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/empty.sqlite"
    else:
        url = request.getfixturevalue("empty_postgres_url")
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "SECRET_KEY": "x", "TESTING": True})
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def schema(engine: sa.Engine) -> dict[str, Any]:
    """Return what the database itself says of its tables, constraints and indexes."""
    inspector = sa.inspect(engine)
    return {
        table: {
            "columns": [
                (c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)
            ],
            "checks": sorted(
                (str(c["name"]), c["sqltext"]) for c in inspector.get_check_constraints(table)
            ),
            "unique": sorted(str(c["name"]) for c in inspector.get_unique_constraints(table)),
            "references": sorted(
                (str(c["name"]), str(c["options"])) for c in inspector.get_foreign_keys(table)
            ),
            "indexes": sorted(
                (str(i["name"]), str(i["column_names"])) for i in inspector.get_indexes(table)
            ),
            "key": inspector.get_pk_constraint(table)["name"],
        }
        for table in sorted(inspector.get_table_names())
        if table != "alembic_version"
    }


def stored(connection: sa.Connection, name: str, *rows: dict[str, Any]) -> None:
    """Store rows as a table was at some revision, with what it cannot do without filled in."""
    table = sa.Table(name, sa.MetaData(), autoload_with=connection)
    words = {"status": "draft", "role": "learner", "feedback": "at once", "counts": "first"}
    plain = {str: "x", int: 1, float: 0.0, bool: True, datetime: NOW, object: [], dict: []}
    needed = {
        c.name: words.get(c.name, "" if c.name == "series" else plain[c.type.python_type])
        for c in table.columns
        if not c.nullable and c.server_default is None and not c.primary_key
    }
    connection.execute(sa.insert(table), [needed | row for row in rows])


def test_upgrade_from_empty_gives_the_models_schema(empty_app: Flask) -> None:
    flask_migrate.upgrade(str(MIGRATIONS))
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrated_tables_equal_created_ones_to_the_last_constraint(empty_app: Flask) -> None:
    flask_migrate.upgrade(str(MIGRATIONS))
    migrated = schema(db.engine)
    flask_migrate.downgrade(str(MIGRATIONS), "base")
    Base.metadata.create_all(db.engine)
    assert migrated == schema(db.engine)


def test_downgrade_to_base_leaves_no_table(empty_app: Flask) -> None:
    flask_migrate.upgrade(str(MIGRATIONS))
    flask_migrate.downgrade(str(MIGRATIONS), "base")
    assert schema(db.engine) == {}


def test_ids_of_deleted_rows_are_not_given_again(empty_app: Flask) -> None:
    flask_migrate.upgrade(str(MIGRATIONS))
    if db.engine.dialect.name != "sqlite":
        return  # a sequence of PostgreSQL never goes back
    query = "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"
    with db.engine.connect() as connection:
        lasting = set(connection.exec_driver_sql(query).scalars())
    wanted = {
        name
        for name, table in Base.metadata.tables.items()
        if table.dialect_options["sqlite"]["autoincrement"]
    }
    assert lasting == wanted != set()


def test_upgrade_again_changes_nothing(empty_app: Flask) -> None:
    flask_migrate.upgrade(str(MIGRATIONS))
    before = schema(db.engine)
    flask_migrate.upgrade(str(MIGRATIONS))
    assert schema(db.engine) == before


def test_foreign_keys_are_on_again_after_an_upgrade(empty_app: Flask) -> None:
    flask_migrate.upgrade(str(MIGRATIONS))
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_texts_given_at_publishing_become_assignments_with_what_was_answered(
    empty_app: Flask,
) -> None:
    flask_migrate.upgrade(str(MIGRATIONS), revision="0022")
    with db.engine.begin() as connection:
        stored(connection, "person", {"id": 1, "nickname_key": "ben"}, {"id": 2})
        stored(connection, "classroom", {"id": 1, "join_code": "A"}, {"id": 2, "join_code": "B"})
        stored(
            connection,
            "membership",
            {"person_id": 1, "classroom_id": 1, "role": "learner"},
            {"person_id": 1, "classroom_id": 2, "role": "learner"},
            {"person_id": 2, "classroom_id": 2, "role": "learner"},
        )
        stored(
            connection,
            "article",
            {"id": 1, "status": "published", "owner_id": 1, "text_hash": "a"},
            {"id": 2, "status": "published", "owner_id": 1, "text_hash": "b", "series": "bees"},
            {"id": 3, "status": "published", "owner_id": 1, "text_hash": "c", "series": "bees"},
        )
        given_to = ((1, 1), (1, 2), (2, 1), (3, 1))
        audience = ({"article_id": a, "classroom_id": c} for a, c in given_to)
        stored(connection, "article_audience", *audience)
        stored(
            connection,
            "assignment",
            {"article_id": 3, "classroom_id": 1, "by_level": True, "tries": 2},
        )
        stored(connection, "quiz", {"id": 1, "article_id": 1, "version": 1})
        stored(
            connection,
            "attempt",
            {"id": 1, "quiz_id": 1, "person_id": 1, "number": 1, "graded": True},
            {"id": 2, "quiz_id": 1, "person_id": 1, "number": 2, "graded": False},
            {"id": 3, "quiz_id": 1, "person_id": 2, "number": 1, "graded": True},
        )
    flask_migrate.upgrade(str(MIGRATIONS))
    given = "SELECT classroom_id, article_id, by_level, due_at, tries FROM assignment ORDER BY id"
    counts = """
        SELECT attempt.id, classroom_id, article_id FROM attempt
        LEFT JOIN assignment ON assignment.id = assignment_id ORDER BY attempt.id
    """
    with db.engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(sa.text(given))]
        assert [(c, a, bool(level), due, tries) for c, a, level, due, tries in rows] == [
            (1, 3, True, None, 2),
            (1, 1, False, None, 1),
            (2, 1, False, None, 1),
        ]
        found = [tuple(row) for row in connection.execute(sa.text(counts))]
        assert found == [(1, 1, 1), (2, None, None), (3, 2, 1)]
