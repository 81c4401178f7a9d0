"""The outbox of a quiz page: what is shown as saved is stored, once, whatever the network does."""

import random
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from playwright.sync_api import Error as PlaywrightError

from tests.browser.conftest import PASSPHRASE, Place, Walker

SCHEDULES = 200
STEPS = {  # and how often each is taken
    "answer": 3,
    "double": 2,
    "cut": 2,
    "lose": 2,
    "reconnect": 2,
    "reload": 2,
    "wait": 2,
    "close": 1,
}
GIVE = """([choice, clicks]) => {
  const form = document.querySelector("#item form:has(fieldset:enabled)");
  if (!form) return null;
  const options = form.querySelectorAll("[type=radio]");
  const field = options[choice % options.length] ?? form.querySelector("[name=given]");
  if (options.length) field.checked = true;
  else field.value = "word" + choice;
  while (clicks--) form.querySelector("button").click();
  return field.value;
}"""
SAID = """() => {
  const chosen = [...document.querySelectorAll("#item .option")].find(
    (o) => o.querySelector("small strong")?.textContent.startsWith("Your answer"));
  const saved = document.querySelector("#item .done");
  return saved && chosen ? chosen.querySelector(".said").textContent : null;
}"""
EMPTY = "() => !Object.keys(localStorage).some((name) => name.startsWith('answer:'))"


STORED = """SELECT given FROM response JOIN attempt ON attempt.id = response.attempt_id
  JOIN quiz_item ON quiz_item.quiz_id = attempt.quiz_id AND quiz_item.item_id = response.item_id
  WHERE attempt.id = ? AND quiz_item.position = ?"""
LONGEST = """SELECT article_id FROM quiz JOIN quiz_item ON quiz_item.quiz_id = quiz.id
  GROUP BY article_id ORDER BY count(*) DESC LIMIT 1"""

NEW_TO_BEN = """SELECT quiz.article_id FROM quiz JOIN quiz_item ON quiz_item.quiz_id = quiz.id
  JOIN item ON item.id = quiz_item.item_id
  WHERE quiz_item.position = 1 AND item.format = 'choice' AND quiz.id NOT IN (
    SELECT quiz_id FROM attempt JOIN person ON person.id = attempt.person_id
    WHERE nickname = 'Ben')
  ORDER BY quiz.id"""


def asked(place: Place, query: str, *values: str) -> list[Any]:
    """Return the first column of what the database of a place answers."""
    database = sqlite3.connect(f"{place.env['GRADUS_INSTANCE']}/gradus.sqlite")
    try:
        return [row[0] for row in database.execute(query, values)]
    finally:
        database.close()


@dataclass
class Network:
    """What happens to requests: "on" serves them, "cut" drops them, "lose" drops the reply."""

    state: str = "on"

    def handle(self, route: Route) -> None:
        if self.state == "on":
            route.continue_()
        elif self.state == "cut" or route.request.method != "POST":
            route.abort("connectionfailed")
        else:
            try:
                route.fetch(max_redirects=0)
                route.abort("connectionreset")
            except PlaywrightError:
                pass  # the page was closed meanwhile; the server has the answer


