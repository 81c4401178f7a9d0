"""A session ends where the server says so, whoever keeps a copy of its cookie."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from tests.people import PASSPHRASE
from tests.web.world import AppMaker, Visit, World, furnish
from web.security import own_path


def copied(browser: FlaskClient, app: Flask) -> FlaskClient:
    """Return a second browser with a copy of the first one's cookie."""
    thief = app.test_client()
    cookie = browser.get_cookie("gradus")
    assert cookie is not None
    thief.set_cookie("gradus", cookie.value)
    assert thief.get("/account").status_code == 200
    return thief


def test_a_copied_cookie_is_dead_after_sign_out(app: Flask, ben: FlaskClient) -> None:
    thief = copied(ben, app)
    ben.post("/sign-out")
    assert thief.get("/account").status_code == 303


def test_a_copied_cookie_is_dead_after_the_passphrase_changes(app: Flask, ben: FlaskClient) -> None:
    thief = copied(ben, app)
    reply = ben.post("/account/passphrase", data={"old": PASSPHRASE, "new": "seven tall ships"})
    assert reply.status_code == 303
    assert thief.get("/account").status_code == 303


def test_who_changed_the_passphrase_stays_signed_in(ben: FlaskClient) -> None:
    ben.post("/account/passphrase", data={"old": PASSPHRASE, "new": "seven tall ships"})
    assert ben.get("/account").status_code == 200


def test_a_wrong_old_passphrase_changes_nothing(app: Flask, ben: FlaskClient) -> None:
    thief = copied(ben, app)
    reply = ben.post("/account/passphrase", data={"old": "wrong", "new": "seven tall ships"})
    assert reply.status_code == 403
    assert "The old passphrase is not right." in reply.text
    assert thief.get("/account").status_code == 200


def test_sign_out_everywhere_ends_every_session(app: Flask, visit: Visit) -> None:
    phone, school = visit("Ben"), visit("Ben")
    assert phone.post("/account/sign-out-everywhere").status_code == 303
    assert school.get("/account").status_code == 303
    assert phone.get("/account").status_code == 303


def test_sign_out_on_one_device_leaves_the_other(visit: Visit) -> None:
    phone, school = visit("Ben"), visit("Ben")
    phone.post("/sign-out")
    assert school.get("/account").status_code == 200


def enter(browser: FlaskClient, nickname: str, passphrase: str) -> int:
    form = {"nickname": nickname, "passphrase": passphrase}
    return browser.post("/sign-in", data=form).status_code


def test_five_wrong_passphrases_close_a_nickname_for_a_while(stranger: FlaskClient) -> None:
    tries = [enter(stranger, "Ben", "wrong") for _ in range(6)]
    assert tries == [403, 403, 403, 403, 403, 429]
    assert enter(stranger, " BEN ", PASSPHRASE) == 429


def test_one_nicknames_tries_do_not_hold_up_another_at_the_same_address(
    stranger: FlaskClient,
) -> None:
    for _ in range(6):
        enter(stranger, "Ben", "wrong")
    assert enter(stranger, "Chloe", PASSPHRASE) == 303


def test_right_passphrases_are_never_counted(app: Flask, world: World) -> None:
    assert {enter(app.test_client(), "Ben", PASSPHRASE) for _ in range(7)} == {303}


def test_an_unknown_nickname_and_a_wrong_passphrase_sound_the_same(stranger: FlaskClient) -> None:
    known = stranger.post("/sign-in", data={"nickname": "Ben", "passphrase": "x"}).text
    unknown = stranger.post("/sign-in", data={"nickname": "Ban", "passphrase": "x"}).text
    pages = (known.replace("Ben", "Ban"), unknown)
    # The token of the form is stamped with the second in which it was made.
    one, other = (re.sub(r'(name="csrf_token"[^>]*value=")[^"]*', r"\1", p) for p in pages)
    assert one == other
    assert one != pages[0]


def test_signing_in_goes_on_to_the_page_asked_for(stranger: FlaskClient) -> None:
    form = {"nickname": "Ben", "passphrase": PASSPHRASE, "next": "/classes"}
    assert stranger.post("/sign-in", data=form).location == "/classes"


@pytest.mark.parametrize(
    "elsewhere",
    ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "javascript:x"],
)
def test_signing_in_never_leads_to_another_site(stranger: FlaskClient, elsewhere: str) -> None:
    form = {"nickname": "Ben", "passphrase": PASSPHRASE, "next": elsewhere}
    assert stranger.post("/sign-in", data=form).location == "/"


@given(st.text())
def test_an_own_path_always_begins_with_one_slash(address: str) -> None:
    path = own_path(address)
    assert path is None or (path.startswith("/") and not path.startswith(("//", "/\\")))


def test_the_cookie_is_kept_from_scripts_and_other_sites(stranger: FlaskClient) -> None:
    reply = stranger.post("/sign-in", data={"nickname": "Ben", "passphrase": PASSPHRASE})
    cookie = reply.headers["Set-Cookie"]
    assert cookie.startswith("gradus=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_behind_tls_the_cookie_is_secure_and_bound_to_the_host(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADUS_HTTPS", "1")
    app = make_app()
    furnish(app)
    reply = app.test_client().post(
        "/sign-in",
        data={"nickname": "Ben", "passphrase": PASSPHRASE},
        base_url="https://localhost",
    )
    cookie = reply.headers["Set-Cookie"]
    assert cookie.startswith("__Host-gradus=")
    assert "Secure" in cookie
    assert reply.headers["Strict-Transport-Security"].startswith("max-age=")
