"""The classes that an article is published to: each has an assignment of it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from models import Article, ArticleAudience, Assignment, ClassRole, Membership, Person
from services.assigned import covers
from services.assignments import PLAIN, adopt, plain


def give(
    session: Session,
    teacher: Person,
    article: Article,
    classroom_ids: Collection[int],
    now: datetime,
) -> None:
    """Make these, of a teacher's classes, those that an article is given to.

    Each has it as an assignment: where it has none, one without a last day is made, for which
    counts what it answered before.
    """
    take(session, teacher, article, besides=classroom_ids)
    there = select(ArticleAudience.classroom_id).where(ArticleAudience.article_id == article.id)
    reading = set(session.scalars(there))
    having = set(session.scalars(select(Assignment.classroom_id).where(covers(article.id))))
    for classroom_id in sorted(set(classroom_ids)):
        if classroom_id not in reading:
            session.add(ArticleAudience(article_id=article.id, classroom_id=classroom_id))
        if classroom_id not in having:
            _assign(session, article, classroom_id, now)
    session.flush()


def take(
    session: Session, teacher: Person, article: Article, besides: Collection[int] = ()
) -> None:
    """Take an article from a teacher's classes, and from all if it is not in the library.

    Their assignments go where publishing again makes the same. The others stay for it, with
    their results: nobody's last day is lost by a tick.
    """
    own = select(Membership.classroom_id).where(
        Membership.person_id == teacher.id, Membership.role == ClassRole.TEACHER
    )
    closed = select(Article.id).where(Article.id == article.id, Article.in_library.is_(False))
    session.execute(
        delete(ArticleAudience).where(
            ArticleAudience.article_id == article.id,
            ArticleAudience.classroom_id.not_in(besides),
            or_(ArticleAudience.classroom_id.in_(own), ArticleAudience.article_id.in_(closed)),
        )
    )
    session.execute(
        delete(Assignment).where(
            Assignment.article_id == article.id,
            Assignment.classroom_id.not_in(besides),
            Assignment.classroom_id.in_(own),
            plain(),
        )
    )


def _assign(session: Session, article: Article, classroom_id: int, now: datetime) -> None:
    row = Assignment(
        classroom_id=classroom_id,
        article_id=article.id,
        by_level=PLAIN.by_level,
        assigned_at=now,
        feedback=PLAIN.feedback,
        counts=PLAIN.counts,
        tries=PLAIN.tries,
    )
    session.add(row)
    session.flush()
    adopt(session, row, [article.id])