@dataclass
class Desk:
    """A learner at a browser with a network that fails, and the database behind it."""

    place: Place
    context: BrowserContext
    network: Network
    page: Page
    article: int
    open: list[str] = field(default_factory=list)

    def question(self) -> str:
        """Return the address of a question that was never answered."""
        if not self.open:
            self.page.goto(f"{self.place.address}/articles/{self.article}")
            self.page.locator("[data-key=q] button").click()
            self.page.wait_for_selector("#item")
            path = self.page.url.removeprefix(self.place.address)
            attempt, first = path.rpartition("/")[::2]
            dots = self.page.locator(".dots i").count()
            self.open = [f"{attempt}/{n}" for n in range(int(first), dots + 1)]
        return self.open.pop(0)

    def goto(self, path: str) -> None:
        """Open a page; without a network there is an empty one, with no script of ours.

        (Chromium's own page for a lost connection loads itself again whenever it likes.)
        """
        online = self.network.state == "on"
        address = self.place.address + path if online else "about:blank"
        self.page.goto(address, wait_until="domcontentloaded")

    def submit(self, rng: random.Random, clicks: int) -> str | None:
        """Choose and send; return what was chosen, None where nothing could be."""
        given: str | None = self.page.evaluate(GIVE, [rng.randrange(4), clicks])
        return given

    def take(self, step: str, path: str, rng: random.Random) -> str | None:
        """Take one step of a schedule; return what was chosen in it, if anything."""
        given = None
        if step in ("answer", "double"):
            given = self.submit(rng, 2 if step == "double" else 1)
        elif step == "wait":
            self.page.wait_for_timeout(rng.randrange(60))
        elif step == "reload":
            self.goto(path)
        elif step == "close":
            self.reopen(path)
        elif step == "reconnect":
            self.reconnect()
        else:
            self.network.state = step
        self.agrees(path)
        return given

    def stored(self, path: str) -> list[str]:
        """Return what the database holds for a question."""
        return asked(self.place, STORED, *path.split("/")[2:])

    def agrees(self, path: str) -> None:
        """Check that a page which says "Saved" shows what is stored."""
        if not self.page.url.endswith(path):
            return  # left without a network
        said = self.page.evaluate(SAID)
        if said is not None:
            assert [said] == self.stored(path)

    def reopen(self, path: str) -> None:
        self.page.close()
        self.page = self.context.new_page()
        self.goto(path)

    def reconnect(self) -> None:
        self.network.state = "on"
        self.page.evaluate("dispatchEvent(new Event('online'))")


@pytest.fixture(scope="module")
def desk(chromium: Browser, place: Place) -> Iterator[Desk]:
    context = chromium.new_context(reduced_motion="reduce")
    context.route(re.compile(r"\.(css|svg)"), lambda route: route.abort())  # nothing is looked at
    network = Network()
    page = context.new_page()
    Walker(page, place).to("/join")
    page.get_by_label("Nickname").fill("Olga")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Join").click()
    page.wait_for_load_state()
    context.route("**/attempts/*/*", network.handle)
    yield Desk(place, context, network, page, asked(place, LONGEST)[0])
    context.close()


def test_after_any_schedule_what_is_shown_is_stored_once(desk: Desk) -> None:
    for seed in range(SCHEDULES):
        rng = random.Random(seed)
        path = desk.question()
        desk.goto(path)
        steps = rng.choices(list(STEPS), list(STEPS.values()), k=rng.randint(2, 6))
        given = [desk.take(step, path, rng) for step in steps]
        desk.network.state = "on"
        desk.take(rng.choice(["reconnect", "reload"]), path, rng)
        if not desk.page.url.endswith(path):
            desk.goto(path)
        given.append(desk.submit(rng, 1))
        expect(desk.page.locator("#item .done")).to_be_visible()
        said = desk.page.evaluate(SAID)
        first = next(text for text in given if text is not None)
        assert (seed, [said], said) == (seed, desk.stored(path), first)
        desk.page.wait_for_function(EMPTY)


@pytest.fixture
def ben(chromium: Browser, place: Place) -> Iterator[Walker]:
    """Ben before an open question of his own."""
    context = chromium.new_context(reduced_motion="reduce")
    walker = Walker(context.new_page(), place)
    walker.sign_in("Ben")
    begin(walker)
    yield walker
    context.close()


def begin(walker: Walker) -> str:
    """Open a quiz that Ben has not begun, whose first question has options; return its address."""
    page = walker.page
    walker.to(f"/articles/{asked(walker.place, NEW_TO_BEN)[0]}")
    page.locator("[data-key=q] button").click()
    page.wait_for_selector("#item .option")
    page.wait_for_load_state()  # keys and clicks find the script at work
    return page.url


