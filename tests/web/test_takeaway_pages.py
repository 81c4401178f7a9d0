"""What a teacher takes away, and nobody else."""

import csv
import re
import zipfile
from io import BytesIO, StringIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from models import Article, Person, Role, db
from services.takeaway import pdf
from tests.web.manuscripts import BODY, CANARY
from tests.web.world import Visit, World

FILES = ("moodle.xml", "gift.txt")
OF_A_QUIZ = (*FILES, "canvas.zip", "worksheet", "answers")


@pytest.mark.parametrize("name", [*FILES, "gradus.json"])
def test_a_quiz_is_sent_as_a_file_named_after_its_text(
    anna: FlaskClient, world: World, name: str
) -> None:
    reply = anna.get(f"/desk/articles/{world.ours}/{name}")
    assert reply.status_code == 200
    assert reply.headers["Content-Disposition"].endswith(f"filename=The-kite-of-class-6B.{name}")
    assert reply.headers["Cache-Control"] == "no-store"
    assert CANARY in reply.text
    assert "The wind carried it over the harbour at noon." in reply.text


@pytest.mark.parametrize(
    "name", [*OF_A_QUIZ, "gradus.json", "words.apkg", "worksheet.pdf", "answers.pdf"]
)
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


def test_a_quiz_is_sent_as_a_package_for_canvas(anna: FlaskClient, world: World) -> None:
    reply = anna.get(f"/desk/articles/{world.ours}/canvas.zip")
    assert reply.headers["Content-Disposition"].endswith("filename=The-kite-of-class-6B.canvas.zip")
    assert "imsmanifest.xml" in zipfile.ZipFile(BytesIO(reply.data)).namelist()


def test_the_words_of_a_text_are_sent_as_cards(anna: FlaskClient, world: World) -> None:
    desk = f"/desk/articles/{world.ours}"
    assert f'href="{desk}/words.apkg"' in anna.get(desk).text
    reply = anna.get(f"{desk}/words.apkg")
    assert reply.headers["Content-Disposition"].endswith("filename=The-kite-of-class-6B.apkg")
    assert zipfile.ZipFile(BytesIO(reply.data)).namelist() == ["collection.anki2", "media"]


LINK = '=HYPERLINK("http://x")'


def gradebook(browser: FlaskClient, world: World, ending: str) -> bytes:
    reply = browser.get(f"/classes/{world.classroom}/gradebook.{ending}")
    assert reply.status_code == 200
    assert reply.headers["Content-Disposition"].endswith(f"filename=6B.{ending}")
    return bytes(reply.data)


@pytest.fixture
def answered(app: Flask, visit: Visit, world: World) -> World:
    """Ben has answered all items, under a name that a spreadsheet would run."""
    ben = visit("Ben")
    attempt = ben.post(f"/articles/{world.ours}/quiz").location.rpartition("/")[0]
    for position, given in enumerate(("harbour", "True", "museum"), 1):
        ben.post(f"{attempt}/{position}", data={"given": given})
    with app.app_context():
        db.session.get_one(Person, world.ben).nickname = LINK
        db.session.commit()
    return world


def test_the_gradebook_is_linked_from_the_class(anna: FlaskClient, world: World) -> None:
    page = anna.get(f"/classes/{world.classroom}/results").text
    for ending in ("csv", "xlsx"):
        assert f'href="/classes/{world.classroom}/gradebook.{ending}"' in page


def test_a_csv_gradebook_has_the_first_try_and_a_harmless_name(
    anna: FlaskClient, answered: World
) -> None:
    text = gradebook(anna, answered, "csv").decode("utf-8-sig")
    heading, row = csv.reader(StringIO(text, newline=""))
    assert heading[1] == "The kite of class 6B: seen"
    assert row == [f"'{LINK}", "read", "3", "3", "1", "3", "3"]


