"""How the learners of a class did at its assignments: the try that counts, late or in time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Assignment, Attempt, Counts, Quiz, Response
from services.scores import ANSWERED, RIGHT
from services.values import Score


@dataclass(frozen=True, slots=True)
class Try:
    """One graded attempt; ``finished_at`` is None while items are open."""

    attempt_id: int
    person_id: int
    assignment_id: int
    article_id: int
    finished_at: datetime | None
    score: Score


@dataclass(frozen=True, slots=True)
class Standing:
    """What a learner has to show for an assignment; ``score`` is the one that counts.

    Without a finished try, ``begun`` tells whether there is an open one.
    """

    attempt_id: int | None
    article_id: int | None
    score: Score | None
    done_at: datetime | None
    late: bool
    tries: int
    begun: bool


NOTHING = Standing(None, None, None, None, late=False, tries=0, begun=False)


def standings(
    session: Session, assignments: Sequence[Assignment], people: Collection[int]
) -> dict[tuple[int, int], Standing]:
    """Return what learners have to show, by (person, assignment): 1 query; NOTHING is left out."""
    if not assignments:
        return {}
    rules = {assignment.id: assignment for assignment in assignments}
    made: defaultdict[tuple[int, int], list[Try]] = defaultdict(list)
    for one in _tries(session, rules, people):
        made[one.person_id, one.assignment_id].append(one)
    return {place: standing(tries, rules[place[1]]) for place, tries in made.items()}


def standing(tries: Iterable[Try], assignment: Assignment) -> Standing:
    """Return what comes of some tries, the earliest first, by the rules of an assignment."""
    made = list(tries)
    done = [one for one in made if one.finished_at is not None]
    if not done:
        return Standing(None, None, None, None, late=False, tries=0, begun=bool(made))
    chosen = counted(done, assignment.counts)
    late = assignment.due_at is not None and (chosen.finished_at or assignment.due_at) > (
        assignment.due_at
    )
    return Standing(
        chosen.attempt_id,
        chosen.article_id,
        chosen.score,
        chosen.finished_at,
        late=late,
        tries=len(done),
        begun=len(made) > len(done),
    )


def counted(done: Sequence[Try], counts: Counts) -> Try:
    """Return the try that counts of finished ones, the earliest first; of equals the first."""
    if counts is Counts.BEST:
        return max(done, key=lambda one: one.score.right / max(one.score.answered, 1))
    return done[-1] if counts is Counts.LAST else done[0]


def _tries(session: Session, rules: Mapping[int, Assignment], people: Collection[int]) -> list[Try]:
    query = (
        select(
            Attempt.id,
            Attempt.person_id,
            Attempt.assignment_id,
            Quiz.article_id,
            Attempt.finished_at,
            RIGHT,
            ANSWERED,
        )
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .outerjoin(Response, Response.attempt_id == Attempt.id)
        .where(Attempt.assignment_id.in_(rules), Attempt.person_id.in_(people))
        .group_by(Attempt.id, Quiz.article_id)
        .order_by(Attempt.id)
    )
    return [
        Try(id, person, assignment or 0, article, finished, Score(right, answered))
        for id, person, assignment, article, finished, right, answered in session.execute(query)
    ]
