"""The application: `flask --app app run`, or `gunicorn "app:create_app()"`."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask

import web
from models import db
from web.settings import settings


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Return the application, set up from the environment; ``config`` wins over it."""
    app = Flask(__name__)
    app.config.from_mapping(settings(Path(app.instance_path), config or {}, os.environ))
    db.init_app(app)
    web.init_app(app)
    return app
