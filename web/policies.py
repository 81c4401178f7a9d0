"""Who may use an endpoint: every view declares it, and one that does not is refused.

@bp.get("/library")
@allow(Policy.SIGNED_IN)
def shelf(): ...
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from web.people import role
from web.programs import by_program

View = TypeVar("View", bound=Callable[..., Any])


class Policy(Enum):
    """The roles that may use an endpoint; None stands for a visitor who has not signed in."""

    ANYONE = frozenset({None, "learner", "teacher", "admin"})
    SIGNED_IN = frozenset({"learner", "teacher", "admin"})
    TEACHER = frozenset({"teacher", "admin"})
    ADMIN = frozenset({"admin"})


def allow(policy: Policy) -> Callable[[View], View]:
    """Declare who may use a view."""

    def declare(view: View) -> View:
        view.__dict__["policy"] = policy
        return view

    return declare


def declared(app: Flask, endpoint: str) -> Policy | None:
    """Return the policy that an endpoint declares, or None."""
    if endpoint == "static":
        return Policy.ANYONE
    return getattr(app.view_functions[endpoint], "policy", None)


def guard() -> Response | None:
    """Refuse a request that its endpoint's policy does not cover.

    A program is told so. A visitor is sent to sign in, and back afterwards: to the page
    asked for, or to the one whose form they sent, which is told as lost.
    """
    if request.endpoint is None:
        return None  # no such address: the router answers 404 or 405
    policy = declared(current_app, request.endpoint)
    if policy is None:
        abort(403)
    if policy is Policy.ANYONE or role() in policy.value:
        return None
    if role() is not None:
        abort(403)
    if by_program():
        abort(401)
    if request.method == "GET":
        return redirect(url_for("account.sign_in", next=request.full_path.rstrip("?")), code=303)
    return redirect(url_for("account.sign_in", next=sent_from(), lost=1), code=303)


def sent_from() -> str | None:
    """Return the page of ours that a form was sent from, as its browser says, or None."""
    parts = urlsplit(request.referrer or "")
    return parts.path if parts.netloc == request.host else None
