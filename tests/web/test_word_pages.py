"""Words to meet again and the list of words, in the browser."""

import csv
import io
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from models import Review, WordState, db
from services.word_list import Place, Word
from tests.people import NOW
from tests.web.manuscripts import CANARY
from tests.web.test_commands import run
from tests.web.test_practice_pages import answer, begun
from tests.web.world import AppMaker, Visit, World, furnish, signed_in
from web import words_cli
from web.words_csv import words_csv

PAGES = ("/words", "/words.csv", "/words.apkg", "/words/1", "/words/again", "/words/again/1")


@pytest.fixture
def asked(app: Flask, ben: FlaskClient, world: World) -> str:
    """Ben took the quiz five days ago: "harbour" wrong, "museum" right. Return the attempt."""
    attempt = begun(ben, world.open)
    for position, given in ((1, "bridge"), (2, "True"), (3, "museum")):
        answer(ben, attempt, position, given)
    back(app, 5)
    return attempt


def back(app: Flask, days: int) -> None:
    """Let everything about words have happened some days earlier."""
    gone = timedelta(days=days)
    with app.app_context():
        for state in db.session.scalars(sa.select(WordState)):
            for name in ("asked_at", "due_at", "right_at"):
                if (at := getattr(state, name)) is not None:
                    setattr(state, name, at - gone)
        db.session.commit()


def card(page: str) -> str:
    found = re.search(r'name="card" value="(\w+)"', page)
    assert found, page
    return found.group(1)


def meet(browser: FlaskClient, number: int, given: str) -> str:
    """Answer the word that is asked now."""
    path = f"/words/again/{number}"
    form = {"card": card(browser.get(path).text), "given": given}
    return browser.post(path, data=form, follow_redirects=True).text


def test_a_learner_without_words_has_none_to_search(ben: FlaskClient) -> None:
    assert 'role="search"' not in ben.get("/words").text
    assert 'role="search"' in ben.get("/words?show=learned").text


def test_a_learner_without_words_is_told_how_to_get_some(ben: FlaskClient) -> None:
    assert "No word yet." in ben.get("/words").text
    assert "No word is due now." in ben.get("/words/again").text


def test_a_due_word_is_asked(ben: FlaskClient, asked: str) -> None:
    reply = ben.get("/words/again")
    assert (reply.status_code, reply.location) == (303, "/words/again/1")
    page = ben.get("/words/again/1").text
    assert "2 words to meet again" in page
    assert 'value="market"' in page


@pytest.mark.parametrize("headers", [{}, {"X-Fragment": "1"}])
def test_no_page_before_the_answer_betrays_the_word(
    ben: FlaskClient, asked: str, headers: dict[str, str]
) -> None:
    meet(ben, 1, "harbour")
    reply = ben.get("/words/again/2", headers=headers)
    assert "____" in reply.text
    assert "museum" not in reply.text.lower()
    assert CANARY not in reply.text


def test_a_right_answer_is_told_with_the_day_of_the_next(ben: FlaskClient, asked: str) -> None:
    page = meet(ben, 1, "harbour")
    assert "Your answer, and right." in page
    assert "You meet <i" in page
    assert "<p><mark>The wind carried it over the harbour at noon.</mark></p>" in page
    assert "Next word" in page


def test_a_wrong_answer_is_told_with_both_reasons(ben: FlaskClient, asked: str) -> None:
    page = meet(ben, 1, "bridge")
    assert "Not quite." in page
    assert "“bridge” is nowhere in the text." in page


def test_the_first_answer_stays(ben: FlaskClient, asked: str) -> None:
    shown = card(ben.get("/words/again/1").text)
    meet(ben, 1, "bridge")
    late = {"card": shown, "given": "harbour"}
    page = ben.post("/words/again/1", data=late, follow_redirects=True).text
    assert "Not quite." in page
    assert "your first answer counts" in page


def test_the_script_gets_the_word_alone(ben: FlaskClient, asked: str) -> None:
    form = {"card": card(ben.get("/words/again/1").text), "given": "harbour"}
    reply = ben.post("/words/again/1", data=form, headers={"X-Fragment": "1"})
    assert reply.status_code == 200
    assert reply.text.startswith('<section class="item" id="item"')


