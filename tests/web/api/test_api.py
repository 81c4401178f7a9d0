"""The API does what the pages do, for the same people, and says clearly what is wrong."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import create_app
from models import Article, Person, Role, db
from tests.web.api.conftest import Call, caller, token_of
from tests.web.manuscripts import BODY
from tests.web.world import AppMaker, Visit, World, furnish
from web import working
from web.api.document import document, endpoints
from web.policies import Policy, declared

TEXT = (
    "The old bridge over the river was closed in spring. Engineers had found deep cracks in two "
    "of its pillars. The town decided to repair it, although a new bridge would have been "
    "cheaper. Traders from the market feared that customers would stay away. In autumn the "
    "bridge was opened again, and a small crowd cheered."
)


def empty_app() -> Flask:
    return create_app({"SECRET_KEY": "x" * 40, "SQLALCHEMY_DATABASE_URI": "sqlite://"})


ADDRESSES = [
    (method, rule.rule.replace("<int:article_id>", "{ours}").removeprefix("/api/v1"))
    for rule, _ in endpoints(empty_app())
    for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
]


def at(path: str, world: World) -> str:
    known = path.replace("<int:classroom_id>", str(world.classroom)).replace("<int:item_id>", "1")
    known = known.replace("<int:assignment_id>", "1").replace("<int:job_id>", "1")
    return known.format(ours=world.ours)


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_without_a_good_token_nothing_is_open(
    app: Flask, world: World, method: str, path: str
) -> None:
    for headers in ({}, {"Authorization": "Bearer gradus_none"}, {"Authorization": "Basic eDp5"}):
        reply = app.test_client().open(f"/api/v1{at(path, world)}", method=method, headers=headers)
        assert reply.status_code == 401
        assert reply.headers["WWW-Authenticate"].startswith("Bearer")
        assert reply.mimetype == "application/problem+json"


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_a_cookie_opens_nothing_here(
    anna: FlaskClient, world: World, method: str, path: str
) -> None:
    assert anna.open(f"/api/v1{at(path, world)}", method=method).status_code == 401


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_a_token_is_worth_nothing_once_its_person_teaches_no_more(
    app: Flask, world: World, call: Call, method: str, path: str
) -> None:
    with app.app_context():
        db.session.get_one(Person, world.anna).role = Role.LEARNER
        db.session.commit()
    assert call(method, at(path, world)).status_code == 403


@pytest.mark.parametrize(("method", "path"), [a for a in ADDRESSES if "{" in a[1] or "<" in a[1]])
def test_anothers_things_look_like_absent_ones(
    app: Flask, world: World, method: str, path: str
) -> None:
    with app.app_context():
        db.session.get_one(Person, world.chloe).role = Role.TEACHER
        db.session.commit()
    other = caller(app.test_client(), token_of(app, world.chloe))
    body = {
        "PATCH": {"status": "dropped"},
        "PUT": {"in_library": True, "class_ids": []},
        "POST": {"article_id": 1},
    }
    theirs = other(method, at(path, world), json=body.get(method))
    absent = other(
        method,
        path.replace("<int:classroom_id>", "999").replace("<int:item_id>", "1").format(ours=999),
        json=body.get(method),
    )
    assert theirs.status_code == 404
    assert theirs.data == absent.data


def test_a_token_is_no_key_to_the_pages(app: Flask, world: World) -> None:
    headers = {"Authorization": f"Bearer {token_of(app, world.anna)}"}
    assert app.test_client().get("/desk", headers=headers).status_code == 303


def test_a_program_learns_for_whom_it_acts(call: Call) -> None:
    assert call("GET", "/me").json == {"nickname": "Anna", "role": "teacher"}


def test_articles_come_in_pages_with_links(call: Call, world: World) -> None:
    reply = call("GET", "/articles?per_page=2")
    assert reply.json is not None
    assert (reply.json["total"], len(reply.json["articles"])) == (3, 2)
    assert reply.headers["Link"] == ('</api/v1/articles?page=2&per_page=2&status=all>; rel="next"')
    last = call("GET", "/articles?per_page=2&page=2")
    assert last.json is not None
    assert [a["id"] for a in last.json["articles"]] == [world.open]
    assert 'rel="prev"' in last.headers["Link"]
    assert 'rel="next"' not in last.headers["Link"]
    drafts = call("GET", "/articles?status=draft").json
    assert drafts is not None
    assert [a["id"] for a in drafts["articles"]] == [world.draft]


def test_an_article_has_its_text_and_its_measures(call: Call, world: World) -> None:
    found = call("GET", f"/articles/{world.ours}").json
    assert found is not None
    assert found["paragraphs"] == list(BODY)
    assert found["grade"] == {
        "band": "A2",
        "low": "A1",
        "high": "B1",
        "language": "en",
        "trust": "validated",
    }
    assert (found["items"], found["spares"], found["refused"]) == (3, 1, 1)


def test_items_have_their_keys_and_can_be_put_in_and_out(call: Call, world: World) -> None:
    path = f"/articles/{world.ours}/items"
    found = call("GET", f"{path}?status=chosen").json
    assert found is not None
    first = found["items"][0]
    assert [o["text"] for o in first["options"] if o["key"]] == ["harbour"]
    for status in ("dropped", "chosen"):
        reply = call("PATCH", f"{path}/{first['id']}", json={"status": status})
        assert reply.json is not None
        assert reply.json["status"] == status
        assert (reply.json["position"] is None) == (status == "dropped")


def test_a_text_is_given_to_classes_and_taken_back(call: Call, world: World) -> None:
    path = f"/articles/{world.draft}/publication"
    said = {"in_library": False, "class_ids": [world.classroom]}
    for _ in range(2):  # a repeat changes nothing
        reply = call("PUT", path, json=said)
        assert reply.json == said | {"version": 1, "changed": False}
    assert call("GET", path).json == reply.json
    assert call("DELETE", path).status_code == 204
    after = call("GET", path).json
    assert after is not None
    assert after["class_ids"] == []


def test_a_text_is_not_given_to_anothers_class_or_to_nobody(call: Call, world: World) -> None:
    path = f"/articles/{world.draft}/publication"
    for ids, status in (([], 409), ([999], 404)):
        reply = call("PUT", path, json={"in_library": False, "class_ids": ids})
        assert reply.status_code == status


def test_a_class_is_given_a_text_with_a_last_day(call: Call, world: World) -> None:
    path = f"/classes/{world.classroom}/assignments"
    reply = call("POST", path, json={"article_id": world.open, "due": "2099-01-01"})
    assert reply.status_code == 422
    made = call("POST", path, json={"article_id": world.open, "feedback": "at end", "tries": 2})
    assert made.status_code == 201
    assert made.json is not None
    assert (made.json["feedback"], made.json["tries"], made.json["due_at"]) == ("at end", 2, None)
    found = call("GET", path).json
    assert found is not None
    latest, published = found["assignments"]
    assert (latest, published["article_id"]) == (made.json, world.ours)
    assert call("DELETE", f"/assignments/{made.json['id']}").status_code == 204
    assert call("DELETE", f"/assignments/{made.json['id']}").status_code == 404


def test_results_are_those_of_the_gradebook(call: Call, visit: Visit, world: World) -> None:
    ben = visit("Ben")
    attempt = ben.post(f"/articles/{world.ours}/quiz").location.rpartition("/")[0]
    for position, given in enumerate(("harbour", "True", "museum"), 1):
        ben.post(f"{attempt}/{position}", data={"given": given})
    found = call("GET", f"/classes/{world.classroom}/results").json
    assert found is not None
    [learner] = found["learners"]
    assert learner["nickname"] == "Ben"
    assert learner["cells"] == [
        {
            "article_id": world.ours,
            "opened": True,
            "finished": True,
            "score": {"right": 3, "answered": 3},
        }
    ]
    went = call("GET", f"/articles/{world.ours}/results").json
    assert went is not None
    assert (went["learners"], went["items"][0]["stats"]["right"]) == (1, 1)
    assert "Ben" not in str(went)


def created(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(Article.id))) or 0


def test_a_text_becomes_a_draft_once_for_each_key(app: Flask, call: Call, world: World) -> None:
    before = created(app)
    said = {"text": TEXT, "title": "The bridge", "source": "Our paper"}
    once = {"Idempotency-Key": "bridge-1"}
    first = call("POST", "/articles", json=said, headers=once)
    assert first.status_code == 201
    assert first.json is not None
    assert (first.json["title"], first.json["status"]) == ("The bridge", "draft")
    assert first.location == f"/api/v1/articles/{first.json['id']}"
    again = call("POST", "/articles", json=said, headers=once)
    assert (again.status_code, again.json) == (200, first.json)
    other = call("POST", "/articles", json=said | {"title": "Another"}, headers=once)
    assert other.status_code == 409
    assert created(app) == before + 1
    assert call("GET", first.location.removeprefix("/api/v1")).json == first.json


def test_without_a_key_each_request_makes_a_draft(app: Flask, call: Call, world: World) -> None:
    before = created(app)
    for _ in range(2):
        assert call("POST", "/articles", json={"text": TEXT}).status_code == 201
    assert created(app) == before + 2


def test_a_text_that_takes_long_is_accepted_and_its_job_tells_how_far_it_is(
    app: Flask, call: Call, world: World
) -> None:
    app.config["PATIENCE"] = 0.0
    said, once = {"text": TEXT, "title": "The bridge"}, {"Idempotency-Key": "bridge-2"}
    first = call("POST", "/articles", json=said, headers=once)
    assert first.status_code == 202
    assert first.json is not None
    assert first.json["state"] in ("waiting", "working")
    assert first.location == f"/api/v1/jobs/{first.json['id']}"
    again = call("POST", "/articles", json=said, headers=once)
    assert again.json is not None
    with app.app_context():
        assert working.ended(first.json["id"], 120)
    job = call("GET", first.location.removeprefix("/api/v1")).json
    assert job is not None
    assert (job["state"], job["share"], job["said"]) == ("done", 1.0, "")
    found = call("POST", "/articles", json=said, headers=once)
    assert found.json is not None
    assert (found.status_code, found.json["id"]) == (200, job["article_id"])
    assert {first.json["id"], job["article_id"]} >= {again.json["id"]}  # its job, or its end


def test_a_job_says_why_a_text_could_not_be_measured(app: Flask, call: Call) -> None:
    app.config["PATIENCE"] = 0.0
    first = call("POST", "/articles", json={"text": "Perspicacity."})
    assert first.json is not None
    with app.app_context():
        assert working.ended(first.json["id"], 120)
    job = call("GET", f"/jobs/{first.json['id']}").json
    assert job is not None
    assert (job["state"], job["article_id"]) == ("failed", None)
    assert "One word is not a text" in job["said"]


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({}, 422, "text"),
        ({"text": ""}, 422, "text"),
        ({"text": 7}, 422, "text"),
        ({"text": TEXT, "level": "B1"}, 422, "level"),
        ({"text": TEXT, "title": "a\x00b"}, 422, "title"),
        ({"text": TEXT, "theme": "x" * 61}, 422, "theme"),
        ([], 422, ""),
    ],
)
def test_what_does_not_fit_is_told_field_by_field(
    app: Flask, call: Call, world: World, body: object, status: int, field: str
) -> None:
    before = created(app)
    reply = call("POST", "/articles", json=body)
    assert reply.status_code == status
    assert reply.json is not None
    assert [fault["field"] for fault in reply.json["errors"]] == [field]
    assert created(app) == before


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b'{"text": "\\ud800"}', "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"text=a", "application/x-www-form-urlencoded", 415),
        (b"{}", "", 415),
        (b'"' + b"x" * 5_000_001, "application/json", 413),
    ],
)
def test_what_is_no_json_is_told(call: Call, data: bytes, kind: str, status: int) -> None:
    reply = call("POST", "/articles", data=data, content_type=kind)
    assert reply.status_code == status
    assert reply.mimetype == "application/problem+json"
    assert reply.json is not None
    assert reply.json["status"] == status
    assert reply.json["detail"]


def test_a_text_that_cannot_be_measured_is_told_in_the_words_of_the_page(call: Call) -> None:
    reply = call("POST", "/articles", json={"text": "今天天气很好。我们去散步."})
    assert reply.status_code == 422
    assert reply.json is not None
    assert "cannot be told apart" in reply.json["detail"]


def test_a_text_in_another_language_has_no_level(call: Call) -> None:
    reply = call("POST", "/articles", json={"text": "Привет. Как дела? Всё хорошо, спасибо."})
    assert reply.status_code == 201
    assert reply.json is not None
    assert reply.json["facts"]["level"] is None


@pytest.mark.parametrize("query", ["page=0", "page=x", "per_page=101", "status=gone"])
def test_a_query_that_does_not_fit_is_told(call: Call, query: str) -> None:
    assert call("GET", f"/articles?{query}").status_code == 422


@pytest.mark.parametrize("path", ["/nowhere", "/articles/99999999999999999999", "/articles/x"])
def test_an_address_that_leads_nowhere_is_told_in_json(call: Call, path: str) -> None:
    reply = call("GET", path)
    assert reply.status_code == 404
    assert reply.mimetype == "application/problem+json"


def test_a_method_that_an_address_lacks_is_told_in_json(call: Call) -> None:
    reply = call("DELETE", "/me")
    assert reply.status_code == 405
    assert reply.mimetype == "application/problem+json"
    assert set(reply.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_no_number_in_an_address_is_too_large_for_the_database(anna: FlaskClient) -> None:
    assert anna.get("/desk/articles/99999999999999999999").status_code == 404


def test_who_calls_too_often_waits_and_nobody_else_does(make_app: AppMaker) -> None:
    app = make_app(API_CALLS="2 per minute")
    world = furnish(app)
    anna, dora = (caller(app.test_client(), token_of(app, p)) for p in (world.anna, world.dora))
    assert [anna("GET", "/me").status_code for _ in range(3)] == [200, 200, 429]
    assert dora("GET", "/me").status_code == 200
    reply = anna("GET", "/classes")
    assert reply.status_code == 429
    assert reply.headers["Retry-After"]
    assert reply.mimetype == "application/problem+json"


def test_a_fault_of_ours_is_told_without_its_cause(
    app: Flask, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: Any) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("services.classes.classes_of", broken)
    reply = call("GET", "/classes")
    assert reply.status_code == 500
    assert "secret" not in reply.text
    assert reply.mimetype == "application/problem+json"


def test_every_endpoint_of_the_api_declares_its_policy_and_is_in_the_document(app: Flask) -> None:
    found = document(app)["paths"]
    for rule, _ in endpoints(app):
        assert declared(app, rule.endpoint) is Policy.TEACHER
    written = {
        (m.upper(), p.replace("{", "<int:").replace("}", ">")) for p in found for m in found[p]
    }
    ours = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/") and not rule.rule.endswith("openapi.json")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert written == ours


def test_the_page_about_the_api_names_every_address_and_every_value(
    stranger: FlaskClient, app: Flask
) -> None:
    page = stranger.get("/api").text
    said = document(app)
    for path in said["paths"]:
        assert path in page
    for name in said["components"]["schemas"]:
        assert f'<h3 id="{name}">' in page
