"""Work that goes on after a page is answered: Huey's queue, and workers that empty it.

Huey carries the numbers of jobs, nothing else, and forgets one as it hands it out; what may not be
lost stands in the row of the job (services/jobs.py). So each process that works also looks every
few seconds for rows that have been silent, and calls for them anew. Items are made by child
processes under limits; a worker only waits for one and stores what comes.
"""

import logging
import os
import threading
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from time import monotonic, sleep
from typing import Any

from flask import Flask
from huey.api import Huey
from huey.consumer import Consumer, Scheduler
from huey.serializer import SignedSerializer
from huey.storage import BaseStorage, RedisStorage, SqliteStorage
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from models import db, writing
from services import bringing, children, jobs
from services.errors import Refusal
from web.clock import utcnow
from web.shown import agreement

BEAT = 5  # seconds between two looks at what is silent, and two signs of life
POLL = 0.1  # seconds between two looks at a job that a request waits for
PACE = 0.5  # seconds between two shares told within a step: its page asks once a second
STOPPING = 60  # seconds that a worker told to stop has for the texts it is at
NAME = "work"  # of what hangs on the application
BROKEN = "Something broke on our side. It has been noted; try again, or send another text."

log = logging.getLogger("gradus")
_opening = threading.Lock()


class File(SqliteStorage):  # type: ignore[misc]  # Huey has no types
    """Huey's queue in a file. A number put in here is taken at once, one from elsewhere soon."""

    blocking = True

    def __init__(self, name: str, **how: Any) -> None:
        self.bell = threading.Event()
        super().__init__(name, **how)

    def enqueue(self, data: bytes, priority: int | None = None) -> None:
        """Put a message in, and wake who waits for one."""
        super().enqueue(data, priority)
        self.bell.set()

    def dequeue(self) -> bytes | None:
        """Take a message out; wait up to a second for one."""
        self.bell.clear()
        found: bytes | None = super().dequeue()
        if found is None:
            self.bell.wait(1.0)
            found = super().dequeue()
        return found


class Works:
    """The queue of an application, as one process sees it."""

    def __init__(self, app: Flask) -> None:
        self.app, self.pid = app, os.getpid()
        self.in_hand: set[int] = set()
        self.consumer: Workers | None = None
        secret = str(app.config["SECRET_KEY"])
        self.huey = Huey(
            f"gradus{sha256(secret.encode()).hexdigest()[:12]}",  # places may share a Redis
            results=False,
            serializer=SignedSerializer(secret),  # Huey pickles: take nothing from strangers
            storage_class=_storage(app.config["QUEUE"]),
            **_where(app.config["QUEUE"]),
        )
        self.call = self.huey.task(name="bring")(self.bring)

    def bring(self, job_id: int) -> None:
        """Do a job, if nobody else has it: make a draft, or say why there is none."""
        with self.app.app_context():
            session = db.session()
            writing(session)
            wanted = jobs.take(session, job_id, utcnow())
            session.commit()
            if wanted is None:
                return
            self.in_hand.add(job_id)
            try:
                _bring(job_id, wanted)
            except jobs.Over:
                session.rollback()
            except OperationalError:  # the database was away: the row is silent, and tried again
                log.exception("job %s", job_id)
            finally:
                self.in_hand.discard(job_id)

    def look(self) -> None:
        """Say what is worked on here, and call for jobs that have been silent."""
        with self.app.app_context():
            session, now = db.session(), utcnow()
            until = now - timedelta(seconds=self.app.config["LEASE"])
            if not self.in_hand and not jobs.silent(session, until):
                return
            writing(session)
            jobs.beat(session, tuple(self.in_hand), now)
            found = jobs.left(session, until, now)
            session.commit()
        for job_id in found:
            self.call(job_id)


