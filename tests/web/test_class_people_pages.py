"""The pages on the people of a class: cards to print, the code on a wall."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.world import Visit, World


def test_pasted_names_become_cards_with_which_one_signs_in(visit: Visit, world: World) -> None:
    path = f"/classes/{world.classroom}/people"
    page = visit("Anna").post(path, data={"names": "Mia\nNoah"}).text
    [mia, noah] = re.findall(r'Passphrase</span> <b class="serif">([a-z ]+)</b>', page)
    assert mia != noah
    newcomer = visit("")
    reply = newcomer.post("/sign-in", data={"nickname": "Mia", "passphrase": mia})
    assert reply.status_code == 303
    assert newcomer.get(f"/articles/{world.ours}").status_code == 200


def test_a_bad_line_is_told_and_nothing_typed_is_lost(anna: FlaskClient, world: World) -> None:
    reply = anna.post(f"/classes/{world.classroom}/people", data={"names": "Mia\n???"})
    assert reply.status_code == 422
    assert "Line 2" in reply.text
    assert ">Mia\n???</textarea>" in reply.text
    assert "here since" in reply.text
    assert reply.text.count('class="member"') == 1


def test_a_new_passphrase_is_shown_once(visit: Visit, world: World) -> None:
    anna, ben = visit("Anna"), visit("Ben")
    reply = anna.post(f"/classes/{world.classroom}/people/{world.ben}/passphrase")
    assert "1 card" in reply.text
    [words] = re.findall(r'Passphrase</span> <b class="serif">([a-z ]+)</b>', reply.text)
    assert words not in anna.get(f"/classes/{world.classroom}/people").text
    assert ben.get("/classes").status_code == 303  # signed out


def test_the_poster_has_the_code_and_a_drawing_that_leads_to_the_form(
    visit: Visit, world: World
) -> None:
    page = visit("Anna").get(f"/classes/{world.classroom}/code").text
    assert world.code in page
    assert '<svg class="qr"' in page
    assert "data:" not in page
    assert f'value="{world.code}"' in visit("Chloe").get(f"/classes?code={world.code}").text


def test_a_class_gets_a_second_teacher_and_another_name(anna: FlaskClient, world: World) -> None:
    room = f"/classes/{world.classroom}"
    page = anna.post(f"{room}/teachers", data={"nickname": "dora"}, follow_redirects=True)
    assert "Dora teaches this class too now." in page.text
    said = {"name": "7B", "time_zone": "Asia/Tokyo"}
    page = anna.post(f"{room}/settings", data=said, follow_redirects=True)
    assert '<option value="Asia/Tokyo" selected>Tokyo</option>' in page.text


@pytest.mark.parametrize(
    ("path", "said"),
    [("teachers", {"nickname": "Chloe"}), ("settings", {"name": "", "time_zone": "UTC"})],
)
def test_a_form_that_cannot_be_used_says_so(
    anna: FlaskClient, world: World, path: str, said: dict[str, str]
) -> None:
    reply = anna.post(f"/classes/{world.classroom}/{path}", data=said)
    assert reply.status_code == 422
    assert 'role="alert"' in reply.text


def test_the_zones_of_a_class_are_chosen_by_part_of_the_world(
    anna: FlaskClient, world: World
) -> None:
    page = anna.get(f"/classes/{world.classroom}/people").text
    assert '<optgroup label="Europe">' in page
    assert '<option value="Europe/Madrid">Madrid</option>' in page
