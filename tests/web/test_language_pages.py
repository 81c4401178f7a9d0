"""A text in another language says on every page what its level is worth."""

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import Article, Person, WordState, db
from services import desk, press
from tests.texts.abroad import text
from tests.web.api.conftest import caller, token_of
from tests.web.world import Visit, World
from web.clock import utcnow


@pytest.fixture
def brought(app: Flask, world: World, request: pytest.FixtureRequest) -> int:
    """A text in the library, in the language that the test names."""
    with app.app_context():
        session, now = db.session(), utcnow()
        anna = session.get_one(Person, world.anna)
        made = press.manuscript("Titel\n\n" + text(request.param))
        article = desk.add_article(session, anna, made, now)
        desk.publish(session, anna, article.id, to_library=True, classroom_ids=[], now=now)
        session.commit()
        return article.id


@pytest.mark.parametrize(
    ("brought", "name", "trust"),
    [("de", "German", "beta"), ("fr", "French", "estimate"), ("es", "Spanish", "estimate"),
     ("pl", "Polish", "")],
    indirect=["brought"],
)  # fmt: skip
def test_every_page_says_what_the_level_is_worth(
    anna: FlaskClient, stranger: FlaskClient, brought: int, name: str, trust: str
) -> None:
    said = f"In {name}, {trust}" if trust else f"In {name}</p>"
    for browser, place in (
        (stranger, f"/articles/{brought}"),
        (anna, f"/desk/articles/{brought}"),
        (stranger, "/library"),
    ):
        assert said in browser.get(place).text, place
    assert (f"<small>{trust}</small>" in anna.get("/desk").text) == bool(trust)


@pytest.mark.parametrize("brought", ["hi"], indirect=True)
def test_a_page_names_its_language_to_readers_of_screens(
    stranger: FlaskClient, brought: int
) -> None:
    page = stranger.get(f"/articles/{brought}").text
    assert '<section class="text" lang="hi" dir="auto"' in page
    assert "मेरी बहन" in page


@pytest.mark.parametrize("brought", ["fr"], indirect=True)
def test_its_words_are_not_looked_up_in_an_english_dictionary(
    stranger: FlaskClient, brought: int
) -> None:
    reply = stranger.get(f"/articles/{brought}/words", query_string={"word": "restaurant"})
    assert reply.status_code == 422
    assert "no dictionary of French" in reply.text


@pytest.mark.parametrize("brought", ["ru"], indirect=True)
def test_its_quiz_is_taken_and_touches_no_english_words(
    app: Flask, visit: Visit, brought: int
) -> None:
    ben = visit("Ben")
    first = ben.post(f"/articles/{brought}/quiz", follow_redirects=True)
    assert 'lang="ru"' in first.text
    assert "letters)" in first.text
    ben.post(first.request.path, data={"given": "слово"})
    answered = ben.get(first.request.path).text
    assert 'lang="ru"' in answered
    with app.app_context():
        assert db.session.query(WordState).all() == []


@pytest.mark.parametrize("brought", ["fr"], indirect=True)
def test_a_teachers_own_level_of_it_has_no_label(
    app: Flask, anna: FlaskClient, stranger: FlaskClient, brought: int
) -> None:
    anna.post(f"/desk/articles/{brought}/level", data={"band": "A2"})
    assert "estimate" not in stranger.get("/library").text
    with app.app_context():
        assert db.session.get_one(Article, brought).grade_band == "B1"


@pytest.mark.parametrize("brought", ["it"], indirect=True)
def test_pages_of_what_was_read_label_it_too(anna: FlaskClient, visit: Visit, brought: int) -> None:
    ben = visit("Ben")
    ben.post(f"/articles/{brought}/finished")
    assert "(estimate)" in ben.get("/progress").text
    assert "(estimate)" in anna.get("/desk/new").text


@pytest.mark.parametrize("brought", ["fr", "pl"], indirect=True)
def test_programs_are_told_too(app: Flask, world: World, brought: int) -> None:
    call = caller(app.test_client(), token_of(app, world.anna))
    found = call("GET", f"/articles/{brought}").get_json()
    assert found["facts"]["level"] is None
    assert found["grade"]["trust"] == {"fr": "estimate", "pl": "none"}[found["grade"]["language"]]


@pytest.mark.parametrize(
    ("code", "trust"), [("en", "validated"), ("de", "beta"), ("it", "estimate"), ("pl", "none")]
)
def test_facts_in_json_say_it_too(app: Flask, tmp_path: Path, code: str, trust: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text(text(code), encoding="utf-8")
    said = app.test_cli_runner().invoke(args=["facts", str(path), "--json"]).stdout
    found = json.loads(said)
    assert (found["language"], found["trust"]) == (code, trust)
    assert (found["level"] is None) == (code != "en")
    assert (found["cefr"] is None) == (code == "pl")
