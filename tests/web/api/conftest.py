"""Programs with a token of Anna's, and of others."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from models import Person, db
from services import tokens
from tests.web.world import World
from web.clock import utcnow

Call = Callable[..., TestResponse]


def token_of(app: Flask, person_id: int) -> str:
    with app.app_context():
        person = db.session.get_one(Person, person_id)
        made = tokens.make(db.session(), person, "A program", utcnow())
        db.session.commit()
        return made


def caller(browser: FlaskClient, token: str) -> Call:
    """Return a way to call the API with a token."""

    def call(method: str, path: str, **more: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {token}", **more.pop("headers", {})}
        return browser.open(f"/api/v1{path}", method=method, headers=headers, **more)

    return call


@pytest.fixture
def call(app: Flask, world: World) -> Call:
    """Call the API for Anna."""
    return caller(app.test_client(), token_of(app, world.anna))
