"""What the pages' tests share: an application on a database of its own, and browsers."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from tests.web.world import AppMaker, Visit, World, furnish, signed_in


@pytest.fixture
def make_app(sqlite_template: bytes, tmp_path: Path) -> AppMaker:
    """Make the application on a database of its own, with any setting changed."""

    def made(**config: Any) -> Flask:
        path = tmp_path / "web.sqlite"
        if not path.exists():
            path.write_bytes(sqlite_template)
        return create_app(
            {
                "TESTING": True,
                "PROPAGATE_EXCEPTIONS": False,
                "SECRET_KEY": "for the tests only, and long enough",
                "SQLALCHEMY_DATABASE_URI": f"sqlite:///{path}",
                "WTF_CSRF_ENABLED": False,
                "INSTANCE": str(tmp_path),
                **config,
            }
        )

    return made


@pytest.fixture
def app(make_app: AppMaker) -> Flask:
    return make_app()


@pytest.fixture
def world(app: Flask) -> World:
    return furnish(app)


@pytest.fixture
def visit(app: Flask, world: World) -> Visit:
    """Return a browser for "Anna", "Ben", "Chloe", "Dora", or "" for a visitor."""

    def browser(name: str) -> FlaskClient:
        if not name:
            return app.test_client()
        return signed_in(app, getattr(world, name.lower()))

    return browser


@pytest.fixture
def stranger(app: Flask, world: World) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def ben(visit: Visit) -> FlaskClient:
    return visit("Ben")


@pytest.fixture
def chloe(visit: Visit) -> FlaskClient:
    return visit("Chloe")


@pytest.fixture
def anna(visit: Visit) -> FlaskClient:
    return visit("Anna")
