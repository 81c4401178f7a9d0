"""Scores of attempts, read in one query for many articles."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from models import Attempt, Quiz, Response
from services.values import Score

RIGHT = func.coalesce(func.sum(cast(Response.right, Integer)), 0)  # right answers of a group
ANSWERED = func.count(Response.id)


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt in figures; ``graded`` ones are seen by teachers, others are practice."""

    attempt_id: int
    quiz_id: int
    person_id: int
    article_id: int
    graded: bool
    finished: bool
    score: Score


def sittings(
    session: Session, people: Iterable[int], articles: Iterable[int] | None = None
) -> list[Sitting]:
    """Return the attempts of some people at some articles (at all, for None), oldest first.

    Retries of missed items are left out: they change no result.
    """
    query = (
        select(
            Attempt.id,
            Attempt.quiz_id,
            Attempt.person_id,
            Quiz.article_id,
            Attempt.graded,
            Attempt.finished_at.is_not(None),
            RIGHT,
            ANSWERED,
        )
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .outerjoin(Response, Response.attempt_id == Attempt.id)
        .where(Attempt.person_id.in_(list(people)), Attempt.retry_of.is_(None))
        .group_by(Attempt.id, Quiz.article_id)
        .order_by(Attempt.id)
    )
    if articles is not None:
        query = query.where(Quiz.article_id.in_(list(articles)))
    return [
        Sitting(*row[:5], bool(row[5]), Score(row[6], row[7])) for row in session.execute(query)
    ]


def best(found: Iterable[Sitting]) -> dict[int, Score]:
    """Return the best finished score for each article, by the share of right answers."""
    top: dict[int, Score] = {}
    for sitting in found:
        before = top.get(sitting.article_id)
        if sitting.finished and (before is None or _share(sitting.score) > _share(before)):
            top[sitting.article_id] = sitting.score
    return top


def first(found: Iterable[Sitting]) -> dict[tuple[int, int], Score]:
    """Return the score of the first graded attempt with an answer, by person and article."""
    early: dict[tuple[int, int], Score] = {}
    for sitting in found:
        if sitting.graded and sitting.score.answered:
            early.setdefault((sitting.person_id, sitting.article_id), sitting.score)
    return early


def _share(score: Score) -> float:
    return score.right / score.answered if score.answered else 0.0
