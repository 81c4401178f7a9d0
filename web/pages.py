"""The door: what Gradus is, and whether it is well."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from services import library
from web.people import database, role
from web.policies import Policy, allow

bp = Blueprint("pages", __name__)
HOMES = {"learner": "library.shelf", "teacher": "desk.articles", "admin": "desk.articles"}


@bp.get("/")
@allow(Policy.ANYONE)
def home() -> ResponseReturnValue:
    """Show what Gradus is; people signed in go on to their day."""
    if who := role():
        return redirect(url_for(HOMES[who]))
    demo = library.demo_id(database())
    specimen = library.reading_page(database(), None, demo) if demo else None
    return render_template("home.html", specimen=specimen)


@bp.get("/about")
@allow(Policy.ANYONE)
def about() -> ResponseReturnValue:
    """Say how the numbers are made and what is kept."""
    return render_template("about.html")


@bp.get("/healthz")
@allow(Policy.ANYONE)
def healthz() -> ResponseReturnValue:
    """Answer "ok" while the database does."""
    database().execute(text("SELECT 1"))
    return "ok\n", 200, {"Content-Type": "text/plain"}
