"""Long work told step by step: a row that its page asks again and again.

The row, with what the work needs beside it, is all that counts. Whoever works claims it, says
again and again that they still do, and ends it in the transaction that stores the article; a row
that has been silent waits to be claimed anew. So a text is worked on at least once, and becomes
one article (docs/adr/005-a-job-is-its-row.md).
"""

from collections.abc import Collection
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, delete, exists, select, update
from sqlalchemy.orm import Session

from models import Job, JobInput, JobState, Person
from services.errors import NotFound, Refusal, Unfit
from services.store import stored

SHOWN = 20  # jobs on the page of those who run the place
KEPT = timedelta(days=1)  # nobody asks for a job that has ended after that
TRIES = 3  # claims; a text that ends its worker three times would do so for ever
IN_WORK = (JobState.WAITING, JobState.WORKING)
INTERRUPTED = "The server was started anew in the middle of this. Send the text again."


class Over(Exception):
    """Another worker was faster, so nothing of this may be stored."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody brings: a file with its ``name``, or for "" a text in UTF-8.

    ``chapters`` are those wanted of an e-book, ``of`` is the article that it is a version of;
    ``theme``, ``source`` and ``key``, a name for the request, are said by programs only.
    """

    data: bytes
    name: str = ""
    chapters: str = ""
    title: str = ""
    of: int | None = None
    theme: str = ""
    source: str = ""
    key: str = ""

    @property
    def hash(self) -> str:
        """Return a hash of everything that is wanted."""
        return sha256(repr(astuple(self)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: ``share`` in [0, 1]. ``refused`` is why nothing came of it."""

    id: int
    state: JobState
    step: str
    share: float
    refused: Unfit | None
    article_id: int | None


@dataclass(frozen=True, slots=True)
class Recent:
    """A job as those who run the place see it; ``again`` if it failed and can be tried again."""

    id: int
    nickname: str
    state: JobState
    step: str
    share: float
    refused: Unfit | None
    changed_at: datetime
    again: bool


def recent(session: Session, now: datetime) -> list[Recent]:
    """Return the latest jobs of the last day and those in work, at most 20, whoever's they are."""
    rows = session.execute(
        select(Job, Person.nickname, exists().where(JobInput.job_id == Job.id))
        .join(Person, Person.id == Job.person_id)
        .where((Job.changed_at > now - KEPT) | Job.state.in_(IN_WORK))
        .order_by(Job.id.desc())
        .limit(SHOWN)
    )
    return [
        Recent(
            job.id,
            nickname,
            job.state,
            job.step,
            job.share,
            _refused(job),
            job.changed_at,
            kept and job.state is JobState.FAILED,
        )
        for job, nickname, kept in rows
    ]


def in_work(session: Session, person: Person) -> list[int]:
    """Return the jobs of a person that have not ended, the latest first."""
    mine = (Job.person_id == person.id, Job.state.in_(IN_WORK))
    return list(session.scalars(select(Job.id).where(*mine).order_by(Job.id.desc())))


def begin(session: Session, person: Person, wanted: Wanted, now: datetime) -> int:
    """Store what a person brings, to be worked on, and return the id of its job.

    The same sent again while it is in work, by a second click or after a lost connection, is the
    same job. Jobs that ended in days past go.
    """
    session.execute(delete(Job).where(Job.state.not_in(IN_WORK), Job.changed_at < now - KEPT))
    job = Job(
        person_id=person.id,
        state=JobState.WAITING,
        step="Waiting",
        share=0.0,
        changed_at=now,
        asked_hash=wanted.hash,
    )
    if stored(session, job):
        session.add(
            JobInput(
                job_id=job.id,
                data=wanted.data,
                name=wanted.name,
                chapters=wanted.chapters,
                title=wanted.title,
                of_id=wanted.of,
                theme=wanted.theme,
                source=wanted.source,
                key=wanted.key,
            )
        )
        session.flush()
        return job.id
    same = (Job.person_id == person.id, Job.asked_hash == wanted.hash)
    found = session.scalar(select(Job.id).where(*same))
    return begin(session, person, wanted, now) if found is None else found  # it has just ended


def take(session: Session, job_id: int, now: datetime) -> Wanted | None:
    """Claim a job that waits; None where another has it, or it is over."""
    claimed = session.scalar(
        update(Job)
        .where(Job.id == job_id, Job.state == JobState.WAITING)
        .values(state=JobState.WORKING, tries=Job.tries + 1, changed_at=now)
        .returning(Job.id)
    )
    if claimed is None:
        return None
    kept = session.get_one(JobInput, job_id)
    return Wanted(
        data=kept.data,
        name=kept.name,
        chapters=kept.chapters,
        title=kept.title,
        of=kept.of_id,
        theme=kept.theme,
        source=kept.source,
        key=kept.key,
    )


def tell(session: Session, job_id: int, step: str, share: float, now: datetime) -> None:
    """Say how far a job is; a share never goes back, though work that was ended begins anew."""
    session.execute(
        update(Job)
        .where(Job.id == job_id, Job.state == JobState.WORKING)
        .values(step=step, changed_at=now)
    )
    further = (Job.id == job_id, Job.state == JobState.WORKING, Job.share < share)
    session.execute(update(Job).where(*further).values(share=share))


def beat(session: Session, job_ids: Collection[int], now: datetime) -> None:
    """Say of some jobs that they are still worked on."""
    mine = (Job.id.in_(job_ids), Job.state == JobState.WORKING)
    session.execute(update(Job).where(*mine).values(changed_at=now))


def silent(session: Session, until: datetime) -> bool:
    """Tell whether any job in work has been silent since an instant."""
    return bool(session.scalar(select(exists().where(*_silent(until)))))


def left(session: Session, until: datetime, now: datetime) -> list[int]:
    """Let jobs that have been silent since an instant wait anew, and return their ids.

    One that has had its tries fails instead.
    """
    tired = (*_silent(until), Job.tries >= TRIES)
    for job_id in session.scalars(select(Job.id).where(*tired)).all():
        broken(session, job_id, INTERRUPTED, now)
    again = update(Job).where(*_silent(until)).values(state=JobState.WAITING, changed_at=now)
    return list(session.scalars(again.returning(Job.id)))


def done(session: Session, job_id: int, article_id: int, now: datetime) -> None:
    """Say what came of a job. Raises Over; nothing may be committed then."""
    _end(session, job_id, now, state=JobState.DONE, step="Ready", share=1.0, article_id=article_id)
    session.execute(delete(JobInput).where(JobInput.job_id == job_id))


def refused(session: Session, job_id: int, why: Refusal, now: datetime) -> None:
    """Say why nothing comes of a text, however often it is tried. Raises Over."""
    values = {
        name: value if isinstance(value, int) else str(value) for name, value in why.values.items()
    }
    _end(session, job_id, now, state=JobState.FAILED, said=why.message, said_values=values)
    session.execute(delete(JobInput).where(JobInput.job_id == job_id))


def broken(session: Session, job_id: int, said: str, now: datetime) -> None:
    """Say what broke on our side; what the job needs stays, to try again. Raises Over."""
    _end(session, job_id, now, state=JobState.FAILED, said=said)


def again(session: Session, job_id: int, now: datetime) -> None:
    """Let a job that failed wait anew. Raises NotFound."""
    kept = exists().where(JobInput.job_id == Job.id)
    waits = (
        update(Job)
        .where(Job.id == job_id, Job.state == JobState.FAILED, kept)
        .values(state=JobState.WAITING, step="Waiting", share=0.0, tries=0, said="", changed_at=now)
    )
    if session.scalar(waits.returning(Job.id)) is None:
        raise NotFound


def ended(session: Session, job_id: int) -> bool:
    """Tell whether a job is over."""
    return session.scalar(select(Job.state).where(Job.id == job_id)) not in IN_WORK


def progress(session: Session, person: Person, job_id: int) -> Progress:
    """Return how far a person's own job is. Raises NotFound."""
    own = select(Job).where(Job.id == job_id, Job.person_id == person.id)
    job = session.scalar(own.execution_options(populate_existing=True))
    if job is None:
        raise NotFound
    return Progress(job.id, job.state, job.step, job.share, _refused(job), job.article_id)


def _silent(until: datetime) -> tuple[ColumnElement[bool], ...]:
    return Job.state.in_(IN_WORK), Job.changed_at < until


def _end(session: Session, job_id: int, now: datetime, **values: object) -> None:
    """End a job that is in work: once, for the row is locked by it. Raises Over."""
    ending = (
        update(Job)
        .where(Job.id == job_id, Job.state.in_(IN_WORK))
        .values(asked_hash=None, changed_at=now, **values)
    )
    if session.scalar(ending.returning(Job.id)) is None:
        raise Over


def _refused(job: Job) -> Unfit | None:
    """Return why a job failed."""
    return Unfit(job.said, **job.said_values) if job.state is JobState.FAILED else None
