"""The command line for what is kept about one person: to give it to them, and to erase it."""

import click
from flask import Flask
from flask.cli import with_appcontext

from models import db, writing
from services import erasing
from services.errors import Refusal
from services.own_data import own_data
from web.cli import BadInput, dumped, named
from web.clock import utcnow


@click.command()
@click.argument("nickname")
@with_appcontext
def export(nickname: str) -> None:
    """Print everything that is kept about NICKNAME as JSON, as their own page gives it."""
    session = db.session()
    dumped(own_data(session, named(session, nickname), utcnow()))


@click.command()
@click.argument("nickname")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_appcontext
def forget(nickname: str, *, yes: bool) -> None:
    """Erase the account of NICKNAME for good, with everything that they did."""
    session = db.session()
    writing(session)
    person = named(session, nickname)
    goes = erasing.leaving(session, person)
    click.echo(
        f"{person.nickname}, {person.role}. Texts that stay, without an owner: {goes.texts}. "
        f"Drafts that go: {goes.drafts}. Classes that go: {', '.join(goes.classes) or 'none'}."
    )
    if not yes:
        click.confirm("Erase it for good?", abort=True)
    try:
        erasing.forget(session, person, utcnow())
    except Refusal as error:
        raise BadInput(str(error)) from error
    session.commit()
    click.echo("Erased.")


def init_app(app: Flask) -> None:
    """Hang the commands on the application's command line."""
    app.cli.add_command(export)
    app.cli.add_command(forget)
