"""A text that takes long gets a page that tells how far it is."""

import re
import time

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import Job, JobState, db
from tests.web.test_desk_pages import TEXT
from tests.web.world import AppMaker, Visit, World, signed_in

PATIENCE = 90  # seconds until a short text must be ready, on the busiest machine


@pytest.fixture
def app(make_app: AppMaker) -> Flask:
    """The application, that shows the page at once."""
    return make_app(PATIENCE=0.0)


def ended(app: Flask, browser: FlaskClient, text: str) -> tuple[str, list[str]]:
    """Send a text, wait for the end of its job, and return its address and the pages seen."""
    place = browser.post("/desk/new", data={"text": text}).location
    pages, until = [], time.monotonic() + PATIENCE
    while time.monotonic() < until:
        pages.append(browser.get(place).text)
        with app.app_context():
            job = db.session.get_one(Job, int(place.rpartition("/")[2]))
            if job.state in (JobState.DONE, JobState.FAILED):
                return place, pages
        time.sleep(0.05)
    raise AssertionError(pages[-1])


def test_a_text_is_measured_behind_a_page_with_a_progress_bar(
    app: Flask, world: World, anna: FlaskClient
) -> None:
    place, pages = ended(app, anna, TEXT)
    assert re.search(r"/desk/jobs/\d+$", place)
    assert '<progress id="progress" max="1"' in pages[0]
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in pages[0]
    page = anna.get(place, follow_redirects=True)
    assert re.fullmatch(r"/desk/articles/\d+", page.request.path)
    assert "The clock that nobody wound" in page.text


def test_a_text_that_cannot_be_measured_says_why_on_that_page(
    app: Flask, world: World, anna: FlaskClient
) -> None:
    place, _ = ended(app, anna, "Perspicacity.")
    page = anna.get(place).text
    assert "One word is not a text" in page
    assert "Try again" in page
    assert "http-equiv" not in page


def test_the_page_of_anothers_text_is_not_there(
    app: Flask, world: World, anna: FlaskClient, visit: Visit
) -> None:
    place, _ = ended(app, anna, "Perspicacity.")
    dora = visit("Dora")
    assert dora.get(place).status_code == 404


def test_the_same_text_sent_twice_leads_to_the_same_page(
    app: Flask, world: World, anna: FlaskClient
) -> None:
    app.config["WORKS_HERE"] = False
    first, again = (anna.post("/desk/new", data={"text": TEXT}).location for _ in range(2))
    assert first == again
    assert anna.post("/desk/new", data={"text": TEXT, "title": "Other"}).location != first


def test_a_text_in_work_stands_on_the_desk_of_its_teacher_alone(
    app: Flask, world: World, anna: FlaskClient, visit: Visit
) -> None:
    app.config["WORKS_HERE"] = False
    place = anna.post("/desk/new", data={"text": TEXT}).location
    assert f'href="{place}"' in anna.get("/desk").text
    assert place not in visit("Dora").get("/desk").text


def test_the_page_of_a_draft_that_was_discarded_leads_to_the_desk(
    app: Flask, world: World, anna: FlaskClient
) -> None:
    place, _ = ended(app, anna, TEXT)
    article = anna.get(place).location
    anna.post(f"{article}/discard")
    assert anna.get(place).location == "/desk"


def test_a_text_waits_where_the_queue_does_not_answer(make_app: AppMaker, world: World) -> None:
    app = make_app(PATIENCE=0.0, QUEUE="redis://127.0.0.1:1/0", WORKS_HERE=False)
    reply = signed_in(app, world.anna).post("/desk/new", data={"text": TEXT})
    assert reply.status_code == 303
    with app.app_context():
        assert [job.state for job in db.session.query(Job)] == [JobState.WAITING]
