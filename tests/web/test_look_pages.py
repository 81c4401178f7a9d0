"""How items went, and the list of those to look at, as pages."""

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import ItemStatus, Person, Role, db, writing
from services import accounts, binding, practice
from tests.web.world import Visit, World
from web.clock import utcnow


@pytest.fixture
def answered(app: Flask, world: World) -> int:
    """Twelve learners answer the text of the library; all of them miss its first question."""
    with app.app_context():
        session, now = db.session(), utcnow()
        writing(session)
        for n in range(12):
            who: Person = accounts.start_guest(session, now)
            attempt = practice.start(session, who, world.open, now)
            for position, given in enumerate(("bridge", "True" if n % 2 else "False", "museum"), 1):
                practice.answer(session, who, attempt, position, given, now)
        session.commit()
    return world.open


def quiz(app: Flask, article_id: int) -> list[int]:
    with app.app_context():
        return binding.latest(db.session(), article_id)[1]


def test_the_report_gives_each_figure_with_its_n(anna: FlaskClient, answered: int) -> None:
    page = anna.get(f"/desk/articles/{answered}/report").text
    assert '<td class="num" data-label="Facility">2\u00a0%</td>' in page
    assert '<td class="num" data-label="Answered">12</td>' in page
    assert "Few answer it right." in page


def test_what_answers_speak_against_is_retired_and_given_back_in_one_press_each(
    app: Flask, anna: FlaskClient, answered: int
) -> None:
    page = anna.get("/desk/look").text
    assert "Few answer it right." in page
    retire = re.search(r'action="(\S+?/retire)"', page)
    assert retire
    before = quiz(app, answered)
    page = anna.post(retire[1], data={"from": "look"}, follow_redirects=True).text
    assert "Retired: " in page
    assert "Few answer it right." not in page
    assert quiz(app, answered) == before[1:]
    undo = re.search(r'action="(\S+?/undo)"', page)
    assert undo
    page = anna.post(undo[1], data={"from": "look"}, follow_redirects=True).text
    assert "Few answer it right." in page
    assert quiz(app, answered) == before


def test_a_question_left_alone_is_listed_no_more(anna: FlaskClient, answered: int) -> None:
    leave = re.search(r'action="(\S+?/keep)"', anna.get("/desk/look").text)
    assert leave
    page = anna.post(leave[1], data={"from": "look"}, follow_redirects=True).text
    assert "None just now." in page


def test_the_undo_of_another_teachers_text_is_not_there(
    visit: Visit, app: Flask, world: World, answered: int
) -> None:
    with app.app_context():
        db.session.get_one(Person, world.chloe).role = Role.TEACHER
        db.session.commit()
    assert visit("Chloe").get(f"/desk/look?article={answered}&done=1").status_code == 404
    assert "None just now." in visit("Chloe").get("/desk/look").text


def test_the_audit_prints_a_record_a_line(app: Flask, answered: int) -> None:
    result = app.test_cli_runner().invoke(args=["items", "audit"])
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    asked = [line for line in lines if line["answers"]]
    assert [line["answers"]["n"] for line in asked] == [12, 12, 12]
    assert {line["status"] for line in lines} == {*(s.value for s in ItemStatus), "refused"} - {
        "dropped"
    }
    assert re.search(r"\d+ items: 6 kept, 0 dropped, 3 answered\.", result.stderr)
