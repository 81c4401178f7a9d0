"""Long work is told step by step, is taken up again after an end, and is done once."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Job, JobInput, JobState
from services import bringing, jobs
from services.bringing import Ready
from services.errors import Conflict, NotFound, Unfit
from services.jobs import Wanted
from services.manuscript import Manuscript
from tests.people import Cast

FILE = Wanted(b"The kite\x00 rose.", "kite.txt", "1-2", "The kite", 7, "wind", "A paper", "key-1")
TEXT = Wanted(b"The kite rose.")
LATER = timedelta(minutes=1)


@pytest.fixture
def job(session: Session, cast: Cast, now: datetime) -> int:
    return jobs.begin(session, cast.anna, TEXT, now)


def articles(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count(Article.id))) or 0


def inputs(session: Session) -> list[int]:
    return list(session.scalars(sa.select(JobInput.job_id)))


def test_a_job_keeps_everything_that_it_needs(session: Session, cast: Cast, now: datetime) -> None:
    job = jobs.begin(session, cast.anna, FILE, now)
    session.commit()
    assert jobs.take(session, job, now) == FILE


def test_a_job_tells_how_far_it_is_and_what_came_of_it(
    session: Session, cast: Cast, published: Article, job: int, now: datetime
) -> None:
    assert jobs.progress(session, cast.anna, job).state is JobState.WAITING
    jobs.take(session, job, now)
    jobs.tell(session, job, "Making questions", 0.5, now)
    seen = jobs.progress(session, cast.anna, job)
    assert (seen.state, seen.step, seen.share) == (JobState.WORKING, "Making questions", 0.5)
    jobs.done(session, job, published.id, now)
    seen = jobs.progress(session, cast.anna, job)
    assert (seen.state, seen.share, seen.article_id) == (JobState.DONE, 1.0, published.id)
    assert inputs(session) == []


def test_a_share_never_goes_back(session: Session, cast: Cast, job: int, now: datetime) -> None:
    jobs.take(session, job, now)
    for share in (0.5, 0.1):
        jobs.tell(session, job, "Reading", share, now)
    assert jobs.progress(session, cast.anna, job).share == 0.5


def test_a_job_is_claimed_by_one(session: Session, job: int, now: datetime) -> None:
    assert jobs.take(session, job, now) == TEXT
    assert jobs.take(session, job, now) is None


def test_a_job_that_failed_says_why_with_its_values(
    session: Session, cast: Cast, job: int, now: datetime
) -> None:
    jobs.refused(session, job, Unfit("At most %(most)s words.", most=50_000), now)
    refused = jobs.progress(session, cast.anna, job).refused
    assert refused is not None
    assert (str(refused), refused.values) == ("At most 50,000 words.", {"most": 50_000})
    assert inputs(session) == []


def test_what_we_broke_can_be_tried_again_and_what_does_not_fit_cannot(
    session: Session, cast: Cast, job: int, now: datetime
) -> None:
    other = jobs.begin(session, cast.anna, FILE, now)
    jobs.broken(session, job, "It broke.", now)
    jobs.refused(session, other, Unfit("No words."), now)
    assert [(r.id, r.again) for r in jobs.recent(session, now)] == [(other, False), (job, True)]
    jobs.again(session, job, now)
    assert jobs.take(session, job, now) == TEXT
    for ended in (job, other):
        with pytest.raises(NotFound):
            jobs.again(session, ended, now)


def test_only_a_silent_job_waits_anew(session: Session, job: int, now: datetime) -> None:
    jobs.take(session, job, now)
    assert jobs.left(session, now, now) == []
    jobs.beat(session, [job], now + LATER)
    assert not jobs.silent(session, now + LATER)
    assert jobs.silent(session, now + 2 * LATER)
    assert jobs.left(session, now + 2 * LATER, now + 2 * LATER) == [job]
    assert jobs.take(session, job, now + 2 * LATER) == TEXT


def test_a_text_that_ends_its_worker_three_times_is_given_up(
    session: Session, cast: Cast, job: int, now: datetime
) -> None:
    for number in range(1, 4):
        assert jobs.take(session, job, now) == TEXT
        now += LATER
        assert jobs.left(session, now, now) == ([job] if number < 3 else [])
    refused = jobs.progress(session, cast.anna, job).refused
    assert str(refused) == jobs.INTERRUPTED


def test_the_same_text_sent_twice_is_one_job_while_it_is_in_work(
    session: Session, cast: Cast, job: int, now: datetime
) -> None:
    assert jobs.begin(session, cast.anna, TEXT, now) == job
    others = {
        jobs.begin(session, cast.dora, TEXT, now),
        jobs.begin(session, cast.anna, replace(TEXT, title="Another"), now),
    }
    jobs.refused(session, job, Unfit("No words."), now)
    others.add(jobs.begin(session, cast.anna, TEXT, now))
    assert len(others - {job}) == 3


def test_work_done_twice_makes_one_article(
    session: Session, cast: Cast, manuscript: Manuscript, job: int, now: datetime
) -> None:
    """A worker was silent for too long, another took the text, and both come to an end."""
    ready = Ready(manuscript, "")
    jobs.take(session, job, now)
    jobs.left(session, now + LATER, now + LATER)
    jobs.take(session, job, now + LATER)
    bringing.store(session, job, TEXT, ready, now)
    session.commit()
    with pytest.raises(jobs.Over):
        bringing.store(session, job, TEXT, ready, now)
    session.rollback()
    assert articles(session) == 1


def test_a_programs_key_stands_for_one_article(
    session: Session, cast: Cast, manuscript: Manuscript, now: datetime
) -> None:
    keyed, ready = replace(TEXT, key="kite"), Ready(manuscript, "")
    made = []
    for _ in range(2):
        job = jobs.begin(session, cast.anna, keyed, now)
        bringing.store(session, job, keyed, ready, now)
        made.append(jobs.progress(session, cast.anna, job).article_id)
    assert made[0] == made[1] is not None
    other = replace(keyed, title="Another")
    job = jobs.begin(session, cast.anna, other, now)
    with pytest.raises(Conflict):
        bringing.store(session, job, other, ready, now)


def test_anothers_job_is_not_found(session: Session, cast: Cast, job: int) -> None:
    for person, number in ((cast.dora, job), (cast.anna, job + 1)):
        with pytest.raises(NotFound):
            jobs.progress(session, person, number)


def test_jobs_that_ended_in_days_past_go_and_those_in_work_stay(
    session: Session, cast: Cast, job: int, now: datetime
) -> None:
    old = jobs.begin(session, cast.anna, FILE, now)
    jobs.broken(session, old, "It broke.", now)
    fresh = jobs.begin(session, cast.anna, replace(TEXT, title="New"), now + timedelta(days=2))
    assert session.scalars(sa.select(Job.id).order_by(Job.id)).all() == [job, fresh]
    assert sorted(inputs(session)) == [job, fresh]
