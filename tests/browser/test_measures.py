"""Pages on what a learner can do: nothing for axe to find, and the placement by keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.accessible import violations
from tests.browser.conftest import Place, Walker

WINDOWS = [(width, scheme) for width in (320, 1280) for scheme in ("light", "dark")]
UNFOLD = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
PAGES = ("/vocabulary", "/vocabulary/1", "/progress", "/library")


@pytest.fixture(params=WINDOWS, ids=str)
def ben(request: pytest.FixtureRequest, chromium: Browser, place: Place) -> Iterator[Walker]:
    """Ben, at a window of some width and colour scheme; axe may run in it."""
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 860},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    walker = Walker(context.new_page(), place)
    walker.sign_in("Ben")
    yield walker
    context.close()


def test_axe_finds_nothing_and_nothing_sticks_out(ben: Walker) -> None:
    found = []
    for path in PAGES:
        ben.to(path)
        ben.page.evaluate(
            "document.querySelectorAll('details').forEach((one) => (one.open = true))"
        )
        found += [f"{path}: {fault}" for fault in violations(ben.page)]
        over = ben.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [f"{path} is {over} px too wide"] if over > 0 else []
    assert found == []


def test_a_word_is_answered_by_keyboard_alone(chromium: Browser, place: Place) -> None:
    page = chromium.new_page()
    ben = Walker(page, place)
    ben.sign_in("Ben")
    ben.to("/vocabulary")
    page.get_by_role("link", name="Begin").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_title("Word 1 of 28 · Gradus")
    page.locator("input[name=given]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Word 2 of 28 · Gradus")
    page.get_by_role("button", name="I do not know").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_title("Word 3 of 28 · Gradus")
    page.close()
