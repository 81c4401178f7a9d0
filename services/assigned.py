"""Which assignment an attempt is for: the conditions that queries for one are made with."""

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models import Article, Assignment, Attempt, ClassRole, Membership, Person


def covers(article_id: int) -> ColumnElement[bool]:
    """Return the condition that an assignment is of an article, or of another version of it."""
    given, here = aliased(Article), aliased(Article)
    version = exists().where(
        given.id == Assignment.article_id,
        here.id == article_id,
        here.series != "",
        given.series == here.series,
    )
    return or_(Assignment.article_id == article_id, and_(Assignment.by_level, version))


def learns_in(person: Person) -> ColumnElement[bool]:
    """Return the condition that an assignment is for a class in which a person learns."""
    return exists().where(
        Membership.classroom_id == Assignment.classroom_id,
        Membership.person_id == person.id,
        Membership.role == ClassRole.LEARNER,
    )


def next_of(
    person: Person, article_id: int, column: InstrumentedAttribute[Any]
) -> ScalarSelect[Any]:
    """Return a column of the assignment that a person's next attempt at an article is for.

    Of several with tries left it is the one due first; NULL where there is none.
    """
    used = (
        select(func.count(Attempt.id))
        .where(
            Attempt.assignment_id == Assignment.id,
            Attempt.person_id == person.id,
            Attempt.finished_at.is_not(None),
        )
        .correlate(Assignment)
        .scalar_subquery()
    )
    return (
        select(column)
        .where(covers(article_id), learns_in(person))
        .where(or_(Assignment.tries.is_(None), used < Assignment.tries))
        .order_by(Assignment.due_at.asc().nulls_last(), Assignment.id)
        .limit(1)
        .scalar_subquery()
    )
