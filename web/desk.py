"""The teacher's desk: a text in, its items looked at, a quiz out, and how it went."""

from dataclasses import dataclass

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from ingest import files
from models import AuditAct, JobState, writing
from services import audit, classes, desk, desk_history, jobs, levels, mending, suspects, versions
from services.desk_more import About
from services.errors import Conflict, Unfit
from services.jobs import Wanted
from web import working
from web.clock import utcnow
from web.languages import gettext, refusal_said
from web.people import application, database, locks_itself, person
from web.policies import Policy, allow
from web.shown import plural

bp = Blueprint("desk", __name__, url_prefix="/desk")


@bp.get("")
@allow(Policy.TEACHER)
def articles() -> ResponseReturnValue:
    """Show a teacher's own texts, and those still being measured."""
    cards = desk.articles(database(), person())
    waiting = jobs.in_work(database(), person())
    return render_template("desk/list.html", cards=cards, waiting=waiting)


@bp.get("/look")
@allow(Policy.TEACHER)
def look() -> ResponseReturnValue:
    """Show the questions that answers speak against, of all texts."""
    article_id, done = request.args.get("article", type=int), request.args.get("done", type=int)
    undo = None
    if article_id and done:
        desk.article(database(), person(), article_id)
        undo = desk_history.undoable(database(), article_id, done)
    found = suspects.suspects(database(), person())
    return render_template("desk/look.html", suspects=found, undo=undo, article_id=article_id)


@bp.get("/new")
@allow(Policy.TEACHER)
def new() -> ResponseReturnValue:
    """Show the form for a new text, which may be a version of one that is there."""
    return empty_form()


def empty_form(problem: str = "") -> str:
    """Render the form for a new text, with what was typed and what is wrong with it."""
    return render_template(
        "desk/new.html",
        problem=problem,
        endings=files.ENDINGS,
        accept=files.ACCEPT,
        offers=versions.offered(database(), person()),
        of=request.values.get("of", type=int),
    )


def given() -> Wanted:
    """Return what the form brought, a file or what was pasted. Raises Unfit for both."""
    file, text = request.files.get("file"), request.form.get("text", "")
    title, of = request.form.get("title", "").strip(), request.form.get("of", type=int)
    if not file or not file.filename:
        return Wanted(text.encode(), title=title, of=of)
    if text.strip():
        raise Unfit("There is a file and a pasted text: empty the box, or choose no file.")
    chapters = request.form.get("chapters", "")
    return Wanted(file.read(), file.filename, chapters, title, of)


@bp.post("/new")
@allow(Policy.TEACHER)
@locks_itself
def add() -> ResponseReturnValue:
    """Have a text read, cleaned and measured, and its items made: a draft, all or nothing.

    What takes longer than a few seconds goes on behind a page that tells how far it is.
    """
    try:
        wanted = given()
        versions.check(database(), person(), wanted.of)
    except Unfit as problem:
        return empty_form(refusal_said(problem)), 422
    writing(database())
    job_id = jobs.begin(database(), person(), wanted, utcnow())
    database().commit()
    working.call(application(), job_id)
    if working.ended(job_id, current_app.config["PATIENCE"]):
        seen = jobs.progress(database(), person(), job_id)
        if seen.refused:
            return empty_form(refusal_said(seen.refused)), 422
        return redirect(made(seen), code=303)
    return redirect(url_for(".job", job_id=job_id), code=303)


def made(seen: jobs.Progress) -> str:
    """Return the address of what a job made; that of the desk where it was discarded since."""
    if seen.article_id is None:
        return url_for(".articles")
    return url_for(".article", article_id=seen.article_id)


@bp.get("/jobs/<int:job_id>")
@allow(Policy.TEACHER)
def job(job_id: int) -> ResponseReturnValue:
    """Show how far a text is, and lead to its draft once it is ready."""
    seen = jobs.progress(database(), person(), job_id)
    if seen.state is JobState.DONE:
        return redirect(made(seen), code=303)
    working.start(application())
    return render_template("desk/job.html", job=seen)


@bp.get("/articles/<int:article_id>")
@allow(Policy.TEACHER)
def article(article_id: int) -> ResponseReturnValue:
    """Show a text with its measures, its items, the spares and those refused."""
    kept = ticked(request.args)
    return shown(article_id, kept if kept.classes or kept.library else None)


@bp.get("/articles/<int:article_id>/text")
@allow(Policy.TEACHER)
def proof(article_id: int) -> ResponseReturnValue:
    """Show a text as it came, with what was mended and left out in its place."""
    seen = mending.proof(database(), person(), article_id)
    return render_template("desk/proof.html", proof=seen, at=request.args.get("at", type=int))


@bp.post("/articles/<int:article_id>/marks/<int:number>")
@allow(Policy.TEACHER)
@locks_itself
def switch(article_id: int, number: int) -> ResponseReturnValue:
    """Take a mend back, or make one that is offered; measure and question the text anew."""
    made, before = mending.remade(database(), person(), article_id, number)
    writing(database())
    lost = mending.remake(database(), person(), article_id, made, before)
    database().commit()
    flash(gettext("Done. The text was measured anew, and its questions were made anew."))
    if lost:
        flash(
            plural(
                lost,
                "%(num)s question of yours went with the words it rested on.",
                "%(num)s questions of yours went with the words they rested on.",
            )
        )
    place = url_for(".proof", article_id=article_id, at=number, _anchor="marks")
    return redirect(place, code=303)