def test_a_workbook_keeps_a_name_as_text(anna: FlaskClient, answered: World) -> None:
    book = load_workbook(BytesIO(gradebook(anna, answered, "xlsx")))
    cells = [(cell.value, cell.data_type) for cell in book["Gradebook"][2]]
    assert cells[:4] == [(LINK, "s"), ("read", "s"), (3, "n"), (3, "n")]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_gradebook_is_not_for_learners(visit: Visit, world: World, ending: str) -> None:
    for who, status in {"Ben": 403, "Chloe": 403, "": 303}.items():
        reply = visit(who).get(f"/classes/{world.classroom}/gradebook.{ending}")
        assert reply.status_code == status


@pytest.mark.skipif(not pdf.available(), reason="Pango is absent: no PDF is made")
@pytest.mark.parametrize(("name", "said"), [("worksheet", "Worksheet"), ("answers", "Answer-key")])
def test_a_sheet_is_sent_as_pdf(anna: FlaskClient, world: World, name: str, said: str) -> None:
    desk = f"/desk/articles/{world.ours}"
    assert f'href="{desk}/{name}.pdf"' in anna.get(f"{desk}/{name}").text
    reply = anna.get(f"{desk}/{name}.pdf")
    assert reply.mimetype == "application/pdf"
    assert f"{said}-The-kite-of-class-6B.pdf" in reply.headers["Content-Disposition"]
    assert reply.data.startswith(b"%PDF-")


def test_where_pango_is_absent_there_is_no_link_and_the_address_says_why(
    anna: FlaskClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "available", lambda: False)
    sheet = f"/desk/articles/{world.ours}/worksheet"
    assert "As PDF" not in anna.get(sheet).text
    reply = anna.get(f"{sheet}.pdf")
    assert reply.status_code == 409
    assert "save it as PDF" in reply.text


def bring_back(browser: FlaskClient, data: bytes, **more: object) -> TestResponse:
    form = {"file": (BytesIO(data), "kite"), **more}
    return browser.post("/desk/bring-back", data=form, content_type="multipart/form-data")


def stored(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(Article.id))) or 0


def test_a_file_of_ours_comes_back_as_a_draft_with_its_questions(
    anna: FlaskClient, world: World
) -> None:
    desk = f"/desk/articles/{world.ours}"
    data = anna.get(f"{desk}/gradus.json").data
    assert 'href="/desk/bring-back"' in anna.get("/desk").text
    assert 'type="file"' in anna.get("/desk/bring-back").text
    reply = bring_back(anna, data)
    assert reply.status_code == 303
    page = anna.get(reply.location).text
    assert "Draft" in page
    assert (
        re.findall(r"<h3[^>]*>(.+?)</h3>", page)[:4]
        == re.findall(r"<h3[^>]*>(.+?)</h3>", anna.get(desk).text)[:4]
    )
    assert anna.get(f"{reply.location}/gradus.json").data == data


@pytest.mark.parametrize("data", [b"", b"not ours", b'{"text": "No stop", "items": []}'])
def test_a_file_that_is_not_ours_is_refused_and_nothing_is_stored(
    app: Flask, anna: FlaskClient, data: bytes
) -> None:
    before = stored(app)
    reply = bring_back(anna, data)
    assert reply.status_code == 422
    assert reply.text.count('class="problem" role="alert"') == 1
    assert stored(app) == before


def test_a_form_without_a_file_is_told(anna: FlaskClient) -> None:
    reply = anna.post("/desk/bring-back")
    assert reply.status_code == 422
    assert "Choose a file" in reply.text


def test_nothing_that_a_file_says_is_run_in_a_page(anna: FlaskClient, world: World) -> None:
    data = anna.get(f"/desk/articles/{world.ours}/gradus.json").data
    reply = bring_back(anna, data.replace(b"____", b"<script>x</script>____"))
    for page in ("", "/worksheet", "/answers"):
        shown = anna.get(reply.location + page).text
        assert "<script>x" not in shown


