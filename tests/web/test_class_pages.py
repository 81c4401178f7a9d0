"""Classes: by code, for members, and the teacher's report."""

import pytest
from flask.testing import FlaskClient

from tests.web.world import Visit, World


def test_a_teacher_makes_a_class_and_sees_its_code(anna: FlaskClient) -> None:
    page = anna.post("/classes", data={"name": "7C, evenings"}, follow_redirects=True)
    assert page.request.path.endswith("/report")
    assert "7C, evenings" in page.text
    assert 'class="code"' in page.text
    assert "1. Let them in" in page.text


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_class_needs_a_name(anna: FlaskClient, name: str) -> None:
    reply = anna.post("/classes", data={"name": name})
    assert reply.status_code == 422
    assert 'role="alert"' in reply.text


def test_a_learner_joins_by_code_however_it_is_typed(chloe: FlaskClient, world: World) -> None:
    code = f" {world.code[:4].lower()}-{world.code[4:]} "
    page = chloe.post("/classes/join", data={"code": code}, follow_redirects=True)
    assert "You are in 6B." in page.text
    assert "The kite of class 6B" in page.text


def test_a_wrong_code_is_told_and_kept_in_the_form(chloe: FlaskClient) -> None:
    reply = chloe.post("/classes/join", data={"code": "ZZZZ9999"})
    assert reply.status_code == 422
    assert 'value="ZZZZ9999"' in reply.text


def test_five_wrong_codes_close_the_form_for_that_person_only(visit: Visit, world: World) -> None:
    chloe, dora = visit("Chloe"), visit("Dora")
    tries = [chloe.post("/classes/join", data={"code": f"WRONG{n}"}) for n in range(6)]
    assert [reply.status_code for reply in tries] == [422] * 5 + [429]
    assert dora.post("/classes/join", data={"code": world.code}).status_code == 303


def test_a_guest_is_asked_for_a_nickname_first(stranger: FlaskClient, world: World) -> None:
    stranger.post("/guest")
    assert "take a nickname" in stranger.get("/classes").text
    assert stranger.post("/classes/join", data={"code": world.code}).status_code == 403


def test_someone_in_no_class_is_told_how_to_join(chloe: FlaskClient) -> None:
    assert "Your teacher has a code" in chloe.get("/classes").text


def test_a_member_sees_the_class_without_its_code(ben: FlaskClient, world: World) -> None:
    page = ben.get(f"/classes/{world.classroom}").text
    assert "With Anna" in page
    assert world.code not in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_class_of_others_looks_like_none(chloe: FlaskClient, world: World, method: str) -> None:
    path = "" if method == "get" else "/leave"
    theirs = getattr(chloe, method)(f"/classes/{world.classroom}{path}")
    absent = getattr(chloe, method)(f"/classes/999{path}")
    assert theirs.status_code == absent.status_code == 404
    assert theirs.data == absent.data


def test_leaving_takes_the_texts_of_the_class_along(ben: FlaskClient, world: World) -> None:
    ben.post(f"/classes/{world.classroom}/leave")
    assert ben.get(f"/articles/{world.ours}").status_code == 404


def test_the_report_says_who_has_read_and_answered(visit: Visit, world: World) -> None:
    ben, anna = visit("Ben"), visit("Anna")
    attempt = ben.post(f"/articles/{world.ours}/quiz").location.rpartition("/")[0]
    for position, given in enumerate(("harbour", "True", "museum"), 1):
        ben.post(f"{attempt}/{position}", data={"given": given})
    page = anna.get(f"/classes/{world.classroom}/results").text
    assert "Ben" in page
    assert "3 of 3" in page
    assert "Chloe" not in page


def test_a_new_code_closes_the_old_one(visit: Visit, world: World) -> None:
    visit("Anna").post(f"/classes/{world.classroom}/code")
    reply = visit("Chloe").post("/classes/join", data={"code": world.code})
    assert reply.status_code == 422


def test_a_teacher_takes_a_learner_out(visit: Visit, world: World) -> None:
    path = f"/classes/{world.classroom}/learners/{world.ben}/remove"
    assert visit("Anna").post(path).status_code == 303
    assert visit("Ben").get(f"/articles/{world.ours}").status_code == 404


def test_taking_a_learner_out_can_be_undone(visit: Visit, world: World) -> None:
    anna, path = visit("Anna"), f"/classes/{world.classroom}/learners/{world.ben}"
    page = anna.post(f"{path}/remove", follow_redirects=True).text
    assert "Ben is out of the class." in page
    assert f'action="{path}/put-back"' in page
    assert anna.post(f"{path}/put-back").status_code == 303
    assert visit("Ben").get(f"/articles/{world.ours}").status_code == 200


def test_nobody_is_put_into_a_class_who_was_not_taken_out(anna: FlaskClient, world: World) -> None:
    path = f"/classes/{world.classroom}/learners/{world.chloe}/put-back"
    assert anna.post(path).status_code == 404


def test_a_text_looked_at_is_opened_in_the_report(visit: Visit, world: World) -> None:
    said = {"seconds": "20", "paragraph": "1"}
    assert visit("Ben").post(f"/articles/{world.ours}/time", data=said).status_code == 204
    assert ">opened</td>" in visit("Anna").get(f"/classes/{world.classroom}/results").text


def test_a_guest_is_not_sent_to_a_field_that_is_not_there(
    stranger: FlaskClient, world: World
) -> None:
    stranger.post("/guest")
    assert "type it here" not in stranger.get("/classes").text


def test_a_teacher_cannot_take_out_who_is_not_in(anna: FlaskClient, world: World) -> None:
    path = f"/classes/{world.classroom}/learners/{world.chloe}/remove"
    assert anna.post(path).status_code == 404
