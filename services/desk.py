"""The teacher's desk: from a pasted text to a published quiz, and what came of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import Article, ItemStatus, Person, Quiz
from services.manuscript import Manuscript
from services.values import KeyWordFacts
from texts.factbox import FactBox
from texts.parts import Grade


@dataclass(frozen=True, slots=True)
class DeskCard:
    """An article of a teacher; ``learners`` counts those who have answered anything."""

    id: int
    title: str
    status: str
    in_library: bool
    classes: tuple[str, ...]
    facts: FactBox
    grade: Grade
    items: int
    learners: int
    created_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeskOption:
    """An option as a teacher sees it."""

    text: str
    feedback: str
    key: bool


@dataclass(frozen=True, slots=True)
class DeskItem:
    """An item at the desk: ``status`` chosen (asked, at ``position``), kept (spare), dropped.

    ``paragraph`` is where its evidence stands, from 1; 0 is the title or deck.
    """

    id: int
    uid: str
    kind: str
    format: str
    skill: str
    stem: str
    context: str
    options: tuple[DeskOption, ...]
    evidence: str
    paragraph: int
    target: str
    predicted: float
    status: ItemStatus
    position: int | None


@dataclass(frozen=True, slots=True)
class DeskRefusal:
    """An item that was not made, and why."""

    kind: str
    stem: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeskArticle:
    """An article at the desk.

    ``version`` is its latest published quiz, 0 without one; ``changed`` tells whether the
    chosen items differ from that quiz.
    """

    id: int
    title: str
    deck: str
    status: str
    in_library: bool
    class_ids: tuple[int, ...]
    facts: FactBox
    grade: Grade
    minutes: int
    mends: tuple[str, ...]
    paragraphs: tuple[str, ...]
    key_words: tuple[KeyWordFacts, ...]
    chosen: tuple[DeskItem, ...]
    spare: tuple[DeskItem, ...]
    dropped: tuple[DeskItem, ...]
    refusals: tuple[DeskRefusal, ...]
    version: int
    changed: bool


@dataclass(frozen=True, slots=True)
class OptionCount:
    """How often an option was chosen in first attempts."""

    text: str
    key: bool
    count: int


@dataclass(frozen=True, slots=True)
class ItemReport:
    """How an item went: first attempts only; ``answered`` is n."""

    item_id: int
    kind: str
    stem: str
    answered: int
    right: int
    options: tuple[OptionCount, ...]


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """How an article went: counts of people, and each item of its latest quiz."""

    id: int
    title: str
    opened: int
    finished: int
    learners: int
    items: tuple[ItemReport, ...]


def preview(text: str, title: str = "") -> Manuscript:
    """Return a text cleaned, measured and with its items; stores nothing.

    Touches no database, so call it before anything takes the write lock. Raises Unfit.
    """
    raise NotImplementedError


def add_article(
    session: Session, teacher: Person, manuscript: Manuscript, now: datetime
) -> Article:
    """Store a manuscript as a draft with its items, refusals and key words.

    Raises Denied for anyone but a teacher or admin.
    """
    raise NotImplementedError


def articles(session: Session, teacher: Person) -> list[DeskCard]:
    """Return a teacher's own articles, latest first; an admin's, those of the shelf too."""
    raise NotImplementedError


def article(session: Session, teacher: Person, article_id: int) -> DeskArticle:
    """Return an article with all its items. NotFound for all but its owner and admins."""
    raise NotImplementedError


def rename(session: Session, teacher: Person, article_id: int, theme: str, source: str) -> None:
    """Set the theme and the source that an article is shown with. Raises NotFound, Unfit."""
    raise NotImplementedError


def drop_item(session: Session, teacher: Person, article_id: int, item_id: int) -> None:
    """Take an item out, of the quiz or of the spares. Published quizzes stay as they are.

    Raises NotFound.
    """
    raise NotImplementedError


def restore_item(session: Session, teacher: Person, article_id: int, item_id: int) -> None:
    """Put a dropped or spare item into the quiz, at its place in the text. Raises NotFound."""
    raise NotImplementedError


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
    raise NotImplementedError


def discard(session: Session, teacher: Person, article_id: int) -> None:
    """Delete a draft with all its items. Raises NotFound; Conflict once published."""
    raise NotImplementedError


def article_report(session: Session, teacher: Person, article_id: int) -> ArticleReport:
    """Return how an article's items went, in counts without names. Raises NotFound."""
    raise NotImplementedError
