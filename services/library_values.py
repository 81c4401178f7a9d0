"""What the library shows of an article: a card on the shelf, and a page to read."""

from dataclasses import dataclass

from services.pages import Paragraph, WordEntry
from services.values import Score
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
class QuizState:
    """The quiz of an article for one person.

    ``open_attempt`` is an attempt begun and not finished, ``answered`` how many of its
    items are done (``practice.start`` goes on with it); ``last_attempt`` the latest
    finished one, and ``changed`` tells that the quiz is a newer one than that.
    """

    items: int
    minutes: int
    open_attempt: int | None
    answered: int
    last_attempt: int | None
    changed: bool
    best: Score | None


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of an article; ``band`` is None where its level is not known."""

    id: int
    title: str
    band: str | None


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """An article to read. ``quiz`` is None where none was made; ``own`` for its owner.

    ``versions`` are the others of its series that this person may read, easiest first.
    """

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
    key_words: tuple[WordEntry, ...]
    quiz: QuizState | None
    opened: bool
    finished: bool
    published: bool
    own: bool
    versions: tuple[Version, ...]
