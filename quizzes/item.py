"""The values of item making: what a question is, and why one was refused."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from texts.tokens import Span

PLACE = " @"  # before the place that tells two targets of one word apart: "so @58"


class Format(StrEnum):
    """How a learner responds."""

    CHOICE = "choice"
    TYPED = "typed"
    TRUE_FALSE_NOT_GIVEN = "true-false-not-given"


class Skill(StrEnum):
    """What an item asks for."""

    VOCABULARY = "vocabulary"
    COMPREHENSION = "comprehension"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, and what to tell the learner who chose it."""

    text: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Item:
    """One question about a text.

    ``stem`` is what is asked, a blank written as ``____``; ``context`` is a sentence
    to show above it, or "". ``key`` is the right option; ``distractors`` the wrong ones,
    best first. ``evidence`` is the span of the article that decides it; ``target`` the
    word, number or claim asked for. ``predicted`` is the predicted difficulty in logits,
    0 for an item that a B1 reader gets right half of the time.
    """

    kind: str
    format: Format
    skill: Skill
    stem: str
    context: str
    key: Option
    distractors: tuple[Option, ...]
    evidence: Span
    target: str
    generator: str  # "gap/1": the kind and the version of its generator
    predicted: float
    article: str  # hash of the text, see article_hash

    @property
    def id(self) -> str:
        """Return the stable id: 16 hex digits of what the item is made from."""
        parts = (self.article, self.generator, self.kind, self.target, str(self.evidence.start))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An item that was thought of and not kept, and the reason in a teacher's words."""

    item: Item
    reason: str


def article_hash(text: str) -> str:
    """Return the hash that names a text in the ids of its items: 16 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
