"""Mark what a learner gave to a stored item, or to a card made like one."""

from collections.abc import Sequence
from typing import Protocol

from quizzes.item import Format
from quizzes.marking import NotAnOption, Outcome, folded, mark
from services.errors import Unfit

LONGEST = 300  # characters of an answer; options are shorter
CHOOSE = "Choose one of the options."


class Askable(Protocol):
    """What can be marked: a format, a key, and the wrong options."""

    @property
    def format(self) -> str:
        """Return the format, as stored."""

    @property
    def key(self) -> str:
        """Return the right option."""

    @property
    def distractors(self) -> Sequence[dict[str, str]]:
        """Return the wrong options, each with its "text"."""


def marked(asked: Askable, given: str) -> tuple[Outcome, str]:
    """Return the outcome, and what was given as it is kept.

    That is the option as it is written; a typed answer as it came. Raises Unfit for what
    cannot be marked.
    """
    format, text = Format(asked.format), given.strip()
    if not text or len(text) > LONGEST:
        raise Unfit("Write a word first." if format is Format.TYPED else CHOOSE)
    wrong = [distractor["text"] for distractor in asked.distractors]
    try:
        outcome = mark(format, asked.key, wrong, text)
    except NotAnOption:
        raise Unfit(CHOOSE) from None
    if format is Format.TYPED:
        return outcome, text
    options = (asked.key, *wrong)
    return outcome, next((o for o in options if folded(o) == folded(text)), text)
