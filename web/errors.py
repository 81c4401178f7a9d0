"""The one table from what happened to a status code and a page that says so kindly."""

import logging
import secrets
from contextlib import nullcontext

from flask import Flask, current_app, render_template, request
from flask_babel import force_locale
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError
from werkzeug.wrappers import Response

from services.errors import Conflict, Denied, NotFound, Refusal, Unfit
from texts.intake import LONGEST
from web import languages
from web.api.problems import problem
from web.languages import gettext
from web.programs import by_program

log = logging.getLogger("gradus")

STATUS: dict[type[Refusal], int] = {NotFound: 404, Conflict: 409, Unfit: 422, Denied: 403}

# Heading, and what to do now.
WORDS: dict[int, tuple[str, str]] = {
    400: (
        "This page has been open too long",
        "Go back, load the page again and repeat what you did. Nothing has been changed.",
    ),
    403: ("This is not open to you", "Your account may not do this. A teacher can say why."),
    404: (
        "There is nothing here",
        "The address may be mistyped, or what stood here is gone or not meant for you.",
    ),
    405: ("Not this way", "This address does something else. Go back and use the page’s buttons."),
    409: ("That does not go together", "Go back and look at the page again: it has changed."),
    413: (
        "That is too large",
        "A text may have %(words)s words, and a file 5 MB. Cut it in parts, or paste the "
        "part you need.",
    ),
    415: ("That cannot be read", "Send the form from its own page."),
    422: ("That cannot be used", "Go back and change what you typed."),
    429: (
        "Too many tries",
        "Wait ten minutes, then try again. Nobody else is held up by this.",
    ),
    500: (
        "Something broke on our side",
        "It has been noted. What you had saved is safe; try again in a moment.",
    ),
    503: ("Too much at once", "The server is busy. Wait a moment and try again."),
}
WAIT = {429: "600", 503: "5"}  # seconds until another try may help


def page(status: int, said: str = "", reference: str = "") -> Response:
    """Return an error page.

    The pages of an absent thing and of another's are the same bytes for one person. A
    fault of ours is told without the menu, so that no query can fail once more. A program
    gets JSON instead.
    """
    if by_program():
        response = problem(status, said or (reference and f"Our log has it as {reference}."))
        return _waiting(response)
    heading, advice = WORDS.get(status, WORDS[500])
    with nullcontext() if status < 500 else force_locale(languages.asked()):
        advice = said or gettext(advice, words=f"{LONGEST:,}")
        words: dict[str, object] = {
            "heading": gettext(heading),
            "advice": advice,
            "reference": reference,
            "status": status,
        }
        if status < 500:
            html = render_template("error.html", menu=True, **words)
        else:
            words |= languages.told()
            html = current_app.jinja_env.get_template("error.html").render(words)
    return _waiting(Response(html, status=status, mimetype="text/html"))


def _waiting(response: Response) -> Response:
    """Say how long to wait, where that may help."""
    if response.status_code in WAIT:
        response.headers["Retry-After"] = WAIT[response.status_code]
    return response


def refusal(error: Refusal) -> Response:
    """Answer a use case that was not carried out; a thing not found says always the same."""
    status = next(code for kind, code in STATUS.items() if isinstance(error, kind))
    said = str(error) if by_program() else languages.refusal_said(error)
    return page(status, "" if status == 404 else said)


def http(error: HTTPException) -> Response:
    """Answer what Flask or Werkzeug refused."""
    if isinstance(error, SecurityError):  # a host we do not serve: no address can be built there
        return Response("Gradus is not served under this name.\n", 400, mimetype="text/plain")
    if error.code is None or error.code < 400:
        return Response.force_type(error.get_response())
    response = page(error.code)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    return response


def outage(error: OperationalError) -> Response:
    """Answer a database that does not."""
    log.error("database: %s", error.orig)
    return page(503)


def broken(error: Exception) -> Response:
    """Answer a fault of ours; the log has it under the reference that the page shows."""
    reference = secrets.token_hex(4)
    log.error("fault %s at %s %s", reference, request.method, request.path, exc_info=error)
    return page(500, reference=reference)


def init_app(app: Flask) -> None:
    """Register the table."""
    app.register_error_handler(Refusal, refusal)
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(OperationalError, outage)
    app.register_error_handler(500, broken)
