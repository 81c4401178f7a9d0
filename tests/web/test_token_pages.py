"""A teacher makes a token, sees it once, and ends it."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.world import Visit


def make(browser: FlaskClient, name: str = "Gradebook") -> str:
    page = browser.post("/account/tokens", data={"name": name}).text
    found = re.search(r"gradus_[\w-]{43}", page)
    assert found, page
    return found[0]


def asks(browser: FlaskClient, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    return browser.get("/api/v1/me", headers=headers).status_code


def test_a_token_is_shown_once(anna: FlaskClient, stranger: FlaskClient) -> None:
    assert "No program has a token." in anna.get("/account/tokens").text
    token = make(anna)
    assert asks(stranger, token) == 200
    page = anna.get("/account/tokens").text
    assert "Gradebook" in page
    assert token not in page


def test_an_ended_token_opens_nothing(anna: FlaskClient, stranger: FlaskClient) -> None:
    token = make(anna)
    found = re.search(r"/account/tokens/\d+/end", anna.get("/account/tokens").text)
    assert found
    page = anna.post(found[0], follow_redirects=True).text
    assert "“Gradebook” is ended" in page
    assert asks(stranger, token) == 401


def test_a_token_without_a_name_is_told(anna: FlaskClient) -> None:
    reply = anna.post("/account/tokens", data={"name": " "})
    assert reply.status_code == 422
    assert "Give the token a name" in reply.text


@pytest.mark.parametrize("who", ["Ben", ""])
def test_only_teachers_have_tokens(visit: Visit, who: str) -> None:
    assert visit(who).get("/account/tokens").status_code == (403 if who else 303)
    assert "/account/tokens" not in visit("Ben").get("/account").text


def test_a_teachers_account_leads_to_the_tokens(anna: FlaskClient) -> None:
    assert 'href="/account/tokens"' in anna.get("/account").text


def test_anothers_token_looks_like_an_absent_one(visit: Visit, anna: FlaskClient) -> None:
    make(anna)
    dora = visit("Dora")
    assert dora.post("/account/tokens/1/end").status_code == 404
