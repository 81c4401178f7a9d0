"""Long work is told step by step, to the one who waits for it."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Job
from services import jobs
from services.errors import NotFound
from tests.people import Cast


def test_a_job_tells_how_far_it_is_and_what_came_of_it(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    job = jobs.begin(session, cast.anna, now)
    jobs.tell(session, job, "Making questions", 0.5, now)
    seen = jobs.progress(session, cast.anna, job, now)
    assert (seen.step, seen.share, seen.article_id) == ("Making questions", 0.5, None)
    jobs.done(session, job, published.id, now)
    assert jobs.progress(session, cast.anna, job, now).article_id == published.id


def test_a_job_that_failed_says_why(session: Session, cast: Cast, now: datetime) -> None:
    job = jobs.begin(session, cast.anna, now)
    jobs.failed(session, job, "There is no text here.", now)
    assert jobs.progress(session, cast.anna, job, now).said == "There is no text here."


def test_a_job_that_a_restart_ended_is_told_as_such(
    session: Session, cast: Cast, now: datetime
) -> None:
    job = jobs.begin(session, cast.anna, now)
    assert jobs.progress(session, cast.anna, job, now + timedelta(minutes=9)).said == ""
    late = jobs.progress(session, cast.anna, job, now + timedelta(minutes=11))
    assert "started anew" in late.said


def test_anothers_job_is_not_found(session: Session, cast: Cast, now: datetime) -> None:
    job = jobs.begin(session, cast.anna, now)
    for person, number in ((cast.dora, job), (cast.anna, job + 1)):
        with pytest.raises(NotFound):
            jobs.progress(session, person, number, now)


def test_jobs_of_days_past_go(session: Session, cast: Cast, now: datetime) -> None:
    jobs.begin(session, cast.anna, now)
    fresh = jobs.begin(session, cast.anna, now + timedelta(days=2))
    assert session.scalars(sa.select(Job.id)).all() == [fresh]
