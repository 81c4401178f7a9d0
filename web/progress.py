"""The page of progress."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from services import library, progress
from web.clock import utcnow
from web.people import database, person
from web.policies import Policy, allow

bp = Blueprint("progress", __name__)


@bp.get("/progress")
@allow(Policy.SIGNED_IN)
def overview() -> ResponseReturnValue:
    """Show what was read, answered and met."""
    seen = progress.overview(database(), person(), utcnow())
    nothing = not seen.texts_read and not seen.answered
    demo = library.demo_id(database()) if nothing else None
    return render_template("progress.html", seen=seen, nothing=nothing, demo=demo)
