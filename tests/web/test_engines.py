"""The same pages on PostgreSQL, and wrong tries counted in Redis."""

import os

import pytest
import redis
from flask import Flask

from app import create_app
from models import db
from tests.web.world import AppMaker, furnish, signed_in

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379")


@pytest.fixture
def on_postgres(empty_postgres_url: str) -> Flask:
    app = create_app(
        {
            "SECRET_KEY": "x" * 40,
            "SQLALCHEMY_DATABASE_URI": empty_postgres_url,
            "WTF_CSRF_ENABLED": False,
        }
    )
    with app.app_context():
        db.create_all()
    return app


def test_a_quiz_is_taken_on_postgresql(on_postgres: Flask) -> None:
    world = furnish(on_postgres)
    ben = signed_in(on_postgres, world.ben)
    attempt = ben.post(f"/articles/{world.open}/quiz").location.rpartition("/")[0]
    for position, given in ((1, "harbour"), (2, "False"), (3, "museum")):
        reply = ben.post(f"{attempt}/{position}", data={"given": given})
        assert reply.status_code == 303
    assert "2 of 3 right" in ben.get(attempt).text
    with on_postgres.app_context():
        db.engine.dispose()


def test_wrong_tries_are_counted_in_redis(make_app: AppMaker) -> None:
    try:
        redis.Redis.from_url(REDIS, socket_connect_timeout=1).ping()
    except redis.ConnectionError:
        pytest.skip("Redis does not answer: set TEST_REDIS_URL to run this test")
    apps = [make_app(RATELIMIT_STORAGE_URI=REDIS) for _ in range(2)]
    form = {"nickname": f"nobody {os.getpid()}", "passphrase": "wrong"}
    tries = [apps[n % 2].test_client().post("/sign-in", data=form).status_code for n in range(6)]
    assert tries == [403] * 5 + [429]
