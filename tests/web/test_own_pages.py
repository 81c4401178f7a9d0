"""Settings, the file of one's own data, erasing, and the choice of a language."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import Person, db
from tests.people import PASSPHRASE
from tests.web.world import Visit, World
from web.zones import zones

CHOSEN = {"language": "ru", "time_zone": "Europe/Madrid"}


@pytest.mark.parametrize("path", ["/account/settings", "/account/data", "/account/data.json"])
def test_a_visitor_signs_in_first(stranger: FlaskClient, path: str) -> None:
    assert "/sign-in" in stranger.get(path).location


def test_the_account_leads_to_both_pages(ben: FlaskClient) -> None:
    page = ben.get("/account").text
    assert 'href="/account/settings"' in page
    assert 'href="/account/data"' in page


def test_a_language_and_a_time_zone_are_kept_and_said_in_that_language(
    app: Flask, ben: FlaskClient, world: World
) -> None:
    page = ben.post("/account/settings", data=CHOSEN, follow_redirects=True).text
    assert '<html lang="ru" dir="ltr"' in page
    assert 'value="ru" lang="ru" selected' in page
    assert 'value="Europe/Madrid" selected' in page
    assert '<p class="notice" role="status">' in page
    with app.app_context():
        kept = db.session.get_one(Person, world.ben)
        assert (kept.language, kept.time_zone) == ("ru", "Europe/Madrid")


def test_the_language_stays_after_signing_out(ben: FlaskClient) -> None:
    ben.post("/account/settings", data=CHOSEN)
    page = ben.post("/sign-out", follow_redirects=True).text
    assert '<html lang="ru"' in page


def test_as_the_browser_asks_is_a_choice_too(ben: FlaskClient) -> None:
    ben.post("/account/settings", data=CHOSEN)
    ben.post("/account/settings", data=CHOSEN | {"language": ""})
    assert '<html lang="es"' in ben.get("/about", headers={"Accept-Language": "es"}).text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"language": "xx"}, "Pages do not come in this language."),
        ({"time_zone": "Moon/Base"}, "No time zone has this name."),
        ({"time_zone": "../../etc/passwd"}, "No time zone has this name."),
        ({"time_zone": ""}, "No time zone has this name."),
    ],
)
def test_what_is_not_on_the_lists_is_refused(
    app: Flask, ben: FlaskClient, world: World, change: dict[str, str], said: str
) -> None:
    reply = ben.post("/account/settings", data={"language": "", "time_zone": "UTC"} | change)
    assert reply.status_code == 422
    assert said in reply.text
    with app.app_context():
        kept = db.session.get_one(Person, world.ben)
        assert (kept.language, kept.time_zone) == ("", "UTC")


def test_settings_without_their_fields_are_a_bad_request(ben: FlaskClient) -> None:
    assert ben.post("/account/settings").status_code == 400


def test_how_pages_look_is_chosen_there_too(ben: FlaskClient) -> None:
    page = ben.get("/account/settings").text
    assert page.count('action="/display"') == 1
    back = re.search(r'name="next" value="([^"]+)"', page)
    assert back
    assert back[1] == "/account/settings"


def test_zones_are_told_by_their_city_in_the_pages_language(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "ru"}):
        found = zones("Asia/Kolkata")
    cities = dict(pair for region in found.values() for pair in region)
    assert len(cities) > 400
    assert cities["Europe/Madrid"] == "Мадрид"
    assert "Asia/Kolkata" in cities


def test_a_visitor_chooses_a_language_and_stays_on_the_page(stranger: FlaskClient) -> None:
    page = stranger.get("/about").text
    assert 'value="zh_Hans" lang="zh-Hans">简体中文</button>' in page
    reply = stranger.post(
        "/language", data={"language": "zh_Hans"}, headers={"Referer": "http://localhost/about"}
    )
    assert reply.location == "/about"
    assert '<html lang="zh-Hans"' in stranger.get("/about").text


@pytest.mark.parametrize("data", [{}, {"language": "xx"}])
def test_a_language_that_is_not_offered_is_refused(
    stranger: FlaskClient, data: dict[str, str]
) -> None:
    assert stranger.post("/language", data=data).status_code == 422


def test_the_way_back_leads_to_no_other_site(stranger: FlaskClient) -> None:
    away = {"Referer": "https://elsewhere.example/about"}
    assert stranger.post("/language", data={"language": "es"}, headers=away).location == "/"


def test_who_has_an_account_chooses_in_the_settings(ben: FlaskClient) -> None:
    assert 'action="/language"' not in ben.get("/about").text


def test_everything_comes_as_one_file_to_keep(ben: FlaskClient, world: World) -> None:
    ben.post(f"/articles/{world.open}/finished")
    reply = ben.get("/account/data.json")
    assert reply.content_type == "application/json"
    assert "attachment; filename=gradus-Ben-" in reply.headers["Content-Disposition"]
    found = reply.get_json()
    assert found["profile"]["nickname"] == "Ben"
    assert found["readings"][0]["text"] == "The kite on the roof"


def test_the_page_says_what_of_a_teacher_stays(anna: FlaskClient, ben: FlaskClient) -> None:
    said = anna.get("/account/data").text
    assert "2 published texts, without your name on them" in said
    assert "1 draft that was never published" in said
    assert "the class 6B, which nobody else teaches" in said
    assert "published text" not in ben.get("/account/data").text


def test_an_erased_account_is_gone(app: Flask, ben: FlaskClient, world: World) -> None:
    reply = ben.post("/account/erase", data={"passphrase": PASSPHRASE})
    assert (reply.status_code, reply.location) == (303, "/")
    assert reply.headers["Clear-Site-Data"] == '"storage"'
    assert "Your account is erased." in ben.get("/").text
    assert "/sign-in" in ben.get("/account").location
    form = {"nickname": "Ben", "passphrase": PASSPHRASE}
    assert app.test_client().post("/sign-in", data=form).status_code == 403
    with app.app_context():
        assert db.session.get(Person, world.ben) is None


def test_a_session_on_another_device_ends_with_it(visit: Visit) -> None:
    one, other = visit("Ben"), visit("Ben")
    one.post("/account/erase", data={"passphrase": PASSPHRASE})
    assert "/sign-in" in other.get("/account").location


def test_a_wrong_passphrase_is_told_and_erases_nothing(ben: FlaskClient) -> None:
    reply = ben.post("/account/erase", data={"passphrase": "four quiet rooms"})
    assert reply.status_code == 403
    assert "Nothing has been erased." in reply.text
    assert ben.get("/account").status_code == 200


def test_five_wrong_passphrases_close_the_form_for_a_while(ben: FlaskClient) -> None:
    tries = [ben.post("/account/erase", data={"passphrase": "x"}).status_code for _ in range(6)]
    assert tries == [403] * 5 + [429]


def test_the_only_admin_is_told_what_to_do_first(visit: Visit) -> None:
    reply = visit("Dora").post("/account/erase", data={"passphrase": PASSPHRASE})
    assert reply.status_code == 409
    assert "Make someone else an admin first." in reply.text


def test_a_guest_has_settings_a_file_and_a_way_out(app: Flask, stranger: FlaskClient) -> None:
    stranger.post("/guest")
    assert stranger.post("/account/settings", data=CHOSEN).status_code == 303
    assert stranger.get("/account/data.json").get_json()["profile"]["guest"] is True
    assert 'name="passphrase"' not in stranger.get("/account/data").text
    assert stranger.post("/account/erase", data={"sure": "on"}).status_code == 303
    with app.app_context():
        assert not db.session.query(Person).filter_by(guest=True).all()


def test_a_guest_who_is_not_sure_stays(stranger: FlaskClient) -> None:
    stranger.post("/guest")
    assert stranger.post("/account/erase").status_code == 400
    assert stranger.get("/account").status_code == 200
