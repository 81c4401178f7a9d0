"""Single questions at the desk, as pages: reworded, written, rescued, with advice to overrule."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from tests.web.world import World

ASKED = "Who handed the kite back to Mina?"
KITE: dict[str, str | list[str]] = {
    "format": "choice",
    "stem": ASKED,
    "context": "",
    "option": ["the guard", "the mayor", "the teacher", ""],
    "reason": ["The guard climbed up for it.", "", "", ""],
    "right": "0",
    "evidence": "The guard climbed up slowly and handed it back.",
}


@pytest.fixture
def draft(world: World) -> str:
    return f"/desk/articles/{world.draft}"


def edit(browser: FlaskClient, draft: str) -> str:
    """Return the address at which the first question is edited."""
    found = re.search(r'href="(\S+?/items/\d+/edit)"', browser.get(draft).text)
    assert found
    return found[1]


def test_a_question_of_ones_own_joins_the_quiz(anna: FlaskClient, draft: str) -> None:
    page = anna.post(f"{draft}/items/new", data=KITE, follow_redirects=True).text
    assert "4 questions" in page
    assert "Written: " in page
    assert ASKED in page


def test_the_form_for_an_edit_holds_the_item_and_the_text(anna: FlaskClient, draft: str) -> None:
    page = anna.get(edit(anna, draft)).text
    assert 'value="harbour"' in page
    assert "The wind carried it over the ____ at noon.</textarea>" in page
    assert "It landed on the roof of the museum." in page


@pytest.mark.parametrize("path", ["/items/new", ""])
def test_what_would_break_is_told_and_what_was_typed_stays(
    anna: FlaskClient, draft: str, path: str
) -> None:
    address = draft + path if path else edit(anna, draft)
    reply = anna.post(address, data=KITE | {"option": ["a <b>", "A <b>."], "reason": ["why", ""]})
    assert reply.status_code == 422
    assert "Two options read the same: “A &lt;b&gt;.”" in reply.text
    assert 'value="a &lt;b&gt;"' in reply.text
    assert ASKED in reply.text


def test_advice_is_given_once_and_can_be_overruled(anna: FlaskClient, draft: str) -> None:
    loud = KITE | {"option": ["the guard", "44 people", "the teacher"], "reason": ["", "", ""]}
    page = anna.post(f"{draft}/items/new", data=loud).text
    assert "Think it over" in page
    assert "One option stands out by its form." in page
    told = re.findall(r'name="told" value="(.*?)"', page)
    said = anna.post(f"{draft}/items/new", data=loud | {"told": told}, follow_redirects=True).text
    assert "4 questions" in said
    history = anna.get(f"{draft}/history").text
    assert "Advice overruled: one option stands out by its form." in history


def test_an_edit_shows_in_the_history_with_its_author(anna: FlaskClient, draft: str) -> None:
    anna.post(edit(anna, draft), data=KITE)
    page = anna.get(f"{draft}/history").text
    assert "<del" in page
    assert ASKED in page
    assert "Anna" in page


def test_a_refused_question_is_rescued_by_editing_it(anna: FlaskClient, draft: str) -> None:
    found = re.search(r'href="(\S+?/refused/\d+/edit)"', anna.get(draft).text)
    assert found
    page = anna.get(found[1]).text
    assert "It was refused: the title has the key." in page
    assert 'value="roof"' in page
    after = anna.post(found[1], data=KITE, follow_redirects=True).text
    assert "Rescued: " in after
    assert "4 questions" in after


def test_an_item_kept_says_so_and_the_next_one_follows(anna: FlaskClient, draft: str) -> None:
    keep = re.search(r'action="(\S+?/keep)"', anna.get(draft).text)
    assert keep
    page = anna.post(keep[1], follow_redirects=True).text
    assert '<span class="done">kept</span>' in page
    assert page.index("Kept: ") < page.index('aria-label="Question 2"')


def test_a_question_that_learners_were_asked_says_that_it_stays(
    anna: FlaskClient, world: World
) -> None:
    page = anna.get(edit(anna, f"/desk/articles/{world.open}")).text
    assert "Learners were asked this question" in page


@pytest.mark.parametrize("shape", ["choice", "typed", "true-false-not-given", "nonsense"])
def test_every_form_of_question_can_be_written(anna: FlaskClient, draft: str, shape: str) -> None:
    page = anna.get(f"{draft}/items/new?format={shape}&start=5&end=9")
    assert page.status_code == 200
    assert page.text.count('name="option"') == {"typed": 1, "true-false-not-given": 3}.get(shape, 5)


def test_another_of_the_kind_is_taken_from_the_spares(anna: FlaskClient, draft: str) -> None:
    asked = re.search(r'action="(\S+?/another)"', anna.get(draft).text)
    assert asked
    page = anna.post(asked[1], data={"about": "kind"}, follow_redirects=True).text
    assert "4 questions" in page
    assert "Added to the quiz: " in page


def test_where_nothing_more_can_be_made_one_may_write_it(anna: FlaskClient, draft: str) -> None:
    page = anna.post(f"{draft}/items/new", data=KITE, follow_redirects=True).text
    own = re.search(r'<article[^>]*id="i(\d+)"[^>]*>\s*<p class="label">\S+ Teacher', page)
    assert own
    asked = f"{draft}/items/{own[1]}/another"
    again = anna.post(asked, data={"about": "kind"}, follow_redirects=True).text
    assert "There is no other question of this kind." in again
    assert "/items/new?start=" in again


@pytest.mark.parametrize("path", ["items/new", "history"])
def test_the_menu_says_that_this_is_the_desk(anna: FlaskClient, draft: str, path: str) -> None:
    assert '<a href="/desk" aria-current="true">Desk</a>' in anna.get(f"{draft}/{path}").text


def test_the_history_tells_the_time_where_its_reader_is(anna: FlaskClient, draft: str) -> None:
    anna.post("/account/settings", data={"language": "", "time_zone": "Asia/Tokyo"})
    anna.post(f"{draft}/items/new", data=KITE)
    told = re.search(r'<time datetime="(\S+)">(.*?)</time>', anna.get(f"{draft}/history").text)
    assert told
    there = datetime.fromisoformat(told[1]).astimezone(ZoneInfo("Asia/Tokyo"))
    assert told[2].endswith(f", {there:%H:%M}")
