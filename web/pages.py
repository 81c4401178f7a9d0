"""The door: what Gradus is, and whether it is well."""

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from services import library
from web import checks
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


@bp.get("/readyz")
@allow(Policy.ANYONE)
def readyz() -> ResponseReturnValue:
    """Answer "ready" once people can be served: the database is there, with its newest tables."""
    looked_at = (checks.secret(current_app), checks.database(current_app))
    missing = [finding.about for finding in looked_at if not finding.well]
    said = f"not ready: {', '.join(missing)}\n" if missing else "ready\n"
    return said, 503 if missing else 200, {"Content-Type": "text/plain"}
