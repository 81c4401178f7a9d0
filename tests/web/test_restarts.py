"""A text that was accepted is not lost when a process ends in the middle, by kill -9.

Once as a place is served without any setting, in one process on SQLite; once as on several
machines: PostgreSQL, a queue in Redis, and a worker apart.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
import sqlalchemy as sa
from flask import Flask

from app import create_app
from models import Article, Job, JobState, db
from tests.web.api.conftest import token_of
from tests.web.test_throttles_on_redis import redis_url
from tests.web.world import World, furnish

__all__ = ["redis_url"]

ROOT = Path(__file__).resolve().parents[2]
SHELF = ROOT / "seed_data" / "shelf"
NAMES = ("swifts", "bees-b1", "salt")  # one more than are worked on at once: it waits
PATIENCE = 120  # seconds, on the busiest machine


class Place:
    """A place whose processes can be ended; ``apart`` if its web process does not work."""

    def __init__(self, folder: Path, **config: Any) -> None:
        self.config = {
            "INSTANCE": str(folder),
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder}/gradus.sqlite",
            "QUEUE": str(folder / "queue.sqlite"),
            "SECRET_KEY": secrets.token_urlsafe(),
            "PATIENCE": 0.0,
            "LEASE": 2.0,
            **config,
        }
        self.apart = not self.config.get("WORKS_HERE", True)
        self.running: list[subprocess.Popen[bytes]] = []
        with socket.create_server(("127.0.0.1", 0)) as door:
            self.address = f"http://127.0.0.1:{door.getsockname()[1]}"
        self.app: Flask = create_app({**self.config, "WORKS_HERE": False})
        with self.app.app_context():
            db.create_all()
        self.world: World = furnish(self.app)
        self.token = token_of(self.app, self.world.anna)

    def start(self) -> None:
        """Begin the processes, and wait until the place is served."""
        factory = f"app:create_app({self.config!r})"
        gunicorn = ["gunicorn", factory, "--bind", self.address.removeprefix("http://")]
        commands = [[*gunicorn, "--worker-class", "gthread", "--log-level", "error"]]
        if self.apart:
            commands.append(["flask", "--app", factory, "work"])
        self.running = [
            subprocess.Popen(  # noqa: S603 - our own server
                [sys.executable, "-m", *command], cwd=ROOT, start_new_session=True
            )
            for command in commands
        ]
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                self.ask("/healthz")
            except (URLError, OSError):
                time.sleep(0.1)
            else:
                return
        raise AssertionError("not served")

    def kill(self) -> None:
        """End all processes at once, without a chance to put anything in order."""
        for process in self.running:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.running = []

    def ask(self, path: str, body: object = None) -> bytes:
        """Return what the place answers."""
        request = urllib.request.Request(  # noqa: S310 - our own address
            self.address + path,
            json.dumps(body).encode() if body else None,
            {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as reply:  # noqa: S310 - our own address
            return bytes(reply.read())

    def states(self) -> list[JobState]:
        """Return how far the jobs are, by the database itself."""
        with self.app.app_context():
            return list(db.session.scalars(sa.select(Job.state).order_by(Job.id)))

    def until(self, state: JobState, number: int) -> None:
        """Wait until so many jobs are in a state."""
        end = time.monotonic() + PATIENCE
        while self.states().count(state) < number:
            assert time.monotonic() < end, self.states()
            time.sleep(0.05)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        made = Place(tmp_path)
    else:
        made = Place(
            tmp_path,
            SQLALCHEMY_DATABASE_URI=request.getfixturevalue("empty_postgres_url"),
            QUEUE=request.getfixturevalue("redis_url"),
            WORKS_HERE=False,
        )
    yield made
    made.kill()
    with made.app.app_context():
        db.engine.dispose()


def test_texts_that_were_accepted_arrive_once_though_the_server_is_killed(place: Place) -> None:
    place.start()
    for name in NAMES:
        text = (SHELF / f"{name}.txt").read_text(encoding="utf-8")
        place.ask("/api/v1/articles", {"text": text, "theme": name})
    place.until(JobState.WORKING, 2)
    place.kill()
    assert JobState.DONE not in place.states()
    place.start()
    place.until(JobState.DONE, len(NAMES))
    with place.app.app_context():
        themes = db.session.scalars(sa.select(Article.theme).where(Article.theme.in_(NAMES))).all()
        tries = db.session.scalars(sa.select(Job.tries).order_by(Job.id)).all()
    assert sorted(themes) == sorted(NAMES)
    assert sum(tries) == len(NAMES) + 2
