"""Keep the running totals of a person: one upsert each, in the transaction of the answer.

They repeat what responses and readings say, so that a page of progress need not count
them; ``recounting.recount`` makes them again from there.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import KindTotal, Person, WordState
from progress.memory import Answer
from progress.totals import Tally, WordTally
from services.remembering import remember

COUNTERS = ("met_count", "right", "wrong")


def meet(session: Session, person: Person, headwords: Iterable[str], now: datetime) -> None:
    """Count one meeting, in a text finished, with each of some different headwords."""
    add_words(session, person, {word: WordTally(1, 0, 0, now, now) for word in headwords})


def count_word(
    session: Session, person: Person, headword: str, answer: Answer, *, met: bool
) -> None:
    """Count one answer about a headword, and change what is remembered of it.

    ``met`` tells that this answer is also the first meeting with that word in its text.
    """
    right, at = answer.right, answer.at
    add_words(session, person, {headword: WordTally(int(met), int(right), int(not right), at, at)})
    # The row is this transaction's own now: on PostgreSQL the upsert has locked it.
    remember(session, person, headword, answer)


def add_kinds(session: Session, person: Person, found: Mapping[str, Tally]) -> None:
    """Add to the totals by kind."""
    rows = [
        {"person_id": person.id, "kind": kind, "answered": t.answered, "right": t.right}
        for kind, t in sorted(found.items())
    ]
    _upsert(session, KindTotal, rows, ("person_id", "kind"), ("answered", "right"))


def add_words(session: Session, person: Person, found: Mapping[str, WordTally]) -> None:
    """Add to the word states."""
    rows = [
        {
            "person_id": person.id,
            "headword": headword,
            "met_count": t.met,
            "right": t.right,
            "wrong": t.wrong,
            "first_met_at": t.first,
            "last_met_at": t.last,
        }
        # In one order for everyone: two transactions that lock the same rows cannot deadlock.
        for headword, t in sorted(found.items())
    ]
    _upsert(session, WordState, rows, ("person_id", "headword"), COUNTERS)


def _upsert(
    session: Session,
    table: type[KindTotal | WordState],
    rows: Sequence[Mapping[str, Any]],
    unique: Sequence[str],
    counters: Sequence[str],
) -> None:
    """Insert rows, or add their counters to those that are there: one statement, no race."""
    if not rows:
        return
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(table).values(list(rows))
    new = statement.excluded
    changes = {name: getattr(table, name) + new[name] for name in counters}
    if table is WordState:
        changes["last_met_at"] = new["last_met_at"]
    session.execute(statement.on_conflict_do_update(index_elements=unique, set_=changes))
