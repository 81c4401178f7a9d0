"""Throttles of several machines are counted in one place: the Redis that REDIS_URL names."""

import os
import secrets

import pytest
import redis

from tests.web.world import AppMaker, World

URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/0")


@pytest.fixture
def redis_url() -> str:
    try:
        redis.Redis.from_url(URL, socket_connect_timeout=2).ping()
    except redis.exceptions.ConnectionError:
        pytest.skip("Redis does not answer on 127.0.0.1:6379 or TEST_REDIS_URL")
    return URL


def test_wrong_tries_on_one_machine_count_on_the_next(
    redis_url: str, make_app: AppMaker, world: World
) -> None:
    nickname = f"nobody {secrets.token_hex(6)}"  # counts of earlier runs last ten minutes
    wrong = {"nickname": nickname, "passphrase": "not the right one"}
    first = make_app(RATELIMIT_STORAGE_URI=redis_url).test_client()
    tries = [first.post("/sign-in", data=wrong).status_code for _ in range(5)]
    second = make_app(RATELIMIT_STORAGE_URI=redis_url).test_client()
    assert tries == [403] * 5
    assert second.post("/sign-in", data=wrong).status_code == 429