@pytest.mark.parametrize("given", ["", "submarine"])
def test_what_is_no_option_is_asked_for_again(ben: FlaskClient, asked: str, given: str) -> None:
    form = {"card": card(ben.get("/words/again/1").text), "given": given}
    reply = ben.post("/words/again/1", data=form)
    assert reply.status_code == 422
    assert 'role="alert"' in reply.text


@pytest.mark.parametrize("form", [{}, {"card": "i999"}, {"card": "x"}])
def test_a_card_that_is_not_there_is_not_found(
    ben: FlaskClient, asked: str, form: dict[str, str]
) -> None:
    assert ben.post("/words/again/1", data={"given": "harbour", **form}).status_code == 404


def test_when_all_are_met_the_page_says_so(ben: FlaskClient, asked: str) -> None:
    meet(ben, 1, "harbour")
    page = meet(ben, 2, "museum")
    assert ">Done</a>" in page
    assert "No word is due now." in ben.get("/words/again").text
    assert ben.get("/words/again/3").location == "/words/again"


def test_a_due_word_without_a_sentence_is_told(app: Flask, ben: FlaskClient, asked: str) -> None:
    with app.app_context():
        db.session.execute(sa.update(WordState).values(headword=WordState.headword + "zz"))
        db.session.commit()
    assert "2 words are due, but no text" in ben.get("/words/again").text


def test_anothers_words_look_like_none(ben: FlaskClient, chloe: FlaskClient, asked: str) -> None:
    meet(ben, 1, "harbour")
    for theirs, absent in (("/words/1", "/words/999"), ("/words/again/2", "/words/again/999")):
        assert ben.get(theirs).status_code == 200
        replies = chloe.get(theirs), chloe.get(absent)
        assert [reply.status_code for reply in replies] == [404, 404]
        assert replies[0].data == replies[1].data
    assert "No word yet." in chloe.get("/words").text


def test_nobody_answers_in_anothers_place(
    app: Flask, ben: FlaskClient, chloe: FlaskClient, asked: str
) -> None:
    form = {"card": card(ben.get("/words/again/1").text), "given": "harbour"}
    assert chloe.post("/words/again/1", data=form).status_code == 404
    with app.app_context():
        assert db.session.scalars(sa.select(Review)).all() == []


@pytest.mark.parametrize("path", PAGES)
def test_a_visitor_has_no_words(visit: Visit, path: str) -> None:
    assert visit("").get(path).status_code == 303


def test_the_list_shows_strength_and_leads_to_the_words_due(ben: FlaskClient, asked: str) -> None:
    page = ben.get("/words").text
    assert 'href="/words/again">Meet 2 words again</a>' in page
    assert "a place on the coast where ships are safe" in page
    assert 'aria-label="Chance to know museum now">' in page


def test_the_list_is_narrowed_by_letters_and_state(ben: FlaskClient, asked: str) -> None:
    page = ben.get("/words?part=harb&show=due").text
    assert ">harbour</a>" in page
    assert ">museum</a>" not in page
    assert "No such word." in ben.get("/words?show=learned").text
    assert ">museum</a>" in ben.get("/words?show=nonsense").text


def test_a_words_page_has_its_history(app: Flask, ben: FlaskClient, asked: str) -> None:
    meet(ben, 1, "harbour")
    with app.app_context():
        mine = sa.select(WordState.id).where(WordState.headword == "harbour")
        word = db.session.scalars(mine).one()
    page = ben.get(f"/words/{word}").text
    assert "Not learned yet" in page
    assert page.index("Met again, The kite") < page.index("Quiz, The kite")
    assert "The wind carried it over the harbour at noon." in page


def test_progress_leads_to_the_words_due(ben: FlaskClient, asked: str) -> None:
    page = ben.get("/progress").text
    assert "2 were asked for; learned so far: 0." in page
    assert 'href="/words/again">Meet 2 words again</a>' in page


