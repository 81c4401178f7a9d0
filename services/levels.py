"""Levels that teachers set themselves, beside ours; and ours made again by a newer formula."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Article, Person
from services.desk_pages import own_article
from services.errors import Unfit
from services.why_pages import stored
from texts.bands import BANDS
from texts.grade_audit import Audit, Judged, audit


def set_level(session: Session, teacher: Person, article_id: int, band: str) -> None:
    """Set the level that a text is shown with; "" goes back to ours, which is kept all along.

    Raises NotFound for all but its owner and admins, Unfit for what is no band.
    """
    found = own_article(session, teacher, article_id)
    if band and band not in BANDS:
        raise Unfit(f"Choose a level from {BANDS[0]} to {BANDS[-1]}, or none of your own.")
    found.own_band = band or None
    session.flush()


def compared(session: Session) -> Audit:
    """Return how far our levels agree with teachers' own, over all texts that have both.

    Raises Unfit where no text has both.
    """
    query = select(Article.grade_score, Article.own_band).where(
        Article.own_band.is_not(None), Article.grade_band.is_not(None)
    )
    judged = [Judged(score, own) for score, own in session.execute(query) if own]
    if not judged:
        raise Unfit("No text has a level that its teacher set, so there is nothing to compare.")
    return audit(judged)


def outdated(session: Session) -> list[int]:
    """Return the articles whose level an older formula made."""
    from texts.grade import formula

    query = select(Article.id).where(Article.grade_version < formula().version)
    return list(session.scalars(query.order_by(Article.id)))


def regrade(session: Session, article_id: int) -> tuple[str | None, str | None]:
    """Make the level of an article again; return the band before and after.

    Loads the word data, so this is work for the command line.
    """
    from texts.grade import grade
    from texts.why import reasons

    article = session.get_one(Article, article_id)
    before, found = article.grade_band, grade(article.text)
    article.grade_score, article.grade_band = found.score, found.band
    article.grade_low, article.grade_high = found.low, found.high
    article.grade_version, article.grade_warning = found.version, found.warning
    article.grade_drivers = [[d.feature, d.value, d.contribution] for d in found.drivers]
    article.grade_why = stored(reasons(article.text))
    session.flush()
    return before, found.band
