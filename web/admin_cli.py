"""The command line for running the place: backups, and who may do what."""

from pathlib import Path

import click
from flask import Flask
from flask.cli import with_appcontext

from models import AuditAct, Role, db, writing
from services import audit, backups
from services.errors import Refusal
from web import working
from web.admin import folder, sqlite_file
from web.cli import BadInput, named, user
from web.clock import utcnow
from web.people import application

DUMP = 'The database is PostgreSQL: pg_dump --format=custom --file=gradus.dump "$DATABASE_URL"'

BRING_BACK = (
    "The database is PostgreSQL: "
    'pg_restore --clean --if-exists --dbname="$DATABASE_URL" gradus.dump'
)


@click.command()
@with_appcontext
def backup() -> None:
    """Copy the database while it is in use, look the copy over, and say where it is."""
    source, now = sqlite_file(), utcnow()
    if source is None:
        raise BadInput(DUMP)
    try:
        made = backups.make(source, folder(), now)
    except Refusal as error:
        raise BadInput(str(error)) from error
    writing(db.session())
    audit.note(db.session(), None, AuditAct.BACK_UP, made.name, now)
    db.session.commit()
    click.echo(folder() / made.name)


@click.command()
@with_appcontext
def work() -> None:
    """Measure the texts that wait, until stopped; web processes need not where this runs."""
    click.echo("Texts that wait are worked on here now. Stop it with Ctrl-C.")
    working.serve(application())


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def restore(file: Path) -> None:
    """Bring back everything from FILE, a backup, with Gradus stopped; keep what was there."""
    place, now = sqlite_file(), utcnow()
    if place is None:
        raise BadInput(BRING_BACK)
    db.session.remove()
    db.engine.dispose()
    try:
        before = backups.restore(file, place, folder(), now)
    except backups.NotWhole as error:
        raise BadInput("This is no whole backup of Gradus. Nothing was changed.") from error
    except backups.InUse as error:
        raise BadInput("The database is in use. Stop Gradus, then restore again.") from error
    except Refusal as error:
        raise BadInput(str(error)) from error
    click.echo(f"{file.name} is restored. Run the command init, then start Gradus.")
    if before:
        click.echo(f"What was there before: {folder() / before.name}")


@user.command("role")
@click.argument("nickname")
@click.argument("role", type=click.Choice([r.value for r in Role]))
@with_appcontext
def role(nickname: str, role: str) -> None:
    """Change the role of NICKNAME: the way to the first admin."""
    session = db.session()
    writing(session)
    person = named(session, nickname)
    about = f"{person.nickname}: {person.role} to {role}"
    person.role = Role(role)
    audit.note(session, None, AuditAct.CHANGE_ROLE, about, utcnow())
    session.commit()
    click.echo(f"{person.nickname} is {role} now.")


def init_app(app: Flask) -> None:
    """Hang the commands on the application's command line."""
    app.cli.add_command(backup)
    app.cli.add_command(work)
    app.cli.add_command(restore)