def test_the_library_leads_to_the_words_due(ben: FlaskClient, asked: str) -> None:
    link = 'href="/words/again">Meet 2 words again</a>'
    assert link in ben.get("/library").text
    meet(ben, 1, "harbour")
    meet(ben, 2, "museum")
    assert "/words/again" not in ben.get("/library").text


def test_the_table_has_every_word(ben: FlaskClient, asked: str) -> None:
    reply = ben.get("/words.csv")
    assert reply.headers["Content-Disposition"] == 'attachment; filename="words.csv"'
    rows = list(csv.DictReader(io.StringIO(reply.data.decode("utf-8-sig"), newline="")))
    assert [(row["word"], row["right"], row["wrong"]) for row in rows] == [
        ("harbour", "0", "1"),
        ("museum", "1", "0"),
    ]
    assert rows[0]["sentence"] == "The wind carried it over the harbour at noon."


def test_the_words_are_sent_as_cards_for_anki(ben: FlaskClient, asked: str) -> None:
    assert 'href="/words.apkg"' in ben.get("/words").text
    reply = ben.get("/words.apkg")
    assert reply.headers["Content-Disposition"] == "attachment; filename=words.apkg"
    assert reply.data.startswith(b"PK")


def test_who_has_no_words_is_told_instead_of_sent_an_empty_deck(ben: FlaskClient) -> None:
    reply = ben.get("/words.apkg")
    assert reply.status_code == 409
    assert "You have no words yet." in reply.text


def test_no_word_becomes_a_formula() -> None:
    word = Word(1, "=1+1", "met", False, None, None, 1, 0, 0, NOW, NOW, None, None, "@sum")
    row = words_csv([(word, Place(1, "+title", "-1"))]).splitlines()[1]
    assert row.startswith("'=1+1,'@sum,'-1,'+title,met,,,1,0,0,2026-08-05")


def test_words_are_rebuilt_from_the_answers(app: Flask, ben: FlaskClient, asked: str) -> None:
    with app.app_context():
        db.session.execute(sa.update(WordState).values(stability=None, asked_at=None, right=9))
        db.session.commit()
    said = run(app, "words", "rebuild")
    assert said.stdout == "Made again for 4 people.\n"
    with app.app_context():
        states = db.session.scalars(sa.select(WordState).order_by(WordState.headword)).all()
        assert [(s.headword, s.right, s.wrong) for s in states] == [
            ("harbour", 0, 1),
            ("museum", 1, 0),
        ]
        assert all(s.stability is not None for s in states)


def test_an_update_gives_old_answers_their_memory(app: Flask, ben: FlaskClient, asked: str) -> None:
    with app.app_context():
        db.session.execute(sa.update(WordState).values(stability=None, asked_at=None))
        db.session.commit()
        words_cli.complete()
        assert None not in db.session.scalars(sa.select(WordState.stability)).all()


def test_an_answer_costs_one_commit_that_writes(app: Flask, ben: FlaskClient, asked: str) -> None:
    form = {"card": card(ben.get("/words/again/1").text), "given": "harbour"}
    sent: list[str] = []
    with app.app_context():
        sa.event.listen(db.engine, "commit", lambda _c: sent.append("COMMIT"))
        sa.event.listen(db.engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    assert ben.post("/words/again/1", data=form).status_code == 303
    parts = " ".join(sent).split("COMMIT")
    assert sum("INSERT" in part or "UPDATE" in part for part in parts) == 1


def test_words_are_met_again_on_postgresql(make_app: AppMaker, empty_postgres_url: str) -> None:
    app = make_app(SQLALCHEMY_DATABASE_URI=empty_postgres_url, SQLALCHEMY_ENGINE_OPTIONS={})
    with app.app_context():
        db.create_all()
    world = furnish(app)
    ben = signed_in(app, world.ben)
    attempt = begun(ben, world.open)
    answer(ben, attempt, 1, "bridge")
    back(app, 5)
    assert "Your answer, and right." in meet(ben, 1, "harbour")
    assert ">harbour</a>" in ben.get("/words").text
    assert ben.get("/words.csv").status_code == 200
    with app.app_context():
        db.engine.dispose()