class Looking(Scheduler):  # type: ignore[misc]  # Huey has no types
    """Huey's second kind of thread. Nothing here is scheduled: it looks after the rows instead."""

    def loop(self, now: object = None) -> None:
        """Look once, and wait."""
        try:
            self.huey.works.look()
        except Exception:  # the database or Redis is away: look again
            log.exception("jobs were not looked at")
        self.stop_flag.wait(BEAT)


class Workers(Consumer):  # type: ignore[misc]  # Huey has no types
    """Huey's threads for one process, as many as texts are worked on at once."""

    scheduler_class = Looking

    def __init__(self, works: Works) -> None:
        works.huey.works = works
        super().__init__(
            works.huey,
            workers=children.AT_ONCE,
            periodic=False,
            graceful_signal="TERM",
            shutdown_timeout=STOPPING,
        )


class Inside(Workers):
    """The same within a web server, which keeps its own signals."""

    def _set_signal_handlers(self) -> None:
        """Leave signals as they are."""


def call(app: Flask, job_id: int) -> None:
    """Have a job done; where the queue does not answer, whoever looks at the rows will find it."""
    try:
        start(app).call(job_id)
    except Exception:  # sqlite3's or redis' own, by which queue it is
        log.exception("job %s waits: the queue does not answer", job_id)


def start(app: Flask) -> Works:
    """Return the queue of this process, and let it work here unless others are to.

    A server may fork after the application is made, so threads are begun no earlier than here.
    """
    with _opening:
        works: Works | None = app.extensions.get(NAME)
        if works is None or works.pid != os.getpid():
            works = app.extensions[NAME] = Works(app)
            if app.config["WORKS_HERE"]:
                works.consumer = Inside(works)
                works.consumer.start()
        return works


def stop(app: Flask) -> None:
    """End the threads of this process, if there are any, once they have done what they are at."""
    works: Works | None = app.extensions.pop(NAME, None)
    if works and works.consumer:
        works.consumer.stop(graceful=True)
        works.huey.storage.close()


def serve(app: Flask) -> None:
    """Work until told to stop: by SIGTERM after the texts in hand, by SIGINT at once."""
    Workers(Works(app)).run()


def ended(job_id: int, patience: float) -> bool:
    """Wait for the end of a job, so many seconds at most, and tell whether it came."""
    until = monotonic() + patience
    while True:
        with Session(db.engine) as session:
            if jobs.ended(session, job_id):
                return True
        if monotonic() >= until:
            return False
        sleep(POLL)


def _bring(job_id: int, wanted: jobs.Wanted) -> None:
    session = db.session()
    try:
        ready = bringing.made(wanted, Telling(job_id))
        made = ready.manuscript
        said = filter(None, (agreement(made.printed, made.facts),))
        ready = replace(ready, manuscript=replace(made, mends=(*made.mends, *said)))
        writing(session)
        bringing.store(session, job_id, wanted, ready, utcnow())
    except (OperationalError, jobs.Over):
        raise
    except Refusal as problem:
        session.rollback()
        writing(session)
        jobs.refused(session, job_id, problem, utcnow())
    except Exception:
        log.exception("job %s", job_id)
        session.rollback()
        writing(session)
        jobs.broken(session, job_id, BROKEN, utcnow())
    session.commit()


class Telling:
    """Writes down how far a job is: each step, and within it not more often than is asked."""

    def __init__(self, job_id: int) -> None:
        self.job_id, self.step, self.at = job_id, "", 0.0

    def __call__(self, step: str, share: float) -> None:
        """Tell a step and a share."""
        if step == self.step and monotonic() - self.at < PACE:
            return
        self.step, self.at = step, monotonic()
        writing(db.session())
        jobs.tell(db.session(), self.job_id, step, share, utcnow())
        db.session.commit()


def _storage(queue: str) -> type[BaseStorage]:
    return RedisStorage if "://" in queue else File


def _where(queue: str) -> dict[str, str]:
    return {"url": queue} if "://" in queue else {"filename": queue}