def give(page: Page) -> None:
    page.evaluate(GIVE, [1, 1])


def sign_out(walker: Walker) -> None:
    """End the session in another tab."""
    other = Walker(walker.page.context.new_page(), walker.place)
    other.to("/account")
    other.page.get_by_role("button", name="Sign out", exact=True).click()
    other.page.wait_for_load_state()
    other.page.close()


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("Nickname").fill(name)
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Sign in").click()


def test_an_answer_without_a_connection_is_kept_and_sent_when_there_is_one(ben: Walker) -> None:
    page = ben.page
    page.context.set_offline(True)
    give(page)
    expect(page.locator("#told")).to_contain_text("Kept on this device, not saved yet")
    expect(page.get_by_text("Saved", exact=True)).to_have_count(0)
    expect(page.locator("#item fieldset:disabled")).to_be_visible()
    ben.picture("quiz-kept")
    page.context.set_offline(False)
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_an_answer_that_waits_is_sent_from_any_page_of_ours(ben: Walker) -> None:
    page, here = ben.page, ben.page.url
    page.route("**/attempts/*/*", lambda route: route.abort())
    give(page)
    expect(page.locator("#told")).to_be_visible()
    page.unroute("**/attempts/*/*")
    ben.to("/library")
    expect(page.get_by_role("status")).to_contain_text("is saved now")
    page.goto(here)
    expect(page.locator(".verdict")).to_be_visible()


def test_an_answer_after_the_session_ended_is_sent_after_signing_in_again(ben: Walker) -> None:
    page, here = ben.page, ben.page.url
    sign_out(ben)
    give(page)
    expect(page.get_by_role("status")).to_contain_text("Your answer is kept on this device")
    sign_in(page, "Ben")
    expect(page).to_have_url(here)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_someone_else_neither_sees_nor_sends_what_was_kept(ben: Walker) -> None:
    page, path = ben.page, ben.page.url.removeprefix(ben.place.address)
    sign_out(ben)
    give(page)
    expect(page.get_by_role("status")).to_contain_text("kept")
    sign_in(page, "Anna")
    page.wait_for_load_state()
    theirs = begin(ben)
    expect(page.locator("#item fieldset")).to_be_enabled()
    expect(page.locator("#told")).to_have_count(0)
    assert theirs != ben.place.address + path
    assert asked(ben.place, STORED, *path.split("/")[2:]) == []
    sign_out(ben)
    ben.sign_in("Ben")
    expect(page.get_by_role("status")).to_contain_text("is saved now")
    assert len(asked(ben.place, STORED, *path.split("/")[2:])) == 1


def test_a_browser_that_keeps_nothing_answers_all_the_same(chromium: Browser, place: Place) -> None:
    page = chromium.new_page()
    page.add_init_script(
        "for (const s of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, s, { get() { throw new Error('no'); } })"
    )
    Walker(page, place).to("/")
    page.get_by_role("button", name="Try a text now").click()
    page.get_by_role("button", name="Take the quiz").click()
    page.wait_for_selector("#item form fieldset")
    give(page)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_the_text_is_one_key_away_and_so_is_the_way_back(ben: Walker) -> None:
    page = ben.page
    page.keyboard.press("2")
    page.keyboard.press("t")
    expect(page.locator("#text")).to_be_visible()
    expect(page.locator("#text p").first).to_be_visible()
    ben.picture("quiz-text")
    page.keyboard.press("t")
    expect(page.locator("#text")).to_be_hidden()
    assert page.locator("#item :checked").count() == 1


def test_a_hint_leaves_what_was_chosen(ben: Walker) -> None:
    page = ben.page
    page.keyboard.press("2")
    page.get_by_role("button", name="Show the paragraph").click()
    expect(page.locator("#item blockquote")).to_be_visible()
    assert page.locator("#item :checked").count() == 1
    expect(page.locator("#item")).to_contain_text("counts half towards your level")
