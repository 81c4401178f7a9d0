"""What is believed of the vocabulary of learners, from all that was asked of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Attempt, Item, Person, PlacementAnswer, Response
from progress.vocabulary import Asked, Belief, Said, Size, belief, faded
from quizzes.choices import guessing
from quizzes.item import Format
from services.placement import asked
from services.running import runnings

LEAST = 10  # answers; before them no number is told
SLIP = 0.1  # in a text, a word known and yet missed: an item asks for more than a meaning


@dataclass(frozen=True, slots=True)
class Sized:
    """A vocabulary as it is told: ``size`` is None while its ``answers`` are too few."""

    size: Size | None
    answers: int


def sized(session: Session, person: Person, now: datetime) -> Sized:
    """Return how many words a person knows: at most 4 queries."""
    answers = answers_of(session, [person.id], now)[person.id]
    enough = len(answers) >= LEAST
    return Sized(believed(tuple(answers)).size if enough else None, len(answers))


@lru_cache(maxsize=512)
def believed(answers: tuple[Asked, ...]) -> Belief:
    """Return what answers tell; kept, for pages ask for the same again and again."""
    return belief(answers)


def answers_of(session: Session, people: Collection[int], now: datetime) -> dict[int, list[Asked]]:
    """Return what each of some people was asked, in the placement and in texts.

    2 queries, and 2 more where there are answers in texts.
    """
    found: dict[int, list[Asked]] = {person: [] for person in people}
    query = select(PlacementAnswer).where(PlacementAnswer.person_id.in_(people))
    for row in session.scalars(query):
        found[row.person_id] += asked([row], now)
    for person, answer in _in_texts(session, people, now):
        found[person].append(answer)
    return found


def _in_texts(
    session: Session, people: Collection[int], now: datetime
) -> Iterator[tuple[int, Asked]]:
    """Yield the first answer of each person to each item on a word of its text."""
    query = (
        select(
            Attempt.person_id,
            Item.article_id,
            Item.headword,
            Response.right,
            Response.weight,
            Response.answered_at,
            Item.format,
            func.json_array_length(Item.distractors),
        )
        .join(Response, Response.attempt_id == Attempt.id)
        .join(Item, Item.id == Response.item_id)
        .where(Attempt.person_id.in_(people), Item.headword.is_not(None), Response.weight > 0)
        .order_by(Response.id)
    )
    rows = session.execute(query).all()
    texts = runnings(session, {row.article_id for row in rows}) if rows else {}
    for person, article, headword, right, weight, at, format, wrong in rows:
        text = texts.get(article)
        if text is None or headword not in text.words:
            continue  # a phrase, or a text whose words were never counted
        _, here = text.words[headword]
        yield (
            person,
            Asked(
                here,
                Said.RIGHT if right else Said.WRONG,
                guessing(Format(format), wrong),
                slip=SLIP,
                free=False,
                weight=weight * faded(now - at),
            ),
        )
