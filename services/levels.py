"""Levels that teachers set themselves, beside ours; and ours made again by a newer formula."""

from dataclasses import dataclass

from sqlalchemy import and_, case, or_, select
from sqlalchemy.orm import Session

from models import Article, Person
from services.binding import counted_rows, word_rows
from services.desk_pages import own_article
from services.errors import NotFound, Unfit
from services.pages import facts_of, grade_of, shown_grade
from services.why_pages import restored, stored
from texts.bands import BANDS
from texts.factbox import FactBox
from texts.grade_audit import Audit, Judged, audit
from texts.languages import ENGLISH
from texts.parts import Grade
from texts.why import NO_REASONS, Reasons


def set_level(session: Session, teacher: Person, article_id: int, band: str) -> None:
    """Set the level that a text is shown with; "" goes back to ours, which is kept all along.

    Raises NotFound for all but its owner and admins, Unfit for what is no band.
    """
    found = own_article(session, teacher, article_id)
    if band and band not in BANDS:
        raise Unfit(
            "Choose a level from %(low)s to %(high)s, or none of your own.",
            low=BANDS[0],
            high=BANDS[-1],
        )
    found.own_band = band or None
    session.flush()


@dataclass(frozen=True, slots=True)
class Measures:
    """What is stored of an article's level: ``shown`` to readers, ``ours``, and why ours is so."""

    facts: FactBox
    shown: Grade
    ours: Grade
    why: Reasons


def measures(session: Session, article_id: int) -> Measures:
    """Return what is stored of an article's level, for whoever runs the place. Raises NotFound."""
    article = session.get(Article, article_id)
    if article is None:
        raise NotFound
    why = restored(article.grade_why) if article.grade_why else NO_REASONS
    return Measures(facts_of(article), shown_grade(article), grade_of(article), why)


def measured(text: str) -> Measures:
    """Return the measures of a text that is not stored. Raises texts.Unfit.

    Loads the word data, so this is work for the command line.
    """
    from texts.gauge import gauge
    from texts.why import reasons

    found = gauge(text)
    why = reasons(text) if found.grade.language == ENGLISH else NO_REASONS
    return Measures(found.facts, found.grade, found.grade, why)


def compared(session: Session) -> Audit:
    """Return how far our levels agree with teachers' own, over all English texts that have both.

    Raises Unfit where no text has both.
    """
    query = select(Article.grade_score, Article.own_band).where(
        Article.own_band.is_not(None),
        Article.grade_band.is_not(None),
        Article.language == ENGLISH,
    )
    judged = [Judged(score, own) for score, own in session.execute(query) if own]
    if not judged:
        raise Unfit("No text has a level that its teacher set, so there is nothing to compare.")
    return audit(judged)


def wordless(session: Session) -> list[int]:
    """Return the articles from before their content words were kept, or counted."""
    uncounted = and_(Article.running.is_(None), Article.language == ENGLISH)
    missing = or_(Article.words.is_(None), uncounted)
    return list(session.scalars(select(Article.id).where(missing)))


def list_words(session: Session, article_id: int) -> None:
    """Keep the content words of an article; loads the tagger, so for the command line."""
    from texts.analysis import analyse
    from texts.running import running
    from texts.vocabulary import vocabulary

    article = session.get_one(Article, article_id)
    analysis = analyse(article.text)
    words = vocabulary(analysis)
    article.words = word_rows(words)
    if article.language == ENGLISH:
        article.running = counted_rows(running(analysis, words))
    session.flush()


def outdated(session: Session) -> list[int]:
    """Return the articles whose level an older formula made."""
    from texts.abroad import VERSION
    from texts.grade import formula

    version = case((Article.language == ENGLISH, formula().version), else_=VERSION)
    query = select(Article.id).where(Article.grade_version < version)
    return list(session.scalars(query.order_by(Article.id)))


def regrade(session: Session, article_id: int) -> tuple[str | None, str | None]:
    """Make the level of an article again; return the band before and after.

    Loads the word data, so this is work for the command line.
    """
    from texts.gauge import gauge
    from texts.why import reasons

    article = session.get_one(Article, article_id)
    before, found = article.grade_band, gauge(article.text, article.language).grade
    article.grade_score, article.grade_band = found.score, found.band
    article.grade_low, article.grade_high = found.low, found.high
    article.grade_version, article.grade_warning = found.version, found.warning
    article.grade_drivers = [[d.feature, d.value, d.contribution] for d in found.drivers]
    if found.language == ENGLISH:
        article.grade_why = stored(reasons(article.text))
    session.flush()
    return before, found.band
