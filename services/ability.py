"""The ability of learners, from the first answer that each gave to each item.

Later answers to the same item are left out: the key has been seen. So are words met again:
they were chosen for having been practised, and prove that word (progress.memory). And so are
items in other languages than English, which are no part of the scale.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Article, Attempt, Item, Response
from progress.ability import Ability, Given, band, more, path, rested
from quizzes.choices import guessing
from quizzes.item import Format
from texts.languages import ENGLISH


@dataclass(frozen=True, slots=True)
class Standing:
    """An ability as it is told: ``band`` "A1" to "C2" in half bands, likely ``low`` to ``high``.

    The three are None where ``answers`` are too few; then ``more`` answers name a band,
    else they make the range half a band narrower. ``more`` is 0 where it is narrow enough.
    """

    band: str | None
    low: str | None
    high: str | None
    answers: int
    more: int


def paths(session: Session, people: Collection[int]) -> dict[int, list[Ability]]:
    """Return the ability of each of some people after each answer; [] without: 1 query."""
    given: dict[int, dict[int, Given]] = {person: {} for person in people}
    query = (
        select(
            Attempt.person_id,
            Response.item_id,
            Response.answered_at,
            Response.right,
            Response.weight,
            Item.predicted,
            Item.format,
            func.json_array_length(Item.distractors),
        )
        .join(Response, Response.attempt_id == Attempt.id)
        .join(Item, Item.id == Response.item_id)
        .join(Article, Article.id == Item.article_id)
        .where(Attempt.person_id.in_(people), Article.language == ENGLISH)
        .order_by(Response.answered_at, Response.id)
    )
    for person, item, at, right, weight, predicted, format, wrong in session.execute(query):
        luck = guessing(Format(format), wrong)
        given[person].setdefault(item, Given(at, right, predicted, luck, weight))
    return {person: path(answers.values()) for person, answers in given.items()}


def abilities(session: Session, people: Collection[int], now: datetime) -> dict[int, Ability]:
    """Return what each of some people can do, as it stands now: 1 query."""
    found = paths(session, people)
    return {p: rested(steps[-1], now) if steps else Ability() for p, steps in found.items()}


def standing(ability: Ability) -> Standing:
    """Return an ability as it is told."""
    if not ability.sure:
        return Standing(None, None, None, ability.answers, more(ability))
    ends = (band(ability.mean), band(ability.low), band(ability.high))
    return Standing(*ends, ability.answers, more(ability))
