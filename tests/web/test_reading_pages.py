"""What a reading page asks for, with script and without: meanings, marks, time, display."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from models import Article, LookUp, Person, ReadingDay, db
from tests.web.manuscripts import BODY
from tests.web.world import Visit, World
from web.display import KNOWN, SETTINGS, chosen

FRAGMENT = {"X-Fragment": "1"}


@pytest.fixture(autouse=True)
def words(app: Flask, world: World) -> None:
    """Give the open article its words."""
    with app.app_context():
        db.session.get_one(Article, world.open).words = [
            ["kite", "kite", "NN", "B1"],
            ["harbour", "harbour", "NN", "B2"],
            ["carried", "carry", "VBD", "A2"],
        ]
        db.session.commit()


def word_page(world: World, word: str = "harbour") -> str:
    return f"/articles/{world.open}/words?word={word}"


@pytest.mark.parametrize("name", ["", "Ben", "Anna"])
def test_anyone_may_look_a_word_of_an_open_text_up(visit: Visit, world: World, name: str) -> None:
    page = visit(name).get(word_page(world)).text
    assert "<h1" in page
    assert "/ˈhɑːrbɚ/" in page
    assert "Back to" in page


def test_the_script_gets_the_meaning_alone(stranger: FlaskClient, world: World) -> None:
    reply = stranger.get(word_page(world), headers=FRAGMENT)
    assert reply.text.startswith("<section")
    assert "<html" not in reply.text


def test_a_word_from_elsewhere_is_refused_in_one_sentence(
    stranger: FlaskClient, world: World
) -> None:
    reply = stranger.get(word_page(world, "<elephant>"))
    assert reply.status_code == 422
    assert "“&lt;elephant&gt;” does not stand in this text." in reply.text
    assert f'href="/articles/{world.open}#words">Back to the text</a>' in reply.text


def test_a_visitor_has_no_mark_to_set(stranger: FlaskClient, world: World) -> None:
    assert "I know it" not in stranger.get(word_page(world)).text


def test_a_mark_is_set_and_taken_back_without_script(ben: FlaskClient, world: World) -> None:
    path = f"/articles/{world.open}/words"
    assert ben.post(path, data={"word": "carried", "mark": "learning"}).status_code == 303
    assert 'data-learning="carried"' in ben.get(f"/articles/{world.open}").text
    page = ben.get(word_page(world, "carried")).text
    assert re.search(r'value="" class="small" aria-pressed="true">Learn it', page)
    ben.post(path, data={"word": "carried", "mark": ""})
    assert 'data-learning=""' in ben.get(f"/articles/{world.open}").text


def test_a_known_word_is_marked_no_more(ben: FlaskClient, world: World) -> None:
    assert 'data-b2="harbour"' in ben.get(f"/articles/{world.open}").text
    ben.post(f"/articles/{world.open}/words", data={"word": "harbour", "mark": "known"})
    page = ben.get(f"/articles/{world.open}").text
    assert 'data-b2=""' in page
    assert "known</small>" in page


@pytest.mark.parametrize("data", [{"word": "kite", "mark": "eaten"}, {"mark": "known"}, {}])
def test_a_mark_that_is_none_is_refused(
    ben: FlaskClient, world: World, data: dict[str, str]
) -> None:
    assert ben.post(f"/articles/{world.open}/words", data=data).status_code == 422


def test_a_look_up_is_noted(app: Flask, ben: FlaskClient, world: World) -> None:
    where = {"word": "harbour", "paragraph": "1", "at": str(BODY[0].index("harbour"))}
    assert ben.post(f"/articles/{world.open}/looked-up", data=where).status_code == 204
    with app.app_context():
        assert db.session.scalar(select(func.count(LookUp.id))) == 1


def test_time_is_added_and_the_page_leads_to_the_place(
    app: Flask, ben: FlaskClient, world: World
) -> None:
    told = {"seconds": "30", "paragraph": "2"}
    assert ben.post(f"/articles/{world.open}/time", data=told).status_code == 204
    page = ben.get(f"/articles/{world.open}").text
    assert '<a href="#p2">Continue at paragraph 2</a>' in page
    with app.app_context():
        assert db.session.scalars(select(ReadingDay.seconds)).all() == [30]


def test_a_text_read_to_its_end_is_not_continued(ben: FlaskClient, world: World) -> None:
    ben.post(f"/articles/{world.open}/time", data={"seconds": "30", "paragraph": "2"})
    ben.post(f"/articles/{world.open}/finished")
    assert "Continue at" not in ben.get(f"/articles/{world.open}").text


@pytest.mark.parametrize("seconds", ["", "-1", "1e3", "٣", "9" * 30])
def test_a_time_that_is_no_number_is_refused(ben: FlaskClient, world: World, seconds: str) -> None:
    told = {"seconds": seconds, "paragraph": "1"}
    assert ben.post(f"/articles/{world.open}/time", data=told).status_code == 422


def test_time_spent_on_a_text_notes_that_it_was_opened(visit: Visit, world: World) -> None:
    told = {"seconds": "20", "paragraph": "1"}
    visit("Ben").post(f"/articles/{world.ours}/time", data=told)
    page = visit("Anna").get(f"/classes/{world.classroom}/results").text
    assert 'aria-label="opened"' in page or ">opened<" in page


def test_a_visitors_page_asks_to_store_nothing(stranger: FlaskClient, world: World) -> None:
    page = stranger.get(f"/articles/{world.open}").text
    assert "data-time" not in page
    assert "data-looked" not in page


def test_display_is_kept_in_a_visitors_cookie(stranger: FlaskClient, world: World) -> None:
    form = {"size": "large", "theme": "sepia", "next": f"/articles/{world.open}"}
    reply = stranger.post("/display", data=form)
    assert (reply.status_code, reply.location) == (303, f"/articles/{world.open}")
    assert "HttpOnly" in reply.headers["Set-Cookie"]
    assert '<html lang="en" dir="ltr" data-display="large sepia">' in stranger.get("/about").text


def test_display_is_kept_for_an_account_on_every_device(
    app: Flask, visit: Visit, world: World
) -> None:
    visit("Ben").post("/display", data={"easy": "easy", "level": "b1"})
    assert 'data-display="easy b1"' in visit("Ben").get("/library").text
    assert "data-display" not in visit("Chloe").get("/library").text
    with app.app_context():
        assert db.session.get_one(Person, world.ben).display == "easy b1"


def test_the_form_shows_what_is_chosen(stranger: FlaskClient) -> None:
    stranger.post("/display", data={"theme": "dark"})
    page = stranger.get("/display?next=/about").text
    assert '<option value="dark" selected>' in page
    assert 'name="next" value="/about"' in page


@pytest.mark.parametrize("next", ["https://evil.example", "//evil.example", "", "javascript:x"])
def test_the_way_back_leads_to_no_other_site(stranger: FlaskClient, next: str) -> None:
    assert stranger.post("/display", data={"next": next}).location == "/library"
    assert 'name="next" value="/library"' in stranger.get(f"/display?next={next}").text


def test_a_display_nobody_offers_is_left_out(stranger: FlaskClient) -> None:
    stranger.post("/display", data={"size": '"><script>', "theme": "large"})
    assert "data-display" not in stranger.get("/about").text
    stranger.set_cookie("display", '"><b> dark')
    assert 'data-display="dark"' in stranger.get("/about").text


def test_every_choice_of_display_is_one_word_of_its_own() -> None:
    choices = [choice for setting in SETTINGS for choice in setting.choices if choice]
    assert len(choices) == len(KNOWN)
    assert all(choice.isalnum() for choice in choices)
    longest = {setting.name: max(setting.choices, key=len) for setting in SETTINGS}
    assert len(chosen(longest)) <= Person.display.type.length


def test_the_list_of_keys_is_a_page(stranger: FlaskClient) -> None:
    page = stranger.get("/keys").text
    assert "next and previous marked word" in page
