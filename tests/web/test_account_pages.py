"""Joining, guests, and keeping what a guest has done."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.people import PASSPHRASE
from tests.web.world import World

FORM = {"nickname": "Emil", "passphrase": "four quiet rooms"}


def test_joining_signs_in_and_shows_the_library(stranger: FlaskClient) -> None:
    page = stranger.post("/join", data=FORM, follow_redirects=True)
    assert page.request.path == "/library"
    assert "Emil" in page.text


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"nickname": "Ben"}, 409, "Someone has this nickname."),
        ({"nickname": "ben "}, 409, "Someone has this nickname."),
        ({"nickname": "E"}, 422, "2 to 30 characters"),
        ({"nickname": "<b>Emil</b>"}, 422, "Use letters"),
        ({"passphrase": "short"}, 422, "at least 8 characters"),
        ({"passphrase": "password"}, 422, "many people use"),
    ],
)
def test_joining_says_what_to_change(
    stranger: FlaskClient, change: dict[str, str], status: int, said: str
) -> None:
    reply = stranger.post("/join", data=FORM | change)
    assert reply.status_code == status
    assert said in reply.text


def test_a_refused_form_keeps_the_nickname_and_never_the_passphrase(stranger: FlaskClient) -> None:
    page = stranger.post("/join", data=FORM | {"nickname": "Ben"}).text
    assert 'value="Ben"' in page
    assert FORM["passphrase"] not in page


@pytest.mark.parametrize("path", ["/join", "/sign-in"])
def test_a_form_without_its_fields_is_a_bad_request(stranger: FlaskClient, path: str) -> None:
    assert stranger.post(path).status_code == 400


def test_a_guest_needs_nothing_and_lands_on_a_text(stranger: FlaskClient, world: World) -> None:
    page = stranger.post("/guest", follow_redirects=True)
    assert page.request.path == f"/articles/{world.open}"
    assert "Guest" in page.text


def test_a_guest_who_takes_a_nickname_keeps_everything(stranger: FlaskClient, world: World) -> None:
    stranger.post("/guest")
    stranger.post(f"/articles/{world.open}/finished")
    stranger.post("/account/keep", data=FORM)
    stranger.post("/sign-out")
    stranger.post("/sign-in", data=FORM)
    assert "You have read 1 text" in stranger.get("/progress").text


def test_a_guest_cannot_take_a_nickname_that_someone_has(stranger: FlaskClient) -> None:
    stranger.post("/guest")
    reply = stranger.post("/account/keep", data=FORM | {"nickname": "Ben"})
    assert reply.status_code == 409
    assert "Someone has this nickname." in reply.text


def test_one_who_has_a_nickname_cannot_take_another(ben: FlaskClient) -> None:
    assert ben.post("/account/keep", data=FORM).status_code == 409


def test_signing_in_leads_a_learner_to_the_library(stranger: FlaskClient) -> None:
    form = {"nickname": "Ben", "passphrase": PASSPHRASE}
    page = stranger.post("/sign-in", data=form, follow_redirects=True)
    assert page.request.path == "/library"


def test_signing_in_leads_a_teacher_to_the_desk(stranger: FlaskClient) -> None:
    form = {"nickname": "Anna", "passphrase": PASSPHRASE}
    page = stranger.post("/sign-in", data=form, follow_redirects=True)
    assert page.request.path == "/desk"


def test_the_front_page_shows_the_fact_box_of_a_text(stranger: FlaskClient) -> None:
    page = stranger.get("/").text
    assert "The kite on the roof" in page
    assert "Fact Box" in page


def test_the_front_page_of_an_empty_place_still_opens(app: Flask) -> None:
    assert app.test_client().get("/").status_code == 200


def test_health_is_told(stranger: FlaskClient) -> None:
    assert stranger.get("/healthz").text == "ok\n"
