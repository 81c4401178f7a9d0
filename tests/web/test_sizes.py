"""Pages stay light: kilobytes as they go over the wire."""

import gzip
import re
from pathlib import Path

from flask.testing import FlaskClient

from tests.web.world import World

STATIC = Path(__file__).resolve().parents[2] / "static"
STYLE, SCRIPT, PAGE = 4096, 3072, 15_000  # bytes, compressed


def packed(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes()))


def test_the_stylesheet_is_small() -> None:
    assert packed("app.css") <= STYLE


def test_the_script_is_small() -> None:
    assert packed("app.js") <= SCRIPT


def test_a_reading_page_with_all_it_needs_is_small(stranger: FlaskClient, world: World) -> None:
    page = stranger.get(f"/articles/{world.open}", headers={"Accept-Encoding": "br"})
    assert len(page.data) + packed("app.css") + packed("app.js") <= PAGE


def test_a_page_asks_for_three_files_of_its_own(stranger: FlaskClient, world: World) -> None:
    page = stranger.get(f"/articles/{world.open}").text
    asked = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', page)
    assert len(asked) == 3
    assert all(address.startswith("/static/") for address in asked)
