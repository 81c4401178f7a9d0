"""The library: what a person may read, and the page to read it on."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import Article, Person
from services.values import KeyWordFacts, Score
from texts.factbox import FactBox
from texts.parts import Grade


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show of the library; an empty field leaves nothing out.

    ``words`` is looked for in titles, decks and first sentences, whatever the case.
    """

    words: str = ""
    band: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """An article on the shelf; ``items`` is the length of its quiz, 0 without one.

    ``best`` is the best finished attempt. ``audience`` names the classes of this person
    that it was given to, () for an article of the open library.
    """

    id: int
    title: str
    deck: str
    first_sentence: str
    minutes: int
    facts: FactBox
    grade: Grade
    theme: str
    kind: str
    series: str
    items: int
    opened: bool
    finished: bool
    best: Score | None
    audience: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph; ``headword`` names the key word it is, or is ""."""

    text: str
    headword: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; numbers count from 1. ``runs`` joined are ``text``."""

    number: int
    text: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class QuizState:
    """The quiz of an article for one person.

    ``open_attempt`` is an attempt begun and not finished, ``position`` its next item
    (from 1), ``answered`` how many are done; ``last_attempt`` the latest finished one.
    """

    items: int
    minutes: int
    open_attempt: int | None
    position: int | None
    answered: int
    last_attempt: int | None
    best: Score | None


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """An article to read. ``quiz`` is None where none was made; ``own`` for its owner."""

    id: int
    title: str
    deck: str
    theme: str
    kind: str
    source: str
    minutes: int
    paragraphs: tuple[Paragraph, ...]
    facts: FactBox
    grade: Grade
    key_words: tuple[KeyWordFacts, ...]
    quiz: QuizState | None
    opened: bool
    finished: bool
    published: bool
    own: bool


def shelf(session: Session, person: Person | None, filters: Filters = Filters()) -> list[Card]:
    """Return what a person may read, easiest first; None sees the open library. 4 queries."""
    raise NotImplementedError


def themes(session: Session, person: Person | None) -> list[str]:
    """Return the themes of what a person may read, in alphabetical order."""
    raise NotImplementedError


def demo_id(session: Session) -> int | None:
    """Return the article that a newcomer tries; None while the shelf is empty.

    It is the one marked "demo" in shelf.json, else the first of band B1, else the easiest.
    """
    raise NotImplementedError


def article_for(session: Session, person: Person | None, article_id: int) -> Article:
    """Return an article this person may read.

    Everyone may read the open library; members of a class, what was published to it;
    a teacher, their own drafts too; an admin, all. Raises NotFound for any other.
    """
    raise NotImplementedError


def reading_page(session: Session, person: Person | None, article_id: int) -> ReadingPage:
    """Return the page of an article: at most 6 queries, no write. Raises NotFound."""
    raise NotImplementedError


def open_reading(session: Session, person: Person, article_id: int, now: datetime) -> None:
    """Note that a person has opened an article; called by requests that write anyway."""
    raise NotImplementedError


def finish_reading(session: Session, person: Person, article_id: int, now: datetime) -> None:
    """Note that a person has read an article to its end, and has met its key words.

    A repeat changes nothing. Raises NotFound.
    """
    raise NotImplementedError
