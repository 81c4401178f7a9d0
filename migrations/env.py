"""Run migrations with the application's own engine, each upgrade in one transaction."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrationScript
from alembic.runtime.migration import MigrationContext
from flask import current_app

from models import Base, UtcDateTime


def render_item(type_: str, obj: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write our instants as the plain type they are stored in: a migration outlives its models."""
    if type_ == "type" and isinstance(obj, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def leave_out_empty(
    migration: MigrationContext, _revision: Any, directives: list[MigrationScript]
) -> None:
    """Write no revision file where the models and the schema agree; `check` wants the empty one."""
    script = directives[0]
    if not getattr(context.config.cmd_opts, "autogenerate", False):
        return
    if script.upgrade_ops is not None and script.upgrade_ops.is_empty():
        directives[:] = []


def check_references(connection: sa.Connection) -> None:
    """Raise if a migration of SQLite has left a row that refers to nothing."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        message = f"the migration would break a reference: {tuple(broken)}"
        raise RuntimeError(message)


def enforce(connection: sa.Connection, state: Literal["ON", "OFF"]) -> None:
    """Switch foreign keys of SQLite, which works only outside a transaction.

    Changing a table there copies it and drops the old one; with foreign keys on, the
    drop would delete every row that refers to it.
    """
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute(f"PRAGMA foreign_keys={state}")


def run() -> None:
    """Bring the database to the revision that the command names."""
    engine: sa.Engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        enforce(connection, "OFF")
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            render_item=render_item,
            process_revision_directives=leave_out_empty,
            transactional_ddl=True,  # on SQLite too: a failed upgrade leaves nothing half done
        )
        with context.begin_transaction():
            context.run_migrations()
            if connection.dialect.name == "sqlite":
                check_references(connection)
        enforce(connection, "ON")


run()
