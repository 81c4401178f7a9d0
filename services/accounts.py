"""Joining, signing in, and sessions that the server can end.

A passphrase is hashed or checked before the first query wherever that is possible, so
that nobody waits for the write lock while argon2 works.
"""

import re
import unicodedata
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_hex, token_urlsafe
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, and_, delete, exists, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import LoginSession, Person, Role
from services.errors import Conflict, Denied, Unfit
from services.passphrases import hash_passphrase, matches
from services.store import stored

__all__ = [
    "add_user",
    "authenticate",
    "change_passphrase",
    "check_time_zone",
    "clean_nickname",
    "end_session",
    "end_sessions",
    "hash_passphrase",
    "join",
    "keep_guest",
    "open_session",
    "session_person",
    "set_time_zone",
    "start_guest",
    "touch_session",
]

SESSION = timedelta(days=30)  # a learner reads most weeks; longer would outlive a lost phone
GUEST = timedelta(days=1)
IDLE = timedelta(days=14)  # the longest school holiday that should not sign anyone out
SEEN_EVERY = timedelta(hours=1)  # a visit is noted at most this often: one write, not one a page
TOKEN_BYTES = 32  # 256 bits
SHORTEST, LONGEST = 2, 30  # characters of a nickname
NICKNAME = re.compile(r"[^\W_](?:[\w .'’-]*[\w.])?")


def nickname_key(nickname: str) -> str:
    """Return the form that decides whether two nicknames are the same.

    >>> nickname_key(" Anna  B")
    'anna b'
    """
    return " ".join(unicodedata.normalize("NFKC", nickname).casefold().split())


def clean_nickname(nickname: str) -> str:
    """Return a nickname as it is stored; raise Unfit for one that cannot be used."""
    name = " ".join(unicodedata.normalize("NFKC", nickname).split())
    if not SHORTEST <= len(name) <= LONGEST:
        raise Unfit(
            "Choose a nickname of %(shortest)s to %(longest)s characters.",
            shortest=SHORTEST,
            longest=LONGEST,
        )
    if not NICKNAME.fullmatch(name):
        raise Unfit("Use letters, digits, spaces, dots and hyphens for the nickname.")
    return name


def join(session: Session, nickname: str, passphrase: str, now: datetime) -> Person:
    """Add a learner.

    Raises Unfit for a nickname or passphrase that cannot be used, Conflict for a
    nickname that someone has: case and width of letters do not tell two apart.
    """
    return add_user(session, nickname, passphrase, Role.LEARNER, now)


def add_user(session: Session, nickname: str, passphrase: str, role: Role, now: datetime) -> Person:
    """Add a person with a role; the command line's way to make teachers and admins.

    Raises as ``join`` does.
    """
    name = clean_nickname(nickname)
    person = Person(
        nickname=name,
        nickname_key=nickname_key(name),
        passphrase_hash=hash_passphrase(passphrase),
        role=role,
        guest=False,
        created_at=now,
    )
    if not stored(session, person):
        raise Conflict("Someone has this nickname. Choose another.")
    return person


def authenticate(session: Session, nickname: str, passphrase: str, now: datetime) -> Person:
    """Return the person who knows this passphrase.

    Raises Denied with one sentence for an unknown nickname and a wrong passphrase, after
    the same time for both.
    """
    person = session.scalar(select(Person).where(Person.nickname_key == nickname_key(nickname)))
    if not matches(person.passphrase_hash if person else None, passphrase) or person is None:
        raise Denied("Nickname and passphrase do not go together.")
    if person.disabled_at is not None:
        raise Denied("This account is closed. Whoever runs this place can open it again.")
    return person


def start_guest(session: Session, now: datetime) -> Person:
    """Add a guest: a learner without passphrase, whose account lasts as long as the session.

    Guests whose last session is over are deleted on the way, with all they did.
    """
    live = exists().where(LoginSession.person_id == Person.id, _is_live(now))
    session.execute(
        delete(Person).where(Person.guest, Person.created_at < now - GUEST, ~live),
        execution_options={"synchronize_session": False},
    )
    guest = Person(
        nickname="Guest",
        nickname_key=f"guest:{token_hex(16)}",  # no nickname has a colon
        role=Role.LEARNER,
        guest=True,
        created_at=now,
    )
    session.add(guest)
    session.flush()
    return guest


