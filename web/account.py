"""Joining, signing in and out, and the account page."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from models import writing
from services import accounts, library
from services.errors import Refusal
from web import people
from web.clock import utcnow
from web.errors import STATUS
from web.languages import gettext, refusal_said
from web.people import database, locks_itself
from web.policies import Policy, allow
from web.security import WRONG_TRIES, failed, guest_limit, limiter, nickname_tried, own_path

bp = Blueprint("account", __name__)


def onward() -> str:
    """Return where to go after signing in: the page asked for, if it is one of ours."""
    return own_path(request.values.get("next")) or url_for("pages.home")


def refused(template: str, problem: Refusal) -> ResponseReturnValue:
    """Show a form again with what was wrong; what was typed stays, but no passphrase."""
    database().rollback()
    return render_template(template, problem=refusal_said(problem)), STATUS[type(problem)]


@bp.get("/join")
@allow(Policy.ANYONE)
def join_form() -> ResponseReturnValue:
    """Show the form to join."""
    return render_template("account/join.html")


@bp.post("/join")
@allow(Policy.ANYONE)
@locks_itself
def join() -> ResponseReturnValue:
    """Add a learner and sign them in."""
    form = request.form
    writing(database())
    try:
        person = accounts.join(database(), form["nickname"], form["passphrase"], utcnow())
    except Refusal as problem:
        return refused("account/join.html", problem)
    people.sign_in(person)
    database().commit()
    return redirect(onward(), code=303)


@bp.get("/sign-in")
@allow(Policy.ANYONE)
def sign_in() -> ResponseReturnValue:
    """Show the form to sign in."""
    return render_template("account/sign_in.html")


@bp.post("/sign-in")
@allow(Policy.ANYONE)
@locks_itself
@limiter.limit(WRONG_TRIES, key_func=nickname_tried, deduct_when=failed)
def enter() -> ResponseReturnValue:
    """Sign someone in."""
    form = request.form
    try:
        person = accounts.authenticate(database(), form["nickname"], form["passphrase"], utcnow())
    except Refusal as problem:
        return refused("account/sign_in.html", problem)
    writing(database())
    people.sign_in(person)
    database().commit()
    return redirect(onward(), code=303)


@bp.post("/guest")
@allow(Policy.ANYONE)
@guest_limit()
def guest() -> ResponseReturnValue:
    """Let a newcomer in without a name, and open the demo text."""
    people.person_or_guest()
    demo = library.demo_id(database())
    database().commit()
    target = url_for("library.article", article_id=demo) if demo else url_for("library.shelf")
    return redirect(target, code=303)


@bp.post("/sign-out")
@allow(Policy.SIGNED_IN)
def sign_out() -> ResponseReturnValue:
    """End this session, on the server too."""
    people.sign_out()
    database().commit()
    return redirect(url_for("pages.home"), code=303)


@bp.get("/account")
@allow(Policy.SIGNED_IN)
def account() -> ResponseReturnValue:
    """Show the account of the person signed in."""
    return render_template("account/account.html")


@bp.post("/account/passphrase")
@allow(Policy.SIGNED_IN)
@locks_itself
@limiter.limit(WRONG_TRIES, key_func=people.person_key, deduct_when=failed)
def change_passphrase() -> ResponseReturnValue:
    """Change the passphrase; every session ends, and this browser gets a new one."""
    person, form = people.person(), request.form
    writing(database())
    try:
        accounts.change_passphrase(database(), person, form["old"], form["new"], utcnow())
    except Refusal as problem:
        return refused("account/account.html", problem)
    people.sign_in(person)
    database().commit()
    flash(gettext("Saved. Every other device is signed out."))
    return redirect(url_for("account.account"), code=303)


@bp.post("/account/sign-out-everywhere")
@allow(Policy.SIGNED_IN)
def sign_out_everywhere() -> ResponseReturnValue:
    """End every session of the person signed in."""
    accounts.end_sessions(database(), people.person(), utcnow())
    people.forget()
    database().commit()
    return redirect(url_for("pages.home"), code=303)


@bp.post("/account/keep")
@allow(Policy.SIGNED_IN)
@locks_itself
def keep() -> ResponseReturnValue:
    """Give a guest a nickname and a passphrase; what they did stays."""
    form = request.form
    writing(database())
    try:
        accounts.keep_guest(
            database(), people.person(), form["nickname"], form["passphrase"], utcnow()
        )
    except Refusal as problem:
        return refused("account/account.html", problem)
    database().commit()
    flash(gettext("Kept. You can sign in with this nickname from now on."))
    return redirect(url_for("account.account"), code=303)
