"""The library and the reading page."""

from itertools import groupby

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services import library
from services.library import Card, Filters
from web.clock import utcnow
from web.people import database, person, someone
from web.policies import Policy, allow

bp = Blueprint("library", __name__)


def shelves(cards: list[Card]) -> list[tuple[str, list[Card]]]:
    """Return the cards for one's classes first, then by band, those of no known band last."""

    def shelf(card: Card) -> str:
        if card.audience:
            return "For " + ", ".join(card.audience)
        return (card.grade.band or "")[:2] or "Without a level"

    ranked = sorted(cards, key=lambda card: (not card.audience, shelf(card)))
    return [(name, list(group)) for name, group in groupby(ranked, key=shelf)]


@bp.get("/library")
@allow(Policy.ANYONE)
def shelf() -> ResponseReturnValue:
    """Show what this person may read, by level."""
    asked = {name: request.args.get(name, "").strip()[:80] for name in ("words", "band", "theme")}
    cards = library.shelf(database(), someone(), Filters(**asked))
    themes = library.themes(database(), someone())
    return render_template("library/shelf.html", shelves=shelves(cards), themes=themes, asked=asked)


@bp.get("/articles/<int:article_id>")
@allow(Policy.ANYONE)
def article(article_id: int) -> ResponseReturnValue:
    """Show an article to read."""
    page = library.reading_page(database(), someone(), article_id)
    return render_template("library/article.html", page=page)


@bp.post("/articles/<int:article_id>/opened")
@allow(Policy.SIGNED_IN)
def opened(article_id: int) -> ResponseReturnValue:
    """Note that an article has been looked at for a while; the page's script says so, once."""
    library.open_reading(database(), person(), article_id, utcnow())
    database().commit()
    return "", 204


@bp.post("/articles/<int:article_id>/finished")
@allow(Policy.SIGNED_IN)
def finished(article_id: int) -> ResponseReturnValue:
    """Note that an article has been read to its end."""
    library.finish_reading(database(), person(), article_id, utcnow())
    database().commit()
    return redirect(url_for("library.article", article_id=article_id, _anchor="end"), code=303)
