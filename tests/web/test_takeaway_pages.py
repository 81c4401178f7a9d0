"""What a teacher takes away, and nobody else."""

import pytest
from flask.testing import FlaskClient

from tests.web.manuscripts import BODY, CANARY
from tests.web.world import Visit, World

OF_A_QUIZ = ("moodle.xml", "gift.txt")


@pytest.mark.parametrize("name", OF_A_QUIZ)
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
