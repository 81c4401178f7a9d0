"""The placement, and the size of a vocabulary."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services import placement, vocabulary
from services.errors import Unfit
from services.placement import LENGTH
from web.clock import utcnow
from web.people import database, person
from web.policies import Policy, allow

bp = Blueprint("vocabulary", __name__)


@bp.get("/vocabulary")
@allow(Policy.SIGNED_IN)
def size() -> ResponseReturnValue:
    """Show how many words this person knows, and where the placement stands."""
    now = utcnow()
    stand = placement.stand(database(), person(), now)
    sized = vocabulary.sized(database(), person(), now)
    return render_template("vocabulary/size.html", stand=stand, sized=sized, length=LENGTH)


@bp.get("/vocabulary/<int:number>")
@allow(Policy.SIGNED_IN)
def word(number: int) -> ResponseReturnValue:
    """Ask for one word, or lead back where it is not the next one."""
    item = placement.question(database(), person(), number, utcnow())
    if item is None:
        return redirect(url_for(".size"), code=303)
    return render_template("vocabulary/word.html", item=item, length=LENGTH)


@bp.post("/vocabulary/<int:number>")
@allow(Policy.SIGNED_IN)
def answer(number: int) -> ResponseReturnValue:
    """Store an answer and go on to the next word, or to the size after the last."""
    headword, given = (request.form.get(name, "")[:300] for name in ("headword", "given"))
    given = placement.UNSURE if "unsure" in request.form else given or "nothing chosen"
    try:
        placement.answer(database(), person(), number, headword, given, utcnow())
    except Unfit as problem:
        database().rollback()
        item = placement.question(database(), person(), number, utcnow())
        if item is None:
            return redirect(url_for(".size"), code=303)
        page = render_template("vocabulary/word.html", item=item, length=LENGTH, problem=problem)
        return page, 422
    database().commit()
    return redirect(url_for(".size" if number % LENGTH == 0 else ".word", number=number + 1), 303)
