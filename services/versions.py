"""Versions of one article at several levels: they belong together, and a reader may switch.

Articles with the same ``series`` are versions of one another; "" is no series.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Article, Person
from services.desk_pages import own_article
from services.errors import NotFound, Unfit
from services.pages import labelled_band
from services.reader_level import band_place
from services.sight import readable_by, visible_to

T = TypeVar("T")

OFFERED = 500  # texts in the list to choose from; more belong to a search


@dataclass(frozen=True, slots=True)
class Offer:
    """A text that another may become a version of; ``own`` for the teacher's own."""

    id: int
    title: str
    band: str | None
    own: bool
    series: str


@dataclass(frozen=True, slots=True)
class Related:
    """The other versions of a text, and the texts that it may become a version of."""

    versions: tuple[Offer, ...]
    offers: tuple[Offer, ...]


def link(session: Session, teacher: Person, article_id: int, other_id: int) -> None:
    """Make an article a version of another, which this teacher may read.

    It leaves the versions that it had. Raises NotFound, and Unfit for itself.
    """
    found = own_article(session, teacher, article_id, lock=True)
    other = session.scalar(select(Article).where(Article.id == other_id, visible_to(teacher)))
    if other is None:
        raise NotFound
    if other is found:
        raise Unfit("A text is no version of itself: choose another.")
    if not other.series:
        other.series = f"article-{other.id}"
    found.series = other.series
    session.flush()


def check(session: Session, teacher: Person, other_id: int | None) -> None:
    """Raise Unfit if a new text cannot become a version of a text; None is no text."""
    readable = select(Article.id).where(Article.id == other_id, visible_to(teacher))
    if other_id is not None and session.scalar(readable) is None:
        raise Unfit("The text that it is a version of is not there any more. Choose again.")


def unlink(session: Session, teacher: Person, article_id: int) -> None:
    """Take an article away from its versions, which stay together. Raises NotFound."""
    own_article(session, teacher, article_id, lock=True).series = ""
    session.flush()


def related(session: Session, teacher: Person, article_id: int) -> Related:
    """Return the other versions of a text on a teacher's desk, and what it may be linked to.

    Raises NotFound.
    """
    series = own_article(session, teacher, article_id).series
    rows = [row for row in _known(session, teacher) if row.id != article_id]
    together = [row for row in rows if series and row.series == series]
    return Related(tuple(together), tuple(row for row in rows if row not in together))


def offered(session: Session, teacher: Person) -> tuple[Offer, ...]:
    """Return what a new text of a teacher may become a version of: their own first."""
    return tuple(_known(session, teacher))


def _known(session: Session, teacher: Person) -> list[Offer]:
    """Return a teacher's own texts, latest first, then those that they may read."""
    own = (Article.owner_id == teacher.id).label("own")
    query = select(Article.id, Article.title, labelled_band(), own, Article.series).where(
        readable_by(teacher) | (Article.owner_id == teacher.id)
    )
    rows = session.execute(query.order_by(own.desc(), Article.id.desc()).limit(OFFERED))
    return [Offer(id, title, band, bool(mine), series) for id, title, band, mine, series in rows]


def nearest(versions: Sequence[tuple[T, str | None]], place: float | None, first: T) -> T:
    """Return the version whose band lies nearest to a reader's place, the easier of two.

    ``versions`` come easiest first. ``first`` is for a reader of whom nothing is known, and
    where no version has a band.
    """
    known = [(one, at) for one, band in versions if (at := band_place(band)) is not None]
    if place is None or not known:
        return first
    return min(known, key=lambda entry: abs(entry[1] - place))[0]
