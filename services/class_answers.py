"""What the learners of a class gave, for its own teachers: graded attempts for this class alone.

Attempts for another class, practice and the open library are left out here, once for all
reports.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from models import (
    ArticleAudience,
    Assignment,
    Attempt,
    ClassRole,
    Item,
    Membership,
    Person,
    Quiz,
    Response,
)


@dataclass(frozen=True, slots=True)
class ClassAnswer:
    """A learner's first answer to an item; ``seconds`` since the answer before, None if unknown."""

    person_id: int
    nickname: str
    item: Item
    given: str
    right: bool
    seconds: float | None


def of_class(classroom_id: int) -> ColumnElement[bool]:
    """Return the condition that an attempt is one that the teachers of a class see.

    Its person learns there now, and it was made for an assignment of the class, or graded
    because the class was given the text without one. Needs Quiz in the query.
    """
    learns = exists().where(
        Membership.classroom_id == classroom_id,
        Membership.person_id == Attempt.person_id,
        Membership.role == ClassRole.LEARNER,
    )
    ours = exists().where(
        Assignment.id == Attempt.assignment_id, Assignment.classroom_id == classroom_id
    )
    given = exists().where(
        ArticleAudience.article_id == Quiz.article_id,
        ArticleAudience.classroom_id == classroom_id,
    )
    return and_(Attempt.graded, learns, or_(ours, and_(Attempt.assignment_id.is_(None), given)))


def first_answers(
    session: Session,
    classroom_id: int,
    articles: Collection[int],
    assignment_id: int | None = None,
) -> list[ClassAnswer]:
    """Return each learner's first answers to the items of some articles, the earliest first.

    Only those for one assignment, if it is named: 1 query.
    """
    query = (
        select(Attempt, Person.nickname, Item, Response)
        .join(Response, Response.attempt_id == Attempt.id)
        .join(Item, Item.id == Response.item_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Person, Person.id == Attempt.person_id)
        .where(of_class(classroom_id), Quiz.article_id.in_(articles))
        .order_by(Response.answered_at, Response.id)
    )
    if assignment_id is not None:
        query = query.where(Attempt.assignment_id == assignment_id)
    seen: set[tuple[int, int]] = set()
    before: dict[int, datetime] = {}
    found = []
    for attempt, nickname, item, response in session.execute(query):
        begun = before.get(attempt.id, attempt.started_at)
        before[attempt.id] = response.answered_at
        if (attempt.person_id, item.id) not in seen:
            seen.add((attempt.person_id, item.id))
            seconds = (response.answered_at - begun).total_seconds()
            found.append(
                ClassAnswer(
                    attempt.person_id, nickname, item, response.given, response.right, seconds
                )
            )
    return found
