"""What a teacher takes away, and nobody else."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.manuscripts import BODY, CANARY
from tests.web.world import Visit, World

FILES = ("moodle.xml", "gift.txt")
OF_A_QUIZ = (*FILES, "worksheet", "answers")


@pytest.mark.parametrize("name", FILES)
def test_a_quiz_is_sent_as_a_file_named_after_its_text(
    anna: FlaskClient, world: World, name: str
) -> None:
    reply = anna.get(f"/desk/articles/{world.ours}/{name}")
    assert reply.status_code == 200
    assert reply.headers["Content-Disposition"].endswith(f"filename=The-kite-of-class-6B.{name}")
    assert reply.headers["Cache-Control"] == "no-store"
    assert CANARY in reply.text
    assert BODY[0] in reply.text


@pytest.mark.parametrize("name", OF_A_QUIZ)
@pytest.mark.parametrize("who", ["Ben", "Chloe", ""])
def test_a_quiz_with_its_keys_is_no_file_for_learners(
    visit: Visit, world: World, who: str, name: str
) -> None:
    reply = visit(who).get(f"/desk/articles/{world.ours}/{name}")
    assert reply.status_code == (403 if who else 303)
    assert CANARY not in reply.text


@pytest.mark.parametrize("name", OF_A_QUIZ)
def test_a_quiz_without_questions_is_told(anna: FlaskClient, world: World, name: str) -> None:
    desk = f"/desk/articles/{world.draft}"
    page = anna.get(desk).text
    assert f'href="{desk}/{name}"' in page
    while "/drop" in page:
        anna.post(page.partition('/drop"')[0].rpartition('"')[2] + "/drop")
        page = anna.get(desk).text
        if "No question is in the quiz" in page:
            break
    assert f'href="{desk}/{name}"' not in page
    reply = anna.get(f"{desk}/{name}")
    assert reply.status_code == 409
    assert "This quiz has no questions." in reply.text


def test_a_worksheet_has_the_text_and_the_questions(anna: FlaskClient, world: World) -> None:
    page = anna.get(f"/desk/articles/{world.ours}/worksheet").text
    assert BODY[0] in page
    assert "Name ____" in page
    assert page.count('class="draft') == 3
    for option in ("harbour", "bridge", "market", "school", "True", "False", "Not given"):
        assert f"<span>{option}</span>" in page
    assert page.count("Your word ____") == 1


def test_a_worksheet_shows_no_key_even_in_its_source(anna: FlaskClient, world: World) -> None:
    page = anna.get(f"/desk/articles/{world.ours}/worksheet").text
    assert CANARY not in page
    assert 'class="key"' not in page


def test_the_letters_of_the_key_are_those_of_the_worksheet(anna: FlaskClient, world: World) -> None:
    desk = f"/desk/articles/{world.ours}"
    letters = {
        option: letter
        for letter, option in re.findall(
            r"<li><b>(\w)</b> <span>([^<]+)</span>", anna.get(f"{desk}/worksheet").text
        )
    }
    page = anna.get(f"{desk}/answers").text
    assert f"<span>1 <b>{letters['harbour']}</b></span>" in page
    assert f"<span>2 <b>{letters['True']}</b></span>" in page
    assert "<span>3 <b>museum</b></span>" in page
    assert "canary: the text says so." in page
    assert "Paragraph 1" in page
