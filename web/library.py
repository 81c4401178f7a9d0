"""The library and the reading page."""

from itertools import groupby

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services import library, word_reviews
from services.library import Filters
from services.shelves import Placed, placed, suggestions
from web.clock import utcnow
from web.languages import gettext
from web.measured import SHELVES
from web.people import database, person, someone
from web.policies import Policy, allow
from web.shown import BANDS

bp = Blueprint("library", __name__)


def shelves(found: list[Placed]) -> list[tuple[str, list[Placed]]]:
    """Return the cards for one's classes first, then by how much of them is known.

    Where that cannot be told they stand by band, those of no known band last.
    """
    names = [*map(gettext, SHELVES.values()), *BANDS]

    def shelf(one: Placed) -> str:
        if one.card.audience:
            return gettext("For %(classes)s", classes=", ".join(one.card.audience))
        if one.coverage:
            return gettext(SHELVES[one.coverage.shelf])
        return (one.card.grade.band or "")[:2] or gettext("Without a level")

    def order(one: Placed) -> tuple[bool, int, str]:
        name = shelf(one)
        return not one.card.audience, names.index(name) if name in names else len(names), name

    return [(name, list(group)) for name, group in groupby(sorted(found, key=order), key=shelf)]


@bp.get("/library")
@allow(Policy.ANYONE)
def shelf() -> ResponseReturnValue:
    """Show what this person may read, by level."""
    asked = {name: request.args.get(name, "").strip()[:80] for name in ("words", "band", "theme")}
    reader, now = someone(), utcnow()
    cards = library.shelf(database(), reader, Filters(**asked))
    found = placed(database(), reader, cards, now)
    return render_template(
        "library/shelf.html",
        due=word_reviews.due_count(database(), reader, now) if reader else 0,
        shelves=shelves(found),
        suggested=[] if any(asked.values()) else suggestions(found),
        unmeasured=reader is not None and not any(one.coverage for one in found),
        themes=library.themes(database(), reader),
        asked=asked,
    )


@bp.get("/articles/<int:article_id>")
@allow(Policy.ANYONE)
def article(article_id: int) -> ResponseReturnValue:
    """Show an article to read."""
    page = library.reading_page(database(), someone(), article_id)
    return render_template("library/article.html", page=page)


@bp.post("/articles/<int:article_id>/finished")
@allow(Policy.SIGNED_IN)
def finished(article_id: int) -> ResponseReturnValue:
    """Note that an article has been read to its end."""
    library.finish_reading(database(), person(), article_id, utcnow())
    database().commit()
    return redirect(url_for("library.article", article_id=article_id, _anchor="end"), code=303)
