"""The pages on assignments and reports: what a learner wrote is seen by their own teachers only."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import Person, Role, db
from tests.web.test_policies import rules
from tests.web.world import Visit, World

SECRET = "zebracrossing"  # noqa: S105 - what Ben writes, for his teacher's eyes
TERMS = {"feedback": "at once", "counts": "first", "tries": "1", "drawn": "", "due": ""}


@pytest.fixture
def written(visit: Visit, world: World) -> World:
    """Ben has answered all of the assignment of Anna's class, in one word if he could."""
    ben = visit("Ben")
    attempt = ben.post(f"/articles/{world.ours}/quiz").location.rpartition("/")[0]
    for position in range(1, 9):
        if ben.get(f"{attempt}/{position}").status_code != 200:
            break
        if ben.post(f"{attempt}/{position}", data={"given": SECRET}).status_code == 422:
            ben.post(f"{attempt}/{position}", data={"given": "harbour"})
            ben.post(f"{attempt}/{position}", data={"given": "True"})
    return world


def addresses(world: World) -> list[str]:
    """Return every address of the place that answers GET, with ids of what is there."""
    ids = {
        "classroom_id": world.classroom,
        "article_id": world.ours,
        "person_id": world.ben,
        "attempt_id": 1,
        "assignment_id": 1,
        "position": 1,
    }
    found = []
    for rule in rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            path = rule.rule
            for name in rule.arguments:
                path = path.replace(f"<int:{name}>", str(ids.get(name, 1)))
            found.append(path)
    return found


def readers(visit: Visit, world: World, name: str) -> list[str]:
    """Return the addresses that show somebody what Ben wrote."""
    client = visit(name)
    query = f"?article={world.ours}"
    return [path for path in addresses(world) if SECRET.encode() in client.get(path + query).data]


def test_bens_words_are_on_pages_of_his_teacher(visit: Visit, written: World) -> None:
    found = readers(visit, written, "Anna")
    room = f"/classes/{written.classroom}"
    assert {f"{room}/attempts/1", f"{room}/texts/{written.ours}/sheet", "/assignments/1"} <= set(
        found
    )


@pytest.mark.parametrize("name", ["", "Chloe"])
def test_no_endpoint_shows_bens_words_to_others(visit: Visit, written: World, name: str) -> None:
    assert readers(visit, written, name) == []


def test_no_endpoint_shows_bens_words_to_a_teacher_of_another_class(
    app: Flask, visit: Visit, written: World
) -> None:
    with app.app_context():
        db.session.get_one(Person, written.chloe).role = Role.TEACHER
        db.session.commit()
    assert readers(visit, written, "Chloe") == []


def test_a_form_that_cannot_be_used_keeps_what_was_typed(anna: FlaskClient, world: World) -> None:
    said = {**TERMS, "article": str(world.ours), "due": "2020-01-01", "tries": "3"}
    reply = anna.post(f"/classes/{world.classroom}/assign", data=said)
    assert reply.status_code == 422
    assert "The last day is over already." in reply.text
    assert 'value="2020-01-01"' in reply.text
    assert 'name="tries" inputmode="numeric" maxlength="2" value="3"' in reply.text


@pytest.mark.parametrize(
    ("name", "typed"), [("due", "soon"), ("tries", "two"), ("drawn", "-1"), ("feedback", "never")]
)
def test_what_is_no_date_or_number_gets_one_sentence(
    anna: FlaskClient, world: World, name: str, typed: str
) -> None:
    said = {**TERMS, "article": str(world.ours), name: typed}
    reply = anna.post(f"/classes/{world.classroom}/assign", data=said)
    assert reply.status_code == 422
    assert 'role="alert"' in reply.text


def test_looking_who_can_read_a_text_leaves_the_form_out_of_the_address(
    anna: FlaskClient, world: World
) -> None:
    said = {**TERMS, "article": str(world.ours), "look": ""}
    reply = anna.post(f"/classes/{world.classroom}/assign", data=said)
    assert reply.location == f"/classes/{world.classroom}/readers?article={world.ours}"


def test_terms_are_changed_and_an_assignment_is_taken_back(visit: Visit, written: World) -> None:
    anna = visit("Anna")
    page = anna.post("/assignments/1", data={**TERMS, "tries": "2"}, follow_redirects=True).text
    assert "Saved. What was answered stays." in page
    assert 'value="2"' in page
    page = anna.post("/assignments/1/take-back", follow_redirects=True).text
    assert "Taken back." in page
    assert anna.get("/assignments/1").status_code == 404


def test_a_learner_sees_what_is_to_do_and_what_is_done(visit: Visit, world: World) -> None:
    said = {**TERMS, "article": str(world.ours)}
    visit("Anna").post(f"/classes/{world.classroom}/assign", data=said)
    assert "to do" in visit("Ben").get(f"/classes/{world.classroom}").text


def test_an_answer_held_back_says_whose_it_is_so_that_the_outbox_lets_it_go(
    visit: Visit, world: World
) -> None:
    said = {**TERMS, "article": str(world.ours), "feedback": "at end"}
    visit("Anna").post(f"/classes/{world.classroom}/assign", data=said)
    ben = visit("Ben")
    asked = ben.post(f"/articles/{world.ours}/quiz").location
    reply = ben.post(asked, data={"given": "harbour"}, headers={"X-Fragment": "1"})
    assert "Noted." in reply.text
    assert f'id="item" data-me="{world.ben}"' in reply.text


def test_answers_held_back_are_on_no_page_of_the_learner(visit: Visit, world: World) -> None:
    said = {**TERMS, "article": str(world.ours), "feedback": "at end"}
    visit("Anna").post(f"/classes/{world.classroom}/assign", data=said)
    ben = visit("Ben")
    attempt = ben.post(f"/articles/{world.ours}/quiz").location.rpartition("/")[0]
    ben.post(f"{attempt}/1", data={"given": "harbour"})
    for path in (f"{attempt}/1", f"{attempt}/2", attempt):
        page = ben.get(path).text
        assert "right" not in page.lower().replace("what was right", "")
        assert "✓" not in page
        assert 'class="yes' not in page
