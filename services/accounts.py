"""Joining, signing in, and sessions that the server can end.

A passphrase is hashed or checked before the first query wherever that is possible, so
that nobody waits for the write lock while argon2 works.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Person, Role


def hash_passphrase(passphrase: str) -> str:
    """Return the argon2id hash of a passphrase; takes about 50 ms and 19 MiB on purpose."""
    raise NotImplementedError


def join(session: Session, nickname: str, passphrase: str, now: datetime) -> Person:
    """Add a learner.

    Raises Unfit for a nickname or passphrase that cannot be used, Conflict for a
    nickname that someone has (case and look-alike forms do not tell two apart).
    """
    raise NotImplementedError


def add_user(session: Session, nickname: str, passphrase: str, role: Role, now: datetime) -> Person:
    """Add a person with a role; the command line's way to make teachers and admins.

    Raises as ``join`` does.
    """
    raise NotImplementedError


def authenticate(session: Session, nickname: str, passphrase: str, now: datetime) -> Person:
    """Return the person who knows this passphrase.

    Raises Denied with one sentence for an unknown nickname and a wrong passphrase, after
    the same time for both.
    """
    raise NotImplementedError


def start_guest(session: Session, now: datetime) -> Person:
    """Add a guest: a learner without passphrase, whose account lasts as long as the session."""
    raise NotImplementedError


def keep_guest(
    session: Session, person: Person, nickname: str, passphrase: str, now: datetime
) -> Person:
    """Turn a guest into a learner who can sign in again; progress stays.

    Raises Conflict if the person is no guest or the nickname is taken, Unfit as ``join``.
    """
    raise NotImplementedError


def change_passphrase(session: Session, person: Person, old: str, new: str, now: datetime) -> None:
    """Give a person a new passphrase and end all their sessions, this one included.

    Raises Denied if ``old`` is wrong, Unfit if ``new`` cannot be used.
    """
    raise NotImplementedError


def set_time_zone(session: Session, person: Person, name: str) -> None:
    """Set the time zone that a person's weeks are counted in, such as "Europe/Paris".

    Raises Unfit for a name that the zone database lacks.
    """
    raise NotImplementedError


def open_session(session: Session, person: Person, now: datetime) -> str:
    """Start a session and return its token, the only copy: the table keeps a hash.

    Sessions of a learner last 30 days, of a guest 1 day; 7 days without a visit end one.
    """
    raise NotImplementedError


def session_person(session: Session, token: str, now: datetime) -> Person | None:
    """Return whom a token signs in, or None once it is ended, expired or unknown.

    One query, no write: ``touch_session`` notes the visit.
    """
    raise NotImplementedError


def touch_session(session: Session, token: str, now: datetime) -> None:
    """Note that a session is in use, at most once an hour; for requests that write."""
    raise NotImplementedError


def end_session(session: Session, token: str, now: datetime) -> None:
    """End a session; a copied token stops working with it. Unknown tokens pass."""
    raise NotImplementedError
