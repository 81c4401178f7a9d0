"""The reading page in a real browser: light, steady, readable by hand, key, ear and machine."""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.accessible import violations
from tests.browser.conftest import ROOT, Place, Walker

SIZE, STYLE, SCRIPT, REQUESTS = 15_000, 4096, 6144, 4  # bytes as they come over the wire
LONG = "What the bubbles remember"  # 700 tokens, the text of the shelf nearest to 750
SWIFTS = "Ten Months Without Landing"
TWO = "A letter in two alphabets"
SAMPLE = ROOT / "tests" / "browser" / "two-scripts.md"
SHIFTS = """
globalThis.shift = 0;
globalThis.broken = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
addEventListener("securitypolicyviolation", (event) => broken.push(event.violatedDirective));
"""
# A voice that says a sentence in 50 ms, for Chromium on a server has none.
VOICE = """
globalThis.said = [];
const voice = {
  speak(u) {
    said.push([u.text, u.rate]);
    this.timer = setTimeout(() => u.onend?.({ type: "end" }), 50);
  },
  cancel() { clearTimeout(this.timer); },
};
Object.defineProperty(globalThis, "speechSynthesis", { value: voice });
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def address(place: Place, title: str) -> str:
    """Return the path of a text by its title."""
    rows = query(place, "SELECT id FROM article WHERE title = ?", title)
    return f"/articles/{rows[0][0]}"


def query(place: Place, sql: str, *given: object) -> list[Any]:
    with sqlite3.connect(f"{place.env['GRADUS_INSTANCE']}/gradus.sqlite") as database:
        database.execute("PRAGMA foreign_keys = ON")
        rows = database.execute(sql, given).fetchall()
    database.close()
    return rows


def forget(place: Place) -> None:
    """Forget what an earlier test has let a place keep."""
    for table in ("attempt", "word_mark", "word_state", "look_up", "reading_day", "reading"):
        query(place, f"DELETE FROM {table}")  # noqa: S608 - our own tables
    query(place, "UPDATE person SET display = ''")


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    opened = chromium.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    opened.add_init_script(SHIFTS + VOICE)
    yield opened
    opened.close()


@pytest.fixture
def reader(context: BrowserContext, place: Place) -> Walker:
    """A visitor at a text of the shelf."""
    walker = Walker(context.new_page(), place)
    walker.to(address(place, SWIFTS))
    return walker


@pytest.fixture
def ben(context: BrowserContext, place: Place) -> Walker:
    """Ben at the same text."""
    forget(place)
    walker = Walker(context.new_page(), place)
    walker.sign_in("Ben")
    walker.to(address(place, SWIFTS))
    return walker


def sheet(walker: Walker) -> Any:
    return walker.page.locator("#sheet:popover-open")


def lit(page: Page, name: str) -> list[str]:
    """Return the words that a highlight colours."""
    found: list[str] = page.evaluate(
        "name => [...(CSS.highlights.get(name) ?? [])].map(String)", name
    )
    return found


def tap(page: Page, word: str) -> None:
    """Click in the middle of the first place of a word."""
    box = page.evaluate(
        """word => {
          for (const p of document.querySelectorAll(".text p")) {
            const at = p.textContent.indexOf(word);
            if (at < 0) continue;
            const range = new Range();
            range.setStart(p.firstChild, at);
            range.setEnd(p.firstChild, at + word.length);
            const { left, top, width, height } = range.getBoundingClientRect();
            return [left + width / 2, top + height / 2];
          }
        }""",
        word,
    )
    page.mouse.click(*box)


# Weight and steadiness


def test_a_text_of_750_words_is_light_and_stands_still(
    context: BrowserContext, place: Place
) -> None:
    page, sizes = context.new_page(), dict[str, int]()

    def weigh(request: Request) -> None:
        sizes[request.url.split("?")[0].rpartition("/")[2]] = request.sizes()["responseBodySize"]

    page.on("requestfinished", weigh)
    page.goto(place.address + address(place, LONG))
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(500)
    assert len(sizes) <= REQUESTS
    assert sum(sizes.values()) <= SIZE, sizes
    assert sizes["app.css"] <= STYLE
    assert sizes["reading.js"] <= SCRIPT
    assert page.evaluate("[shift, broken]") == [0, []]


def test_the_chosen_display_is_there_from_the_first_moment(
    context: BrowserContext, place: Place
) -> None:
    page = context.new_page()
    page.goto(place.address + "/display")
    for name, choice in (("theme", "sepia"), ("size", "large"), ("spacing", "airy")):
        page.locator(f"[name={name}]").select_option(choice)
    page.get_by_role("button", name="Keep it").click()
    page.goto(place.address + address(place, SWIFTS))
    page.wait_for_timeout(300)
    assert page.evaluate("[shift, broken]") == [0, []]
    shown = "getComputedStyle(document.querySelector('{}')).{}"
    assert page.evaluate(shown.format("html", "backgroundColor")) == "rgb(247, 238, 219)"
    spacing = page.evaluate(shown.format(".text", "letterSpacing"))
    assert float(spacing.removesuffix("px")) > 0.5


def test_a_choice_of_display_shows_at_once_and_stays(ben: Walker) -> None:
    ben.page.get_by_role("link", name="Display").click()
    ben.page.get_by_label("Colours").select_option("Dark")
    assert ben.page.locator("html").get_attribute("data-display") == "dark"
    ben.page.get_by_role("button", name="Keep it").click()
    expect(sheet(ben)).to_have_count(0)
    ben.to("/about")
    assert ben.page.locator("html").get_attribute("data-display") == "dark"


# Words


def test_a_tapped_word_shows_its_meaning_and_is_noted(ben: Walker, place: Place) -> None:
    tap(ben.page, "Ornithologists")
    expect(sheet(ben)).to_contain_text("ornithologist")
    assert lit(ben.page, "current") == ["Ornithologists"]
    ben.page.wait_for_timeout(300)
    text = query(place, "SELECT text FROM article WHERE title = ?", SWIFTS)[0][0]
    [(word, start)] = query(place, "SELECT headword, sentence_start FROM look_up")
    assert word == "ornithologist"
    assert text[start:].startswith("Ornithologists long suspected")
    ben.page.keyboard.press("Escape")
    expect(sheet(ben)).to_have_count(0)
    assert lit(ben.page, "current") == []


def test_a_tap_beside_the_words_opens_nothing(reader: Walker) -> None:
    box = reader.page.locator(".text p").first.bounding_box()
    assert box
    reader.page.mouse.click(box["x"] + box["width"] - 3, box["y"] + box["height"] - 10)
    reader.page.wait_for_timeout(300)
    expect(sheet(reader)).to_have_count(0)


def test_only_words_above_the_level_are_marked_until_all_are_wanted(reader: Walker) -> None:
    quiet = lit(reader.page, "fresh")
    assert "Ornithologists" in quiet
    assert len(quiet) < 30
    reader.page.get_by_role("button", name="Mark all words").click()
    assert len(lit(reader.page, "fresh")) > 3 * len(quiet)
    reader.page.get_by_role("button", name="Mark all words").click()
    assert lit(reader.page, "fresh") == quiet


def test_a_known_word_loses_its_mark_and_one_to_learn_gets_its_own(ben: Walker) -> None:
    tap(ben.page, "startling")
    sheet(ben).get_by_role("button", name="Learn it").click()
    expect(sheet(ben).get_by_role("button", name="Learn it", pressed=True)).to_be_focused()
    assert "startling" in lit(ben.page, "learning")
    assert "startling" not in lit(ben.page, "fresh")
    sheet(ben).get_by_role("button", name="I know it").click()
    expect(sheet(ben).get_by_role("button", name="I know it", pressed=True)).to_be_focused()
    assert "startling" not in lit(ben.page, "learning") + lit(ben.page, "fresh")
    ben.page.reload()
    assert "startling" not in lit(ben.page, "learning") + lit(ben.page, "fresh")


def test_a_lost_connection_is_told_and_nothing_is_claimed(ben: Walker) -> None:
    tap(ben.page, "startling")
    expect(sheet(ben)).to_contain_text("startling")
    ben.page.context.set_offline(True)
    sheet(ben).get_by_role("button", name="Learn it").click()
    expect(sheet(ben).get_by_role("alert")).to_contain_text("Not saved")
    assert "startling" not in lit(ben.page, "learning")
    ben.page.keyboard.press("ArrowRight")
    expect(sheet(ben)).to_contain_text("cannot be shown now")


# By keyboard alone


def test_the_page_is_walked_by_keys_alone(ben: Walker) -> None:
    keys = ben.page.keyboard
    first, second = lit(ben.page, "fresh")[:2]
    for key, word in (("n", first), ("n", second), ("p", first), ("ArrowRight", "long")):
        keys.press(key)
        expect(sheet(ben).get_by_role("heading")).to_contain_text(word[:5].lower())
    for _ in range(3):  # Hear it, I know it, Learn it
        keys.press("Tab")
    keys.press("Enter")
    expect(sheet(ben).get_by_role("button", name="Learn it", pressed=True)).to_be_focused()
    keys.press("Escape")
    keys.press("?")
    expect(sheet(ben)).to_contain_text("next and previous marked word")
    keys.press("Escape")
    expect(sheet(ben)).to_have_count(0)
    keys.press("q")
    ben.page.wait_for_url("**/attempts/*/1")


def test_space_listens_in_the_text_and_nowhere_else(reader: Walker) -> None:
    page = reader.page
    page.get_by_role("button", name="Mark all words").focus()
    page.keyboard.press("Space")
    assert page.evaluate("said.length") == 0
    page.locator("#words input").focus()
    page.keyboard.type("n ?q")
    assert page.locator("#words input").input_value() == "n ?q"
    expect(sheet(reader)).to_have_count(0)
    page.locator(".text").focus()
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    assert page.evaluate("said.length") > 0


# Listening


def test_each_sentence_is_said_once_and_lit(reader: Walker, place: Place) -> None:
    page = reader.page
    page.get_by_label("Speed of the voice").select_option("Slow")
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("button", name="Listen").click()
    [first] = lit(page, "spoken")
    assert first.startswith("When a common swift squeezes")
    expect(page.get_by_role("button", name="Listen")).to_be_visible()
    said = page.evaluate("said.map(([words]) => words)")
    assert {rate for _, rate in page.evaluate("said")} == {"0.6"}
    body = "".join(page.locator(".text p").all_text_contents())
    assert re.sub(r"\s", "", "".join(said)) == re.sub(r"\s", "", body)
    assert len(said) > 20
    assert lit(page, "spoken") == []


def test_listening_stops_at_once(reader: Walker) -> None:
    reader.page.get_by_role("button", name="Listen").click()
    reader.page.get_by_role("button", name="Stop").click()
    said = reader.page.evaluate("said.length")
    reader.page.wait_for_timeout(300)
    assert reader.page.evaluate("said.length") == said
    assert lit(reader.page, "spoken") == []


def test_a_browser_without_a_voice_says_so(reader: Walker) -> None:
    reader.page.evaluate("speechSynthesis.speak = (u) => setTimeout(() => u.onerror())")
    reader.page.get_by_role("button", name="Listen").click()
    expect(reader.page.get_by_role("button", name="No voice here")).to_be_visible()
    assert lit(reader.page, "spoken") == []


# Place and time


def told(page: Page) -> list[dict[str, str]]:
    """Collect what a page tells of time, as it is sent."""
    found: list[dict[str, str]] = []

    def keep(request: Request) -> None:
        if request.url.endswith("/time"):
            found.append(dict(pair.split("=") for pair in (request.post_data or "").split("&")))

    page.on("request", keep)
    return found


def test_idle_time_does_not_count_and_the_place_is_kept(
    context: BrowserContext, place: Place, ben: Walker
) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(place.address + address(place, SWIFTS))
    sent = told(page)
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(500)
    page.clock.run_for(20_000)
    assert [one["seconds"] for one in sent] == ["20"]
    page.clock.run_for(600_000)  # ten minutes without a sign
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    seconds = sum(int(one["seconds"]) for one in sent)
    assert 59 <= seconds <= 61
    page.wait_for_timeout(300)
    [(stored, words)] = query(place, "SELECT seconds, words FROM reading_day")
    assert stored <= seconds
    assert words > 0
    number = int(sent[-1]["paragraph"])
    assert number > 2
    page.close()
    ben.page.reload()
    expect(ben.page.get_by_role("link", name=f"Continue at paragraph {number}")).to_be_visible()
    assert ben.page.evaluate("[scrollY, shift]") == [0, 0]


def test_a_page_left_at_its_top_keeps_the_place_of_before(
    context: BrowserContext, place: Place, ben: Walker
) -> None:
    page = context.new_page()
    page.clock.install()
    for wanted in (True, False):
        page.goto(place.address + address(place, SWIFTS))
        sent = told(page)
        if wanted:
            page.mouse.wheel(0, 1500)
            page.wait_for_timeout(500)
        page.clock.run_for(20_000)
        page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == 0
    assert int(sent[-1]["paragraph"]) > 2


def test_a_visitors_browser_keeps_the_place_and_tells_nobody(
    context: BrowserContext, place: Place
) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(place.address + address(place, SWIFTS))
    posted: list[str] = []
    page.on("request", lambda r: posted.append(r.url) if r.method == "POST" else None)
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(500)
    page.clock.run_for(21_000)
    page.reload()
    link = page.get_by_role("link", name=re.compile(r"Continue at paragraph \d"))
    expect(link).to_be_visible()
    assert page.evaluate("shift") == 0
    assert posted == []


# Without script


def test_the_whole_path_works_without_script(chromium: Browser, place: Place) -> None:
    forget(place)
    context = chromium.new_context(java_script_enabled=False)
    ben = Walker(context.new_page(), place)
    page = ben.page
    ben.sign_in("Ben")
    ben.to(address(place, SWIFTS))
    assert page.get_by_role("button", name="Listen").count() == 0
    page.locator("#words dt a").first.click()
    word = page.get_by_role("heading", level=1).inner_text().split()[0]
    page.get_by_role("button", name="Learn it").click()
    expect(page.get_by_role("button", name="Learn it", pressed=True)).to_be_visible()
    page.get_by_role("link", name="Back to").click()
    expect(page.locator(f"#w-{word}")).to_contain_text("you learn it")
    page.get_by_label("Another word of this text").fill("loggers")
    page.get_by_role("button", name="Look it up").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("logger")
    page.get_by_role("link", name="Back to").click()
    page.get_by_role("link", name="Display").click()
    page.get_by_label("Easy-read").select_option("Plain letters, more room")
    page.get_by_role("button", name="Keep it").click()
    assert page.locator("html").get_attribute("data-display") == "easy"
    page.get_by_role("button", name="Take the quiz").click()
    page.wait_for_url("**/attempts/*/*")
    context.close()


# For everybody


@pytest.fixture(scope="module")
def two_scripts(chromium: Browser, place: Place) -> str:
    """A text of Anna's with a paragraph from right to left; too short for a quiz, yet shown."""
    anna = Walker(chromium.new_page(), place)
    anna.sign_in("Anna")
    anna.to("/desk/new")
    anna.page.locator("#file").set_input_files(SAMPLE)
    anna.page.get_by_role("button", name="Measure it").click()
    anna.page.get_by_role("heading", name=TWO).wait_for()
    anna.page.close()
    query(place, "UPDATE article SET status = 'published', in_library = 1 WHERE title = ?", TWO)
    return address(place, TWO)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("colours", ["light", "dark", "sepia"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_axe_finds_nothing_wrong(
    chromium: Browser, place: Place, two_scripts: str, width: int, colours: str, direction: str
) -> None:
    forget(place)
    scheme: Any = "dark" if colours == "dark" else "light"
    context = chromium.new_context(
        viewport={"width": width, "height": 860}, color_scheme=scheme, reduced_motion="reduce"
    )
    ben = Walker(context.new_page(), place)
    ben.sign_in("Ben")
    ben.to("/display")
    ben.page.get_by_label("Colours").select_option("Sepia" if colours == "sepia" else "")
    ben.page.get_by_role("button", name="Keep it").click()
    ben.to(two_scripts if direction == "rtl" else address(place, SWIFTS))
    ben.page.evaluate("dir => document.documentElement.dir = dir", direction)
    found = violations(ben.page)
    ben.picture(f"reading-{width}-{colours}-{direction}")
    ben.page.keyboard.press("n")
    expect(sheet(ben)).to_be_visible()
    ben.picture(f"reading-word-{width}-{colours}-{direction}")
    found += violations(ben.page)
    ben.page.keyboard.press("Escape")
    ben.page.get_by_role("link", name="Display").click()
    expect(sheet(ben)).to_be_visible()
    ben.picture(f"reading-display-{width}-{colours}-{direction}")
    found += violations(ben.page)
    over = ben.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()
    assert found == []
    assert over <= 0


def test_a_paragraph_from_right_to_left_stands_so(
    reader: Walker, place: Place, two_scripts: str
) -> None:
    reader.to(two_scripts)
    directions = reader.page.locator(".text p").evaluate_all(
        "all => all.map(p => getComputedStyle(p).direction)"
    )
    assert directions == ["ltr", "rtl", "ltr", "ltr"]
