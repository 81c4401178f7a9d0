"""Pages stay light: kilobytes as they go over the wire."""

import gzip
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.world import World

STATIC = Path(__file__).resolve().parents[2] / "static"
STYLE, SCRIPT, PAGE = 4096, 6144, 15_000  # bytes, compressed


def packed(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes()))


@pytest.mark.parametrize("name", ["app.css", "rooms.css"])
def test_a_stylesheet_is_small(name: str) -> None:
    assert packed(name) <= STYLE


@pytest.mark.parametrize("name", ["app.js", "reading.js", "quiz.js"])
def test_a_script_is_small(name: str) -> None:
    assert packed(name) <= SCRIPT


def test_a_reading_page_with_all_it_needs_is_small(stranger: FlaskClient, world: World) -> None:
    page = stranger.get(f"/articles/{world.open}", headers={"Accept-Encoding": "br"})
    assert len(page.data) + packed("app.css") + packed("reading.js") <= PAGE


@pytest.mark.parametrize("address", ["/articles/{open}", "/attempts/1/1", "/attempts/1"])
def test_a_page_of_a_learner_asks_for_three_files_of_its_own(
    ben: FlaskClient, world: World, address: str
) -> None:
    ben.post(f"/articles/{world.open}/quiz")
    page = ben.get(address.format(open=world.open)).text
    asked = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', page)
    assert len(asked) == 3
    assert all(address.startswith("/static/") for address in asked)
