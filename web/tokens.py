"""The tokens of a teacher's programs, and what those may do."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from models import AuditAct
from services import audit, tokens
from services.errors import Conflict, Unfit
from web.api.document import document
from web.clock import utcnow
from web.errors import STATUS
from web.languages import gettext, refusal_said
from web.people import database, person
from web.policies import Policy, allow

bp = Blueprint("tokens", __name__)


def page(made: str = "", problem: str = "") -> str:
    """Render the list of tokens, with the one just made or what is wrong with its name."""
    mine = tokens.tokens_of(database(), person())
    return render_template("account/tokens.html", tokens=mine, made=made, problem=problem)


@bp.get("/account/tokens")
@allow(Policy.TEACHER)
def mine() -> ResponseReturnValue:
    """Show the tokens of this person, without what they say."""
    return page()


@bp.post("/account/tokens")
@allow(Policy.TEACHER)
def make() -> ResponseReturnValue:
    """Make a token and show it, this once."""
    try:
        made = tokens.make(database(), person(), request.form["name"], utcnow())
    except (Conflict, Unfit) as problem:
        return page(problem=refusal_said(problem)), STATUS[type(problem)]
    audit.note(database(), person(), AuditAct.LET_IN, request.form["name"], utcnow())
    database().commit()
    return page(made)


@bp.post("/account/tokens/<int:token_id>/end")
@allow(Policy.TEACHER)
def end(token_id: int) -> ResponseReturnValue:
    """End a token."""
    name = tokens.end(database(), person(), token_id)
    audit.note(database(), person(), AuditAct.SHUT_OUT, name, utcnow())
    database().commit()
    flash(gettext("“%(name)s” is ended: no program gets in by it any more.", name=name))
    return redirect(url_for(".mine"), code=303)


@bp.get("/api")
@allow(Policy.ANYONE)
def reference() -> ResponseReturnValue:
    """Show what the API takes and gives, made of its OpenAPI document."""
    return render_template("api.html", document=document(current_app))
