"""The command that makes an invented class to look at."""

from random import Random

import click
from flask import Flask
from flask.cli import with_appcontext

from models import db, writing
from services import demo as demo_class
from services.errors import Refusal
from services.passphrases import fresh
from web.cli import BadInput
from web.clock import utcnow

OTHERS = (
    "People have accounts here already. The demo class would stand among theirs; say "
    "--beside-others if that is what you want."
)


@click.command()
@click.option("--beside-others", is_flag=True, help="Make it though people have accounts here.")
@click.option("--seed", default=8, show_default=True, help="Another seed, other answers.")
@with_appcontext
def demo(beside_others: bool, seed: int) -> None:
    """Make a class of 40 invented learners with 30 assignments, answered over twelve weeks."""
    session = db.session()
    if demo_class.real_people(session) and not beside_others:
        raise BadInput(OTHERS)
    secret = fresh()
    writing(session)
    try:
        made = demo_class.seed(session, secret, utcnow(), Random(seed))
    except Refusal as error:
        raise BadInput(str(error)) from error
    session.commit()
    click.echo(
        f"{made.classroom.name}: {made.learners} learners, {made.assignments} assignments, "
        f"{made.answers:,} answers.\nSign in as {demo_class.TEACHER}, who teaches it, or as any "
        f"learner, such as {demo_class.NAMES[0]}. Passphrase: {secret.words}"
    )


def init_app(app: Flask) -> None:
    """Hang the command on the application's command line."""
    app.cli.add_command(demo)
