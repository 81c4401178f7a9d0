"""What a teacher sees of a class: all results, one learner, one attempt, a text by sentence."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from services import classes, learner_report
from services.sentence_report import sentence_page
from web.clock import utcnow
from web.people import database, person
from web.policies import Policy, allow

bp = Blueprint("class_reports", __name__, url_prefix="/classes/<int:classroom_id>")


@bp.get("/results")
@allow(Policy.TEACHER)
def results(classroom_id: int) -> ResponseReturnValue:
    """Show who of a class has read and answered what, all in one table."""
    seen = classes.report(database(), person(), classroom_id)
    return render_template("classes/results.html", report=seen)


@bp.get("/learners/<int:person_id>")
@allow(Policy.TEACHER)
def learner(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """Show one learner."""
    seen = learner_report.learner_page(database(), person(), classroom_id, person_id, utcnow())
    return render_template("classes/learner.html", seen=seen)


@bp.get("/attempts/<int:attempt_id>")
@allow(Policy.TEACHER)
def attempt(classroom_id: int, attempt_id: int) -> ResponseReturnValue:
    """Show what a learner gave in one attempt."""
    seen = learner_report.attempt_page(database(), person(), classroom_id, attempt_id)
    return render_template("classes/attempt.html", seen=seen)


@bp.get("/texts/<int:article_id>")
@allow(Policy.TEACHER)
def text(classroom_id: int, article_id: int) -> ResponseReturnValue:
    """Show a text with where the class stumbled."""
    seen = sentence_page(database(), person(), classroom_id, article_id)
    return render_template("classes/text.html", seen=seen)


@bp.get("/texts/<int:article_id>/sheet")
@allow(Policy.TEACHER)
def sheet(classroom_id: int, article_id: int) -> ResponseReturnValue:
    """Show a page to print: what to teach again of a text."""
    seen = sentence_page(database(), person(), classroom_id, article_id)
    return render_template("classes/sheet.html", seen=seen)
