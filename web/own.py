"""What is a person's own: how pages speak to them, what is kept about them, and erasing it."""

import json

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import refresh

from models import writing
from services import accounts, erasing
from services.errors import Refusal, Unfit
from services.own_data import own_data
from web import display, languages, people
from web.clock import utcnow
from web.errors import STATUS
from web.files import file
from web.languages import gettext, refusal_said
from web.people import database, locks_itself, person
from web.policies import Policy, allow, sent_from
from web.security import WRONG_TRIES, failed, limiter
from web.zones import UTC, zones

bp = Blueprint("own", __name__)


@bp.get("/account/settings")
@allow(Policy.SIGNED_IN)
def settings() -> ResponseReturnValue:
    """Show what a person can choose: language, time zone, how pages look."""
    return settings_page()


def settings_page(problem: Refusal | None = None) -> ResponseReturnValue:
    """Render the settings, with what was wrong with a choice, if anything."""
    page = render_template(
        "account/settings.html",
        languages=languages.offered(),
        zones=zones(person().time_zone),
        utc=UTC,
        settings=display.SETTINGS,
        problem=refusal_said(problem),
    )
    return page, STATUS[type(problem)] if problem else 200


@bp.post("/account/settings")
@allow(Policy.SIGNED_IN)
def set_settings() -> ResponseReturnValue:
    """Keep the language and the time zone, and say so in that language."""
    code = request.form["language"]
    try:
        if code and code not in languages.offered():
            raise Unfit("Pages do not come in this language. Choose one from the list.")
        accounts.set_time_zone(database(), person(), request.form["time_zone"])
    except Unfit as problem:
        database().rollback()
        return settings_page(problem)
    person().language = code
    database().commit()
    reply = redirect(url_for(".settings"), code=303)
    languages.keep(code, reply)
    refresh()
    flash(gettext("Saved."))
    return reply


@bp.post("/language")
@allow(Policy.ANYONE)
def set_language() -> ResponseReturnValue:
    """Keep a language in a cookie, and go back to the page that it was chosen on."""
    code = request.form.get("language", "")
    if code not in languages.offered():
        raise Unfit("Pages do not come in this language. Choose one from the list.")
    reply = redirect(sent_from() or url_for("pages.home"), code=303)
    languages.keep(code, reply)
    return reply


@bp.get("/account/data")
@allow(Policy.SIGNED_IN)
def data() -> ResponseReturnValue:
    """Show what is kept about a person, to take away or to erase."""
    return data_page()


def data_page(problem: Refusal | None = None) -> ResponseReturnValue:
    """Render what is kept, with why it was not erased, if so."""
    leaving = erasing.leaving(database(), person())
    page = render_template("account/data.html", leaving=leaving, problem=refusal_said(problem))
    return page, STATUS[type(problem)] if problem else 200


@bp.get("/account/data.json")
@allow(Policy.SIGNED_IN)
def take_data() -> ResponseReturnValue:
    """Send everything that is kept about a person as one file."""
    found = own_data(database(), person(), utcnow())
    content = json.dumps(found, ensure_ascii=False, indent=1).encode()
    title = f"gradus-{person().nickname}-{utcnow():%Y-%m-%d}"
    return file(content, title, "json", "application/json")


@bp.post("/account/erase")
@allow(Policy.SIGNED_IN)
@locks_itself
@limiter.limit(WRONG_TRIES, key_func=people.person_key, deduct_when=failed)
def erase() -> ResponseReturnValue:
    """Erase the person signed in, and what their browser keeps for us."""
    someone = person()
    passphrase = request.form["sure" if someone.guest else "passphrase"]
    writing(database())
    try:
        erasing.erase(database(), someone, passphrase, utcnow())
    except Refusal as problem:
        database().rollback()
        return data_page(problem)
    people.forget()
    database().commit()
    flash(gettext("Your account is erased."))
    reply = redirect(url_for("pages.home"), code=303)
    reply.headers["Clear-Site-Data"] = '"storage"'  # answers and places kept by our scripts
    return reply
