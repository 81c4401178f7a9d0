"""A teacher sets the level of a text; the command line looks after all of them."""

from flask import Flask
from flask.testing import FlaskClient

from models import Article, db
from tests.web.world import World


def test_a_level_is_set_and_taken_back(
    anna: FlaskClient, stranger: FlaskClient, world: World
) -> None:
    place = f"/desk/articles/{world.open}"
    page = anna.post(f"{place}/level", data={"band": "C1"}, follow_redirects=True).text
    assert '<option value="C1" selected>' in page
    assert "Set by a teacher" in stranger.get(f"/articles/{world.open}").text
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


def test_levels_of_an_older_formula_are_made_again(app: Flask, world: World) -> None:
    run = app.test_cli_runner()
    assert "levels made again" in run.invoke(args=["level", "again"]).output
    assert run.invoke(args=["level", "again"]).output.startswith("0 levels")
