"""When a learner sees what was right: at once, unless an assignment says later.

What is held back lives in types that have no field for a key or a verdict.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Assignment, Attempt, Feedback, Person, Quiz
from services.assigned import covers, learns_in
from services.practice_values import Answered, Progress, Question, Result


@dataclass(frozen=True, slots=True)
class Hold:
    """Why an attempt shows no verdicts yet: ``until`` an instant, or its end for None."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    """An item that was answered, without key or verdict; ``options`` are as they were served."""

    progress: Progress
    kind: str
    format: str
    skill: str
    stem: str
    context: str
    options: tuple[str, ...]
    chosen: str
    next_position: int | None
    late: bool
    hold: Hold


@dataclass(frozen=True, slots=True)
class HeldResult:
    """How far an attempt got, without verdicts: stems and what was given, in order.

    ``right`` is the whole score once the attempt is finished, None before.
    """

    attempt_id: int
    article_id: int
    article_title: str
    language: str
    right: int | None
    answered: int
    total: int
    finished: bool
    next_position: int | None
    rows: tuple[tuple[int, str, str], ...]
    hold: Hold


def held_until(
    session: Session, learner: Person, article_id: int, now: datetime
) -> datetime | None:
    """Return until when the answers to an article's quiz are held back, None if they are not."""
    return session.scalar(
        select(func.max(Assignment.due_at)).where(
            Assignment.feedback == Feedback.AFTER_DUE,
            Assignment.due_at > now,
            covers(article_id),
            learns_in(learner),
        )
    )


def hold(session: Session, learner: Person, attempt_id: int, now: datetime) -> Hold | None:
    """Return why an attempt shows no verdicts yet, None where it shows them."""
    found = session.execute(
        select(Quiz.article_id, Attempt.finished_at, Assignment.feedback)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .outerjoin(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Attempt.id == attempt_id, Attempt.person_id == learner.id)
    ).one_or_none()
    if found is None:
        return None
    article_id, finished, feedback = found
    until = held_until(session, learner, article_id, now)
    if until is not None:
        return Hold(until)
    return Hold(None) if feedback is Feedback.AT_END and finished is None else None


def of_item(
    session: Session, learner: Person, item: Question | Answered, now: datetime
) -> Question | Answered | Held:
    """Return an item as its learner may see it now."""
    held = hold(session, learner, item.progress.attempt_id, now)
    if held is None:
        return item
    progress = replace(item.progress, marks=(None,) * item.progress.total)
    if isinstance(item, Question):
        return replace(item, progress=progress)
    return Held(
        progress=progress,
        kind=item.kind,
        format=item.format,
        skill=item.skill,
        stem=item.stem,
        context=item.context,
        options=tuple(option.text for option in item.options),
        chosen=item.chosen,
        next_position=item.next_position,
        late=item.late,
        hold=held,
    )


def of_result(
    session: Session, learner: Person, result: Result, now: datetime
) -> Result | HeldResult:
    """Return a result as its learner may see it now."""
    held = hold(session, learner, result.attempt_id, now)
    if held is None:
        return result
    return HeldResult(
        attempt_id=result.attempt_id,
        article_id=result.article_id,
        article_title=result.article_title,
        language=result.language,
        right=result.right if result.finished else None,
        answered=result.answered,
        total=result.total,
        finished=result.finished,
        next_position=result.next_position,
        rows=tuple((row.position, row.stem, row.chosen) for row in result.rows),
        hold=held,
    )
