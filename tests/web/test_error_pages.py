"""Whatever goes wrong has a plain page, and nothing of the inside on it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from services.errors import Conflict, Denied, NotFound, Unfit
from tests.web.world import AppMaker, Visit
from web.errors import STATUS, WORDS
from web.policies import Policy, allow


def failing(make_app: AppMaker, error: Exception) -> FlaskClient:
    """Return a browser of an application with a page, /fails, that raises an error."""
    app = make_app()

    @allow(Policy.ANYONE)
    def fails() -> str:
        raise error

    app.add_url_rule("/fails", "fails", fails)
    return app.test_client()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound(), 404),
        (Conflict("It is published already."), 409),
        (Unfit("It is too short."), 422),
        (Denied("Only teachers can."), 403),
        (OperationalError("SELECT", {}, Exception("gone")), 503),
        (RuntimeError("the inside"), 500),
    ],
)
def test_every_error_has_its_status(make_app: AppMaker, error: Exception, status: int) -> None:
    reply = failing(make_app, error).get("/fails")
    assert reply.status_code == status
    assert WORDS[status][0] in reply.text


def test_a_refusal_says_its_own_sentence(make_app: AppMaker) -> None:
    page = failing(make_app, Conflict("It is published already.")).get("/fails").text
    assert "It is published already." in page


def test_a_fault_shows_a_reference_and_nothing_of_the_inside(make_app: AppMaker) -> None:
    page = failing(make_app, RuntimeError("the inside")).get("/fails").text
    assert "tell us this reference" in page
    assert "the inside" not in page
    assert "Traceback" not in page


def test_an_outage_asks_to_come_back(make_app: AppMaker) -> None:
    error = OperationalError("SELECT", {}, Exception("gone"))
    assert failing(make_app, error).get("/fails").headers["Retry-After"] == "5"


def test_an_address_that_takes_no_such_request_says_so(stranger: FlaskClient) -> None:
    assert stranger.post("/library").status_code == 405


def test_two_absent_addresses_look_alike(visit: Visit) -> None:
    ben = visit("Ben")
    assert ben.get("/nowhere").data == ben.get("/somewhere").data


def test_someone_signed_in_keeps_the_menu_on_an_error_page(visit: Visit) -> None:
    assert 'href="/progress"' in visit("Ben").get("/nowhere").text
    assert 'href="/progress"' not in visit("").get("/nowhere").text


def test_every_refusal_of_the_services_has_a_status() -> None:
    assert set(STATUS) == {NotFound, Conflict, Unfit, Denied}


def test_debugging_is_off(app: Flask) -> None:
    assert not app.debug
