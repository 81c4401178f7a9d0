"""The command line for items: what teachers and answers say of them."""

import json
from collections import Counter

import click
from flask import Flask
from flask.cli import AppGroup, with_appcontext

from models import db
from services import item_audit

items = AppGroup("items", help="Look at how items did.")


@items.command("audit")
@with_appcontext
def audit() -> None:
    """Print one JSON record a line for each item, as docs/audit.md says; a summary on stderr."""
    counts: Counter[str] = Counter()
    for record in item_audit.records(db.session()):
        click.echo(json.dumps(record, ensure_ascii=False))
        counts["items"] += 1
        counts["kept"] += record["acceptable"] is True
        counts["dropped"] += record["acceptable"] is False
        counts["answered"] += record["answers"] is not None
    said = ", ".join(f"{counts[name]:,} {name}" for name in ("kept", "dropped", "answered"))
    click.echo(f"{counts['items']:,} items: {said}.", err=True)


def init_app(app: Flask) -> None:
    """Hang the commands on the application's command line."""
    app.cli.add_command(items)
