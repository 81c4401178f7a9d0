"""Versions on the pages: brought, linked, left, and switched between in place."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import Article, db
from services import desk
from tests.web.manuscripts import BODY, manuscript
from tests.web.world import Visit, World


@pytest.fixture
def linked(anna: FlaskClient, world: World) -> World:
    """The text of the library and that of the class, as versions of one another."""
    anna.post(f"/desk/articles/{world.ours}/version", data={"of": world.open})
    return world


def test_two_texts_are_put_together_and_parted(anna: FlaskClient, world: World) -> None:
    place = f"/desk/articles/{world.ours}"
    said = anna.post(f"{place}/version", data={"of": world.open}, follow_redirects=True).text
    assert "They are versions of one article now." in said
    assert "Let this one stand alone" in said
    said = anna.post(f"{place}/version/leave", follow_redirects=True).text
    assert "Let this one stand alone" not in said


def test_each_paragraph_leads_to_the_one_that_says_the_same(visit: Visit, linked: World) -> None:
    page = visit("Ben").get(f"/articles/{linked.open}").text
    found = re.findall(
        r'href="/articles/(\d+)#p(\d)" title="[^"]+" aria-label="Paragraph (\d) at A2', page
    )
    assert found == [(str(linked.ours), "1", "1"), (str(linked.ours), "2", "2")]
    assert 'class="switch"' not in visit("Chloe").get(f"/articles/{linked.open}").text


def test_the_shelf_has_one_card_for_both(visit: Visit, linked: World) -> None:
    page = visit("Ben").get("/library").text
    assert page.count('<article class="card">') == 1
    assert "Written at" in page


def test_a_new_text_is_brought_as_a_version(
    app: Flask, anna: FlaskClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = anna.get(f"/desk/new?of={world.open}").text
    assert f'<option value="{world.open}" selected>' in form
    monkeypatch.setattr(desk, "preview", lambda text, title, *_: manuscript(title))
    data = {"title": "An easy kite", "text": BODY[0], "of": world.open}
    made = anna.post("/desk/new", data=data)
    assert made.status_code == 303
    with app.app_context():
        articles = db.session.query(Article).filter(Article.series != "").all()
        assert {article.title for article in articles} == {"An easy kite", "The kite on the roof"}


@pytest.mark.parametrize("of", [9999, 0])
def test_a_version_of_what_is_not_there_loses_nothing(anna: FlaskClient, of: int) -> None:
    reply = anna.post("/desk/new", data={"text": BODY[0], "of": of})
    assert reply.status_code == 422
    assert BODY[0] in reply.text


def test_others_do_not_link_a_teachers_text(chloe: FlaskClient, world: World) -> None:
    reply = chloe.post(f"/desk/articles/{world.ours}/version", data={"of": world.open})
    assert reply.status_code == 403
