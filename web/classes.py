"""Classes: joining one, making one, and what a teacher sees of it."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from models import AuditAct
from services import audit, classes
from services.errors import Denied, NotFound, Refusal, Unfit
from web.clock import utcnow
from web.errors import STATUS
from web.languages import gettext, refusal_said
from web.people import database, person, person_key
from web.policies import Policy, allow
from web.security import WRONG_TRIES, failed, limiter

bp = Blueprint("classes", __name__, url_prefix="/classes")


def listed(problem: Refusal | None = None) -> ResponseReturnValue:
    """Show the classes of the person signed in, with what went wrong in a form, if anything."""
    if problem:
        database().rollback()
    mine = classes.classes_of(database(), person())
    page = render_template("classes/list.html", classes=mine, problem=refusal_said(problem))
    return page, STATUS[type(problem)] if problem else 200


@bp.get("")
@allow(Policy.SIGNED_IN)
def mine() -> ResponseReturnValue:
    """Show the classes of the person signed in."""
    return listed()


@bp.post("")
@allow(Policy.TEACHER)
def create() -> ResponseReturnValue:
    """Make a class."""
    try:
        room = classes.create(database(), person(), request.form["name"], utcnow())
    except Unfit as problem:
        return listed(problem)
    database().commit()
    return redirect(url_for(".report", classroom_id=room.id), code=303)


@bp.post("/join")
@allow(Policy.SIGNED_IN)
@limiter.limit(WRONG_TRIES, key_func=person_key, deduct_when=failed)
def join() -> ResponseReturnValue:
    """Join a class by its code."""
    try:
        room = classes.join(database(), person(), request.form["code"], utcnow())
    except (Unfit, Denied) as problem:
        return listed(problem)
    database().commit()
    flash(gettext("You are in %(name)s.", name=room.name))
    return redirect(url_for(".show", classroom_id=room.id), code=303)


@bp.get("/<int:classroom_id>")
@allow(Policy.SIGNED_IN)
def show(classroom_id: int) -> ResponseReturnValue:
    """Show a class as its members see it."""
    page = classes.page(database(), person(), classroom_id)
    tasks = classes.tasks(database(), person(), classroom_id, utcnow())
    return render_template("classes/class.html", page=page, tasks=tasks)


@bp.get("/<int:classroom_id>/report")
@allow(Policy.TEACHER)
def report(classroom_id: int) -> ResponseReturnValue:
    """Show a class to its teachers: what it was given, and how its learners do."""
    seen = classes.overview(database(), person(), classroom_id, utcnow())
    return render_template("classes/report.html", seen=seen)


@bp.post("/<int:classroom_id>/code")
@allow(Policy.TEACHER)
def new_code(classroom_id: int) -> ResponseReturnValue:
    """Give a class a new join code."""
    classes.new_code(database(), person(), classroom_id, utcnow())
    database().commit()
    flash(gettext("The old code no longer works. The new one is open for 14 days."))
    return redirect(url_for("class_people.code", classroom_id=classroom_id), code=303)


@bp.post("/<int:classroom_id>/leave")
@allow(Policy.SIGNED_IN)
def leave(classroom_id: int) -> ResponseReturnValue:
    """Leave a class."""
    classes.leave(database(), person(), classroom_id)
    database().commit()
    flash(gettext("You have left the class. What you read and answered stays yours."))
    return redirect(url_for(".mine"), code=303)


@bp.post("/<int:classroom_id>/learners/<int:person_id>/remove")
@allow(Policy.TEACHER)
def remove(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """Take a learner out of a class; this browser remembers whom, so that it can be undone."""
    gone = classes.remove(database(), person(), classroom_id, person_id)
    audit.note(database(), person(), AuditAct.TAKE_OUT, gone.nickname, utcnow())
    database().commit()
    session["taken_out"] = (classroom_id, gone.id, gone.nickname)
    away = url_for("class_people.people", classroom_id=classroom_id, out=gone.id)
    return redirect(away, code=303)


@bp.post("/<int:classroom_id>/learners/<int:person_id>/put-back")
@allow(Policy.TEACHER)
def put_back(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """Undo the last taking out; nobody else can be brought into a class without its code."""
    if list(session.pop("taken_out", ()))[:2] != [classroom_id, person_id]:
        raise NotFound
    classes.put_back(database(), person(), classroom_id, person_id, utcnow())
    database().commit()
    flash(gettext("Put back into the class."))
    return redirect(url_for("class_people.people", classroom_id=classroom_id), code=303)
