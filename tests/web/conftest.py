"""What the pages' tests share: an application on a database of its own, and browsers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from models import db
from tests.web.world import AppMaker, Visit, World, furnish, signed_in
from web import working

DATABASE = "web.sqlite"


@pytest.fixture
def make_app(sqlite_template: bytes, tmp_path: Path) -> Iterator[AppMaker]:
    """Make the application on a database of its own, with any setting changed."""
    apps: list[Flask] = []

    def made(**config: Any) -> Flask:
        path = tmp_path / DATABASE
        if not path.exists():
            path.write_bytes(sqlite_template)
        app = create_app(
            {
                "TESTING": True,
                "PROPAGATE_EXCEPTIONS": False,
                "SECRET_KEY": "for the tests only, and long enough",
                "SQLALCHEMY_DATABASE_URI": f"sqlite:///{path}",
                "WTF_CSRF_ENABLED": False,
                "INSTANCE": str(tmp_path),
                "PATIENCE": 120.0,  # seconds: a busy machine shows no page in between
                **config,
            }
        )
        apps.append(app)
        return app

    yield made
    for app in apps:
        working.stop(app)


@pytest.fixture
def app(make_app: AppMaker) -> Flask:
    return make_app()


@pytest.fixture(scope="session")
def furnished(
    sqlite_template: bytes, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, World]:
    """A database with the world in it, to be copied for each test, and what stands where."""
    path = tmp_path_factory.mktemp("world") / "world.sqlite"
    path.write_bytes(sqlite_template)
    app = create_app({"SECRET_KEY": "x" * 40, "SQLALCHEMY_DATABASE_URI": f"sqlite:///{path}"})
    world = furnish(app)
    with app.app_context():
        db.engine.dispose()
    return path.read_bytes(), world


@pytest.fixture
def world(app: Flask, tmp_path: Path, furnished: tuple[bytes, World]) -> World:
    """Put the world into the application's database, before anyone has opened it."""
    content, world = furnished
    (tmp_path / DATABASE).write_bytes(content)
    return world


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
