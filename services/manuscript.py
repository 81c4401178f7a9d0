"""A text made ready to become an article: measured, with its items, nothing stored yet.

The child process of services.workshop makes these values; they hold plain data only, so
that a web process can receive them without importing what made them.
"""

from dataclasses import dataclass

from services.values import Facts, Grade, KeyWordFacts


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option, and what to tell who chose it."""

    text: str
    feedback: str


@dataclass(frozen=True, slots=True)
class DraftItem:
    """An item as made; ``position`` is its place in the quiz from 1, None for a spare."""

    uid: str
    kind: str
    format: str
    skill: str
    stem: str
    context: str
    key: str
    key_feedback: str
    distractors: tuple[Distractor, ...]
    evidence_start: int
    evidence_end: int
    target: str
    headword: str | None
    generator: str
    predicted: float
    position: int | None


@dataclass(frozen=True, slots=True)
class DraftRefusal:
    """An item thought of and refused, and why, in a teacher's words."""

    kind: str
    stem: str
    reason: str


@dataclass(frozen=True, slots=True)
class ParagraphSpan:
    """A paragraph's place in the text; role "title", "deck", "body" or "boilerplate"."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class PrintedBox:
    """A Fact Box printed at the head of an upload, and whether ours says the same."""

    level: float
    tokens: int
    types: int
    ttr: float
    agrees: bool


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text with everything made from it. ``mends`` says what was cleaned away."""

    text: str
    text_hash: str
    title: str
    deck: str
    first_sentence: str
    minutes: int
    facts: Facts
    grade: Grade
    printed: PrintedBox | None
    mends: tuple[str, ...]
    paragraphs: tuple[ParagraphSpan, ...]
    items: tuple[DraftItem, ...]
    refusals: tuple[DraftRefusal, ...]
    key_words: tuple[KeyWordFacts, ...]
