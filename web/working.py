"""Work that goes on after a page is answered: threads of this process, told by a row each.

The work itself is done by child processes under limits (services/children.py), two at a time; a
thread only waits for one and stores what comes. So nothing else has to run.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from flask import Flask

from models import db, writing
from services import jobs
from services.errors import Refusal
from web.clock import utcnow

Tell = Callable[[str, float], None]
Work = Callable[[Tell], int]
WAITING = 8  # threads: more texts at once wait their turn
BROKEN = "Something broke on our side. It has been noted; try again, or send another text."

log = logging.getLogger("gradus")
_threads = ThreadPoolExecutor(WAITING, thread_name_prefix="work")


def start(app: Flask, job_id: int, work: Work) -> "Future[int]":
    """Begin some work that returns an article's id, and tell of it in a job."""
    return _threads.submit(_run, app, job_id, work)


def _run(app: Flask, job_id: int, work: Work) -> int:
    with app.app_context():
        try:
            article_id = work(lambda step, share: _tell(job_id, step, share))
            jobs.done(db.session(), job_id, article_id, utcnow())
            db.session.commit()
        except Refusal as problem:
            _failed(job_id, str(problem))
            raise
        except BaseException:
            log.exception("job %s", job_id)
            _failed(job_id, BROKEN)
            raise
        return article_id


def _tell(job_id: int, step: str, share: float) -> None:
    writing(db.session())
    jobs.tell(db.session(), job_id, step, share, utcnow())
    db.session.commit()


def _failed(job_id: int, said: str) -> None:
    db.session.rollback()
    writing(db.session())
    jobs.failed(db.session(), job_id, said, utcnow())
    db.session.commit()