def keep_guest(
    session: Session, person: Person, nickname: str, passphrase: str, now: datetime
) -> Person:
    """Turn a guest into a learner who can sign in again; progress stays.

    Raises Conflict if the person is no guest or the nickname is taken, Unfit as ``join``.
    """
    if not person.guest:
        raise Conflict("You have a nickname already.")
    name, hashed = clean_nickname(nickname), hash_passphrase(passphrase)
    try:
        with session.begin_nested():
            person.nickname, person.nickname_key = name, nickname_key(name)
            person.passphrase_hash, person.guest = hashed, False
    except IntegrityError:
        raise Conflict("Someone has this nickname. Choose another.") from None
    return person


def change_passphrase(session: Session, person: Person, old: str, new: str, now: datetime) -> None:
    """Give a person a new passphrase and end all their sessions, this one included.

    Raises Denied if ``old`` is wrong, Unfit if ``new`` cannot be used.
    """
    if not matches(person.passphrase_hash, old):
        raise Denied("The old passphrase is not right.")
    person.passphrase_hash = hash_passphrase(new)
    session.flush()
    end_sessions(session, person, now)


def set_time_zone(session: Session, person: Person, name: str) -> None:
    """Set the time zone that a person's weeks are counted in, such as "Europe/Paris".

    Raises Unfit for a name that the zone database lacks.
    """
    check_time_zone(name)
    person.time_zone = name
    session.flush()


def check_time_zone(name: str) -> None:
    """Raise Unfit for a name that the zone database lacks."""
    try:
        known = name == "UTC" or ZoneInfo(name).key == name
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = False
    if not known:
        raise Unfit("No time zone has this name. Choose one from the list.")


def open_session(session: Session, person: Person, now: datetime) -> str:
    """Start a session and return its token, the only copy: the table keeps a hash.

    A session lasts 30 days, a guest's 1 day; 14 days without a noted visit end it.
    """
    token = token_urlsafe(TOKEN_BYTES)
    lasts = GUEST if person.guest else SESSION
    session.add(
        LoginSession(
            person_id=person.id,
            token_hash=_hash(token),
            created_at=now,
            seen_at=now,
            expires_at=now + lasts,
        )
    )
    session.flush()
    return token


def session_person(session: Session, token: str, now: datetime) -> Person | None:
    """Return whom a token signs in, or None once it is ended, expired or unknown.

    One query, no write: ``touch_session`` notes the visit.
    """
    return session.scalar(
        select(Person)
        .join(LoginSession, LoginSession.person_id == Person.id)
        .where(LoginSession.token_hash == _hash(token), _is_live(now))
        .where(Person.disabled_at.is_(None))
    )


def touch_session(session: Session, token: str, now: datetime) -> None:
    """Note that a session is in use, at most once an hour; for requests that write."""
    session.execute(
        update(LoginSession)
        .where(
            LoginSession.token_hash == _hash(token),
            LoginSession.seen_at < now - SEEN_EVERY,
            _is_live(now),
        )
        .values(seen_at=now)
    )


def end_session(session: Session, token: str, now: datetime) -> None:
    """End a session; a copied token stops working with it. Unknown tokens pass."""
    _end(session, now, LoginSession.token_hash == _hash(token))


def end_sessions(session: Session, person: Person, now: datetime) -> None:
    """End all sessions of a person, on every device."""
    _end(session, now, LoginSession.person_id == person.id)


def _end(session: Session, now: datetime, which: ColumnElement[bool]) -> None:
    session.execute(
        update(LoginSession).where(which, LoginSession.ended_at.is_(None)).values(ended_at=now)
    )


def _is_live(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a session still signs someone in."""
    return and_(
        LoginSession.ended_at.is_(None),
        LoginSession.expires_at > now,
        LoginSession.seen_at > now - IDLE,
    )


def _hash(token: str) -> str:
    """Return what the table keeps of a token; it is random, so a plain hash is enough."""
    return sha256(token.encode()).hexdigest()
