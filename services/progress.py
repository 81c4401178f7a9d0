"""What a learner's page of progress says, and how its totals are recounted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import Person
from services.values import KindScore, Score


@dataclass(frozen=True, slots=True)
class TextRead:
    """An article finished; ``best`` is the best finished attempt at its quiz, if any."""

    article_id: int
    title: str
    band: str
    tokens: int
    finished_at: datetime
    best: Score | None


@dataclass(frozen=True, slots=True)
class WordMet:
    """A headword met: how often in texts finished, and its answers."""

    headword: str
    met: int
    right: int
    wrong: int
    last_met_at: datetime


@dataclass(frozen=True, slots=True)
class Week:
    """This week, Monday to Sunday in the person's time zone."""

    texts: int
    running_words: int
    answers: int
    right: int
    new_words: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page shows: counts are of everything ever done, ``week`` of this week.

    ``texts`` and ``words`` come latest first; ``words`` holds at most 200 of ``words_met``.
    """

    texts_read: int
    running_words: int
    answered: int
    right: int
    words_met: int
    week: Week
    by_kind: tuple[KindScore, ...]
    texts: tuple[TextRead, ...]
    words: tuple[WordMet, ...]


def overview(session: Session, person: Person, now: datetime) -> Overview:
    """Return a person's progress, at most 6 queries."""
    raise NotImplementedError


def recount(session: Session, person: Person) -> None:
    """Rebuild a person's totals and word states from the readings and responses stored."""
    raise NotImplementedError
