"""Catalogues say what the pages say: the same values, no doubtful and no dead entry."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from scripts.translations import template
from services.errors import Unfit
from web.languages import FOLDER, own_name, refusal_said

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


def test_pages_follow_the_browser_in_the_languages_offered(stranger: FlaskClient) -> None:
    asked = {"Accept-Language": "es-MX,es;q=0.9"}
    assert '<html lang="en" dir="ltr"' in stranger.get("/about", headers=asked).text
    stranger.application.config["LANGUAGES"] = ["en_GB", "es", "ar"]
    page = stranger.get("/about", headers=asked).text
    assert '<html lang="es" dir="ltr"' in page
    assert "Cómo se hacen los números" in page


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
