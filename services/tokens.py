"""Tokens by which programs act for teachers: shown once, kept as a hash, ended at will."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import ApiToken, Person, Role, writing
from services.errors import Conflict, Denied, NotFound, Unfit

MARK = "gradus_"  # by which people, and programs that look for leaked secrets, know one
TOKEN_BYTES = 32  # 256 bits
MOST = 10  # tokens of a person: one a program
LONGEST_NAME = 60  # characters
USED_EVERY = timedelta(days=1)  # its use is noted at most this often


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its owner sees it, without what it says."""

    id: int
    name: str
    created_at: datetime
    used_at: datetime | None


def make(session: Session, person: Person, name: str, now: datetime) -> str:
    """Make a token and return it, the only copy.

    Raises Denied for learners, Unfit for a name that cannot be used, Conflict for an
    eleventh token.
    """
    if person.role is Role.LEARNER:
        raise Denied("Only teachers can let programs in.")
    clean = " ".join(name.split())
    if not clean or len(clean) > LONGEST_NAME or not clean.isprintable():
        raise Unfit(
            "Give the token a name of 1 to %(longest_name)s characters.", longest_name=LONGEST_NAME
        )
    query = select(func.count(ApiToken.id)).where(ApiToken.person_id == person.id)
    if session.scalars(query).one() >= MOST:
        raise Conflict(
            "You have %(most)s tokens. End one that no program needs any more.", most=MOST
        )
    token = MARK + token_urlsafe(TOKEN_BYTES)
    session.add(ApiToken(person_id=person.id, name=clean, token_hash=_hash(token), created_at=now))
    session.flush()
    return token


def tokens_of(session: Session, person: Person) -> list[Token]:
    """Return the tokens of a person, the latest first."""
    query = select(ApiToken).where(ApiToken.person_id == person.id).order_by(ApiToken.id.desc())
    return [Token(t.id, t.name, t.created_at, t.used_at) for t in session.scalars(query)]


def end(session: Session, person: Person, token_id: int) -> str:
    """End a token of this person for good, and return its name. Raises NotFound."""
    mine = (ApiToken.id == token_id, ApiToken.person_id == person.id)
    token = session.scalar(select(ApiToken).where(*mine))
    if token is None:
        raise NotFound
    session.delete(token)
    session.flush()
    return token.name


def person_of(session: Session, token: str, now: datetime) -> Person | None:
    """Return for whom a token acts, or None for one that is ended or never was.

    One query; once a day the use is noted, in a transaction of its own.
    """
    query = (
        select(ApiToken, Person)
        .join(Person, Person.id == ApiToken.person_id)
        .where(ApiToken.token_hash == _hash(token), Person.disabled_at.is_(None))
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    row, person = found
    if row.used_at is None or row.used_at < now - USED_EVERY:
        writing(session)
        session.execute(update(ApiToken).where(ApiToken.id == row.id).values(used_at=now))
        session.commit()
    return person


def _hash(token: str) -> str:
    """Return what the table keeps of a token; it is random, so a plain hash is enough."""
    return sha256(token.encode()).hexdigest()
