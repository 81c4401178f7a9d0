"""Giving a class something to read: the form, who can read it, and its terms."""

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from models import Counts, Feedback
from services import assignment_report, assignments, classes
from services.assignments import Terms
from services.errors import Unfit
from services.who_can_read import who_can_read
from web.clock import utcnow
from web.people import database, person
from web.policies import Policy, allow

bp = Blueprint("assignments", __name__)


def number(name: str) -> int | None:
    """Return a whole number of the form, None for an empty field. Raises Unfit."""
    given = request.form.get(name, "").strip()
    if not given:
        return None
    if not given.isascii() or not given.isdigit() or len(given) > 4:
        raise Unfit("Write tries and questions as whole numbers, or leave the field empty.")
    return int(given)


def terms() -> Terms:
    """Return the terms that the form says. Raises Unfit."""
    form = request.form
    try:
        due = date.fromisoformat(form["due"]) if form.get("due", "").strip() else None
        feedback, counts = Feedback(form["feedback"]), Counts(form["counts"])
    except ValueError:
        raise Unfit("Write the last day as year, month, day: 2026-12-24.") from None
    by_level = form.get("by_level") == "1"
    return Terms(by_level, due, feedback, counts, number("tries"), number("drawn"))


def form_page(classroom_id: int, problem: str = "") -> str:
    """Render the form to assign a text."""
    card = classes.overview(database(), person(), classroom_id, utcnow())
    texts = assignments.choices(database(), person(), classroom_id)
    return render_template(
        "classes/assign.html",
        room=card,
        texts=texts,
        chosen=request.values.get("article", type=int),
        terms=Terms(),
        problem=problem,
    )


@bp.get("/classes/<int:classroom_id>/assign")
@allow(Policy.TEACHER)
def new(classroom_id: int) -> ResponseReturnValue:
    """Show the form to assign a text to a class."""
    return form_page(classroom_id)


@bp.post("/classes/<int:classroom_id>/assign")
@allow(Policy.TEACHER)
def assign(classroom_id: int) -> ResponseReturnValue:
    """Assign a text to a class, or lead to who can read it: what the form holds stays unseen."""
    article = request.form.get("article", 0, type=int)
    if "look" in request.form:
        look = url_for(".readers", classroom_id=classroom_id, article=article)
        return redirect(look, code=303)
    try:
        row = assignments.assign(database(), person(), classroom_id, article, terms(), utcnow())
    except Unfit as problem:
        database().rollback()
        return form_page(classroom_id, str(problem)), 422
    database().commit()
    flash("Given to the class. It stands on the class’s page and in the library of each learner.")
    return redirect(url_for(".show", assignment_id=row.id), code=303)


@bp.get("/classes/<int:classroom_id>/readers")
@allow(Policy.TEACHER)
def readers(classroom_id: int) -> ResponseReturnValue:
    """Show who of a class can read a text."""
    article = request.args.get("article", 0, type=int)
    seen = who_can_read(database(), person(), classroom_id, article, utcnow())
    return render_template("classes/readers.html", seen=seen)


def report_page(assignment_id: int, problem: str = "") -> str:
    """Render the report of an assignment, with its terms."""
    seen = assignment_report.assignment_page(database(), person(), assignment_id, utcnow())
    return render_template("classes/assignment.html", seen=seen, problem=problem)


@bp.get("/assignments/<int:assignment_id>")
@allow(Policy.TEACHER)
def show(assignment_id: int) -> ResponseReturnValue:
    """Show who is done with an assignment, and how its questions went."""
    return report_page(assignment_id)


@bp.post("/assignments/<int:assignment_id>")
@allow(Policy.TEACHER)
def change(assignment_id: int) -> ResponseReturnValue:
    """Change the terms of an assignment."""
    try:
        assignments.change(database(), person(), assignment_id, terms(), utcnow())
    except Unfit as problem:
        database().rollback()
        return report_page(assignment_id, str(problem)), 422
    database().commit()
    flash("Saved. What was answered stays.")
    return redirect(url_for(".show", assignment_id=assignment_id), code=303)


@bp.post("/assignments/<int:assignment_id>/take-back")
@allow(Policy.TEACHER)
def take_back(assignment_id: int) -> ResponseReturnValue:
    """Take an assignment back."""
    room = assignments.take_back(database(), person(), assignment_id).classroom_id
    database().commit()
    flash("Taken back. What was answered stays with the learners.")
    return redirect(url_for("classes.report", classroom_id=room), code=303)
