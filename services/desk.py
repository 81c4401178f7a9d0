"""The teacher's desk: from a pasted text to a published quiz, and what came of it."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ingest.raw import Raw, Upload
from models import (
    Article,
    ArticleStatus,
    AuditAct,
    Classroom,
    Person,
    Quiz,
    Role,
)
from services import audience, audit, reading, workshop
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
from texts.marks import Mark

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
    "preview",
    "publish",
    "read",
    "withdraw",
]

LONGEST_THEME, LONGEST_SOURCE = 60, 300  # characters of the columns


def read(upload: Upload) -> Raw:
    """Return the text of an uploaded file; stores nothing and touches no database. Raises Unfit."""
    return reading.read(upload)


def preview(
    text: str,
    title: str = "",
    marks: Sequence[Mark] = (),
    heard: Callable[[float], None] = lambda share: None,
) -> Manuscript:
    """Return a text cleaned, measured and with its items; stores nothing.

    Touches no database, so call it before anything takes the write lock. Raises Unfit.
    """
    return workshop.draft(text, title, marks=marks, heard=heard)


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
        raise Unfit(
            "Use at most %(theme)s characters for the theme and %(source)s for the source.",
            theme=LONGEST_THEME,
            source=LONGEST_SOURCE,
        )
    found.theme, found.source = theme, source
    session.flush()


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
    keep the one there is. The audience becomes what is given here; a class gets the article as
    an assignment without a last day, unless it has one. Raises NotFound for
    an article or class that is not this teacher's, Conflict without any item or reader.
    """
    found = own_article(session, teacher, article_id, lock=True)
    wanted = set(classroom_ids)
    if not to_library and not wanted:
        raise Conflict("Choose a class, or the library.")
    if not chosen_items(session, found.id):
        raise Conflict("This quiz has no questions. Put one back or write one first.")
    query = select(Classroom.id).where(Classroom.id.in_(wanted), teaches(teacher, Classroom.id))
    if set(session.scalars(query)) != wanted:
        raise NotFound
    found.status, found.in_library = ArticleStatus.PUBLISHED, to_library
    found.published_at = found.published_at or now
    session.flush()
    audience.give(session, teacher, found, wanted, now)
    audit.note(session, teacher, AuditAct.PUBLISH, found.title, now)
    return freeze(session, found.id, now)


def withdraw(session: Session, teacher: Person, article_id: int) -> str:
    """Take an article back from the library and all classes; what was answered stays.

    Returns its title. Raises NotFound.
    """
    found = own_article(session, teacher, article_id)
    found.status, found.in_library = ArticleStatus.DRAFT, False
    session.flush()
    audience.take(session, teacher, found)
    return found.title


def discard(session: Session, teacher: Person, article_id: int) -> str:
    """Delete a draft with all its items, and return its title.

    Raises NotFound; Conflict once it was published.
    """
    found = own_article(session, teacher, article_id, lock=True)
    quiz, _ = latest(session, found.id)
    if found.status is ArticleStatus.PUBLISHED or quiz is not None:
        raise Conflict("This text was published. Learners' answers rest on it, so it stays.")
    session.delete(found)
    session.flush()
    return found.title
