"""Begin an attempt: graded, for practice, or at the items that were missed in another."""

from datetime import datetime
from secrets import randbelow

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models import Assignment, Attempt, Person, Quiz, Response
from services import library
from services.assigned import next_of
from services.errors import Conflict, NotFound
from services.feedback import held_until
from services.sight import graded_next
from services.store import stored

LATER = "Your class sees the answers after the due date. You can practise from then on."
SEEDS = 2**31  # what an integer column holds


def start(session: Session, learner: Person, article_id: int, now: datetime) -> int:
    """Begin an attempt at the latest quiz of an article, or go on with an open one.

    It is graded while an assignment of the learner's classes has tries left, and the first time
    at a quiz that a class was given without one; all else is practice. Returns the attempt's id;
    ``practice.resume_position`` says which item comes next. Also notes that the article was
    opened. Raises NotFound where there is no article for this person or no quiz, and Conflict
    for practice while answers are held back.
    """
    library.open_reading(session, learner, article_id, now)
    quiz = session.scalar(
        select(Quiz).where(Quiz.article_id == article_id).order_by(Quiz.version.desc()).limit(1)
    )
    if quiz is None:
        raise NotFound
    first = next_of(learner, article_id, Assignment.id)
    assignment, drawn = session.execute(
        select(first, next_of(learner, article_id, Assignment.drawn))
    ).one()
    graded = bool(session.scalar(select(graded_next(learner, article_id, quiz.id))))
    if not graded and held_until(session, learner, article_id, now):
        raise Conflict(LATER)
    wanted = Attempt(quiz_id=quiz.id, graded=graded, assignment_id=assignment, drawn=drawn)
    return _begin(session, learner, wanted, now)


def retry(session: Session, learner: Person, attempt_id: int, now: datetime) -> int:
    """Begin to answer the items missed in an attempt once more, or go on with that.

    It changes nothing of the attempt. Raises NotFound, and Conflict while items are open or
    where none was missed.
    """
    attempt = session.scalar(
        select(Attempt).where(Attempt.id == attempt_id, Attempt.person_id == learner.id)
    )
    if attempt is None:
        raise NotFound
    quiz = session.get_one(Quiz, attempt.quiz_id)
    if held_until(session, learner, quiz.article_id, now):
        raise Conflict(LATER)
    missed = exists().where(Response.attempt_id == attempt_id, Response.right.is_(False))
    if attempt.finished_at is None or not session.scalar(select(missed)):
        raise Conflict("There is nothing to try again: first answer all, then those you missed.")
    wanted = Attempt(quiz_id=attempt.quiz_id, graded=False, retry_of=attempt_id)
    return _begin(session, learner, wanted, now)


def _begin(session: Session, learner: Person, wanted: Attempt, now: datetime) -> int:
    """Return the id of an open attempt of this sort, or else of a new one.

    One query tells both what is open and which number is next: with two, another click
    could begin an attempt between them, and this one would begin a second.
    """
    mine = select(Attempt).where(Attempt.quiz_id == wanted.quiz_id, Attempt.person_id == learner.id)
    found = session.scalars(mine.order_by(Attempt.number.desc())).all()
    sort = (wanted.graded, wanted.retry_of, wanted.assignment_id)
    for a in found:
        if a.finished_at is None and (a.graded, a.retry_of, a.assignment_id) == sort:
            return a.id
    wanted.person_id, wanted.started_at, wanted.seed = learner.id, now, randbelow(SEEDS)
    wanted.number = number = found[0].number + 1 if found else 1
    if stored(session, wanted):
        return wanted.id
    return session.scalars(mine.where(Attempt.number == number)).one().id
