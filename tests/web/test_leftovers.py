"""Nothing on a page is in English only: every word of ours can be translated.

Pages are rendered in Arabic, whose dates and numbers have no Latin letter, with a catalogue that
puts every message in brackets. What then stands outside them, in Latin letters and in no element
that names its language, never passed through gettext.
"""

import re
from html.parser import HTMLParser

import pytest
from babel.support import NullTranslations
from flask.testing import FlaskClient

from scripts.translations import template
from tests.web.world import Visit, World
from texts.bands import BANDS
from web import languages

LEARNERS = (
    "/",
    "/about",
    "/library",
    "/library?words=nothing",
    "/articles/{open}",
    "/articles/{open}/words?word=harbour",
    "/attempts/1",
    "/attempts/1/1",
    "/attempts/1/2",
    "/attempts/1/3",
    "/progress",
    "/vocabulary",
    "/vocabulary/1",
    "/words",
    "/words/again",
    "/words/1",
    "/classes",
    "/classes/{classroom}",
    "/account",
    "/account/settings",
    "/account/data",
    "/display",
    "/keys",
    "/nowhere",
)
TEACHERS = (
    "/desk",
    "/desk/new",
    "/desk/bring-back",
    "/desk/articles/{draft}/report",
    "/desk/articles/{draft}/history",
    "/desk/articles/{draft}/items/new",
    "/desk/articles/{open}",
    "/classes",
    "/classes/{classroom}/report",
    "/classes/{classroom}/results",
    "/classes/{classroom}/code",
    "/classes/{classroom}/assign",
    "/classes/{classroom}/learners/{ben}",
    "/account/tokens",
)
# Names that people gave, and what is called the same everywhere.
NAMES = re.compile(
    r"The kite [\w ]+|Anna|Ben|Chloe|6B|harbour|English|CEFR|TTR|UTC|JSON|Gradus|Esc|[ABC][12]\+?"
)
ATTRIBUTES = ("aria-label", "title", "placeholder", "data-label", "alt", "data-stop", "data-gone")
UNCLOSED = frozenset({"br", "img", "input", "meta", "link", "hr"})
# Made by the engine in the language of a text, or typed: notes on mends, reasons of refusals.
ENGINES = re.compile(r"canary:.*|the title has the key|One blank line was taken out\.|[A-Z2-9]{8}")


class Brackets(NullTranslations):
    """A catalogue that translates everything, and knows what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return f"⟦{message}⟧" if message else ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add(msgid1)
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    ugettext, ungettext = gettext, ngettext


class Shown(HTMLParser):
    """What a page shows, but for elements that name their language and those for programs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.said: list[str] = []
        self.feed(page)

    def _ours(self) -> bool:
        return not any(apart for _, apart in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._ours():
            self.said += [given[name] or "" for name in ATTRIBUTES if name in given]
        if tag not in UNCLOSED:
            apart = (
                tag in {"script", "style", "textarea", "code"} or given.get("name") == "time_zone"
            )
            self.open.append((tag, apart or (tag != "html" and "lang" in given)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Drawings hold nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._ours():
            self.said.append(data)


def left_over(page: str) -> list[str]:
    """Return what a page says in Latin letters outside of brackets."""
    found = []
    inside = 0
    for said in Shown(page).said:
        outside = ""
        for sign in said:
            inside += (sign == "⟦") - (sign == "⟧")
            outside += "" if inside or sign == "⟧" else sign
        outside = ENGINES.sub("", NAMES.sub("", outside))
        found += [outside.strip()] if re.search("[A-Za-z]{2}", outside) else []
    return found


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> Brackets:
    catalogue = Brackets()
    monkeypatch.setattr(languages, "catalogue", lambda _code: catalogue)
    return catalogue


def walked(browser: FlaskClient, paths: tuple[str, ...], world: World) -> list[tuple[str, str]]:
    browser.application.config["LANGUAGES"] = ["en_GB", "ar"]
    browser.set_cookie("language", "ar")
    places = {name: getattr(world, name) for name in ("open", "draft", "classroom", "ben")}
    found = []
    for path in paths:
        reply = browser.get(path.format(**places), follow_redirects=True)
        assert 'dir="rtl"' in reply.text
        found += [(path, said) for said in left_over(reply.text)]
    return found


def test_a_learners_pages_can_be_translated_whole(
    visit: Visit, world: World, brackets: Brackets
) -> None:
    ben, stranger = visit("Ben"), visit("")
    ben.post(f"/articles/{world.open}/finished")
    ben.post(f"/articles/{world.open}/quiz")
    for position, given in ((1, "harbours"), (2, "False"), (3, "museum")):
        ben.post(f"/attempts/1/{position}", data={"given": given})
    assert walked(ben, LEARNERS, world) == []
    assert walked(stranger, ("/", "/library", "/articles/{open}", "/sign-in", "/join"), world) == []
    assert sorted(brackets.asked - _known()) == []


def test_a_teachers_pages_can_be_translated_whole(
    visit: Visit, world: World, brackets: Brackets
) -> None:
    assert walked(visit("Anna"), TEACHERS, world) == []
    assert sorted(brackets.asked - _known()) == []


def _known() -> set[str]:
    """Return every message of the catalogues, and bands, which are called the same everywhere."""
    ids = (message.id for message in template())
    return {one if isinstance(one, str) else one[0] for one in ids} | set(BANDS)
