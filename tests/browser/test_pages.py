"""Every page at every width: nothing sticks out, all is reached by keys; pictures of all."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessible import violations
from tests.browser.conftest import PASSPHRASE, ROOT, Place, Walker
from tests.browser.keyed import BY_KEYS, unreached

WIDTHS = (320, 390, 1280)
EXAMINED = ("320-light", "1280-dark")  # windows in which axe looks too: it takes a second a page
LONG = "Wilhelmina Konstantina Ottilie"
UNFOLD = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
SAMPLE = ROOT / "tests" / "browser" / "lighthouse.md"

Path = str
Paths = dict[str, Path]  # a page's name, as its picture is called, and its address


@dataclass(frozen=True)
class Rooms:
    """The pages of a visitor, of learners (the second in a class) and of a teacher."""

    visitor: Paths
    learner: Paths
    classmate: Paths
    teacher: Paths


@pytest.fixture(scope="module")
def rooms(chromium: Browser, place: Place) -> Rooms:
    """Let Ben read and answer a little and Anna bring a text, so that no page is empty."""
    article, attempt = _ben(Walker(chromium.new_page(), place))
    room, code = _class(Walker(chromium.new_page(), place))
    _long(Walker(chromium.new_page(), place), code)
    draft, edits = _anna(Walker(chromium.new_page(), place))
    held = _held(Walker(chromium.new_page(), place), room)
    visitor = {
        "home": "/",
        "about": "/about",
        "join": "/join",
        "sign-in": "/sign-in",
        "library": "/library",
        "library-nothing": "/library?words=nothing",
        "not-found": "/nowhere",
        "article": article,
        "display": "/display",
        "keys": "/keys",
    }
    learner = {
        "article-read": article,
        "quiz-answered": f"{attempt}/1",
        "quiz-question": f"{attempt}/2",
        "quiz-result": attempt,
        "progress": "/progress",
        "vocabulary": "/vocabulary",
        "vocabulary-word": "/vocabulary/1",
        "words": "/words",
        "word": "/words/1",
        "words-question": "/words/again",
        "classes": "/classes",
        "account": "/account",
        "settings": "/account/settings",
        "own-data": "/account/data",
    }
    classmate = {
        "long-nickname": "/library",
        "class": room,
        "answer-held": f"{held}/1",
        "result-held": held,
    }
    teacher = {
        "desk": "/desk",
        "desk-new": "/desk/new",
        "desk-article": draft,
        "desk-report": f"{draft}/report",
        "desk-history": f"{draft}/history",
        "desk-own-question": f"{draft}/items/new",
        "desk-edit": edits[0],
        "desk-rescue": edits[1],
        "desk-mended": f"{draft}/text",
        "desk-look": "/desk/look",
        "worksheet": f"{draft}/worksheet",
        "answer-key": f"{draft}/answers",
        "bring-back": "/desk/bring-back",
        "teacher-classes": "/classes",
        "class-report": f"{room}/report",
    }
    return Rooms(visitor, learner, classmate, teacher)


def _ben(ben: Walker) -> tuple[Path, Path]:
    """Answer the first item of a B1 text."""
    ben.sign_in("Ben")
    ben.to("/library?band=B1")
    ben.page.locator(".card h3 a").first.click()
    article = ben.page.url.removeprefix(ben.place.address)
    ben.page.get_by_role("button", name="Take the quiz").click()
    _answer(ben.page)
    attempt = ben.page.url.removeprefix(ben.place.address).rpartition("/")[0]
    ben.page.locator(".verdict").wait_for()
    _days_later(ben.place)
    return article, attempt


def _answer(page: Page) -> None:
    """Choose the second option, or write a word."""
    page.locator("#item form").first.wait_for()
    if page.locator("label.option").count():
        page.locator("label.option").nth(1).click()
    else:
        page.locator("#item input[name=given]").fill("word")
    page.get_by_role("button", name="Check").click()


def _days_later(place: Place) -> None:
    """Let the words asked for be due."""
    with sqlite3.connect(f"{place.env['GRADUS_INSTANCE']}/gradus.sqlite") as database:
        for name in ("asked_at", "due_at", "right_at"):
            database.execute(f"UPDATE word_state SET {name} = datetime({name}, '-4 days')")  # noqa: S608 - our own columns
    database.close()


def _class(anna: Walker) -> tuple[Path, str]:
    """Make a class and return its address and its code."""
    anna.sign_in("Anna")
    anna.to("/classes")
    anna.page.get_by_label("Name of the class").fill("7C")
    anna.page.get_by_role("button", name="Make it").click()
    code = anna.page.locator(".code").inner_text()
    return anna.page.url.removeprefix(anna.place.address).removesuffix("/report"), code


def _anna(anna: Walker) -> tuple[Path, list[Path]]:
    """Bring a text and publish it to the class and the library; return where items are edited."""
    anna.sign_in("Anna")
    anna.to("/desk/new")
    anna.page.locator("#file").set_input_files(SAMPLE)
    anna.page.get_by_role("button", name="Measure it").click()
    anna.page.get_by_label("Everyone: the library").check()
    anna.page.get_by_label("7C").check()
    anna.page.get_by_role("button", name="Publish").click()
    anna.page.get_by_role("status").wait_for()
    edits = [
        anna.page.locator(f"a[href*='/{kind}/'][href$='/edit']").first.get_attribute("href") or ""
        for kind in ("items", "refused")
    ]
    return anna.page.url.removeprefix(anna.place.address).partition("#")[0], edits


def _held(learner: Walker, room: Path) -> Path:
    """Answer an item of the class's text, whose answers are held back until all are given."""
    learner.sign_in("Anna")
    learner.to(f"{room}/report")
    learner.page.locator("tbody th a.serif").first.click()
    learner.page.get_by_label("They see what was right").select_option("at end")
    learner.page.get_by_role("button", name="Save").click()
    learner.page.get_by_role("status").wait_for()
    learner.page.context.clear_cookies()
    learner.sign_in(LONG)
    learner.to(room)
    learner.page.locator(".tasks a").first.click()
    learner.page.get_by_role("button", name="Take the quiz").click()
    _answer(learner.page)
    learner.page.get_by_text("Noted.").wait_for()
    return learner.page.url.removeprefix(learner.place.address).rpartition("/")[0]


