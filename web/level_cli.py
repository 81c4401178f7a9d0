"""The command line for levels: compare ours with teachers' own, and make ours again."""

import click
from flask import Flask
from flask.cli import AppGroup, with_appcontext

from models import db, writing
from services import levels
from services.errors import Refusal
from texts.grade_audit import LEAST, Audit

level = AppGroup("level", help="Look after the levels of texts.")


@level.command("audit")
@with_appcontext
def audit() -> None:
    """Compare our levels with those that teachers set, and propose cuts; nothing is changed."""
    try:
        found = levels.compared(db.session())
    except Refusal as error:
        click.echo(str(error))
        return
    click.echo("\n".join(said(found)))


def said(found: Audit) -> list[str]:
    """Return an audit in lines to read."""
    lines = [
        f"{found.texts:,} {'text has' if found.texts == 1 else 'texts have'} a level "
        "that a teacher set.",
        f"Ours is the same for {found.exact:.0%}, within one band for {found.near:.0%}; "
        f"{found.bias:+.2f} bands on average.",
    ]
    if found.shift is None:
        return [*lines, f"From {LEAST} texts on, cuts that agree better are proposed."]
    if not found.shift:
        return [*lines, "No shift of the cuts would agree better."]
    cuts = ", ".join(f"{cut:.2f}" for cut in found.cuts)
    return [
        *lines,
        f"Cuts {found.shift:+.2f} higher would agree better: {cuts}.",
        f"With them: the same for {found.exact_then:.0%}, within one band for "
        f"{found.near_then:.0%}, measured on these very texts. Nothing was changed.",
    ]


@level.command("again")
@with_appcontext
def again() -> None:
    """Make the levels again that an older formula made; levels that teachers set stay."""
    session = db.session()
    writing(session)
    moved = 0
    outdated = levels.outdated(session)
    for article_id in outdated:
        before, after = levels.regrade(session, article_id)
        moved += before != after
    session.commit()
    click.echo(f"{len(outdated)} levels made again; {moved} texts have another band now.")


def complete() -> None:
    """Keep the content words of articles from before they were kept."""
    writing(db.session())
    for article_id in levels.wordless(db.session()):
        levels.list_words(db.session(), article_id)
        db.session.commit()  # one by one: each may take seconds


def init_app(app: Flask) -> None:
    """Hang the commands on the application's command line."""
    app.cli.add_command(level)
