"""The words of a learner: those to meet again, one a page, and the list of all."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from services import word_list, word_reviews
from services.errors import Unfit
from services.takeaway import decks
from services.takeaway.anki import apkg
from services.word_list import SHOW, Wanted
from services.word_reviews import Met, ToAnswer
from web.clock import utcnow
from web.files import ANKI, file
from web.languages import gettext, refusal_said
from web.people import database, person
from web.policies import Policy, allow
from web.words_csv import words_csv

bp = Blueprint("words", __name__)
SHOW_NAMES = dict(zip(SHOW, ("Due now", "Being learned", "Learned", "Only met"), strict=True))
LATE = "You had already answered this; your first answer counts."


def shown(item: ToAnswer | Met, problem: str = "") -> str:
    """Render a word, open or answered: a page, or the fragment that the script asks for."""
    name = "_answered.html" if isinstance(item, Met) else "_question.html"
    frame = name if "X-Fragment" in request.headers else "item.html"
    return render_template(
        f"words/{frame}", item=item, problem=problem, fragment=f"words/{name}", late=gettext(LATE)
    )


@bp.get("/words")
@allow(Policy.SIGNED_IN)
def mine() -> ResponseReturnValue:
    """Show the words of this person, with their strength."""
    part, show = (request.args.get(name, "").strip()[:80] for name in ("part", "show"))
    wanted = Wanted(part, show if show in SHOW else "")
    found = word_list.listed(database(), person(), wanted, utcnow())
    return render_template("words/list.html", found=found, wanted=wanted, show=SHOW_NAMES)


@bp.get("/words.csv")
@allow(Policy.SIGNED_IN)
def export() -> ResponseReturnValue:
    """Give all words of this person as a table."""
    rows = word_list.everything(database(), person(), utcnow())
    named = {"Content-Disposition": 'attachment; filename="words.csv"'}
    return Response(words_csv(rows), headers=named, mimetype="text/csv")


@bp.get("/words.apkg")
@allow(Policy.SIGNED_IN)
def anki() -> ResponseReturnValue:
    """Give the words of this person as cards for Anki."""
    now = utcnow()
    deck = decks.of_person(database(), person(), now)
    return file(apkg(deck, now), "words", "apkg", ANKI)


@bp.get("/words/<int:word_id>")
@allow(Policy.SIGNED_IN)
def word(word_id: int) -> ResponseReturnValue:
    """Show one word: its strength, its places and its history."""
    page = word_list.word_page(database(), person(), word_id, utcnow())
    return render_template("words/word.html", page=page)


@bp.get("/words/again")
@allow(Policy.SIGNED_IN)
def again() -> ResponseReturnValue:
    """Lead to the next word that is due, or say that none is."""
    learner, now = person(), utcnow()
    number = word_reviews.next_number(database(), learner)
    if word_reviews.question(database(), learner, number, now) is not None:
        return redirect(url_for(".review", number=number), code=303)
    due = word_reviews.due_count(database(), learner, now)
    return render_template("words/none.html", due=due)


@bp.get("/words/again/<int:number>")
@allow(Policy.SIGNED_IN)
def review(number: int) -> ResponseReturnValue:
    """Show one word: to answer, or as it was answered."""
    item = word_reviews.question(database(), person(), number, utcnow())
    return shown(item) if item else redirect(url_for(".again"), code=303)


@bp.post("/words/again/<int:number>")
@allow(Policy.SIGNED_IN)
def answer(number: int) -> ResponseReturnValue:
    """Store an answer and show its outcome; a repeat shows the first one."""
    given, card = (request.form.get(name, "").strip()[:500] for name in ("given", "card"))
    try:
        outcome = word_reviews.answer(database(), person(), number, card, given, utcnow())
    except Unfit as problem:
        database().rollback()
        asked = word_reviews.question(database(), person(), number, utcnow())
        return (
            (shown(asked, refusal_said(problem)), 422)
            if asked
            else redirect(url_for(".again"), 303)
        )
    database().commit()
    if "X-Fragment" in request.headers:
        return shown(outcome)
    if outcome.late:
        flash(gettext(LATE))
    return redirect(url_for(".review", number=number), code=303)
