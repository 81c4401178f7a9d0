"""Single questions at the desk: keep, drop, add, reword, write one's own, take it back."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from models import writing
from quizzes.item import Format, Option
from services import desk_edits, desk_history, desk_items, desk_more
from services.desk_edits import Source, Worktop
from services.desk_items import Done
from services.desk_more import About
from services.errors import Conflict, Unfit
from services.wordings import Wording
from web.clock import utcnow
from web.languages import refusal_said
from web.people import database, locks_itself, person
from web.policies import Policy, allow

bp = Blueprint("desk_items", __name__, url_prefix="/desk/articles/<int:article_id>")
ROWS = 5  # for the options of a choice; those left empty are not used


def back(article_id: int, done: Done) -> ResponseReturnValue:
    """Return to the place in the quiz where something was done, with its undo above it.

    What was done in the list of questions to look at leads back there.
    """
    database().commit()
    if request.form.get("from") == "look":
        place = url_for("desk.look", article=article_id, done=done.change_id)
        return redirect(place, code=303)
    place = url_for(
        "desk.article",
        article_id=article_id,
        done=done.change_id,
        near=done.near,
        _anchor="undo",
    )
    return redirect(place, code=303)


@bp.post("/items/<int:item_id>/keep")
@allow(Policy.TEACHER)
def keep(article_id: int, item_id: int) -> ResponseReturnValue:
    """Note that an item was looked at and is kept, and go on to the next."""
    return back(
        article_id, desk_items.keep_item(database(), person(), article_id, item_id, utcnow())
    )


@bp.post("/items/<int:item_id>/drop")
@allow(Policy.TEACHER)
def drop(article_id: int, item_id: int) -> ResponseReturnValue:
    """Take an item out, and stay there."""
    return back(
        article_id, desk_items.drop_item(database(), person(), article_id, item_id, utcnow())
    )


@bp.post("/items/<int:item_id>/restore")
@allow(Policy.TEACHER)
def restore(article_id: int, item_id: int) -> ResponseReturnValue:
    """Put a spare or dropped item into the quiz."""
    return back(
        article_id, desk_items.restore_item(database(), person(), article_id, item_id, utcnow())
    )


@bp.post("/items/<int:item_id>/retire")
@allow(Policy.TEACHER)
def retire(article_id: int, item_id: int) -> ResponseReturnValue:
    """Take an item out of a published quiz, at once."""
    return back(
        article_id, desk_items.retire_item(database(), person(), article_id, item_id, utcnow())
    )


@bp.post("/changes/<int:change_id>/undo")
@allow(Policy.TEACHER)
def undo(article_id: int, change_id: int) -> ResponseReturnValue:
    """Take a change back."""
    return back(article_id, desk_items.undo(database(), person(), article_id, change_id, utcnow()))


@bp.post("/items/<int:item_id>/another")
@allow(Policy.TEACHER)
@locks_itself
def another(article_id: int, item_id: int) -> ResponseReturnValue:
    """Add another question like an item, or say that there is none."""
    about = request.form.get("about", About.KIND, type=About)
    offered = desk_more.offer(database(), person(), article_id, item_id, about)
    if offered is None:
        place = url_for(
            "desk.article", article_id=article_id, missing=about, near=item_id, _anchor="undo"
        )
        return redirect(place, code=303)
    writing(database())
    return back(article_id, desk_more.take(database(), person(), article_id, offered, utcnow()))


@bp.get("/history")
@allow(Policy.TEACHER)
def history(article_id: int) -> ResponseReturnValue:
    """Show who changed what."""
    found = desk_history.history(database(), person(), article_id)
    return render_template("desk/history.html", history=found)


@bp.get("/items/<int:item_id>/edit")
@allow(Policy.TEACHER)
def edit(article_id: int, item_id: int) -> ResponseReturnValue:
    """Show an item to be worded anew."""
    return form(desk_edits.worktop(database(), person(), article_id, Source(item_id=item_id)))


@bp.get("/refused/<int:refused_id>/edit")
@allow(Policy.TEACHER)
def rescue(article_id: int, refused_id: int) -> ResponseReturnValue:
    """Show a refused item, with the reason, to be mended."""
    found = Source(refused_id=refused_id)
    return form(desk_edits.worktop(database(), person(), article_id, found))


@bp.get("/items/new")
@allow(Policy.TEACHER)
def new(article_id: int) -> ResponseReturnValue:
    """Show an empty question, about a stretch of the text if the address names one."""
    asked = request.args
    shape = asked.get("format", Format.CHOICE, type=Format)
    start, end = asked.get("start", 0, type=int), asked.get("end", 0, type=int)
    found = desk_edits.worktop(
        database(), person(), article_id, Source(), format=shape, start=start, end=end
    )
    return form(found)


@bp.post("/items/<int:item_id>/edit")
@allow(Policy.TEACHER)
@locks_itself
def save_edit(article_id: int, item_id: int) -> ResponseReturnValue:
    """Put a new wording in the place of an item."""
    return save(article_id, Source(item_id=item_id))


@bp.post("/refused/<int:refused_id>/edit")
@allow(Policy.TEACHER)
@locks_itself
def save_rescue(article_id: int, refused_id: int) -> ResponseReturnValue:
    """Add a refused item, mended, to the quiz."""
    return save(article_id, Source(refused_id=refused_id))


@bp.post("/items/new")
@allow(Policy.TEACHER)
@locks_itself
def save_new(article_id: int) -> ResponseReturnValue:
    """Add a question of one's own to the quiz."""
    return save(article_id, Source())


def save(article_id: int, source: Source) -> ResponseReturnValue:
    """Store what the form holds, unless it would break or there is advice not yet overruled."""
    session, teacher = database(), person()
    found = desk_edits.worktop(session, teacher, article_id, source)
    said = given(request.form, found.wording)
    try:
        item = desk_edits.worded(session, teacher, article_id, said)
        advice = desk_edits.advice(session, teacher, article_id, item)
        told = request.form.getlist("told")
        if set(advice) - set(told):
            return form(found, said, advice=advice)
        writing(session)
        note = "; ".join(advice)
        done = desk_edits.save(session, teacher, article_id, source, said, utcnow(), note)
    except (Unfit, Conflict) as problem:
        session.rollback()
        return form(found, said, problem=refusal_said(problem)), 422
    return back(article_id, done)


def given(sent: MultiDict[str, str], before: Wording) -> Wording:
    """Return the wording that a form holds; what it does not ask for stays as it was."""
    shape = before.format if before.kind else sent.get("format", before.format, type=Format)
    rows = zip(sent.getlist("option"), sent.getlist("reason"), strict=False)
    return Wording(
        kind=before.kind,
        format=shape,
        stem=sent.get("stem", ""),
        context=sent.get("context", ""),
        options=tuple(Option(text, reason) for text, reason in rows),
        right=sent.get("right", type=int),
        evidence=sent.get("evidence", ""),
        word=before.word if before.kind else sent.get("word", ""),
        start=sent.get("start", before.start, type=int),
        predicted=before.predicted,
        target=before.target,
    )


def form(
    found: Worktop, said: Wording | None = None, *, problem: str = "", advice: tuple[str, ...] = ()
) -> str:
    """Render the page of a wording, with what speaks against it."""
    wording = said or found.wording
    empty = max(0, ROWS - len(wording.options)) if wording.format is Format.CHOICE else 0
    rows = (*wording.options, *[Option("", "")] * empty)
    return render_template(
        "desk/edit.html", top=found, wording=wording, rows=rows, problem=problem, advice=advice
    )
