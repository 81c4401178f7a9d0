"""The shelf and the reading page: what is shown, to whom, at which cost."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, update
from sqlalchemy.engine import Engine

from models import Article, KeyWord, db
from tests.web.manuscripts import BODY, manuscript
from tests.web.test_practice_pages import answer, begun
from tests.web.world import Visit, World

QUERIES = 6  # of a page to read: DESIGN, "Cheap by design"


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the statements and commits of every engine."""
    seen: list[str] = []

    def statement(_connection: object, _cursor: object, sql: str, *_rest: object) -> None:
        if not sql.startswith(("PRAGMA", "BEGIN")):
            seen.append(sql)

    def commit(_connection: object) -> None:
        seen.append("COMMIT")

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", commit)
    yield seen
    event.remove(Engine, "before_cursor_execute", statement)
    event.remove(Engine, "commit", commit)


def test_the_shelf_shows_title_first_sentence_and_figures(stranger: FlaskClient) -> None:
    page, facts = stranger.get("/library").text, manuscript().facts
    assert "The kite on the roof" in page
    assert "Mina built a kite from an old map." in page
    assert f"Tokens <b>{facts.tokens}</b>" in page
    assert "A2, likely A1 to B1" in page


def test_the_shelf_hides_what_is_for_a_class_from_all_others(visit: Visit) -> None:
    assert "The kite of class 6B" in visit("Ben").get("/library").text
    assert "The kite of class 6B" not in visit("Chloe").get("/library").text
    assert "The kite of class 6B" not in visit("").get("/library").text


@pytest.mark.parametrize(
    ("query", "found"),
    [("words=KITE", True), ("words=submarine", False), ("band=A2", True), ("band=C1", False)],
)
def test_the_shelf_can_be_searched(stranger: FlaskClient, query: str, found: bool) -> None:
    assert ("The kite on the roof" in stranger.get(f"/library?{query}").text) is found


def test_a_search_without_result_says_what_to_do(stranger: FlaskClient) -> None:
    assert "Try fewer words" in stranger.get("/library?words=submarine").text


def test_an_empty_shelf_says_who_fills_it(app: Flask) -> None:
    assert "The shelf is empty." in app.test_client().get("/library").text


def test_an_article_shows_its_paragraphs_numbered(stranger: FlaskClient, world: World) -> None:
    page = stranger.get(f"/articles/{world.open}").text
    assert f'<p id="p1" data-n="1" dir="auto">{BODY[0]}</p>' in page
    assert BODY[1] in page


def test_an_article_shows_the_four_figures_as_the_text_has_them(
    stranger: FlaskClient, world: World
) -> None:
    page, facts = stranger.get(f"/articles/{world.open}").text, manuscript().facts
    for figure in (f"{facts.level:.2f}", str(facts.tokens), str(facts.types), f"{facts.ttr:.3f}"):
        assert f"<b>{figure}</b>" in page


def test_a_key_word_has_its_meaning_sound_and_place(stranger: FlaskClient, world: World) -> None:
    page = stranger.get(f"/articles/{world.open}").text
    assert '<div id="w-harbour">' in page
    assert "/ˈhɑːrbɚ/" in page
    assert "a place on the coast where ships are safe" in page
    assert '<a href="#p1">paragraph 1</a>' in page


def test_a_key_word_without_a_meaning_shows_its_sentence(
    app: Flask, stranger: FlaskClient, world: World
) -> None:
    with app.app_context():
        db.session.execute(update(KeyWord).values(gloss=""))
        db.session.commit()
    page = stranger.get(f"/articles/{world.open}").text
    assert "<q>The wind carried it over the <b>harbour</b> at noon.</q>" in page


def test_looking_at_a_page_alone_notes_nothing(visit: Visit, world: World) -> None:
    visit("Ben").get(f"/articles/{world.ours}")
    page = visit("Anna").get(f"/classes/{world.classroom}/results").text
    assert 'aria-label="not opened"' in page


def test_the_texts_of_ones_classes_come_first(visit: Visit) -> None:
    page = visit("Ben").get("/library").text
    assert page.index("For 6B") < page.index("The kite of class 6B")
    assert page.index("The kite of class 6B") < page.index("The kite on the roof")


def test_a_text_no_longer_open_is_no_link_in_progress(visit: Visit, world: World) -> None:
    ben, link = visit("Ben"), f'href="/articles/{world.open}"'
    ben.post(f"/articles/{world.open}/finished")
    assert link in ben.get("/progress").text
    visit("Anna").post(f"/desk/articles/{world.open}/withdraw")
    page = ben.get("/progress").text
    assert link not in page
    assert "no longer open to you" in page


def test_the_end_of_an_article_invites_to_its_quiz(stranger: FlaskClient, world: World) -> None:
    assert "3 questions · about 2 minutes" in stranger.get(f"/articles/{world.open}").text


@pytest.mark.parametrize("name", ["", "Chloe"])
@pytest.mark.parametrize("which", ["ours", "draft"])
def test_an_article_that_is_not_for_you_looks_like_none(
    visit: Visit, world: World, name: str, which: str
) -> None:
    browser = visit(name)
    theirs = browser.get(f"/articles/{getattr(world, which)}")
    absent = browser.get("/articles/999")
    assert theirs.status_code == absent.status_code == 404
    assert theirs.data == absent.data


def test_an_article_for_a_class_is_open_to_its_members(ben: FlaskClient, world: World) -> None:
    assert ben.get(f"/articles/{world.ours}").status_code == 200


@pytest.mark.parametrize("name", ["", "Ben", "Anna"])
def test_reading_costs_few_queries_and_no_commit(
    app: Flask, visit: Visit, world: World, name: str
) -> None:
    with app.app_context():  # with other versions, which cost one
        db.session.get_one(Article, world.open).series = "kites"
        db.session.commit()
    browser = visit(name)
    with counted() as seen:
        browser.get(f"/articles/{world.open}")
    assert "COMMIT" not in seen
    assert len(seen) <= QUERIES


def test_having_read_is_noted_once(ben: FlaskClient, world: World) -> None:
    for _ in range(2):
        reply = ben.post(f"/articles/{world.open}/finished")
        assert reply.status_code == 303
    assert "You have read 1 text" in ben.get("/progress").text
    assert "You have read this text." in ben.get(f"/articles/{world.open}").text


def test_what_cannot_be_read_cannot_have_been_read(chloe: FlaskClient, world: World) -> None:
    assert chloe.post(f"/articles/{world.ours}/finished").status_code == 404


def test_a_page_leads_to_the_other_versions_of_its_article(
    app: Flask, visit: Visit, world: World
) -> None:
    with app.app_context():
        for article_id in (world.open, world.ours):
            db.session.get_one(Article, article_id).series = "kites"
        db.session.commit()
    page = visit("Ben").get(f"/articles/{world.open}").text
    link = f'<a href="/articles/{world.ours}" title="The kite of class 6B" data-places="1 2">'
    assert f"Also written at {link}A2 (level " in page
    assert "Also written" not in visit("Chloe").get(f"/articles/{world.open}").text


def test_a_card_says_that_a_text_was_read_and_how_its_quiz_went(
    ben: FlaskClient, world: World
) -> None:
    attempt = begun(ben, world.open)
    for position, given in ((1, "bridge"), (2, "True"), (3, "museum")):
        answer(ben, attempt, position, given)
    assert '<span class="done">Read</span> · <bdi>quiz 2 of 3</bdi>' in ben.get("/library").text
