"""Bring together why a text has its level."""

from dataclasses import dataclass

from texts.easing import Change, changes
from texts.grade import grade
from texts.reasons import HardWord, SentenceReason, hard_words, parts_of, sentence_reasons


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a text has its level; nothing in it for a text that has none.

    ``sentences`` in the order of the text, ``words`` rarest first, ``changes`` those that
    would lower the level most, strongest first; no changes for a text with only a range.
    """

    sentences: tuple[SentenceReason, ...] = ()
    words: tuple[HardWord, ...] = ()
    changes: tuple[Change, ...] = ()


NO_REASONS = Reasons()


def reasons(text: str) -> Reasons:
    """Return why a text has its level. Raises Unfit as texts.grade.grade does."""
    found = grade(text)
    if found.low is None:
        return NO_REASONS
    parts = parts_of(text)
    return Reasons(
        sentences=sentence_reasons(parts),
        words=hard_words(parts),
        changes=changes(text, parts) if found.band else (),
    )
