"""What the library shows of an article: a card on the shelf, and a page to read."""

from dataclasses import dataclass
from datetime import datetime

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
class Version:
    """A version of an article; ``band`` is None where its level is not known.

    ``name`` is what a link to it says: its band, with its Fact Box level where another version
    has the same band; its title where it has none.

    Beside an article that is being read, ``places`` are the numbers of its paragraphs that say
    what the article's paragraphs say, one for each.
    """

    id: int
    title: str
    band: str | None
    name: str
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """An article on the shelf; ``items`` is the length of its quiz, 0 without one.

    ``best`` is the best finished attempt. ``audience`` names the classes of this person
    that it was given to, () for an article of the open library. ``versions`` are all that the
    person may read, this one among them, easiest first; () where there is but one.
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
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class QuizState:
    """The quiz of an article for one person.

    ``open_attempt`` is an attempt begun and not finished, ``answered`` how many of its
    items are done (``practice.start`` goes on with it); ``last_attempt`` the latest
    finished one, and ``changed`` tells that the quiz is a newer one than that. ``graded`` tells
    that the next answers count for a class, by ``due_at`` if it says; else they are practice.
    """

    items: int
    minutes: int
    open_attempt: int | None
    answered: int
    last_attempt: int | None
    changed: bool
    graded: bool
    best: Score | None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """An article to read. ``quiz`` is None where none was made; ``own`` for its owner.

    ``grade`` is the level that readers see, ``ours`` the estimate, which a teacher's own leaves
    as it was.

    ``versions`` are the others of its series that this person may read, easiest first.
    ``level`` is the reader's band, half bands included, None before their answers name one;
    ``place`` is the paragraph where the person stopped, or None. ``learning`` are forms of
    words that the person learns, ``by_band`` those of all others but the known, A2 to C2.
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
    ours: Grade
    key_words: tuple[WordEntry, ...]
    learning: tuple[str, ...]
    by_band: tuple[tuple[str, tuple[str, ...]], ...]
    level: str | None
    quiz: QuizState | None
    opened: bool
    finished: bool
    place: int | None
    published: bool
    own: bool
    versions: tuple[Version, ...]
