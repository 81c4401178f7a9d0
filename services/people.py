"""Everybody's accounts, for those who run the place: find, close, open, reset, change the role."""

from dataclasses import dataclass
from datetime import datetime
from secrets import choice
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models import ApiToken, Article, AuditAct, LoginSession, Membership, Person, Role
from services import accounts, audit
from services.classes import CODE_SYMBOLS
from services.errors import Conflict, NotFound
from services.passphrases import hash_passphrase

ON_A_PAGE = 50
PARTS, PART = 3, 4  # of a new passphrase: 12 of 30 symbols, some 59 bits
MYSELF = "This is your own account. Another admin can do that."
ROLES = tuple(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to list: ``part`` of a nickname, a role, "guest" or "closed"; "" stands for all."""

    part: str = ""
    show: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """An account; ``seen_at`` is its last noted visit, None if there was none."""

    id: int
    nickname: str
    role: Role
    guest: bool
    created_at: datetime
    seen_at: datetime | None
    closed_at: datetime | None
    classes: int
    articles: int
    tokens: int


@dataclass(frozen=True, slots=True)
class People:
    """Accounts by nickname, on page ``page`` of ``pages``, both at least 1; of ``total``."""

    rows: tuple[Row, ...]
    page: int
    pages: int
    total: int


def listed(session: Session, wanted: Wanted) -> People:
    """Return a page of accounts; guests only where they are asked for."""
    conditions = []
    if wanted.part:
        conditions.append(Person.nickname_key.contains(wanted.part.casefold(), autoescape=True))
    if wanted.show == "closed":
        conditions.append(Person.disabled_at.is_not(None))
    elif wanted.show in ROLES:
        conditions.append(Person.role == Role(wanted.show))
    conditions.append(Person.guest.is_(wanted.show == "guest"))
    total = session.scalars(select(func.count(Person.id)).where(*conditions)).one()
    pages = max(1, -(-total // ON_A_PAGE))
    page = min(max(wanted.page, 1), pages)
    query = _rows().where(*conditions).order_by(Person.nickname_key)
    found = session.execute(query.limit(ON_A_PAGE).offset((page - 1) * ON_A_PAGE))
    return People(tuple(_row(*row) for row in found), page, pages, total)


def account(session: Session, person_id: int) -> Row:
    """Return one account. Raises NotFound."""
    found = session.execute(_rows().where(Person.id == person_id)).one_or_none()
    if found is None:
        raise NotFound
    return _row(*found)


def set_role(session: Session, admin: Person, person_id: int, role: Role, now: datetime) -> None:
    """Change what a person may do. Raises NotFound; Conflict for oneself and for guests."""
    person = _other(session, admin, person_id)
    if person.guest:
        raise Conflict("A guest stays a learner. They can choose a nickname first.")
    if person.role is not role:
        about = f"{person.nickname}: {person.role} to {role}"
        person.role = role
        session.flush()
        audit.note(session, admin, AuditAct.CHANGE_ROLE, about, now)


def close(session: Session, admin: Person, person_id: int, now: datetime) -> None:
    """Close an account: nobody signs in by it, and no program; all it did stays.

    Raises NotFound, and Conflict for oneself.
    """
    person = _other(session, admin, person_id)
    if person.disabled_at is None:
        person.disabled_at = now
        accounts.end_sessions(session, person, now)
        audit.note(session, admin, AuditAct.CLOSE, person.nickname, now)


def reopen(session: Session, admin: Person, person_id: int, now: datetime) -> None:
    """Open a closed account again. Raises NotFound."""
    person = _other(session, admin, person_id)
    if person.disabled_at is not None:
        person.disabled_at = None
        session.flush()
        audit.note(session, admin, AuditAct.OPEN, person.nickname, now)


def new_passphrase() -> tuple[str, str]:
    """Return a passphrase that is easy to copy, and its hash: make it before any lock."""
    parts = ("".join(choice(CODE_SYMBOLS) for _ in range(PART)) for _ in range(PARTS))
    passphrase = "-".join(parts)
    return passphrase, hash_passphrase(passphrase)


def reset(session: Session, admin: Person, person_id: int, hashed: str, now: datetime) -> Person:
    """Give a person a new passphrase and sign them out everywhere; return whom.

    Raises NotFound; Conflict for oneself and for guests.
    """
    person = _other(session, admin, person_id)
    if person.guest:
        raise Conflict("A guest has no passphrase.")
    person.passphrase_hash = hashed
    session.flush()
    accounts.end_sessions(session, person, now)
    audit.note(session, admin, AuditAct.RESET, person.nickname, now)
    return person


def _other(session: Session, admin: Person, person_id: int) -> Person:
    """Return somebody else, locked until the transaction ends."""
    person = session.get(Person, person_id, with_for_update=True)
    if person is None:
        raise NotFound
    if person.id == admin.id:
        raise Conflict(MYSELF)
    return person


def _rows() -> Select[Person, datetime, int, int, int]:
    seen = select(func.max(LoginSession.seen_at)).where(LoginSession.person_id == Person.id)
    return select(
        Person,
        seen.correlate(Person).scalar_subquery(),
        _count(Membership.person_id),
        _count(Article.owner_id),
        _count(ApiToken.person_id),
    )


def _count(whose: InstrumentedAttribute[Any]) -> ScalarSelect[int]:
    """Return how many rows name a person in a column, as a subquery."""
    return select(func.count()).where(whose == Person.id).correlate(Person).scalar_subquery()


def _row(person: Person, seen_at: datetime | None, classes: int, articles: int, tokens: int) -> Row:
    return Row(
        id=person.id,
        nickname=person.nickname,
        role=person.role,
        guest=person.guest,
        created_at=person.created_at,
        seen_at=seen_at,
        closed_at=person.disabled_at,
        classes=classes,
        articles=articles,
        tokens=tokens,
    )
