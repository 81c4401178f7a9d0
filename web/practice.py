"""Taking a quiz: one item a page; with script, the same address gives the item alone."""

from secrets import token_urlsafe

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services import complaints, feedback, hints, library, practice
from services.errors import Unfit
from services.feedback import Held, HeldResult
from services.practice import Answered, Question
from web.clock import utcnow
from web.languages import gettext, refusal_said
from web.people import database, person, person_or_guest
from web.policies import Policy, allow
from web.security import guest_limit

bp = Blueprint("practice", __name__)
LATE = "You had already answered this; your first answer counts."


def shown(item: Question | Answered, problem: str = "") -> str:
    """Render an item, open or answered: a page, or the fragment that the script asks for."""
    seen = feedback.of_item(database(), person(), item, utcnow())
    name = {Question: "_question", Answered: "_answered", Held: "_held"}[type(seen)] + ".html"
    frame = name if "X-Fragment" in request.headers else "item.html"
    return render_template(
        f"practice/{frame}",
        item=seen,
        problem=problem,
        fragment=f"practice/{name}",
        late=gettext(LATE),
        key=token_urlsafe(16),
    )


@bp.post("/articles/<int:article_id>/quiz")
@allow(Policy.ANYONE)
@guest_limit()
def start(article_id: int) -> ResponseReturnValue:
    """Begin the quiz of an article that has been read, or go on with it; newcomers as guests."""
    learner, now = person_or_guest(), utcnow()
    library.finish_reading(database(), learner, article_id, now)
    attempt = practice.start(database(), learner, article_id, now)
    position = practice.resume_position(database(), learner, attempt)
    database().commit()
    return redirect(url_for(".item", attempt_id=attempt, position=position or 1), code=303)


@bp.post("/attempts/<int:attempt_id>/retry")
@allow(Policy.SIGNED_IN)
def retry(attempt_id: int) -> ResponseReturnValue:
    """Ask the items missed in an attempt once more."""
    again = practice.retry(database(), person(), attempt_id, utcnow())
    position = practice.resume_position(database(), person(), again)
    database().commit()
    return redirect(url_for(".item", attempt_id=again, position=position or 1), code=303)


@bp.get("/attempts/<int:attempt_id>/<int:position>")
@allow(Policy.SIGNED_IN)
def item(attempt_id: int, position: int) -> ResponseReturnValue:
    """Show one item: to answer, or as it was answered."""
    return shown(practice.question(database(), person(), attempt_id, position))


@bp.post("/attempts/<int:attempt_id>/<int:position>")
@allow(Policy.SIGNED_IN)
def answer(attempt_id: int, position: int) -> ResponseReturnValue:
    """Store an answer and show its outcome; a repeat shows the first one."""
    given = request.form.get("given", "").strip()[:500]
    key = request.form.get("key", "")[:36] or None
    try:
        outcome = practice.answer(database(), person(), attempt_id, position, given, utcnow(), key)
    except Unfit as problem:
        database().rollback()
        asked = practice.question(database(), person(), attempt_id, position)
        return shown(asked, refusal_said(problem)), 422
    database().commit()
    if "X-Fragment" in request.headers:
        return shown(outcome)
    if outcome.late:
        flash(gettext(LATE))
    return redirect(url_for(".item", attempt_id=attempt_id, position=position), code=303)


@bp.post("/attempts/<int:attempt_id>/<int:position>/hint")
@allow(Policy.SIGNED_IN)
def hint(attempt_id: int, position: int) -> ResponseReturnValue:
    """Give a hint, which lowers the weight of the answer."""
    asked = request.form.get("hint", "")
    hints.take(database(), person(), attempt_id, position, asked, utcnow())
    database().commit()
    if "X-Fragment" in request.headers:
        return shown(practice.question(database(), person(), attempt_id, position))
    return redirect(url_for(".item", attempt_id=attempt_id, position=position), code=303)


@bp.post("/attempts/<int:attempt_id>/<int:position>/report")
@allow(Policy.SIGNED_IN)
def report(attempt_id: int, position: int) -> ResponseReturnValue:
    """Tell the teacher what is wrong with a question."""
    fault, words = (request.form.get(name, "") for name in ("fault", "words"))
    complaints.complain(database(), person(), attempt_id, position, fault, words, utcnow())
    database().commit()
    flash(gettext("Thank you. Whoever looks after this text sees it, without your name."))
    return redirect(url_for(".item", attempt_id=attempt_id, position=position), code=303)


@bp.get("/attempts/<int:attempt_id>")
@allow(Policy.SIGNED_IN)
def result(attempt_id: int) -> ResponseReturnValue:
    """Show how an attempt went."""
    outcome = practice.result(database(), person(), attempt_id)
    seen = feedback.of_result(database(), person(), outcome, utcnow())
    name = "held" if isinstance(seen, HeldResult) else "result"
    return render_template(f"practice/{name}.html", result=seen)
