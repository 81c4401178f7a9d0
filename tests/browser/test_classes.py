"""The pages of a class that has worked for weeks: nothing for axe to find, nothing sticks out."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from services.demo import NAMES, TEACHER
from tests.browser.accessible import violations
from tests.browser.conftest import Place, Walker
from tests.browser.keyed import BY_KEYS, unreached

WINDOWS = [(width, scheme) for width in (320, 1280) for scheme in ("light", "dark")]
UNFOLD = "document.querySelectorAll('details').forEach((one) => (one.open = true))"


@pytest.fixture(scope="module")
def passphrase(place: Place) -> str:
    """The passphrase of the demo class."""
    return place.command("demo", "--beside-others").rpartition("Passphrase: ")[2].strip()


def enter(walker: Walker, name: str, passphrase: str) -> None:
    walker.to("/sign-in")
    walker.page.get_by_label("Nickname").fill(name)
    walker.page.get_by_label("Passphrase").fill(passphrase)
    walker.page.get_by_role("button", name="Sign in").click()
    walker.to("/classes")
    walker.page.get_by_role("link", name="8C, demo").click()


@pytest.fixture(params=WINDOWS, ids=str)
def rivera(
    request: pytest.FixtureRequest, chromium: Browser, place: Place, passphrase: str
) -> Iterator[tuple[Walker, str]]:
    """The teacher at her class, in a window of some width and colour scheme."""
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 860},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    walker = Walker(context.new_page(), place)
    enter(walker, TEACHER, passphrase)
    yield walker, f"{width}-{scheme}"
    context.close()


def paths(walker: Walker) -> dict[str, str]:
    """Return the pages of the class by the names of their pictures."""
    room = walker.page.url.removeprefix(walker.place.address).removesuffix("/report")
    given = walker.page.locator("tbody th a").nth(12).get_attribute("href") or ""
    learner = walker.page.get_by_role("link", name=NAMES[0], exact=True).get_attribute("href") or ""
    walker.to(given)
    text = walker.page.get_by_role("link", name="Where they stumbled").first.get_attribute("href")
    answers = walker.page.get_by_role("link", name="What ").first.get_attribute("href")
    article = str(text).rpartition("/")[2]
    return {
        "class": f"{room}/report",
        "class-results": f"{room}/results",
        "class-people": f"{room}/people",
        "class-code": f"{room}/code",
        "class-assign": f"{room}/assign",
        "class-readers": f"{room}/readers?article={article}",
        "class-assignment": given,
        "class-learner": learner,
        "class-attempt": str(answers),
        "class-text": str(text),
        "class-sheet": f"{text}/sheet",
    }


def test_axe_finds_nothing_and_nothing_sticks_out(rivera: tuple[Walker, str]) -> None:
    walker, end = rivera
    found = []
    for name, path in paths(walker).items():
        walker.to(path)
        walker.picture(f"{name}-{end}")
        walker.page.evaluate(UNFOLD)
        found += [f"{path}: {fault}" for fault in violations(walker.page)]
        if end == BY_KEYS:
            found += [f"{path}: no key leads to {one}" for one in unreached(walker.page)]
        over = walker.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [f"{path} is {over} px too wide"] if over > 0 else []
    assert found == []


def test_a_teacher_gives_a_text_by_keyboard_alone_and_without_script(
    chromium: Browser, place: Place, passphrase: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    walker = Walker(context.new_page(), place)
    enter(walker, TEACHER, passphrase)
    page = walker.page
    page.get_by_role("link", name="Give them a text").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Text", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Who can read this").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".lead")).to_contain_text("of its running words")
    page.get_by_role("link", name="Give it to 8C, demo").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Give it to 8C, demo").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/assignments/\d+$"))
    expect(page.get_by_role("status")).to_contain_text("Given to the class.")
    context.close()
