"""The teacher's desk: from a pasted text to a published quiz, and what came of it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ingest.raw import Raw, Upload
from models import (
    Article,
    ArticleAudience,
    ArticleStatus,
    Classroom,
    Item,
    ItemStatus,
    Person,
    Quiz,
    Role,
)
from services import reading, workshop
from services.binding import bind, chosen_items, freeze, latest
from services.desk_pages import (
    DeskArticle,
    DeskCard,
    DeskItem,
    DeskOption,
    DeskRefusal,
    article,
    articles,
    own_article,
)
from services.errors import Conflict, Denied, NotFound, Unfit
from services.item_report import ArticleReport, ItemReport, OptionCount, article_report
from services.manuscript import Manuscript
from services.sight import teaches

__all__ = [
    "ArticleReport",
    "DeskArticle",
    "DeskCard",
    "DeskItem",
    "DeskOption",
    "DeskRefusal",
    "ItemReport",
    "OptionCount",
    "add_article",
    "article",
    "article_report",
    "articles",
    "describe",
    "discard",
    "drop_item",
    "preview",
    "publish",
    "read",
    "restore_item",
    "withdraw",
]

LONGEST_THEME, LONGEST_SOURCE = 60, 300  # characters of the columns


def read(upload: Upload) -> Raw:
    """Return the text of an uploaded file; stores nothing and touches no database. Raises Unfit."""
    return reading.read(upload)


def preview(text: str, title: str = "") -> Manuscript:
    """Return a text cleaned, measured and with its items; stores nothing.

    Touches no database, so call it before anything takes the write lock. Raises Unfit.
    """
    return workshop.draft(text, title)


def add_article(
    session: Session, teacher: Person, manuscript: Manuscript, now: datetime, source: str = ""
) -> Article:
    """Store a manuscript as a draft with its items, refusals and key words.

    ``source`` is where it comes from, cut to what fits. Raises Denied for anyone but a
    teacher or admin.
    """
    if teacher.role is Role.LEARNER:
        raise Denied("Only teachers can add a text.")
    article = bind(session, manuscript, now, owner_id=teacher.id)
    article.source = source[:LONGEST_SOURCE]
    session.flush()
    return article


def describe(session: Session, teacher: Person, article_id: int, theme: str, source: str) -> None:
    """Set the theme and the source that an article is shown with. Raises NotFound, Unfit."""
    found = own_article(session, teacher, article_id)
    theme, source = " ".join(theme.split()), " ".join(source.split())
    if len(theme) > LONGEST_THEME or len(source) > LONGEST_SOURCE:
        message = f"Use at most {LONGEST_THEME} characters for the theme and "
        raise Unfit(message + f"{LONGEST_SOURCE} for the source.")
    found.theme, found.source = theme, source
    session.flush()


def drop_item(session: Session, teacher: Person, article_id: int, item_id: int) -> int | None:
    """Take an item out, of the quiz or of the spares. Published quizzes stay as they are.

    Returns the id of the item that follows it in the quiz, None after the last one and
    for a spare. Raises NotFound.
    """
    item = _own_item(session, teacher, article_id, item_id)
    at, item.status, item.position = item.position, ItemStatus.DROPPED, None
    session.flush()
    left = chosen_items(session, article_id)
    _number(session, left)
    return left[at - 1].id if at is not None and at <= len(left) else None


def restore_item(session: Session, teacher: Person, article_id: int, item_id: int) -> None:
    """Put a dropped or spare item into the quiz, before the first that rests on a later place.

    Raises NotFound.
    """
    item = _own_item(session, teacher, article_id, item_id)
    if item.status is ItemStatus.CHOSEN:
        return
    chosen = chosen_items(session, article_id)
    later = (n for n, other in enumerate(chosen) if other.evidence_start > item.evidence_start)
    place = next(later, len(chosen))
    _number(session, [*chosen[:place], item, *chosen[place:]])


def publish(
    session: Session,
    teacher: Person,
    article_id: int,
    *,
    to_library: bool,
    classroom_ids: Collection[int],
    now: datetime,
) -> Quiz:
    """Show an article to classes, the library or both, with its chosen items as a quiz.

    The quiz is frozen; publishing changed items makes the next version, unchanged ones
    keep the one there is. The audience becomes what is given here. Raises NotFound for
    an article or class that is not this teacher's, Conflict without any item or reader.
    """
    found = own_article(session, teacher, article_id, lock=True)
    wanted = set(classroom_ids)
    if not to_library and not wanted:
        raise Conflict("Choose a class, or the library.")
    if not chosen_items(session, found.id):
        raise Conflict("This quiz has no items. Put one back first.")
    _give(session, teacher, found, wanted)
    found.status, found.in_library = ArticleStatus.PUBLISHED, to_library
    found.published_at = found.published_at or now
    session.flush()
    return freeze(session, found.id, now)


def withdraw(session: Session, teacher: Person, article_id: int) -> None:
    """Take an article back from the library and all classes; what was answered stays.

    Raises NotFound.
    """
    found = own_article(session, teacher, article_id)
    session.execute(delete(ArticleAudience).where(ArticleAudience.article_id == found.id))
    found.status, found.in_library = ArticleStatus.DRAFT, False
    session.flush()


def discard(session: Session, teacher: Person, article_id: int) -> None:
    """Delete a draft with all its items. Raises NotFound; Conflict once it was published."""
    found = own_article(session, teacher, article_id, lock=True)
    quiz, _ = latest(session, found.id)
    if found.status is ArticleStatus.PUBLISHED or quiz is not None:
        raise Conflict("This text was published. Learners' answers rest on it, so it stays.")
    session.delete(found)
    session.flush()


def _own_item(session: Session, teacher: Person, article_id: int, item_id: int) -> Item:
    found = own_article(session, teacher, article_id, lock=True)
    query = select(Item).where(Item.id == item_id, Item.article_id == found.id)
    item = session.scalar(query)
    if item is None:
        raise NotFound
    return item


def _number(session: Session, items: Sequence[Item]) -> None:
    """Give items their positions in the quiz, from 1."""
    for position, item in enumerate(items, start=1):
        item.status, item.position = ItemStatus.CHOSEN, position
    session.flush()


def _give(session: Session, teacher: Person, found: Article, wanted: set[int]) -> None:
    """Make an article's audience these classes, each one this teacher's. Raises NotFound."""
    query = select(Classroom.id).where(Classroom.id.in_(wanted), teaches(teacher, Classroom.id))
    if set(session.scalars(query)) != wanted:
        raise NotFound
    session.execute(delete(ArticleAudience).where(ArticleAudience.article_id == found.id))
    session.add_all(
        ArticleAudience(article_id=found.id, classroom_id=classroom_id)
        for classroom_id in sorted(wanted)
    )
    session.flush()
