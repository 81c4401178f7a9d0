"""What a teacher takes away from the desk and from a class, as files."""

import re
from io import BytesIO

from flask import Blueprint, send_file
from flask.typing import ResponseReturnValue

from services.takeaway.gift import gift
from services.takeaway.handouts import handout
from services.takeaway.moodle import moodle_xml
from web.people import database, person
from web.policies import Policy, allow

bp = Blueprint("takeaway", __name__)

LONGEST_NAME = 60  # characters of a file's name
NOT_A_NAME = re.compile(r"[^\w]+")


def file(content: bytes, title: str, ending: str, kind: str) -> ResponseReturnValue:
    """Send a file to keep, named after what it is of."""
    name = NOT_A_NAME.sub("-", title)[:LONGEST_NAME].strip("-") or "gradus"
    return send_file(
        BytesIO(content), mimetype=kind, as_attachment=True, download_name=f"{name}.{ending}"
    )


@bp.get("/desk/articles/<int:article_id>/moodle.xml")
@allow(Policy.TEACHER)
def moodle(article_id: int) -> ResponseReturnValue:
    """Send the quiz of a text as Moodle XML."""
    taken = handout(database(), person(), article_id)
    return file(moodle_xml(taken), taken.title, "moodle.xml", "application/xml")


@bp.get("/desk/articles/<int:article_id>/gift.txt")
@allow(Policy.TEACHER)
def gift_text(article_id: int) -> ResponseReturnValue:
    """Send the quiz of a text as GIFT."""
    taken = handout(database(), person(), article_id)
    return file(gift(taken).encode(), taken.title, "gift.txt", "text/plain")
