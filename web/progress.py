"""The page of progress."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from services import library, measures, progress, vocabulary
from services.shelves import suggestions
from web.clock import utcnow
from web.people import database, person
from web.policies import Policy, allow

bp = Blueprint("progress", __name__)


@bp.get("/progress")
@allow(Policy.SIGNED_IN)
def overview() -> ResponseReturnValue:
    """Show what was read, answered and met."""
    now = utcnow()
    seen = progress.overview(database(), person(), now)
    if not seen.texts_read and not seen.answered:
        demo = library.demo_id(database())
        return render_template("progress.html", seen=seen, nothing=True, demo=demo)
    drawn = measures.measures(database(), person(), seen.by_kind, now)
    return render_template(
        "progress.html",
        seen=seen,
        drawn=drawn,
        sized=vocabulary.sized(database(), person(), now),
        suggested=suggestions(drawn.found),
    )
