"""Every page at every width: nothing sticks out, nothing is asked of others; pictures of all."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PASSPHRASE, ROOT, Place, Walker

WIDTHS = (320, 390, 1280)
LONG = "Wilhelmina Konstantina Ottilie"
SAMPLE = ROOT / "tests" / "browser" / "lighthouse.md"

Path = str
Paths = dict[str, Path]  # a page's name, as its picture is called, and its address


@dataclass(frozen=True)
class Rooms:
    """The pages of a visitor, of a learner and of a teacher."""

    visitor: Paths
    learner: Paths
    teacher: Paths


@pytest.fixture(scope="module")
def rooms(chromium: Browser, place: Place) -> Rooms:
    """Let Ben read and answer a little and Anna bring a text, so that no page is empty."""
    article, attempt = _ben(Walker(chromium.new_page(), place))
    room, code = _class(Walker(chromium.new_page(), place))
    _long(Walker(chromium.new_page(), place), code)
    draft = _anna(Walker(chromium.new_page(), place))
    visitor = {
        "home": "/",
        "about": "/about",
        "join": "/join",
        "sign-in": "/sign-in",
        "library": "/library",
        "library-nothing": "/library?words=nothing",
        "not-found": "/nowhere",
        "article": article,
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
    }
    teacher = {
        "desk": "/desk",
        "desk-new": "/desk/new",
        "desk-article": draft,
        "desk-report": f"{draft}/report",
        "desk-history": f"{draft}/history",
        "desk-own-question": f"{draft}/items/new",
        "desk-mended": f"{draft}/text",
        "desk-look": "/desk/look",
        "worksheet": f"{draft}/worksheet",
        "answer-key": f"{draft}/answers",
        "bring-back": "/desk/bring-back",
        "teacher-classes": "/classes",
        "class-report": f"{room}/report",
    }
    return Rooms(visitor, learner, teacher)


def _ben(ben: Walker) -> tuple[Path, Path]:
    """Answer the first item of a B1 text."""
    ben.sign_in("Ben")
    ben.to("/library?band=B1")
    ben.page.locator(".card h3 a").first.click()
    article = ben.page.url.removeprefix(ben.place.address)
    ben.page.get_by_role("button", name="Take the quiz").click()
    ben.page.locator("#item form").first.wait_for()
    attempt = ben.page.url.removeprefix(ben.place.address).rpartition("/")[0]
    if ben.page.locator("label.option").count():
        ben.page.locator("label.option").nth(1).click()
    else:
        ben.page.locator("#item input[name=given]").fill("word")
    ben.page.get_by_role("button", name="Check").click()
    ben.page.locator(".verdict").wait_for()
    _days_later(ben.place)
    return article, attempt


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


def _anna(anna: Walker) -> Path:
    """Bring a text and publish it to the class and to the library."""
    anna.sign_in("Anna")
    anna.to("/desk/new")
    anna.page.locator("#file").set_input_files(SAMPLE)
    anna.page.get_by_role("button", name="Measure it").click()
    anna.page.get_by_label("Everyone: the library").check()
    anna.page.get_by_label("7C").check()
    anna.page.get_by_role("button", name="Publish").click()
    anna.page.get_by_role("status").wait_for()
    return anna.page.url.removeprefix(anna.place.address).partition("#")[0]


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
        over = walker.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            seen.append(f"{path} is {over} px too wide")
        walker.picture(f"{name}-{end}", whole="article" not in name)
    return [fault for fault in seen if "404" not in fault]


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


def test_a_long_nickname_keeps_the_menu_in_one_line(look: tuple[Walker, str], rooms: Rooms) -> None:
    walker, end = look
    walker.sign_in(LONG)
    assert walk(walker, {"long-nickname": "/library"}, end) == []
    assert walker.page.locator(".top").evaluate("top => top.offsetHeight") < 70
