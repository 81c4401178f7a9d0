"""Every response carries its headers, and no page holds script or style of its own."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.test_policies import walk
from tests.web.world import Visit, World
from web.policies import Policy

ROOT = Path(__file__).resolve().parents[2]
PAGES = [path for policy in Policy for path in walk(policy, "GET") if "static" not in path]
INLINE = re.compile(
    r"""<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']|<script(?![^>]*\ssrc=)|javascript:"""
)


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/static/app.css", "/static/nowhere"])
def test_every_response_has_the_strict_policy(visit: Visit, path: str) -> None:
    with visit("Dora").get(path) as reply:
        policy = reply.headers["Content-Security-Policy"]
    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


BINARY = (".pdf", ".xlsx", ".apkg", ".zip")  # files to take away: no pages of ours


@pytest.mark.parametrize("path", [*PAGES, "/nowhere"])
def test_no_page_may_be_kept_by_a_cache(visit: Visit, path: str) -> None:
    headers = visit("Dora").get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", [p for p in PAGES if not p.endswith(BINARY)])
def test_no_page_has_inline_script_or_style(visit: Visit, path: str) -> None:
    assert not INLINE.search(visit("Dora").get(path).text)


def test_a_static_file_named_by_its_content_may_be_kept_for_ever(stranger: FlaskClient) -> None:
    address = re.search(r'href="(/static/app\.css\?v=\w+)"', stranger.get("/").text)
    assert address
    with stranger.get(address[1]) as reply:
        assert "immutable" in reply.headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/static/app.css", "/static/app.css?v=0000000000"])
def test_a_static_file_named_otherwise_is_asked_for_again(
    stranger: FlaskClient, address: str
) -> None:
    with stranger.get(address) as reply:
        assert reply.headers["Cache-Control"] == "no-cache"


def test_pages_are_compressed(stranger: FlaskClient) -> None:
    reply = stranger.get("/", headers={"Accept-Encoding": "gzip"})
    assert reply.headers["Content-Encoding"] == "gzip"


def test_no_template_trusts_a_text_as_html() -> None:
    for template in (ROOT / "templates").rglob("*.html"):
        words = template.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", words), template


def test_the_text_of_an_article_stays_text(app: Flask, world: World) -> None:
    page = app.test_client().get(f"/articles/{world.open}").text
    assert "wind &amp; &lt;patience&gt;" in page
    assert "<patience>" not in page
