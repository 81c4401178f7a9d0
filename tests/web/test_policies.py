"""Every endpoint says who may use it, and is kept from everyone else."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app import create_app
from models import Person, Role, db
from tests.web.world import AppMaker, Visit, World, furnish, signed_in
from web.policies import Policy, declared
from web.programs import ROOT


def empty_app() -> Flask:
    return create_app({"SECRET_KEY": "x" * 40, "SQLALCHEMY_DATABASE_URI": "sqlite://"})


def rules() -> list[Rule]:
    return list(empty_app().url_map.iter_rules())


def address(rule: Rule) -> str:
    """Return an address of a rule, with 1 for each id and file name."""
    path = rule.rule
    for name in rule.arguments:
        path = path.replace(f"<int:{name}>", "1").replace(f"<path:{name}>", "app.css")
        path = path.replace(f"<{name}>", "gone")
    return path


def walk(policy: Policy, method: str) -> list[str]:
    """Return an address of every page with a policy that answers a method; programs have theirs."""
    app = empty_app()
    return [
        address(rule)
        for rule in app.url_map.iter_rules()
        if method in (rule.methods or ()) and declared(app, rule.endpoint) is policy
        if not rule.rule.startswith(ROOT)
    ]


@pytest.mark.parametrize("rule", rules(), ids=str)
def test_every_endpoint_declares_who_may_use_it(app: Flask, rule: Rule) -> None:
    assert declared(app, rule.endpoint) is not None


def test_an_endpoint_without_a_policy_is_refused(make_app: AppMaker) -> None:
    app = make_app()
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    reply = app.test_client().get("/forgotten")
    assert reply.status_code == 403
    assert "secret" not in reply.text


@pytest.mark.parametrize("path", walk(Policy.SIGNED_IN, "GET") + walk(Policy.TEACHER, "GET"))
def test_a_visitor_is_sent_to_sign_in_and_back(stranger: FlaskClient, path: str) -> None:
    reply = stranger.get(path)
    assert reply.status_code == 303
    assert reply.location.startswith("/sign-in?next=/")


@pytest.mark.parametrize("path", walk(Policy.SIGNED_IN, "POST") + walk(Policy.TEACHER, "POST"))
def test_a_visitor_cannot_send_a_form_for_people(stranger: FlaskClient, path: str) -> None:
    reply = stranger.post(path)
    assert (reply.status_code, reply.location) == (303, "/sign-in?lost=1")


def test_a_form_sent_after_the_session_ended_is_told_as_lost_and_leads_back(
    stranger: FlaskClient,
) -> None:
    page = {"Referer": "http://localhost/attempts/1/2"}
    reply = stranger.post("/attempts/1/2", data={"given": "harbour"}, headers=page)
    assert reply.location == "/sign-in?next=/attempts/1/2&lost=1"
    assert "what you sent was not saved" in stranger.get(reply.location).text


def test_a_form_sent_from_elsewhere_leads_back_nowhere(stranger: FlaskClient) -> None:
    page = {"Referer": "https://elsewhere.example/attempts/1/2"}
    assert stranger.post("/attempts/1/2", headers=page).location == "/sign-in?lost=1"


@pytest.mark.parametrize("path", walk(Policy.TEACHER, "GET"))
def test_a_learner_cannot_open_a_teachers_page(ben: FlaskClient, path: str) -> None:
    assert ben.get(path).status_code == 403


@pytest.mark.parametrize("path", walk(Policy.TEACHER, "POST"))
def test_a_learner_cannot_send_a_teachers_form(ben: FlaskClient, path: str) -> None:
    assert ben.post(path).status_code == 403


@pytest.mark.parametrize("path", [p for policy in Policy for p in walk(policy, "POST")])
def test_a_form_without_its_token_is_refused(make_app: AppMaker, path: str) -> None:
    app = make_app(WTF_CSRF_ENABLED=True)
    teacher = signed_in(app, furnish(app).dora)
    reply = teacher.post(path, data={"nickname": "Eve", "passphrase": "three small boats"})
    assert reply.status_code == 400
    assert "open too long" in reply.text


@pytest.mark.parametrize(
    "path",
    [
        "/desk/articles/{draft}",
        "/desk/articles/{ours}/report",
        "/desk/articles/{ours}/moodle.xml",
        "/desk/articles/{ours}/gift.txt",
        "/desk/articles/{ours}/gradus.json",
        "/desk/articles/{ours}/canvas.zip",
        "/desk/articles/{ours}/words.apkg",
        "/desk/articles/{ours}/worksheet",
        "/desk/articles/{ours}/answers",
        "/desk/articles/{ours}/worksheet.pdf",
        "/desk/articles/{ours}/answers.pdf",
        "/classes/{classroom}/report",
        "/classes/{classroom}/people",
        "/classes/{classroom}/results",
        "/classes/{classroom}/assign",
        "/classes/{classroom}/texts/{ours}",
        "/classes/{classroom}/texts/{ours}/sheet",
        "/classes/{classroom}/readers?article={ours}",
        "/classes/{classroom}/code",
        "/classes/{classroom}/gradebook.csv",
        "/classes/{classroom}/gradebook.xlsx",
    ],
)
def test_another_teachers_things_look_like_absent_ones(
    app: Flask, world: World, visit: Visit, path: str
) -> None:
    other = visit("Chloe")
    with app.app_context():
        db.session.get_one(Person, world.chloe).role = Role.TEACHER
        db.session.commit()
    theirs = other.get(path.format(**vars(world)))
    absent = other.get(path.format(draft=999, ours=999, classroom=999))
    assert theirs.status_code == 404
    assert theirs.data == absent.data