def _long(learner: Walker, code: str) -> None:
    """Join a class under the longest nickname there can be."""
    learner.to("/join")
    learner.page.get_by_label("Nickname").fill(LONG)
    learner.page.get_by_label("Passphrase").fill(PASSPHRASE)
    learner.page.get_by_role("button", name="Join").click()
    learner.to("/classes")
    learner.page.get_by_label("Code").fill(code)
    learner.page.get_by_role("button", name="Join").click()


@pytest.fixture(params=[(w, s) for s in ("light", "dark") for w in WIDTHS], ids=str)
def look(
    request: pytest.FixtureRequest, chromium: Browser, place: Place
) -> Iterator[tuple[Walker, str]]:
    """A browser window of a width and a colour scheme, and the end of its pictures' names."""
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 860}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield Walker(context.new_page(), place), f"{width}-{scheme}"
    context.close()


def faults(page: Page) -> list[str]:
    """Listen for what a page should never do: break, or ask another site for anything."""
    seen: list[str] = []
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("console", lambda line: seen.append(line.text) if line.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if "//127.0.0.1:" in asked.url else seen.append(asked.url),
    )
    return seen


def walk(walker: Walker, paths: Paths, end: str) -> list[str]:
    """Open pages, take their pictures, and return what is wrong with them."""
    seen = faults(walker.page)
    for name, path in paths.items():
        walker.to(path)
        walker.picture(f"{name}-{end}", whole="article" not in name)
        seen += wrong(walker, path, end)
    return [fault for fault in seen if "404" not in fault]


def wrong(walker: Walker, path: Path, end: str) -> list[str]:
    """Return what is wrong with a page as it stands, all of it unfolded for axe."""
    over = walker.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = [f"{path} is {over} px too wide"] if over > 0 else []
    if end in EXAMINED:
        walker.page.evaluate(UNFOLD)
        found += [f"{path}: {fault}" for fault in violations(walker.page)]
    if end == BY_KEYS:
        found += [f"{path}: no key leads to {one}" for one in unreached(walker.page)]
    return found


def test_a_visitors_pages_fit_and_keep_to_themselves(
    look: tuple[Walker, str], rooms: Rooms
) -> None:
    walker, end = look
    assert walk(walker, rooms.visitor, end) == []


def test_a_learners_pages_fit_and_keep_to_themselves(
    look: tuple[Walker, str], rooms: Rooms
) -> None:
    walker, end = look
    walker.sign_in("Ben")
    assert walk(walker, rooms.learner, end) == []


def test_a_teachers_pages_fit_and_keep_to_themselves(
    look: tuple[Walker, str], rooms: Rooms
) -> None:
    walker, end = look
    walker.sign_in("Anna")
    assert walk(walker, rooms.teacher, end) == []


def test_pages_of_a_class_fit_and_a_long_nickname_keeps_the_menu_in_one_line(
    look: tuple[Walker, str], rooms: Rooms
) -> None:
    walker, end = look
    walker.sign_in(LONG)
    walker.to("/library")
    assert walker.page.locator(".top").evaluate("top => top.offsetHeight") < 70
    assert walk(walker, rooms.classmate, end) == []


def test_cards_with_passphrases_fit_a_page(look: tuple[Walker, str], rooms: Rooms) -> None:
    walker, end = look
    walker.sign_in("Anna")
    walker.to(rooms.teacher["class-report"].replace("/report", "/people"))
    walker.page.get_by_label("One name a line").fill(f"Ann {end}\nBo {end}\nCy {end}")
    walker.page.get_by_role("button", name="Make their cards").click()
    walker.page.locator(".slips li").nth(2).wait_for()
    walker.picture(f"class-cards-{end}", whole=True)
    assert wrong(walker, "cards", end) == []


def test_the_box_for_a_text_is_as_wide_as_the_line_for_its_title(
    chromium: Browser, place: Place
) -> None:
    anna = Walker(chromium.new_page(), place)
    anna.sign_in("Anna")
    anna.to("/desk/new")
    widths = [anna.page.locator(box).bounding_box() for box in ("#title", "#text")]
    anna.page.close()
    assert len({box and box["width"] for box in widths}) == 1
