"""A quiz in the browser: one item a page, and no key before its answer is stored."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.manuscripts import CANARY
from tests.web.world import AppMaker, Visit, World, furnish

HARBOUR, SECOND, MUSEUM = 1, 2, 3  # positions: a choice, true or false, a word to type


def begun(browser: FlaskClient, article: int) -> str:
    """Start the quiz of an article and return the address of the attempt."""
    reply = browser.post(f"/articles/{article}/quiz")
    assert reply.status_code == 303
    return reply.location.rpartition("/")[0]


@pytest.fixture
def attempt(ben: FlaskClient, world: World) -> str:
    return begun(ben, world.open)


def answer(browser: FlaskClient, attempt: str, position: int, given: str) -> str:
    return browser.post(f"{attempt}/{position}", data={"given": given}, follow_redirects=True).text


def test_a_question_shows_its_options_and_where_one_stands(ben: FlaskClient, attempt: str) -> None:
    page = ben.get(f"{attempt}/1").text
    assert "1 of 3" in page
    assert set(re.findall(r'name="given" value="(\w+)"', page)) == {
        "harbour",
        "bridge",
        "market",
        "school",
    }


@pytest.mark.parametrize("position", [1, 2, 3])
@pytest.mark.parametrize("headers", [{}, {"X-Fragment": "1"}])
def test_no_page_before_the_answer_betrays_the_key(
    ben: FlaskClient, attempt: str, position: int, headers: dict[str, str]
) -> None:
    reply = ben.get(f"{attempt}/{position}", headers=headers)
    everything = reply.text + str(reply.headers)
    assert CANARY not in everything
    assert "right" not in re.sub(r"<[^>]+>", "", reply.text)


def test_a_typed_item_never_shows_its_word(ben: FlaskClient, attempt: str) -> None:
    assert "museum" not in ben.get(f"{attempt}/{MUSEUM}").text


def test_a_right_answer_is_told_with_its_reason(ben: FlaskClient, attempt: str) -> None:
    page = answer(ben, attempt, HARBOUR, "harbour")
    assert "Your answer, and right." in page
    assert f"{CANARY}: the text says so." in page


def test_a_wrong_answer_is_told_with_both_reasons(ben: FlaskClient, attempt: str) -> None:
    page = answer(ben, attempt, HARBOUR, "bridge")
    assert "Not quite." in page
    assert "The right answer." in page
    assert "“bridge” is nowhere in the text." in page
    assert "“market” is nowhere in the text." not in page


def test_the_evidence_is_quoted_and_leads_to_its_place(
    ben: FlaskClient, attempt: str, world: World
) -> None:
    page = answer(ben, attempt, HARBOUR, "harbour")
    assert "<p>The wind carried it over the harbour at noon.</p>" in page
    assert f'href="/articles/{world.open}#p1:~:text=The%20wind' in page


def test_the_first_answer_stays(ben: FlaskClient, attempt: str) -> None:
    answer(ben, attempt, HARBOUR, "bridge")
    page = answer(ben, attempt, HARBOUR, "harbour")
    assert "Not quite." in page
    assert "0 of 1 right" in ben.get(attempt).text


@pytest.mark.parametrize("headers", [{}, {"X-Fragment": "1"}])
def test_a_second_answer_is_told_that_the_first_one_counts(
    ben: FlaskClient, attempt: str, headers: dict[str, str]
) -> None:
    answer(ben, attempt, HARBOUR, "bridge")
    late = {"data": {"given": "harbour"}, "headers": headers, "follow_redirects": True}
    assert "your first answer counts" in ben.post(f"{attempt}/1", **late).text


def test_a_slip_in_a_typed_word_is_told_with_what_it_counts(ben: FlaskClient, attempt: str) -> None:
    page = answer(ben, attempt, MUSEUM, "musem")
    assert "Almost." in page
    assert "One letter is wrong, missing or too many." in page
    assert "Only the exact word counts." in page


@pytest.mark.parametrize("given", ["", "submarine"])
def test_what_is_no_option_is_asked_for_again(ben: FlaskClient, attempt: str, given: str) -> None:
    reply = ben.post(f"{attempt}/{HARBOUR}", data={"given": given})
    assert reply.status_code == 422
    assert 'role="alert"' in reply.text
    assert CANARY not in reply.text
    assert "0 of 0 right" in ben.get(attempt).text


def test_true_false_and_typed_items_are_answered(ben: FlaskClient, attempt: str) -> None:
    assert "Your answer, and right." in answer(ben, attempt, SECOND, "True")
    assert "Right." in answer(ben, attempt, MUSEUM, "Museum")


def test_the_script_gets_the_item_alone(ben: FlaskClient, attempt: str) -> None:
    reply = ben.post(f"{attempt}/1", data={"given": "harbour"}, headers={"X-Fragment": "1"})
    assert reply.status_code == 200
    assert reply.text.startswith('<section class="item" id="item">')
    assert "<html" not in reply.text


def test_a_finished_quiz_shows_its_result(ben: FlaskClient, attempt: str) -> None:
    for position, given in ((1, "harbour"), (2, "False"), (3, "museum")):
        answer(ben, attempt, position, given)
    page = ben.get(attempt).text
    assert "2 of 3 right" in page
    assert "Choose the next text" in page


def test_a_result_keeps_the_keys_of_open_items(ben: FlaskClient, attempt: str) -> None:
    answer(ben, attempt, HARBOUR, "harbour")
    page = ben.get(attempt).text
    assert "2 to go" in page
    assert "museum" not in page


def test_starting_again_goes_on_where_one_was(ben: FlaskClient, attempt: str, world: World) -> None:
    answer(ben, attempt, HARBOUR, "harbour")
    assert ben.post(f"/articles/{world.open}/quiz").location == f"{attempt}/2"


def test_a_newcomer_takes_a_quiz_as_a_guest(stranger: FlaskClient, world: World) -> None:
    attempt = begun(stranger, world.open)
    assert "1 of 3" in stranger.get(f"{attempt}/1").text


def test_guests_are_not_made_without_end(make_app: AppMaker) -> None:
    app = make_app(GUESTS="2 per hour")
    start = f"/articles/{furnish(app).open}/quiz"
    made = [app.test_client().post(path).status_code for path in ("/guest", start, "/guest")]
    assert made == [303, 303, 429]


@pytest.mark.parametrize("path", ["", "/1"])
def test_anothers_attempt_looks_like_none(chloe: FlaskClient, attempt: str, path: str) -> None:
    theirs, absent = chloe.get(attempt + path), chloe.get("/attempts/999" + path)
    assert theirs.status_code == absent.status_code == 404
    assert theirs.data == absent.data


def test_nobody_answers_in_anothers_place(
    ben: FlaskClient, chloe: FlaskClient, attempt: str
) -> None:
    assert chloe.post(f"{attempt}/1", data={"given": "harbour"}).status_code == 404
    assert "0 of 0 right" in ben.get(attempt).text


@pytest.mark.parametrize("position", [0, 4, 99])
def test_a_position_outside_the_quiz_is_not_there(
    ben: FlaskClient, attempt: str, position: int
) -> None:
    assert ben.get(f"{attempt}/{position}").status_code == 404


@pytest.mark.parametrize("name", ["", "Chloe"])
def test_the_quiz_of_a_class_is_for_its_members(visit: Visit, world: World, name: str) -> None:
    assert visit(name).post(f"/articles/{world.ours}/quiz").status_code == 404


def test_a_refused_start_leaves_no_guest(app: Flask, stranger: FlaskClient, world: World) -> None:
    stranger.post(f"/articles/{world.ours}/quiz")
    assert stranger.get("/account").status_code == 303
