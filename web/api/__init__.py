"""The HTTP API: what a teacher's programs may do, in JSON, with the teacher's own permissions.

Each endpoint declares its policy, as pages do, and what it takes and gives (``endpoint.py``);
``document.py`` makes the OpenAPI document of that, so that it cannot say anything else.
"""

from flask import Flask, current_app

from web.api import articles, assignments, classes, pages, room
from web.api.problems import Invalid, invalid
from web.people import person_key
from web.security import csrf, limiter, signed_in

__all__ = ["articles", "assignments", "classes", "init_app", "pages"]


def init_app(app: Flask) -> None:
    """Hang the API on an application: throttled, and without the tokens that forms have."""
    throttle = limiter.shared_limit(
        most_calls, scope="api", key_func=person_key, exempt_when=nobody
    )
    throttle(room.bp)
    csrf.exempt(room.bp)
    app.register_blueprint(room.bp)
    app.register_error_handler(Invalid, invalid)


def most_calls() -> str:
    """Return how often a person's programs may call."""
    return str(current_app.config["API_CALLS"])


def nobody() -> bool:
    """Return whether nobody is signed in: only the document is open to such, and costs little."""
    return not signed_in()
