"""The shelf of one reader: how much of each text they know, and what to read next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import Person
from progress.coverage import LEAST, Coverage, Shelf
from services.coverage import covered
from services.library_values import Card

NEXT = 3  # texts suggested


@dataclass(frozen=True, slots=True)
class Placed:
    """A card, and how much of its text the reader knows; None where that cannot be told."""

    card: Card
    coverage: Coverage | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to read next; ``read`` counts the texts on its theme that the reader has read."""

    card: Card
    coverage: Coverage
    read: int


def placed(
    session: Session, person: Person | None, cards: Sequence[Card], now: datetime
) -> list[Placed]:
    """Return cards with what this person knows of them, in the order given."""
    if person is None:
        return [Placed(card, None) for card in cards]
    known = covered(session, [person.id], [card.id for card in cards], now)
    return [Placed(card, known.get((person.id, card.id))) for card in cards]


def suggestions(found: Iterable[Placed]) -> list[Suggestion]:
    """Return three unread texts: those that fit, then those with words being learned.

    A text fits when 95 to 98 % of it is known; among texts equally near to that, the more words
    being learned it has, and the more texts on its theme were read, the better.
    """
    found = list(found)
    read = Counter(one.card.theme for one in found if one.card.finished and one.card.theme)
    unread = [
        Suggestion(one.card, one.coverage, read[one.card.theme])
        for one in found
        if one.coverage and not one.card.finished
    ]
    return sorted(unread, key=_order)[:NEXT]


def _order(one: Suggestion) -> tuple[float, int, int, float]:
    share = round(one.coverage.share, 2)
    beside = max(LEAST[Shelf.RIGHT] - share, share - LEAST[Shelf.EASY], 0.0)
    return round(beside, 2), -len(one.coverage.learning), -one.read, -one.coverage.share
