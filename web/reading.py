"""What a reading page asks for: a word's meaning, marks, time, and how pages look.

Every address gives a page; with script, the same address gives its fragment alone.
"""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from models import Mark
from services import glosses, look_ups, reading_time, word_marks
from services.errors import Unfit
from web import display
from web.clock import utcnow
from web.languages import gettext
from web.people import database, person, someone
from web.policies import Policy, allow
from web.security import own_path

bp = Blueprint("reading", __name__)
LONGEST_WORD = 80  # characters: of the column


def shown(name: str, **values: object) -> str:
    """Render a fragment, for the script, or the page around it."""
    alone = "X-Fragment" in request.headers
    frame, heading = (name, "h2") if alone else ("reading/page.html", "h1")
    return render_template(frame, fragment=name, heading=heading, **values)


def number(name: str) -> int:
    """Return a whole number of the form. Raises Unfit."""
    given = request.form.get(name, "")
    if not given.isascii() or not given.isdigit() or len(given) > 9:
        raise Unfit("A number is missing. Load the page again.")
    return int(given)


@bp.get("/articles/<int:article_id>/words")
@allow(Policy.ANYONE)
def word(article_id: int) -> ResponseReturnValue:
    """Show what a word of an article means."""
    asked = request.args.get("word", "")[:LONGEST_WORD]
    gloss = glosses.gloss(database(), someone(), article_id, asked)
    return shown("reading/_gloss.html", title=gloss.headword, gloss=gloss)


@bp.post("/articles/<int:article_id>/words")
@allow(Policy.SIGNED_IN)
def mark(article_id: int) -> ResponseReturnValue:
    """Keep that a word is known or to be learned, or take that back."""
    asked, said = (request.form.get(name, "")[:LONGEST_WORD] for name in ("word", "mark"))
    if said not in {*Mark, ""}:
        raise Unfit("Say “I know it” or “Learn it”.")
    gloss = glosses.gloss(database(), person(), article_id, asked)
    kept = Mark(said) if said else None
    word_marks.set_mark(database(), person(), gloss.headword, kept, utcnow())
    database().commit()
    if "X-Fragment" in request.headers:
        return word_again(article_id, asked)
    return redirect(url_for(".word", article_id=article_id, word=asked), code=303)


def word_again(article_id: int, asked: str) -> str:
    """Render a word after its mark has changed."""
    gloss = glosses.gloss(database(), person(), article_id, asked)
    return shown("reading/_gloss.html", title=gloss.headword, gloss=gloss)


@bp.post("/articles/<int:article_id>/looked-up")
@allow(Policy.SIGNED_IN)
def looked_up(article_id: int) -> ResponseReturnValue:
    """Note that a word was looked up in its sentence; the page's script says so."""
    asked = request.form.get("word", "")[:LONGEST_WORD]
    place = number("paragraph"), number("at")
    look_ups.note(database(), person(), article_id, asked, place, utcnow())
    database().commit()
    return "", 204


@bp.post("/articles/<int:article_id>/time")
@allow(Policy.SIGNED_IN)
def time(article_id: int) -> ResponseReturnValue:
    """Add the time read since the page last said so, and keep the place."""
    seconds, place = number("seconds"), number("paragraph")
    reading_time.told(database(), person(), article_id, seconds, place, utcnow())
    database().commit()
    return "", 204


@bp.get("/display")
@allow(Policy.ANYONE)
def display_form() -> ResponseReturnValue:
    """Show how pages can look."""
    back = own_path(request.args.get("next")) or url_for("library.shelf")
    return shown(
        "reading/_display.html",
        title=gettext("How pages look"),
        back=back,
        settings=display.SETTINGS,
    )


@bp.post("/display")
@allow(Policy.ANYONE)
def set_display() -> ResponseReturnValue:
    """Keep how pages are to look, and go back to where that was chosen."""
    back = own_path(request.form.get("next")) or url_for("library.shelf")
    reply = redirect(back, code=303) if "X-Fragment" not in request.headers else Response("", 204)
    display.keep(display.chosen(request.form), reply)
    return reply


@bp.get("/keys")
@allow(Policy.ANYONE)
def keys() -> ResponseReturnValue:
    """Show which keys do what."""
    return shown("reading/_keys.html", title=gettext("Keys"))
