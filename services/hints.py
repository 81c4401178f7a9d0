"""Hints before an answer: the paragraph to look in, and the first letters of a word to write.

Each one taken is stored, and lowers the weight of the answer that follows.
"""

import re
from datetime import datetime

from sqlalchemy.orm import Session

from models import Article, Hint, HintKind, Item, Person
from quizzes.item import Format
from services.errors import Unfit
from services.pages import paragraph_number
from services.sitting import Place, locked_sitting
from services.store import stored

BLANK = "____"
GIVEN = re.compile(r"(\w*)" + BLANK)  # letters that a stem gives of the word to write


def take(
    session: Session, learner: Person, attempt_id: int, position: int, asked: str, now: datetime
) -> None:
    """Store that a hint was taken; after the answer, or a second time, it changes nothing.

    ``asked`` is the value of a HintKind. Raises NotFound, and Unfit for a hint that the item
    does not have.
    """
    place = locked_sitting(session, learner, attempt_id).place(position)
    kind = next((kind for kind in kinds(place.item) if kind == asked), None)
    if kind is None:
        raise Unfit("This question has no such hint.")
    if place.response is None:
        hint = Hint(attempt_id=attempt_id, item_id=place.item.id, kind=kind, taken_at=now)
        stored(session, hint)


def kinds(item: Item) -> tuple[HintKind, ...]:
    """Return the hints that an item has, the weaker first.

    A letter is given of a word to write, if it is not its last but one.
    """
    if item.format == Format.TYPED and len(item.key) > _given(item) + 1:
        return (HintKind.PARAGRAPH, HintKind.LETTER)
    return (HintKind.PARAGRAPH,)


def left(place: Place) -> tuple[HintKind, ...]:
    """Return the hints of an item that were not taken yet."""
    return tuple(kind for kind in kinds(place.item) if kind not in place.hints)


def letters(place: Place) -> str:
    """Return the first letters of the key, one more than the stem gives; "" if not asked for."""
    if HintKind.LETTER not in place.hints:
        return ""
    return place.item.key[: _given(place.item) + 1]


def paragraph(article: Article, place: Place) -> tuple[int, str]:
    """Return the number and the text of the paragraph to look in; (0, "") if not asked for.

    The number is 0 for the title or deck. Where a word is missing, it is missing here too.
    """
    if HintKind.PARAGRAPH not in place.hints:
        return 0, ""
    item = place.item
    whole = paragraph_text(article, item.evidence_start)
    if BLANK in item.stem:
        key = rf"(?<!\w){re.escape(item.key)}(?!\w)"
        whole = re.sub(key, BLANK, whole, flags=re.IGNORECASE)
    return paragraph_number(article, item.evidence_start), whole


def paragraph_text(article: Article, at: int) -> str:
    """Return the paragraph around a place of the text."""
    spans = ((start, end) for start, end, _ in article.paragraphs if start <= at < end)
    start, end = next(spans, (at, at))
    return article.text[start:end]


def _given(item: Item) -> int:
    """Return how many letters of the word to write its stem gives."""
    gap = GIVEN.search(item.stem)
    return len(gap[1]) if gap and item.key.casefold().startswith(gap[1].casefold()) else 0
