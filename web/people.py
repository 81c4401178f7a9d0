"""The person behind a request: a login session's row, found by the token in the cookie."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, Request, current_app, request, session
from flask_login import current_user, login_user, logout_user
from sqlalchemy.orm import Session

from models import Person, db, writing
from services import accounts, tokens
from web.clock import utcnow
from web.programs import bearer, by_program

View = TypeVar("View", bound=Callable[..., Any])
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone signed in, as Flask-Login sees them: named by the session's token, not by the person.

    Ending the row in the database ends the session, whoever holds a copy of the cookie.
    """

    person: Person
    token: str
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """Return what the cookie keeps: the token of the login session."""
        return self.token


def load(token: str) -> Visitor | None:
    """Return the visitor whose login session has a token, or None if it has ended.

    For programs no cookie counts.
    """
    found = None if by_program() else accounts.session_person(database(), token, utcnow())
    return Visitor(found, token) if found else None


def load_program(_request: Request) -> Visitor | None:
    """Return the visitor for whom a program's token acts, or None without a good one."""
    token = bearer() if by_program() else ""
    found = tokens.person_of(database(), token, utcnow()) if token else None
    return Visitor(found, token) if found else None


def application() -> Flask:
    """Return the application itself, to be handed to another thread."""
    return current_app._get_current_object()  # type: ignore[attr-defined,no-any-return]  # Flask's own way


def database() -> Session:
    """Return this request's database session."""
    return db.session()


def someone() -> Person | None:
    """Return the person signed in, or None for a visitor."""
    return current_user.person if current_user.is_authenticated else None


def person() -> Person:
    """Return the person signed in; only for views that a policy keeps for such."""
    found: Person = current_user.person
    return found


def person_key() -> str:
    """Return the key under which the throttle counts the person signed in."""
    return f"person:{person().id}"


def role() -> str | None:
    """Return the role of the person signed in, or None for a visitor."""
    found = someone()
    return found.role.value if found else None


def person_or_guest() -> Person:
    """Return the person signed in; a newcomer becomes a guest."""
    found = someone()
    if found is None:
        found = accounts.start_guest(database(), utcnow())
        sign_in(found)
    return found


def sign_in(someone: Person) -> None:
    """Open a login session for a person; the cookie starts anew, with nothing from before."""
    token = accounts.open_session(database(), someone, utcnow())
    session.clear()
    session.permanent = True
    login_user(Visitor(someone, token))


def sign_out() -> None:
    """End the login session on the server, and forget it here."""
    accounts.end_session(database(), current_user.token, utcnow())
    forget()


def forget() -> None:
    """Empty the cookie."""
    logout_user()
    session.clear()


def locks_itself(view: View) -> View:
    """Mark a view that hashes or makes items before it takes the write lock itself."""
    view.__dict__["locks_itself"] = True
    return view


def mark_writing() -> None:
    """Let a request that writes take the lock at its first query, and note the visit."""
    view = current_app.view_functions.get(request.endpoint or "")
    if request.method in SAFE or hasattr(view, "locks_itself"):
        return
    writing(database())
    if current_user.is_authenticated:
        accounts.touch_session(database(), current_user.token, utcnow())
