"""Both journeys from door to door: a teacher brings a text, a learner reads and answers it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT, SHARED, Place, Walker

FIGURES = {"prime-movers.txt": ("16.54", "740", "353", "0.477")}


@dataclass(frozen=True)
class Brought:
    """What the teacher brought: the text's title, the class's code, and how many questions."""

    title: str
    code: str
    questions: int


@pytest.fixture(scope="module")
def brought(place: Place, chromium: Browser) -> Brought:
    """Walk the teacher's journey: a class, a pasted text, a look at the desk, published."""
    source = SHARED if SHARED.exists() else ROOT / "seed_data" / "shelf" / "night-trains.txt"
    page = chromium.new_context(viewport={"width": 1280, "height": 860}).new_page()
    anna = Walker(page, place)
    anna.sign_in("Anna")
    anna.to("/classes")
    page.get_by_label("Name of the class").fill("6B")
    page.get_by_role("button", name="Make it").click()
    code = page.locator(".code").inner_text()
    anna.picture("class-empty")
    anna.to("/desk/new")
    page.locator("#file").set_input_files(source)
    anna.picture("desk-new")
    page.get_by_role("button", name="Measure it").click()
    page.wait_for_url(re.compile(r"/desk/articles/\d+$"), timeout=60_000)  # the limit of a text
    for figure in FIGURES.get(source.name, ()):
        expect(page.locator(".facts")).to_contain_text(figure)
    page.get_by_role("button", name="Drop").first.click()
    anna.picture("desk-article")
    page.get_by_label("6B").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("status")).to_contain_text("Published.")
    title = page.locator("h1").inner_text()
    questions = page.locator("section .draft").count()
    page.context.close()
    return Brought(title, code, questions)


@pytest.fixture(params=["with script", "without script"])
def newcomer(
    request: pytest.FixtureRequest, chromium: Browser, place: Place
) -> Iterator[tuple[Walker, bool]]:
    script = request.param == "with script"
    context = chromium.new_context(java_script_enabled=script)
    yield Walker(context.new_page(), place), script
    context.close()


def give(page: Page) -> None:
    """Give the first thing at hand as an answer, whatever the format of the item."""
    option = page.locator("label.option").first
    if option.count():
        option.click()
    else:
        page.locator("#item input[name=given]").fill("word")


def answer_all(page: Page) -> int:
    """Answer every item by the first thing at hand and return how many there were."""
    answered = 0
    while page.locator("#item form").count():
        give(page)
        page.get_by_role("button", name="Check").click()
        expect(page.locator(".verdict")).to_have_text(re.compile("Right.|Not quite."))
        expect(page.locator("#item blockquote")).to_be_visible()
        answered += 1
        page.locator("[data-next]").click()
        page.wait_for_load_state()
    return answered


def test_a_learner_joins_reads_answers_and_sees_progress(
    newcomer: tuple[Walker, bool], brought: Brought
) -> None:
    learner, script = newcomer
    page = learner.page
    learner.to("/join")
    page.get_by_label("Nickname").fill(f"Emil {'with' if script else 'without'}")
    page.get_by_label("Passphrase").fill("four quiet rooms")
    page.get_by_role("button", name="Join").click()
    learner.to("/classes")
    page.get_by_label("Code").fill(brought.code)
    page.get_by_role("button", name="Join").click()
    page.get_by_role("link", name=brought.title).click()
    expect(page.locator(".facts")).to_be_visible()
    page.get_by_role("button", name="Take the quiz").click()
    assert answer_all(page) == brought.questions
    expect(page.locator("h1")).to_contain_text(f"of {brought.questions} right")
    learner.to("/progress")
    expect(page.locator("main")).to_contain_text("You have read 1 text")
    expect(page.locator("main")).to_contain_text(f"You have answered {brought.questions} questions")


def test_a_guest_needs_two_clicks_to_a_first_question(
    newcomer: tuple[Walker, bool], brought: Brought
) -> None:
    guest, _ = newcomer
    guest.to("/")
    guest.page.get_by_role("button", name="Try a text now").click()
    guest.page.get_by_role("button", name="Take the quiz").click()
    expect(guest.page.locator("#item")).to_contain_text("1 of")


def test_the_teacher_sees_who_has_read_and_answered(
    chromium: Browser, place: Place, brought: Brought
) -> None:
    page = chromium.new_page()
    ben, anna = Walker(page, place), Walker(chromium.new_page(), place)
    ben.sign_in("Ben")
    ben.to("/classes")
    page.get_by_label("Code").fill(brought.code.lower())
    page.get_by_role("button", name="Join").click()
    page.get_by_role("link", name=brought.title).click()
    page.get_by_role("button", name="Take the quiz").click()
    answer_all(page)
    anna.sign_in("Anna")
    anna.to("/classes")
    anna.page.get_by_role("link", name="6B").click()
    anna.page.get_by_role("link", name="All results").click()
    row = anna.page.get_by_role("row").filter(has_text="Ben")
    expect(row).to_contain_text(f"of {brought.questions}")


def test_a_whole_quiz_can_be_taken_by_keyboard(
    chromium: Browser, place: Place, brought: Brought
) -> None:
    page = chromium.new_page()
    learner = Walker(page, place)
    learner.to("/")
    page.get_by_role("button", name="Try a text now").click()
    page.wait_for_url("**/articles/*")
    page.wait_for_load_state()
    page.keyboard.press("q")
    expect(page.locator("#item")).to_be_visible()
    while page.locator("#item form").count():
        page.wait_for_load_state()  # keys find the script at work
        if page.locator("label.option").count():
            page.keyboard.press("2")
        else:
            page.locator("#item input[name=given]").fill("word")
        page.keyboard.press("Enter")
        expect(page.locator(".verdict")).to_be_visible()
        here = page.url
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(here)
    expect(page.locator("h1")).to_contain_text("right")


def test_a_text_left_on_the_screen_is_opened_after_20_seconds(
    chromium: Browser, place: Place, brought: Brought
) -> None:
    page = chromium.new_page()
    gerd = Walker(page, place)
    gerd.to("/join")
    page.get_by_label("Nickname").fill("Gerd")
    page.get_by_label("Passphrase").fill("four quiet rooms")
    page.get_by_role("button", name="Join").click()
    gerd.to("/classes")
    page.get_by_label("Code").fill(brought.code)
    page.get_by_role("button", name="Join").click()
    page.clock.install()
    page.get_by_role("link", name=brought.title).click()
    page.clock.run_for(15_000)
    with page.expect_response("**/time") as noted:
        page.clock.run_for(6_000)
    assert noted.value.status == 204
    gerd.to("/library")
    assert page.locator(".card", has_text=brought.title).get_by_text("Opened").count() == 1


def test_the_hint_for_keys_is_kept_from_fingers_and_from_pages_without_script(
    chromium: Browser, place: Place
) -> None:
    for touch, script in ((False, True), (True, True), (False, False)):
        context = chromium.new_context(has_touch=touch, is_mobile=touch, java_script_enabled=script)
        page = context.new_page()
        Walker(page, place).to("/")
        page.get_by_role("button", name="Try a text now").click()
        assert page.locator(".keys").first.is_visible() is (script and not touch)
        page.get_by_role("button", name="Take the quiz").click()
        assert page.locator(".keys").first.is_visible() is (script and not touch)
