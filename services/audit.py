"""The log of acts that somebody may ask about later."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, cast, func, or_, select
from sqlalchemy.orm import Session

from models import AuditAct, AuditEntry, Person

LONGEST_ABOUT = 300  # characters of the column
ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: ``who`` is a nickname, or "" for the command line."""

    at: datetime
    who: str
    act: AuditAct
    about: str


@dataclass(frozen=True, slots=True)
class Log:
    """Acts, the latest first, on page ``page`` of ``pages``, both at least 1; of ``total``."""

    entries: tuple[Entry, ...]
    page: int
    pages: int
    total: int


def note(session: Session, person: Person | None, act: AuditAct, about: str, now: datetime) -> None:
    """Add an act to the log, in the transaction of the act; None stands for the command line."""
    session.add(
        AuditEntry(
            at=now,
            person_id=person.id if person else None,
            who=person.nickname if person else "",
            act=act,
            about=about[:LONGEST_ABOUT],
        )
    )
    session.flush()


def log(session: Session, part: str = "", page: int = 1) -> Log:
    """Return a page of the log; ``part`` is looked for in who did it and what about."""
    query = select(AuditEntry)
    if part:
        names = (AuditEntry.who, AuditEntry.about, cast(AuditEntry.act, String))
        query = query.where(or_(*(name.icontains(part, autoescape=True) for name in names)))
    total = session.scalars(select(func.count()).select_from(query.subquery())).one()
    pages = max(1, -(-total // ON_A_PAGE))
    page = min(max(page, 1), pages)
    rows = session.scalars(
        query.order_by(AuditEntry.id.desc()).limit(ON_A_PAGE).offset((page - 1) * ON_A_PAGE)
    )
    entries = tuple(Entry(row.at, row.who, row.act, row.about) for row in rows)
    return Log(entries, page, pages, total)