@dataclass(frozen=True, slots=True)
class Ticks:
    """The boxes ticked in the form to publish."""

    classes: tuple[int, ...]
    library: bool


def ticked(given: MultiDict[str, str]) -> Ticks:
    """Return the boxes that a form, or an address that keeps them, has ticked."""
    return Ticks(tuple(given.getlist("classroom", type=int)), "library" in given)


def shown(article_id: int, ticks: Ticks | None, problem: str = "") -> str:
    """Render the desk's page of a text; for None, its readers are ticked."""
    seen = desk.article(database(), person(), article_id)
    return render_template(
        "desk/article.html",
        article=seen,
        rooms=[c for c in classes.classes_of(database(), person()) if c.role == "teacher"],
        related=versions.related(database(), person(), article_id),
        twins=() if seen.version else mending.twins(database(), person(), article_id),
        ticks=ticks or Ticks(seen.class_ids, seen.in_library),
        problem=problem,
        undo=desk_history.undoable(database(), seen.id, request.args.get("done", type=int)),
        missing=request.args.get("missing", type=About),
        near=request.args.get("near", type=int),
    )


@bp.post("/articles/<int:article_id>/publish")
@allow(Policy.TEACHER)
def publish(article_id: int) -> ResponseReturnValue:
    """Show a text and its quiz to the library or to classes."""
    ticks = ticked(request.form)
    try:
        desk.publish(
            database(),
            person(),
            article_id,
            to_library=ticks.library,
            classroom_ids=ticks.classes,
            now=utcnow(),
        )
    except Conflict as problem:
        database().rollback()
        return shown(article_id, ticks, refusal_said(problem)), 409
    database().commit()
    flash(gettext("Published. Its readers see it now."), "publish")
    return redirect(url_for(".article", article_id=article_id, _anchor="publish"), code=303)


@bp.post("/articles/<int:article_id>/describe")
@allow(Policy.TEACHER)
def describe(article_id: int) -> ResponseReturnValue:
    """Set the theme and the source that readers see."""
    theme, source = request.form["theme"], request.form["source"]
    desk.describe(database(), person(), article_id, theme, source)
    database().commit()
    flash(gettext("Saved."))
    return redirect(url_for(".article", article_id=article_id), code=303)


@bp.post("/articles/<int:article_id>/level")
@allow(Policy.TEACHER)
def level(article_id: int) -> ResponseReturnValue:
    """Set the level that readers see, or go back to ours."""
    levels.set_level(database(), person(), article_id, request.form["band"])
    database().commit()
    flash(gettext("Saved."))
    return redirect(url_for(".article", article_id=article_id), code=303)


@bp.post("/articles/<int:article_id>/version")
@allow(Policy.TEACHER)
def link(article_id: int) -> ResponseReturnValue:
    """Make a text a version of another."""
    versions.link(database(), person(), article_id, request.form.get("of", 0, type=int))
    database().commit()
    flash(gettext("They are versions of one article now."))
    return redirect(url_for(".article", article_id=article_id), code=303)


@bp.post("/articles/<int:article_id>/version/leave")
@allow(Policy.TEACHER)
def unlink(article_id: int) -> ResponseReturnValue:
    """Let a text stand alone again."""
    versions.unlink(database(), person(), article_id)
    database().commit()
    flash(gettext("It stands alone now."))
    return redirect(url_for(".article", article_id=article_id), code=303)


@bp.post("/articles/<int:article_id>/withdraw")
@allow(Policy.TEACHER)
def withdraw(article_id: int) -> ResponseReturnValue:
    """Take a text back from all its readers; they stay ticked, so that one press undoes it."""
    before = desk.article(database(), person(), article_id)
    title = desk.withdraw(database(), person(), article_id)
    audit.note(database(), person(), AuditAct.TAKE_BACK, title, utcnow())
    database().commit()
    flash(
        "Taken back: nobody reads it now, and what was answered stays. "
        "Its readers are still ticked: Publish gives it back to them.",
        "publish",
    )
    place = url_for(
        ".article",
        article_id=article_id,
        classroom=before.class_ids,
        library="on" if before.in_library else None,
        _anchor="publish",
    )
    return redirect(place, code=303)


@bp.post("/articles/<int:article_id>/discard")
@allow(Policy.TEACHER)
def discard(article_id: int) -> ResponseReturnValue:
    """Delete a draft."""
    title = desk.discard(database(), person(), article_id)
    audit.note(database(), person(), AuditAct.DISCARD, title, utcnow())
    database().commit()
    flash(gettext("The draft is gone."))
    return redirect(url_for(".articles"), code=303)


@bp.get("/articles/<int:article_id>/report")
@allow(Policy.TEACHER)
def report(article_id: int) -> ResponseReturnValue:
    """Show how each item of a text went."""
    return render_template(
        "desk/report.html", report=desk.article_report(database(), person(), article_id)
    )
