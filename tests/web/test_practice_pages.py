"""A quiz in the browser: one item a page, and no key before its answer is stored."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import Fault
from tests.web.manuscripts import CANARY
from tests.web.world import AppMaker, Visit, World, furnish
from web.shown import FAULTS

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


def hint(browser: FlaskClient, attempt: str, position: int, kind: str) -> str:
    data = {"hint": kind}
    return browser.post(f"{attempt}/{position}/hint", data=data, follow_redirects=True).text


def test_the_paragraph_is_shown_without_the_missing_word(ben: FlaskClient, attempt: str) -> None:
    page = hint(ben, attempt, MUSEUM, "paragraph")
    assert "It landed on the roof of the ____. The guard climbed up slowly" in page
    assert "museum" not in page
    assert "the answer counts half towards your level" in page


def test_a_letter_is_shown_of_a_word_to_write(ben: FlaskClient, attempt: str) -> None:
    page = hint(ben, attempt, MUSEUM, "letter")
    assert 'begins with <b lang="en">m</b>' in page
    assert "museum" not in page
    assert "counts a quarter" in hint(ben, attempt, MUSEUM, "paragraph")
    assert "this answer counts a quarter" in answer(ben, attempt, MUSEUM, "museum")
    assert "with 2 hints" in ben.get(attempt).text


@pytest.mark.parametrize("kind", ["letter", "key", ""])
def test_a_hint_that_a_choice_does_not_have_is_refused(
    ben: FlaskClient, attempt: str, kind: str
) -> None:
    reply = ben.post(f"{attempt}/{HARBOUR}/hint", data={"hint": kind})
    assert reply.status_code == 422
    assert CANARY not in reply.text


def test_nobody_takes_a_hint_for_another(
    ben: FlaskClient, chloe: FlaskClient, attempt: str
) -> None:
    reply = chloe.post(f"{attempt}/{HARBOUR}/hint", data={"hint": "paragraph"})
    assert reply.status_code == 404
    assert "After a hint" not in ben.get(f"{attempt}/{HARBOUR}").text


def test_the_script_gets_the_hint_with_the_item_alone(ben: FlaskClient, attempt: str) -> None:
    reply = ben.post(
        f"{attempt}/{HARBOUR}/hint", data={"hint": "paragraph"}, headers={"X-Fragment": "1"}
    )
    assert reply.text.startswith('<section class="item" id="item"')
    assert "over the ____ at noon" in reply.text


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
    assert "map. <mark>The wind carried it over the harbour at noon.</mark></p>" in page
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


@pytest.mark.parametrize("headers", [{}, {"X-Fragment": "1"}])
def test_the_same_answer_sent_again_is_no_second_one(
    ben: FlaskClient, attempt: str, headers: dict[str, str]
) -> None:
    sent = {"given": "bridge", "key": "k1"}
    for _ in range(2):
        reply = ben.post(f"{attempt}/1", data=sent, headers=headers, follow_redirects=True)
        assert "your first answer counts" not in reply.text
    assert "0 of 1 right" in ben.get(attempt).text


def test_the_answer_to_one_question_is_not_taken_for_another(
    ben: FlaskClient, attempt: str
) -> None:
    for position, given, status in ((1, "bridge", 303), (2, "True", 409)):
        sent = {"given": given, "key": "k1"}
        assert ben.post(f"{attempt}/{position}", data=sent).status_code == status
    assert "0 of 1 right" in ben.get(attempt).text


def test_each_form_names_its_answer(ben: FlaskClient, attempt: str) -> None:
    keys = {
        re.findall(r'name="key" value="([\w-]{22})"', ben.get(f"{attempt}/{n}").text)[0]
        for n in (1, 2, 3)
    }
    assert len(keys) == 3


def test_a_question_is_reported_and_its_teacher_sees_it(
    ben: FlaskClient, anna: FlaskClient, attempt: str, world: World
) -> None:
    answer(ben, attempt, HARBOUR, "bridge")
    assert f'action="{attempt}/1/report"' in ben.get(f"{attempt}/1").text
    sent = {"fault": "several", "words": "<b>Both</b> fit"}
    page = ben.post(f"{attempt}/1/report", data=sent, follow_redirects=True).text
    assert "Thank you." in page
    for address in (f"/desk/articles/{world.open}", f"/desk/articles/{world.open}/report"):
        told = anna.get(address).text
        assert "Reported 1 time: More than one answer is right (“&lt;b&gt;Both" in told
        assert "Ben" not in told


def test_a_report_without_a_reason_is_refused(ben: FlaskClient, attempt: str) -> None:
    assert ben.post(f"{attempt}/1/report", data={"words": "bad"}).status_code == 422


def test_nobody_reports_for_another(chloe: FlaskClient, attempt: str) -> None:
    assert chloe.post(f"{attempt}/1/report", data={"fault": "key"}).status_code == 404


def test_every_fault_has_words() -> None:
    assert set(FAULTS) == {fault.value for fault in Fault}


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
    assert reply.text.startswith('<section class="item" id="item"')
    assert "<html" not in reply.text


def finished(browser: FlaskClient, article: int) -> str:
    """Answer a whole quiz, one of three wrong, and return the address of the attempt."""
    attempt = begun(browser, article)
    for position, given in ((1, "harbour"), (2, "False"), (3, "museum")):
        answer(browser, attempt, position, given)
    return attempt


def test_the_result_leads_to_what_was_missed_and_that_leads_back(
    ben: FlaskClient, world: World
) -> None:
    attempt = finished(ben, world.open)
    assert "Try the one you missed again" in ben.get(attempt).text
    question = ben.post(f"{attempt}/retry").location
    assert "Once more · <bdi>1 of 1</bdi>" in ben.get(question).text
    again = question.rpartition("/")[0]
    page = answer(ben, again, 1, "True") + ben.get(again).text
    assert "1 of 1 right this time" in page
    assert f'href="{attempt}">first result</a> stays' in page
    assert "Try the" not in ben.get(again).text


def test_a_retry_of_what_is_still_open_is_refused(ben: FlaskClient, attempt: str) -> None:
    assert ben.post(f"{attempt}/retry").status_code == 409


def test_anothers_attempt_is_no_more_there_to_try_again_than_an_absent_one(
    ben: FlaskClient, chloe: FlaskClient, world: World
) -> None:
    attempt = finished(ben, world.open)
    assert chloe.post(f"{attempt}/retry").status_code == 404
    assert chloe.post("/attempts/999/retry").status_code == 404


def test_a_learner_is_told_what_counts_for_the_class(ben: FlaskClient, world: World) -> None:
    assert "This time counts for your class" in ben.get(f"/articles/{world.ours}").text
    assert "Your teacher sees this result" in ben.get(finished(ben, world.ours)).text
    assert "This time counts" not in ben.get(f"/articles/{world.ours}").text
    assert "only you see the result" in ben.get(finished(ben, world.ours)).text


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
