"""Catalogues say what the pages say: the same values, no doubtful and no dead entry."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient

from scripts.translations import template
from services.errors import Unfit
from tests.web.world import AppMaker
from web.languages import FOLDER, gettext, locale, own_name, refusal_said
from web.shown import plural

CODES = sorted(path.parent.name for path in FOLDER.glob("*/messages.po"))
VALUE = re.compile(r"%\((\w+)\)s|%%")


@pytest.fixture(params=CODES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with (FOLDER / request.param / "messages.po").open("rb") as file:
        return read_po(file, locale=request.param)


@pytest.fixture(scope="module")
def said() -> Catalog:
    return template()


def pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Yield each English form with each translation that may stand for it."""
    for message in catalogue:
        one, *many = [message.id] if isinstance(message.id, str) else message.id
        forms = [message.string] if isinstance(message.string, str) else message.string or []
        if one:
            yield from (((many or [one])[-1], form) for form in forms if form)


def test_every_value_of_a_message_is_in_its_translation(catalogue: Catalog) -> None:
    apart = [
        (english, other)
        for english, other in pairs(catalogue)
        if set(VALUE.findall(english)) != set(VALUE.findall(other))
    ]
    assert apart == []


def test_no_entry_is_doubtful_or_dead(catalogue: Catalog, said: Catalog) -> None:
    assert not [message.id for message in catalogue if message.id and message.fuzzy]
    assert not catalogue.obsolete
    assert not [m.id for m in catalogue if m.id and m.id not in said]


def test_every_message_is_translated(catalogue: Catalog, said: Catalog) -> None:
    lacking = []
    for message in said:
        found = catalogue.get(message.id) if message.id else message
        forms = (
            [found.string] if found and isinstance(found.string, str) else found and found.string
        )
        if not forms or not all(forms):
            lacking.append(message.id)
    assert lacking == []


def test_a_language_is_called_by_its_own_name() -> None:
    assert [own_name(code) for code in ("en_GB", "es", "ru", "zh_Hans", "ar")] == [
        "English",
        "Español",
        "Русский",
        "简体中文",
        "العربية",
    ]


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("es-MX,es;q=0.9", "es"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW,en-US;q=0.5", "en"),
        ("fr-FR,es;q=0.5", "es"),
        ("en-US,es;q=0.5", "en"),
        ("fr, *;q=0.1", "en"),
        ("\U0001f600-\xff,x" * 40, "en"),
        ("", "en"),
    ],
)
def test_pages_follow_the_browser_in_the_languages_offered(
    stranger: FlaskClient, asked: str, language: str
) -> None:
    page = stranger.get(
        "/about", headers={"Accept-Language": asked.encode("utf-8").decode("latin-1")}
    ).text
    assert f'<html lang="{language}" dir="ltr"' in page


def test_a_place_may_offer_english_alone(make_app: AppMaker) -> None:
    browser = make_app(LANGUAGES=["en_GB"]).test_client()
    page = browser.get("/about", headers={"Accept-Language": "es"}).text
    assert '<html lang="en"' in page
    assert 'name="language"' not in page


def test_the_empty_message_is_no_header(app: Flask) -> None:
    for code in CODES:
        with app.test_request_context(headers={"Accept-Language": code.replace("_", "-")}):
            assert gettext("") == ""
            assert str(locale()) == code


@pytest.mark.parametrize("code", CODES)
def test_every_plural_form_of_a_language_is_used(app: Flask, code: str) -> None:
    with app.test_request_context(headers={"Accept-Language": code.replace("_", "-")}):
        said = {plural(n, "%(num)s text", "%(num)s texts").lstrip("0123456789") for n in range(30)}
    assert len(said) == {"es": 2, "ru": 3, "zh_Hans": 1}[code]


def test_a_language_without_a_catalogue_keeps_its_direction(stranger: FlaskClient) -> None:
    stranger.application.config["LANGUAGES"] = ["en_GB", "ar"]
    page = stranger.get("/about", headers={"Accept-Language": "ar"}).text
    assert '<html lang="ar" dir="rtl"' in page


def test_the_cookie_wins_over_the_browser(stranger: FlaskClient) -> None:
    stranger.application.config["LANGUAGES"] = ["en_GB", "es", "ru"]
    stranger.set_cookie("language", "ru")
    page = stranger.get("/about", headers={"Accept-Language": "es"}).text
    assert '<html lang="ru" dir="ltr"' in page


def test_a_refusal_tells_its_values() -> None:
    problem = Unfit("At most %(most)s names.", most=1200)
    assert str(problem) == "At most 1,200 names."
    assert refusal_said(problem) == "At most 1,200 names."
