"""Running the place in the browser: only for admins, and every act is in the log."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models import Article, JobState, Person, Role, db
from services import jobs
from services.errors import Unfit
from tests.people import PASSPHRASE
from tests.web.test_commands import run
from tests.web.test_desk_pages import TEXT
from tests.web.test_policies import walk
from tests.web.world import AppMaker, Visit, World, furnish, signed_in
from web import working
from web.clock import utcnow
from web.policies import Policy

BACKUP = re.compile(r"gradus-\d{8}-\d{6}\.sqlite")


@pytest.fixture
def dora(visit: Visit) -> FlaskClient:
    return visit("Dora")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("who", ["Anna", "Ben", ""])
def test_the_place_is_run_by_admins_only(visit: Visit, who: str, method: str) -> None:
    browser = visit(who)
    for path in walk(Policy.ADMIN, method):
        assert browser.open(path, method=method).status_code == (403 if who else 303)


def test_the_first_page_tells_health_storage_and_dictionaries(dora: FlaskClient) -> None:
    page = dora.get("/admin").text
    for said in (
        "Secret",
        "Database",
        "of database",
        "Our own",
        "Princeton WordNet",
        "No long text",
    ):
        assert said in page
    assert 'href="/admin" aria-current="true"' in page


def test_jobs_are_told_with_whose_they_are(app: Flask, dora: FlaskClient, world: World) -> None:
    with app.app_context():
        anna = db.session.get_one(Person, world.anna)
        waits, empty, broken = (
            jobs.begin(db.session(), anna, jobs.Wanted(name.encode()), utcnow())
            for name in ("waits", "empty", "broken")
        )
        jobs.refused(db.session(), empty, Unfit("No words."), utcnow())
        jobs.broken(db.session(), broken, working.BROKEN, utcnow())
        db.session.commit()
    page = dora.get("/admin").text
    assert page.count('<b class="no">failed</b>') == 2
    assert "No words." in page
    assert ">waiting</td>" in page
    again = [n for n in (waits, empty, broken) if f"/admin/jobs/{n}/again" in page]
    assert again == [broken]


def test_a_text_that_we_broke_is_tried_again(app: Flask, dora: FlaskClient, world: World) -> None:
    with app.app_context():
        anna = db.session.get_one(Person, world.anna)
        job = jobs.begin(db.session(), anna, jobs.Wanted(TEXT.encode()), utcnow())
        jobs.broken(db.session(), job, working.BROKEN, utcnow())
        db.session.commit()
    page = dora.post(f"/admin/jobs/{job}/again", follow_redirects=True).text
    assert "Try again" not in page
    with app.app_context():
        assert working.ended(job, 120)
        seen = jobs.progress(db.session(), anna, job)
        assert (seen.state, seen.refused) == (JobState.DONE, None)
        assert db.session.get_one(Article, seen.article_id).owner_id == world.anna
    assert dora.post(f"/admin/jobs/{job}/again").status_code == 404


def test_people_are_found_and_their_page_opens(dora: FlaskClient, world: World) -> None:
    page = dora.get("/admin/people?part=be").text
    assert f'href="/admin/people/{world.ben}">Ben</a>' in page
    assert "Anna</a>" not in page
    assert "Nobody like that." in dora.get("/admin/people?part=zz").text
    assert "Chloe</a>" in dora.get("/admin/people?show=learner&page=99").text
    assert dora.get("/admin/people/999").status_code == 404


def test_an_account_is_closed_and_opened_again(
    app: Flask, dora: FlaskClient, ben: FlaskClient, world: World
) -> None:
    path = f"/admin/people/{world.ben}"
    page = dora.post(f"{path}/close", follow_redirects=True).text
    assert "signed out everywhere" in page
    assert "Open it again" in page
    assert ben.get("/account").status_code == 303
    form = {"nickname": "Ben", "passphrase": PASSPHRASE}
    reply = app.test_client().post("/sign-in", data=form)
    assert "This account is closed." in reply.text
    dora.post(f"{path}/open")
    assert app.test_client().post("/sign-in", data=form).status_code == 303


def test_a_new_passphrase_is_shown_once(app: Flask, dora: FlaskClient, world: World) -> None:
    path = f"/admin/people/{world.ben}"
    page = dora.post(f"{path}/reset").text
    found = re.search(r"<code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</code>", page)
    assert found
    assert found[1] not in dora.get(path).text
    form = {"nickname": "Ben", "passphrase": found[1]}
    assert app.test_client().post("/sign-in", data=form).status_code == 303


def test_a_role_is_changed(app: Flask, dora: FlaskClient, world: World) -> None:
    path = f"/admin/people/{world.ben}"
    page = dora.post(f"{path}/role", data={"role": "teacher"}, follow_redirects=True).text
    assert "The role is teacher now." in page
    with app.app_context():
        assert db.session.get_one(Person, world.ben).role == "teacher"


@pytest.mark.parametrize("act", ["close", "reset", "role", "open"])
def test_an_admin_does_nothing_to_themselves(dora: FlaskClient, world: World, act: str) -> None:
    path = f"/admin/people/{world.dora}"
    assert "This is you." in dora.get(path).text
    reply = dora.post(f"{path}/{act}", data={"role": "learner"})
    assert reply.status_code == 409
    assert "your own account" in reply.text


def test_a_backup_is_made_fetched_and_deleted(app: Flask, dora: FlaskClient, world: World) -> None:
    assert "There is no backup yet." in dora.get("/admin/backups").text
    page = dora.post("/admin/backups", follow_redirects=True).text
    assert "is made and looked over" in page
    name = BACKUP.findall(page)[0]
    with dora.post(f"/admin/backups/{name}/fetch") as reply:
        assert reply.data.startswith(b"SQLite format 3")
        assert reply.headers["Content-Disposition"].endswith(f"filename={name}")
    assert "is deleted." in dora.post(f"/admin/backups/{name}/delete", follow_redirects=True).text
    assert dora.post(f"/admin/backups/{name}/fetch").status_code == 404
    log = dora.get("/admin/log?part=backup").text
    assert log.count(name) == 2


def test_on_postgresql_the_page_says_what_to_run(
    make_app: AppMaker, empty_postgres_url: str
) -> None:
    app = make_app(SQLALCHEMY_DATABASE_URI=empty_postgres_url, SQLALCHEMY_ENGINE_OPTIONS={})
    with app.app_context():
        db.create_all()
    dora = signed_in(app, furnish(app).dora)
    assert "pg_dump" in dora.get("/admin/backups").text
    assert dora.post("/admin/backups").status_code == 409
    for path in ("/admin", "/admin/people?part=a&show=learner", "/admin/log?part=a"):
        assert dora.get(path).status_code == 200
    with app.app_context():
        db.engine.dispose()


def test_what_teachers_do_is_in_the_log(dora: FlaskClient, anna: FlaskClient, world: World) -> None:
    desk = f"/desk/articles/{world.draft}"
    anna.post(f"{desk}/publish", data={"library": "on"})
    anna.post(f"{desk}/withdraw")
    anna.post(f"/classes/{world.classroom}/learners/{world.ben}/remove")
    anna.post("/account/tokens", data={"name": "Gradebook"})
    anna.post("/account/tokens/1/end")
    page = dora.get("/admin/log").text
    rows = re.findall(r'data-label="Act">([^<]+)</td>\s*<td>([^<]+)<', page)
    assert rows[:5] == [
        ("End token", "Gradebook"),
        ("Make token", "Gradebook"),
        ("Take out", "Ben"),
        ("Take back", "The kite of tomorrow"),
        ("Publish", "The kite of tomorrow"),
    ]


def test_what_was_refused_is_not_in_the_log(dora: FlaskClient, world: World) -> None:
    dora.post(f"/admin/people/{world.dora}/close")
    dora.post("/desk/articles/999/withdraw")
    page = dora.get("/admin/log").text
    assert "Close account" not in page
    assert "Take back" not in page


def test_an_admin_is_made_on_the_command_line(app: Flask, world: World, anna: FlaskClient) -> None:
    assert anna.get("/admin").status_code == 403
    said = run(app, "user", "role", "anna", "admin")
    assert said.stdout == "Anna is admin now.\n"
    page = anna.get("/admin/log").text
    assert "Command line" in page
    assert "Anna: teacher to admin" in page
    assert run(app, "user", "role", "Nobody", "admin").exit_code == 2


def test_a_backup_is_made_on_the_command_line(app: Flask, world: World) -> None:
    path = Path(run(app, "backup").stdout.strip())
    assert BACKUP.fullmatch(path.name)
    assert path.read_bytes().startswith(b"SQLite format 3")


def test_a_backup_is_restored_on_the_command_line(app: Flask, world: World) -> None:
    made = Path(run(app, "backup").stdout.strip())
    path = made.rename(made.with_name("fetched.sqlite"))  # the next may be of the same second
    run(app, "user", "role", "Anna", "admin")
    said = run(app, "restore", str(path)).stdout
    assert f"{path.name} is restored." in said
    assert "What was there before" in said
    with app.app_context():
        assert db.session.get_one(Person, world.anna).role is Role.TEACHER
    (path.parent / "notes.txt").write_text("x")
    assert run(app, "restore", str(path.parent / "notes.txt")).exit_code == 2


def test_the_place_is_ready_once_its_tables_are_the_newest(
    app: Flask, stranger: FlaskClient
) -> None:
    reply = stranger.get("/readyz")
    assert (reply.status_code, reply.text) == (503, "not ready: database\n")
    run(app, "db", "stamp", "head")
    assert stranger.get("/readyz").text == "ready\n"
