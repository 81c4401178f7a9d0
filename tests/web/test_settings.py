"""Settings: safe by themselves, changed by the environment."""

import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.web.world import AppMaker
from web.settings import database_url, secret_key, settings

ROOT = Path(__file__).resolve().parents[2]


def test_the_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    assert secret_key(tmp_path) == secret_key(tmp_path)
    assert len(secret_key(tmp_path)) >= 43


def test_the_secret_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    secret_key(tmp_path)
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["secret.key"]


def test_processes_that_start_at_once_share_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as many:
        assert len(set(many.map(secret_key, [tmp_path] * 32))) == 1


def test_two_places_have_two_secrets(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "a") != secret_key(tmp_path / "b")


def test_the_database_is_a_file_of_the_place_unless_told(tmp_path: Path) -> None:
    assert database_url("", tmp_path) == f"sqlite:///{tmp_path / 'gradus.sqlite'}"


def test_postgresql_is_reached_by_psycopg(tmp_path: Path) -> None:
    for given in ("postgres://h/db", "postgresql://h/db"):
        assert database_url(given, tmp_path) == "postgresql+psycopg://h/db"


def test_without_any_setting_a_place_is_safe(tmp_path: Path) -> None:
    chosen = settings(tmp_path, {}, {})
    assert chosen["SESSION_COOKIE_HTTPONLY"]
    assert chosen["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert chosen["MAX_CONTENT_LENGTH"] == 5_000_000
    assert chosen["MAX_FORM_MEMORY_SIZE"] == 2_000_000
    assert "DEBUG" not in chosen


def test_only_the_names_given_are_answered(make_app: AppMaker) -> None:
    browser = make_app(TRUSTED_HOSTS=["gradus.example"]).test_client()
    assert browser.get("/about", base_url="http://gradus.example").status_code == 200
    assert browser.get("/about", base_url="http://other.example").status_code == 400


def test_names_are_given_by_commas(tmp_path: Path) -> None:
    chosen = settings(tmp_path, {}, {"GRADUS_HOSTS": "a.example, b.example"})
    assert chosen["TRUSTED_HOSTS"] == ["a.example", "b.example"]


def test_redis_counts_the_tries_where_there_is_one(tmp_path: Path) -> None:
    chosen = settings(tmp_path, {}, {"REDIS_URL": "redis://h"})
    assert chosen["RATELIMIT_STORAGE_URI"] == "redis://h"


@pytest.mark.parametrize(("redis", "workers"), [("", "1"), ("redis://h", "2")])
def test_one_process_serves_unless_redis_counts_wrong_tries(redis: str, workers: str) -> None:
    planned = subprocess.run(  # noqa: S603 - prints what would be run, and runs nothing
        ["make", "--dry-run", "run", f"REDIS_URL={redis}"],  # noqa: S607 - make, as a user calls it
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"--workers {workers} " in planned.stdout
