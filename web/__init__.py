"""HTTP and the command line: one blueprint a module, thin views, no rule of the subject."""

from flask import Flask
from flask_migrate import Migrate

from models import db
from web import (
    account,
    admin,
    admin_cli,
    api,
    assignments,
    charts,
    class_people,
    class_reports,
    classes,
    cli,
    demo_cli,
    desk,
    desk_items,
    display,
    drawn,
    errors,
    items_cli,
    languages,
    level_cli,
    library,
    measured,
    own,
    own_cli,
    pages,
    practice,
    progress,
    reading,
    security,
    shown,
    takeaway,
    tokens,
    vocabulary,
    words,
    words_cli,
)
from web.addresses import Id


def init_app(app: Flask) -> None:
    """Hang everything of the web on an application: protections first, then the rooms."""
    app.url_map.converters["int"] = Id
    security.init_app(app)
    errors.init_app(app)
    languages.init_app(app)
    shown.init_app(app)
    measured.init_app(app)
    charts.init_app(app)
    drawn.init_app(app)
    display.init_app(app)
    Migrate(app, db, directory="migrations")
    for room in (
        pages,
        account,
        own,
        library,
        reading,
        practice,
        progress,
        vocabulary,
        words,
        classes,
        class_people,
        class_reports,
        assignments,
        desk,
        desk_items,
        takeaway,
        tokens,
        admin,
    ):
        app.register_blueprint(room.bp)
    api.init_app(app)
    cli.init_app(app)
    demo_cli.init_app(app)
    items_cli.init_app(app)
    admin_cli.init_app(app)
    own_cli.init_app(app)
    level_cli.init_app(app)
    words_cli.init_app(app)
