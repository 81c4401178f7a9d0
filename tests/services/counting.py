"""Count the statements that a piece of work sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

WRITES = ("INSERT", "UPDATE", "DELETE")


class Statements(list[str]):
    """What was sent, in order."""

    @property
    def writes(self) -> list[str]:
        return [statement for statement in self if statement.lstrip().startswith(WRITES)]


@contextmanager
def statements(session: Session) -> Iterator[Statements]:
    """Collect what a session sends, but for the begin of its transaction."""
    session.connection()
    sent = Statements()

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    engine = session.get_bind()
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
