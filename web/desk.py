"""The teacher's desk: a text in, its items looked at, a quiz out, and how it went."""

from dataclasses import dataclass, replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from ingest import files, plain
from ingest.raw import Raw, Upload
from models import writing
from services import classes, desk, levels
from services.errors import Conflict, Unfit
from web.clock import utcnow
from web.people import database, locks_itself, person
from web.policies import Policy, allow
from web.shown import agreement

bp = Blueprint("desk", __name__, url_prefix="/desk")


@bp.get("")
@allow(Policy.TEACHER)
def articles() -> ResponseReturnValue:
    """Show a teacher's own texts."""
    return render_template("desk/list.html", cards=desk.articles(database(), person()))


@bp.get("/new")
@allow(Policy.TEACHER)
def new() -> ResponseReturnValue:
    """Show the form for a new text."""
    return empty_form()


def empty_form(problem: str = "") -> str:
    """Render the form for a new text, with what was typed and what is wrong with it."""
    return render_template(
        "desk/new.html", problem=problem, endings=files.ENDINGS, accept=files.ACCEPT
    )


def given() -> Raw:
    """Return the text that the form brought, a file or what was pasted. Raises Unfit for both."""
    file, text = request.files.get("file"), request.form.get("text", "")
    if file and file.filename:
        if text.strip():
            raise Unfit("There is a file and a pasted text: empty the box, or choose no file.")
        chapters = request.form.get("chapters", "")
        return desk.read(Upload(file.filename, file.read(), chapters))
    return plain.pasted(text)


@bp.post("/new")
@allow(Policy.TEACHER)
@locks_itself
def add() -> ResponseReturnValue:
    """Clean and measure a text and make its items, and keep it as a draft: all or nothing."""
    try:
        raw = given()
        manuscript = desk.preview(raw.text, request.form.get("title", "").strip() or raw.title)
    except Unfit as problem:
        return empty_form(str(problem)), 422
    writing(database())
    said = filter(None, (agreement(manuscript.printed, manuscript.facts),))
    ready = replace(manuscript, mends=(*raw.mends, *manuscript.mends, *said))
    draft = desk.add_article(database(), person(), ready, utcnow(), raw.source)
    database().commit()
    return redirect(url_for(".article", article_id=draft.id), code=303)


@bp.get("/articles/<int:article_id>")
@allow(Policy.TEACHER)
def article(article_id: int) -> ResponseReturnValue:
    """Show a text with its measures, its items, the spares and those refused."""
    kept = ticked(request.args)
    return shown(article_id, kept if kept.classes or kept.library else None)


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
        ticks=ticks or Ticks(seen.class_ids, seen.in_library),
        problem=problem,
        dropped=request.args.get("dropped", type=int),
        next=request.args.get("next", type=int),
    )


@bp.post("/articles/<int:article_id>/items/<int:item_id>/drop")
@allow(Policy.TEACHER)
def drop(article_id: int, item_id: int) -> ResponseReturnValue:
    """Take an item out of the quiz, and stay there: the next item has an undo above it."""
    after = desk.drop_item(database(), person(), article_id, item_id)
    database().commit()
    place = url_for(".article", article_id=article_id, dropped=item_id, next=after, _anchor="undo")
    return redirect(place, code=303)


@bp.post("/articles/<int:article_id>/items/<int:item_id>/restore")
@allow(Policy.TEACHER)
def restore(article_id: int, item_id: int) -> ResponseReturnValue:
    """Put a spare or dropped item into the quiz."""
    desk.restore_item(database(), person(), article_id, item_id)
    database().commit()
    return redirect(url_for(".article", article_id=article_id, _anchor=f"i{item_id}"), code=303)


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
        return shown(article_id, ticks, str(problem)), 409
    database().commit()
    flash("Published. Its readers see it now.", "publish")
    return redirect(url_for(".article", article_id=article_id, _anchor="publish"), code=303)


@bp.post("/articles/<int:article_id>/describe")
@allow(Policy.TEACHER)
def describe(article_id: int) -> ResponseReturnValue:
    """Set the theme and the source that readers see."""
    theme, source = request.form["theme"], request.form["source"]
    desk.describe(database(), person(), article_id, theme, source)
    database().commit()
    flash("Saved.")
    return redirect(url_for(".article", article_id=article_id), code=303)


@bp.post("/articles/<int:article_id>/level")
@allow(Policy.TEACHER)
def level(article_id: int) -> ResponseReturnValue:
    """Set the level that readers see, or go back to ours."""
    levels.set_level(database(), person(), article_id, request.form["band"])
    database().commit()
    flash("Saved.")
    return redirect(url_for(".article", article_id=article_id), code=303)


@bp.post("/articles/<int:article_id>/withdraw")
@allow(Policy.TEACHER)
def withdraw(article_id: int) -> ResponseReturnValue:
    """Take a text back from all its readers; they stay ticked, so that one press undoes it."""
    before = desk.article(database(), person(), article_id)
    desk.withdraw(database(), person(), article_id)
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
    desk.discard(database(), person(), article_id)
    database().commit()
    flash("The draft is gone.")
    return redirect(url_for(".articles"), code=303)


@bp.get("/articles/<int:article_id>/report")
@allow(Policy.TEACHER)
def report(article_id: int) -> ResponseReturnValue:
    """Show how each item of a text went."""
    return render_template(
        "desk/report.html", report=desk.article_report(database(), person(), article_id)
    )
