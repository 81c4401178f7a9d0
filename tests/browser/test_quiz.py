"""The quiz in a real browser: for everyone, by keyboard alone, without script, and light."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import violations
from tests.browser.conftest import PASSPHRASE, Place, Walker
from tests.browser.test_outbox import GIVE, LONGEST, asked


def join(walker: Walker, name: str) -> None:
    walker.to("/join")
    walker.page.get_by_label("Nickname").fill(name)
    walker.page.get_by_label("Passphrase").fill(PASSPHRASE)
    walker.page.get_by_role("button", name="Join").click()
    walker.page.wait_for_load_state()


def begin(walker: Walker) -> Page:
    walker.to(f"/articles/{asked(walker.place, LONGEST)[0]}")
    walker.page.locator("[data-key=q] button").click()
    walker.page.wait_for_selector("#item form fieldset")
    return walker.page


def answer_all(page: Page) -> None:
    """Choose the second of all options, or write a word, until the result stands there."""
    while page.locator("#item fieldset").count():
        page.evaluate(GIVE, [1, 1])
        expect(page.locator("#item .done")).to_be_visible()
        page.locator("[data-next]").click()
        page.wait_for_load_state()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_axe_finds_nothing_wrong_with_a_quiz(
    chromium: Browser, place: Place, width: int, colours: Any, direction: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 860}, color_scheme=colours, reduced_motion="reduce"
    )
    walker = Walker(context.new_page(), place)
    found: list[str] = []
    end = f"{width}-{colours}-{direction}"

    def look(name: str) -> None:
        page.evaluate("dir => document.documentElement.dir = dir", direction)
        found.extend(violations(page))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{name} is too wide")
        walker.picture(f"{name}-{end}", whole=True)

    join(walker, f"Ida {end}")
    page = begin(walker)
    look("quiz-asked")
    page.get_by_role("button", name="Show the paragraph").click()
    expect(page.locator("#item blockquote")).to_be_visible()
    look("quiz-hint")
    page.keyboard.press("t")
    expect(page.locator("#text p").first).to_be_visible()
    look("quiz-text")
    page.keyboard.press("t")
    page.route("**/attempts/*/*", lambda route: route.abort())
    page.evaluate(GIVE, [1, 1])
    expect(page.locator("#told")).to_be_visible()
    look("quiz-kept")
    page.unroute("**/attempts/*/*")
    page.get_by_role("button", name="Send again").click()
    expect(page.locator("#item .done")).to_be_visible()
    page.get_by_text("Report this question").click()
    look("quiz-answered")
    page.locator("[data-next]").click()
    page.wait_for_load_state()
    answer_all(page)
    look("result")
    page.get_by_role("button", name="you missed again").click()
    page.wait_for_selector("#item form fieldset")
    answer_all(page)
    look("result-retry")
    context.close()
    assert found == []


def test_a_quiz_its_hints_its_text_and_its_retry_are_walked_by_keys_alone(
    chromium: Browser, place: Place
) -> None:
    page = chromium.new_context(reduced_motion="reduce").new_page()
    walker = Walker(page, place)
    join(walker, "Kim")
    walker.to(f"/articles/{asked(place, LONGEST)[0]}")
    keys = page.keyboard
    keys.press("q")
    page.wait_for_selector("#item fieldset")
    keys.press("t")
    expect(page.locator("#text p").first).to_be_visible()
    keys.press("Escape")
    expect(page.locator("#text")).to_be_hidden()
    while not page.get_by_role("button", name="Show the paragraph").evaluate(
        "button => button === document.activeElement"
    ):
        keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("#item blockquote")).to_be_visible()
    answer_by_keys(page)
    expect(page.locator("h1")).to_contain_text("right")
    button = page.get_by_role("button", name="you missed again")
    while not button.evaluate("button => button === document.activeElement"):
        keys.press("Tab")
    keys.press("Enter")
    page.wait_for_selector("#item fieldset")
    answer_by_keys(page)
    expect(page.locator("h1")).to_contain_text("this time")


def answer_by_keys(page: Page) -> None:
    while page.locator("#item fieldset").count():
        if page.locator("label.option").count():
            page.keyboard.press("2")
        else:
            page.keyboard.type("tent")
        page.keyboard.press("Enter")
        expect(page.locator("#item .done")).to_be_visible()
        here = page.url
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(here)
        page.wait_for_load_state()


def test_a_quiz_its_hints_its_report_and_its_retry_work_without_script(
    chromium: Browser, place: Place
) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    walker = Walker(page, place)
    join(walker, "Noa")
    walker.to(f"/articles/{asked(place, LONGEST)[0]}")
    page.get_by_role("button", name="Take the quiz").click()
    page.get_by_role("button", name="Show the paragraph").click()
    expect(page.locator("#item")).to_contain_text("counts half towards your level")
    answer_without_script(page)
    page.go_back()
    page.get_by_text("Report this question").click()
    page.get_by_label("What is wrong with it?").select_option("unclear")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("status").first).to_contain_text("Thank you")
    page.locator("[data-next]").click()
    page.get_by_role("button", name="you missed again").click()
    answer_without_script(page)
    expect(page.locator("h1")).to_contain_text("this time")


def answer_without_script(page: Page) -> None:
    while page.locator("#item fieldset").count():
        if page.locator("label.option").count():
            page.locator("label.option").nth(1).click()
        else:
            page.locator("#item input[name=given]").fill("tent")
        page.get_by_role("button", name="Check").click()
        expect(page.locator("#item .done")).to_be_visible()
        page.locator("[data-next]").click()


def test_a_question_asks_for_four_files_and_moves_nothing(chromium: Browser, place: Place) -> None:
    page = chromium.new_page()
    walker = Walker(page, place)
    join(walker, "Lou")
    begin(walker)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.reload(wait_until="networkidle")
    assert len(sent) <= 4
    shift = page.evaluate(
        "() => new Promise((tell) => { let sum = 0;"
        " new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; })"
        ".observe({ type: 'layout-shift', buffered: true }); setTimeout(() => tell(sum), 300); })"
    )
    assert shift == 0


def test_a_question_stands_still_when_it_is_answered(chromium: Browser, place: Place) -> None:
    walker = Walker(chromium.new_context(reduced_motion="reduce").new_page(), place)
    join(walker, "Mo")
    page = begin(walker)
    where = "() => document.querySelector('.stem').getBoundingClientRect().y + scrollY"
    before = page.evaluate(where)
    page.evaluate(GIVE, [1, 1])
    expect(page.locator("#item .done")).to_be_visible()
    assert page.evaluate(where) == before
