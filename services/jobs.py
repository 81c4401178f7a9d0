"""Long work told step by step: a row that its page asks again and again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import Job, JobState, Person
from services.errors import NotFound

SILENT = timedelta(minutes=10)  # longer than a full house may make it wait: its process was ended
SHOWN = 20  # jobs on the page of those who run the place
KEPT = timedelta(days=1)  # nobody asks for a job after that
INTERRUPTED = "The server was started anew in the middle of this. Send the text again."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: ``share`` in [0, 1]. ``said`` is why it failed, "" otherwise."""

    job_id: int
    step: str
    share: float
    said: str
    article_id: int | None


@dataclass(frozen=True, slots=True)
class Recent:
    """A job as those who run the place see it; ``said`` is why it failed, "" otherwise."""

    nickname: str
    state: JobState
    step: str
    share: float
    said: str
    changed_at: datetime


def recent(session: Session, now: datetime) -> list[Recent]:
    """Return the latest jobs of the last day, at most 20, whoever's they are."""
    rows = session.execute(
        select(Job, Person.nickname)
        .join(Person, Person.id == Job.person_id)
        .where(Job.changed_at > now - KEPT)
        .order_by(Job.id.desc())
        .limit(SHOWN)
    )
    return [
        Recent(nickname, _state(job, now), job.step, job.share, _said(job, now), job.changed_at)
        for job, nickname in rows
    ]


def begin(session: Session, person: Person, now: datetime) -> int:
    """Store a job about to begin and return its id; jobs of days past go."""
    session.execute(delete(Job).where(Job.changed_at < now - KEPT))
    job = Job(
        person_id=person.id, state=JobState.WORKING, step="Waiting", share=0.0, changed_at=now
    )
    session.add(job)
    session.flush()
    return job.id


def tell(session: Session, job_id: int, step: str, share: float, now: datetime) -> None:
    """Say how far a job is."""
    job = session.get_one(Job, job_id)
    job.step, job.share, job.changed_at = step, share, now
    session.flush()


def done(session: Session, job_id: int, article_id: int, now: datetime) -> None:
    """Say what came of a job."""
    job = session.get_one(Job, job_id)
    job.state, job.step, job.share, job.changed_at = JobState.DONE, "Ready", 1.0, now
    job.article_id = article_id
    session.flush()


def failed(session: Session, job_id: int, said: str, now: datetime) -> None:
    """Say why nothing came of a job."""
    job = session.get_one(Job, job_id)
    job.state, job.said, job.changed_at = JobState.FAILED, said, now
    session.flush()


def progress(session: Session, person: Person, job_id: int, now: datetime) -> Progress:
    """Return how far a person's own job is. Raises NotFound."""
    job = session.scalar(select(Job).where(Job.id == job_id, Job.person_id == person.id))
    if job is None:
        raise NotFound
    return Progress(job.id, job.step, job.share, _said(job, now), job.article_id)


def _state(job: Job, now: datetime) -> JobState:
    """Return how far a job is; one that has long been silent has failed."""
    silent = job.state is JobState.WORKING and now - job.changed_at > SILENT
    return JobState.FAILED if silent else job.state


def _said(job: Job, now: datetime) -> str:
    """Return why a job failed."""
    return job.said if _state(job, now) is job.state else INTERRUPTED
