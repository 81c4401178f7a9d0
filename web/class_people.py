"""The people of a class: names pasted, passphrases on cards, other teachers, the code on a wall."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from models import writing
from services import class_people
from services.errors import Refusal, Unfit
from services.passphrases import fresh
from web.clock import utcnow
from web.errors import STATUS
from web.languages import gettext, refusal_said
from web.people import database, locks_itself, person
from web.policies import Policy, allow
from web.qr import qr
from web.zones import UTC, zones

bp = Blueprint("class_people", __name__, url_prefix="/classes/<int:classroom_id>")


def shown(classroom_id: int, problem: Refusal | None = None) -> ResponseReturnValue:
    """Show the people of a class, with what went wrong in a form, if anything."""
    if problem:
        database().rollback()
    room = class_people.people(database(), person(), classroom_id)
    page = render_template(
        "classes/people.html",
        room=room,
        zones=zones(room.time_zone),
        utc=UTC,
        problem=refusal_said(problem),
    )
    return page, STATUS[type(problem)] if problem else 200


@bp.get("/people")
@allow(Policy.TEACHER)
def people(classroom_id: int) -> ResponseReturnValue:
    """Show the people of a class."""
    return shown(classroom_id)


@bp.post("/people")
@allow(Policy.TEACHER)
@locks_itself
def enrol(classroom_id: int) -> ResponseReturnValue:
    """Make accounts for pasted names, and show their cards: the passphrases are kept nowhere."""
    class_people.people(database(), person(), classroom_id)  # nobody else makes this server hash
    try:
        names = class_people.names_of(request.form["names"])
    except Unfit as problem:
        return shown(classroom_id, problem)
    secrets = [fresh() for _ in names]
    writing(database())
    roster = class_people.enrol(database(), person(), classroom_id, names, secrets, utcnow())
    database().commit()
    return cards(classroom_id, roster)


@bp.post("/people/<int:person_id>/passphrase")
@allow(Policy.TEACHER)
@locks_itself
def reset(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """Give a learner a new passphrase, and show their card."""
    class_people.learner_of(database(), person(), classroom_id, person_id)
    secret = fresh()
    writing(database())
    slip = class_people.reset_passphrase(
        database(), person(), classroom_id, person_id, secret, utcnow()
    )
    database().commit()
    return cards(classroom_id, class_people.Roster((slip,), ()))


@bp.post("/teachers")
@allow(Policy.TEACHER)
def add_teacher(classroom_id: int) -> ResponseReturnValue:
    """Let another teacher teach the class too."""
    asked = request.form["nickname"]
    try:
        other = class_people.add_teacher(database(), person(), classroom_id, asked, utcnow())
    except Unfit as problem:
        return shown(classroom_id, problem)
    database().commit()
    flash(gettext("%(name)s teaches this class too now.", name=other.nickname))
    return redirect(url_for(".people", classroom_id=classroom_id), code=303)


@bp.post("/settings")
@allow(Policy.TEACHER)
def describe(classroom_id: int) -> ResponseReturnValue:
    """Set the name and the time zone of a class."""
    form = request.form
    try:
        class_people.describe(database(), person(), classroom_id, form["name"], form["time_zone"])
    except Unfit as problem:
        return shown(classroom_id, problem)
    database().commit()
    flash(gettext("Saved."))
    return redirect(url_for(".people", classroom_id=classroom_id), code=303)


@bp.get("/code")
@allow(Policy.TEACHER)
def code(classroom_id: int) -> ResponseReturnValue:
    """Show the join code for a wall or a projector, with the QR code of the page to join on."""
    room = class_people.people(database(), person(), classroom_id)
    address = url_for("classes.mine", code=room.card.code, _external=True)
    site = url_for("pages.home", _external=True)
    return render_template("classes/code.html", room=room, drawn=qr(address), site=site)


def cards(classroom_id: int, roster: class_people.Roster) -> ResponseReturnValue:
    """Show cards to print and cut."""
    room = class_people.people(database(), person(), classroom_id)
    site = url_for("account.sign_in", _external=True)
    return render_template("classes/cards.html", room=room, roster=roster, site=site)
