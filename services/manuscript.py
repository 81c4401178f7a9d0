"""A text made ready to become an article: measured, with its items, nothing stored yet.

The child process of services.workshop makes these values. They are defined in modules
that are cheap to import, so that a web process can receive them without loading what
made them.
"""

from dataclasses import dataclass

from quizzes.item import Item, Refusal
from services.values import KeyWordFacts
from texts.factbox import FactBox
from texts.marks import Mark
from texts.parts import Grade, Role
from texts.running import Counted
from texts.vocabulary import TextWord
from texts.why import NO_REASONS, Reasons


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """A sound item: ``position`` is its place in the quiz from 1, None for a spare.

    ``headword`` is the word it asks for, None for an item about what the text says.
    """

    item: Item
    headword: str | None
    position: int | None


@dataclass(frozen=True, slots=True)
class Wish:
    """What question is wanted: none of those known by their uid, of one kind or of any (None).

    ``start`` and ``end`` are the stretch of the text that its evidence must touch.
    """

    known: frozenset[str]
    kind: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParagraphSpan:
    """A paragraph's place in the text, and what it is there for."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text with everything made from it.

    ``printed`` is a Fact Box found at the head of the upload, taken off and to be
    compared with ``facts``. ``mends`` says what was cleaned away, a sentence each.
    Items stand in the order of the text. ``why`` says why it has its level; ``words`` are its
    content words, ``running`` the same by headword, counted.
    """

    text: str
    text_hash: str
    title: str
    deck: str
    first_sentence: str
    minutes: int
    facts: FactBox
    grade: Grade
    printed: FactBox | None
    mends: tuple[str, ...]
    paragraphs: tuple[ParagraphSpan, ...]
    items: tuple[ReadyItem, ...]
    refusals: tuple[Refusal, ...]
    key_words: tuple[KeyWordFacts, ...]
    why: Reasons = NO_REASONS
    marks: tuple[Mark, ...] = ()
    words: tuple[TextWord, ...] = ()
    running: tuple[Counted, ...] = ()
