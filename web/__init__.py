"""HTTP and the command line: one blueprint a module, thin views, no rule of the subject."""

from flask import Flask
from flask_migrate import Migrate

from models import db
from web import (
    account,
    classes,
    cli,
    desk,
    errors,
    level_cli,
    library,
    pages,
    practice,
    progress,
    security,
    shown,
    takeaway,
    words,
    words_cli,
)


def init_app(app: Flask) -> None:
    """Hang everything of the web on an application: protections first, then the rooms."""
    security.init_app(app)
    errors.init_app(app)
    shown.init_app(app)
    Migrate(app, db, directory="migrations")
    for room in (pages, account, library, practice, progress, words, classes, desk, takeaway):
        app.register_blueprint(room.bp)
    cli.init_app(app)
    level_cli.init_app(app)
    words_cli.init_app(app)
