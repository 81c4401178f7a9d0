"""Pages from right to left, in the longest words, and a language chosen by hand."""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import violations
from tests.browser.conftest import Place, Walker

LEARNERS = (
    "/library",
    "/articles/1",
    "/progress",
    "/vocabulary",
    "/words",
    "/classes",
    "/account",
    "/account/settings",
    "/account/data",
)
LOOKS = tuple(product((320, 1280), ("light", "dark")))
OVER = "document.documentElement.scrollWidth - innerWidth"
CUT = """() => [...document.querySelectorAll(".top a")]
  .filter((a) => a.scrollWidth > a.clientWidth).map((a) => a.textContent)"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 320, "height": 860}, reduced_motion="reduce", locale="en-GB"
    )
    yield context.new_page()
    context.close()


def speak(walker: Walker, code: str) -> None:
    """Let pages speak a language that no account has chosen."""
    cookie = {"name": "language", "value": code, "url": walker.place.address}
    walker.page.context.add_cookies([cookie])  # type: ignore[list-item]  # a TypedDict of theirs


def test_a_learners_pages_are_accessible_from_right_to_left(page: Page, place: Place) -> None:
    ben = Walker(page, place)
    ben.sign_in("Ben")
    ben.to("/articles/1")
    page.get_by_role("button", name="Take the quiz").click()
    page.locator("#item form").first.wait_for()
    question = page.url.removeprefix(place.address)
    speak(ben, "ar")
    found = []
    for path in (*LEARNERS, question):
        ben.to(path)
        assert page.locator("html").get_attribute("dir") == "rtl"
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 860})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a Literal of theirs
            name = f"{path} at {width} px, {scheme}"
            if page.evaluate(OVER) > 0:
                found.append(f"{name}: too wide")
            found += [f"{name}: {fault}" for fault in violations(page)]
            if scheme == "light":
                ben.picture(f"rtl{path.replace('/', '-')}-{width}")
    assert found == []


@pytest.mark.parametrize("code", ["es", "ru", "zh_Hans"])
def test_no_word_of_the_menu_is_cut_on_a_small_phone(page: Page, place: Place, code: str) -> None:
    anna = Walker(page, place)
    anna.sign_in("Anna")
    speak(anna, code)
    anna.to("/library")
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVER) <= 0
    assert page.locator(".top").evaluate("top => top.offsetHeight") < 110  # two lines


def test_a_visitor_chooses_a_language_at_the_foot_of_a_page(page: Page, place: Place) -> None:
    visitor = Walker(page, place)
    visitor.to("/about")
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert page.url == f"{place.address}/about"
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_scripts_speak_the_language_of_the_page(page: Page, place: Place) -> None:
    visitor = Walker(page, place)
    speak(visitor, "es")
    page.add_init_script("speechSynthesis.speak = () => {}")
    visitor.to("/articles/1")
    listen = page.locator("[data-listen]")
    said = listen.inner_text()
    listen.click()
    expect(listen).to_have_text(listen.get_attribute("data-stop") or "")
    listen.click()
    expect(listen).to_have_text(said)
    assert said != "Listen"
