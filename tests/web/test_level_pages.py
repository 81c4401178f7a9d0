"""A teacher sets the level of a text; the command line looks after all of them."""

import json
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import Article, Person, db
from services import desk
from tests.web.manuscripts import manuscript
from tests.web.world import World
from texts.bands import BANDS
from texts.grade import band_index
from texts.parts import Grade
from web.clock import utcnow


def test_a_level_is_set_and_taken_back(
    anna: FlaskClient, stranger: FlaskClient, world: World
) -> None:
    place = f"/desk/articles/{world.open}"
    page = anna.post(f"{place}/level", data={"band": "C1"}, follow_redirects=True).text
    assert '<option value="C1" selected>' in page
    shown = " ".join(stranger.get(f"/articles/{world.open}").text.split())
    assert "Set by a teacher, who knows the text. Our estimate: A2, likely A1 to B1." in shown
    anna.post(f"{place}/level", data={"band": ""})
    assert "Set by a teacher" not in stranger.get(f"/articles/{world.open}").text


def test_what_is_no_level_is_refused(anna: FlaskClient, world: World) -> None:
    reply = anna.post(f"/desk/articles/{world.draft}/level", data={"band": "D1"})
    assert reply.status_code == 422


def test_the_audit_says_when_there_is_nothing_to_compare(app: Flask, world: World) -> None:
    said = app.test_cli_runner().invoke(args=["level", "audit"])
    assert said.exit_code == 0
    assert "nothing to compare" in said.output


def test_the_audit_counts_and_changes_nothing(app: Flask, world: World) -> None:
    with app.app_context():
        db.session.get_one(Article, world.open).own_band = "A1"  # its score is 2.0
        db.session.commit()
    said = app.test_cli_runner().invoke(args=["level", "audit"]).output
    assert "the same for 100%" in said
    assert "From 30 texts on" in said


def test_from_30_texts_on_the_audit_proposes_cuts(app: Flask, world: World) -> None:
    with app.app_context():
        session, now = db.session(), utcnow()
        teacher = session.get_one(Person, world.anna)
        for number in range(30):
            score = 2.0 + 0.09 * number
            ready = manuscript(f"The kite, part {number}")
            theirs = Grade(score, BANDS[band_index(score)], "A1", "C2", ())
            article = desk.add_article(session, teacher, replace(ready, grade=theirs), now)
            article.own_band = BANDS[band_index(score - 0.3)]  # whose cuts are higher by 0.3
        session.commit()
    said = app.test_cli_runner().invoke(args=["level", "audit"]).output
    assert "30 texts have a level that a teacher set." in said
    assert "Cuts +0.30 higher would agree better" in said
    assert "Nothing was changed." in said


def test_the_facts_of_a_stored_text_have_the_level_of_its_teacher(app: Flask, world: World) -> None:
    run = app.test_cli_runner()
    asked = ["facts", "--article", str(world.open), "--json"]
    assert json.loads(run.invoke(args=asked).output)["own"] is None
    with app.app_context():
        db.session.get_one(Article, world.open).own_band = "C1"
        db.session.commit()
    found = json.loads(run.invoke(args=asked).output)
    assert (found["cefr"], found["own"], found["ours"]["cefr"]) == ("C1", "C1", "A2")
    said = run.invoke(args=asked[:-1]).output
    assert "Set by a teacher; our estimate: A2, likely A1 to B1." in said


@pytest.mark.parametrize("asked", [[], ["--article", "9999"], ["file.txt", "--article", "1"]])
def test_facts_of_nothing_that_is_there_are_one_line(app: Flask, asked: list[str]) -> None:
    found = app.test_cli_runner().invoke(args=["facts", *asked])
    assert (found.exit_code, found.stderr.count("\n")) == (2, 1)


def test_levels_of_an_older_formula_are_made_again(app: Flask, world: World) -> None:
    run = app.test_cli_runner()
    assert "levels made again" in run.invoke(args=["level", "again"]).output
    assert run.invoke(args=["level", "again"]).output.startswith("0 levels")