@pytest.mark.parametrize("name", ["worksheet", "answers"])
def test_a_sheet_belongs_to_the_desk_in_the_menu(
    anna: FlaskClient, world: World, name: str
) -> None:
    page = anna.get(f"/desk/articles/{world.ours}/{name}").text
    assert '<a href="/desk" aria-current="true">Desk</a>' in page


KITE = b"""::map::What was the kite made of? {=an old map#A map. ~a coat}

Where did it land? {=on the roof ~in the sea}
"""
BAD = KITE + b"\nWrite about kites. {}\n"


def test_questions_of_others_go_to_the_spares_of_a_text(anna: FlaskClient, world: World) -> None:
    desk = f"/desk/articles/{world.ours}"
    assert f'href="/desk/bring-back?article={world.ours}"' in anna.get(desk).text
    form = anna.get(f"/desk/bring-back?article={world.ours}").text
    assert f'<option value="{world.ours}" selected>' in form
    reply = bring_back(anna, KITE, article=world.ours)
    assert (reply.status_code, reply.location) == (303, desk)
    page = anna.get(desk).text
    assert "2 questions added to the spares." in page
    assert "What was the kite made of?" in page
    bring_back(anna, KITE, article=world.ours)
    assert "All were here before." in anna.get(desk).text


def test_what_cannot_be_taken_is_told_by_line_and_nothing_is_stored(
    anna: FlaskClient, world: World
) -> None:
    reply = bring_back(anna, BAD, article=world.ours)
    assert reply.status_code == 422
    assert "<b>Line 5</b>: an essay has no answer" in reply.text
    assert f'<option value="{world.ours}" selected>' in reply.text
    assert "What was the kite made of?" not in anna.get(f"/desk/articles/{world.ours}").text


def test_what_cannot_be_taken_may_be_left_out(anna: FlaskClient, world: World) -> None:
    assert "Leave out what cannot be taken" not in anna.get("/desk/bring-back").text
    assert 'name="without"' in bring_back(anna, BAD, article=world.ours).text
    reply = bring_back(anna, BAD, article=world.ours, without="1")
    assert "2 questions added to the spares." in anna.get(reply.location).text


def test_nothing_but_what_cannot_be_taken_is_refused(anna: FlaskClient, world: World) -> None:
    reply = bring_back(anna, b"Write. {}", article=world.ours, without="1")
    assert reply.status_code == 422
    assert "None of these questions can be taken." in reply.text


def test_gift_of_ours_brings_its_text_along(anna: FlaskClient, world: World) -> None:
    data = anna.get(f"/desk/articles/{world.ours}/gift.txt").data
    reply = bring_back(anna, data)
    assert reply.status_code == 303
    page = anna.get(reply.location).text
    assert "Draft" in page
    assert anna.get(f"{reply.location}/gift.txt").text.count("::") == data.count(b"::")


def test_questions_without_a_text_are_told(app: Flask, anna: FlaskClient) -> None:
    before = stored(app)
    reply = bring_back(anna, KITE)
    assert reply.status_code == 422
    assert "questions and no text" in reply.text
    assert stored(app) == before


def test_a_file_of_ours_brings_its_own_text_only(anna: FlaskClient, world: World) -> None:
    data = anna.get(f"/desk/articles/{world.ours}/gradus.json").data
    reply = bring_back(anna, data, article=world.draft)
    assert reply.status_code == 422
    assert "brings its own text" in reply.text


def test_nobody_brings_questions_to_anothers_text(app: Flask, visit: Visit, world: World) -> None:
    with app.app_context():
        db.session.get_one(Person, world.chloe).role = Role.TEACHER
        db.session.commit()
    chloe = visit("Chloe")
    assert bring_back(chloe, KITE, article=world.ours).status_code == 404
    assert "The kite" not in chloe.get("/desk/bring-back").text
