"""Who may see which article: the conditions that every query for one is made with."""

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from models import (
    Article,
    ArticleAudience,
    ArticleStatus,
    Assignment,
    Attempt,
    ClassRole,
    Membership,
    Person,
    Quiz,
    Role,
)
from services.assigned import covers, learns_in, next_of


def readable_by(person: Person | None) -> ColumnElement[bool]:
    """Return the condition that an article is published for a person.

    The open library is for everyone, a class's articles for its members, teachers
    included.
    """
    if person is None:
        return Article.in_library.is_(True)
    return or_(Article.in_library, and_(_published(), _given_to(person)))


def visible_to(person: Person | None) -> ColumnElement[bool]:
    """Return the condition that a person may open an article: drafts are their owner's."""
    if person is None:
        return Article.in_library.is_(True)
    if person.role is Role.ADMIN:
        return true()
    return or_(readable_by(person), Article.owner_id == person.id)


def editable_by(person: Person) -> ColumnElement[bool]:
    """Return the condition that an article lies on a person's desk."""
    if person.role is Role.ADMIN:
        return true()
    return Article.owner_id == person.id


def latest_quiz(article_id: InstrumentedAttribute[int]) -> ScalarSelect[int]:
    """Return the id of the newest quiz of the article that a column names, as a subquery.

    It names what it is correlated with: SQLAlchemy looks one select outwards by itself, and
    two selects deep it would take the newest quiz of any article.
    """
    return (
        select(Quiz.id)
        .where(Quiz.article_id == article_id)
        .order_by(Quiz.version.desc())
        .limit(1)
        .correlate(article_id.class_)
        .scalar_subquery()
    )


def teaches(person: Person, classroom_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that a person teaches the class that a column names."""
    if person.role is Role.ADMIN:
        return true()
    return exists().where(
        Membership.classroom_id == classroom_id,
        Membership.person_id == person.id,
        Membership.role == ClassRole.TEACHER,
    )


def graded_next(
    person: Person, article_id: int, quiz_id: int | InstrumentedAttribute[int] | ScalarSelect[int]
) -> ColumnElement[bool]:
    """Return the condition that a person's next attempt at a quiz is graded.

    It is while an assignment has tries left; where a class of theirs was given the article
    without one, until an attempt is finished: after it, all keys are known.
    """
    assigned = select(Assignment.id).where(covers(article_id), learns_in(person)).exists()
    given = exists().where(
        ArticleAudience.article_id == article_id,
        ArticleAudience.classroom_id == Membership.classroom_id,
        Membership.person_id == person.id,
        Membership.role == ClassRole.LEARNER,
    )
    done = exists().where(
        Attempt.quiz_id == quiz_id,
        Attempt.person_id == person.id,
        Attempt.graded,
        Attempt.finished_at.is_not(None),
    )
    return next_of(person, article_id, Assignment.id).is_not(None) | (given & ~assigned & ~done)


def _published() -> ColumnElement[bool]:
    return Article.status == ArticleStatus.PUBLISHED


def _given_to(person: Person) -> ColumnElement[bool]:
    return exists().where(
        ArticleAudience.article_id == Article.id,
        ArticleAudience.classroom_id == Membership.classroom_id,
        Membership.person_id == person.id,
    )
