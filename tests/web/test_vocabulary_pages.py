"""The placement in the browser, without script."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import Article, db
from services.placement import LENGTH
from services.vocabulary import LEAST
from tests.web.world import Visit, World


def word(page: str) -> str:
    found = re.search(r'name="headword" value="(\w+)"', page)
    assert found, page
    return found.group(1)


def answer(browser: FlaskClient, number: int, **given: str) -> str:
    path = f"/vocabulary/{number}"
    form = {"headword": word(browser.get(path).text), **given}
    return browser.post(path, data=form, follow_redirects=True).text


@pytest.mark.parametrize("path", ["/vocabulary", "/vocabulary/1"])
def test_a_visitor_is_asked_to_sign_in(stranger: FlaskClient, world: World, path: str) -> None:
    assert "/sign-in" in stranger.get(path).location


def test_the_placement_can_be_skipped(ben: FlaskClient) -> None:
    page = ben.get("/vocabulary").text
    assert "You can skip this" in page
    assert f"Begin: {LENGTH} words" in page


def test_a_placement_leads_from_word_to_word_to_the_size(ben: FlaskClient) -> None:
    for number in range(1, LENGTH + 1):
        page = answer(ben, number, unsure="1")
    assert "You know about" in page
    assert "Words to look at" in page
    assert "You can take it again from" in page


def test_a_word_brings_the_script_of_the_keys_it_names(ben: FlaskClient) -> None:
    page = ben.get("/vocabulary/1").text
    assert "Keys A to D or 1 to 4" in page
    assert "quiz.js" in page


def test_an_answer_that_is_none_of_the_meanings_loses_nothing(ben: FlaskClient) -> None:
    for given in ({}, {"given": "a kind of boat"}):
        page = answer(ben, 1, **given)
        assert "Choose one of the meanings, or say that you do not know." in page
        assert "1 of 28" in page


def test_another_number_than_the_next_leads_back(ben: FlaskClient) -> None:
    assert ben.get("/vocabulary/5").location == "/vocabulary"
    answer(ben, 1, unsure="1")
    assert ben.get("/vocabulary/1").location == "/vocabulary"
    assert "Go on with word 2 of 28" in ben.get("/vocabulary").text


def test_a_few_answers_tell_no_size(ben: FlaskClient) -> None:
    answer(ben, 1, unsure="1")
    assert "1 answer: too few to tell" in ben.get("/vocabulary").text


def test_a_placement_is_ones_own(visit: Visit) -> None:
    answer(visit("Ben"), 1, unsure="1")
    assert "too few" not in visit("Chloe").get("/vocabulary").text


def test_the_shelf_says_how_much_of_each_text_is_known(
    app: Flask, ben: FlaskClient, world: World
) -> None:
    with app.app_context():
        article = db.session.get_one(Article, world.open)
        article.running = [["museum", 2, 1800], ["harbour", 1, 3600]]
        db.session.commit()
    before = ben.get("/library").text
    assert "How much of each text do you know?" in before
    assert "known</b>" not in before
    for number in range(1, LEAST + 1):
        answer(ben, number, unsure="1")
    page = ben.get("/library").text
    assert "Read next" in page
    assert re.search(r"<b>\d\d\xa0% known</b>", page)
    assert re.search(r"\d\d\xa0% known; 2 new words; \w\w", page)
    assert re.search(r'<h2 id="shelf-\d">\s*(Easy|Just right|With help|Hard) <small', page)


def test_a_search_shows_what_was_asked_for_and_suggests_nothing(ben: FlaskClient) -> None:
    assert "Read next" not in ben.get("/library?words=the").text
