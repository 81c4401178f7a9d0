"""The command line: measure a file, make its quiz, and set a place up.

`facts` and `quiz` need no database. What makes items is imported inside the commands, so
that a web process, which imports this module too, never loads it.
"""

import json
import sys
from pathlib import Path
from typing import IO, Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import select
from sqlalchemy.orm import Session

from ingest.raw import Upload
from models import AuditAct, Person, Role, db, writing
from services import accounts, audit, levels, mending, reading, shelf
from services.errors import Refusal
from texts import Unfit
from texts.intake import Cleaned, clean
from web import checks, level_cli, words_cli
from web.clock import utcnow
from web.shown import agreement

SEED_DATA = "seed_data"  # below the application's folder


class BadInput(click.ClickException):
    """Something given that cannot be used: one line on stderr, exit code 2."""

    exit_code = 2


def text_of(file: str) -> Cleaned:
    """Return the text of a file ready to be measured, and say on stderr what was mended.

    Raises BadInput for a file that cannot be read.
    """
    path = Path(file)
    try:
        raw = reading.read(Upload(path.name, path.read_bytes()))
        cleaned = clean(f"{raw.title}\n\n{raw.text}" if raw.title else raw.text)
    except OSError as error:
        message = f"{file}: {(error.strerror or 'cannot be read').lower()}"
        raise BadInput(message) from error
    except (Unfit, Refusal) as error:
        raise BadInput(str(error)) from error
    for mend in raw.mends:
        click.echo(mend, err=True)
    for what in cleaned.mends:
        click.echo(f"{what.what} ({what.count}).", err=True)
    return cleaned


def dumped(value: dict[str, Any]) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def named(session: Session, nickname: str) -> Person:
    """Return the person of a nickname. Raises BadInput where there is none."""
    person = session.scalar(
        select(Person).where(Person.nickname_key == accounts.nickname_key(nickname))
    )
    if person is None:
        raise BadInput(f"Nobody is called “{nickname}”.")
    return person


@click.command()
@click.argument("file", required=False)
@click.option("--article", "article_id", type=int, help="A stored article, by id, and no file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_appcontext
def facts(file: str | None, article_id: int | None, as_json: bool) -> None:
    """Print the Fact Box of FILE, or of a stored article, and its CEFR level.

    A stored article has the level that its teacher set, and ours beside it.
    """
    from web import printed

    if (file is None) == (article_id is None):
        raise BadInput("Name a file, or a stored article with --article.")
    try:
        if article_id is not None:
            found, said = levels.measures(db.session(), article_id), ""
        else:
            cleaned = text_of(file or "")
            found = levels.measured(cleaned.text)
            said = agreement(cleaned.printed, found.facts) or "No Fact Box is printed at its head."
    except (Unfit, Refusal) as error:
        raise BadInput(str(error)) from error
    if as_json:
        return dumped(printed.measures_json(found))
    return click.echo("\n".join(filter(None, (*printed.measures_lines(found), said))))


@click.command()
@click.argument("file")
@click.option("--seed", default=0, show_default=True, help="Another seed, other choices.")
@click.option("--kind", "kinds", multiple=True, help="Only this kind; may be repeated.")
@click.option("--all", "everything", is_flag=True, help="Every sound item, not only the quiz.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def quiz(file: str, seed: int, kinds: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Make questions from FILE."""
    from quizzes.choose import size
    from quizzes.generators import GENERATORS
    from quizzes.pipeline import make
    from web import printed

    if unknown := [kind for kind in kinds if kind not in GENERATORS]:
        message = f"There is no kind “{unknown[0]}”. The kinds are {', '.join(GENERATORS)}."
        raise BadInput(message)
    try:
        draft = make(text_of(file).text, seed=seed, kinds=kinds or None)
    except Unfit as error:
        raise BadInput(str(error)) from error
    items = draft.items if everything else draft.chosen
    if as_json:
        return dumped(printed.quiz_json(draft, items))
    click.echo("\n\n".join(printed.item_lines(n, item) for n, item in enumerate(items, 1)))
    return click.echo(
        f"\n{len(items)} of {len(draft.items)} sound items; {len(draft.refusals)} refused. "
        f"A text of this length bears {size(draft.analysis)} where so many are good enough."
    )


@click.command()
@with_appcontext
def check() -> None:
    """Look at settings and resources, and say what to do where something is missing."""
    findings = checks.findings(current_app)
    for finding in findings:
        click.echo(f"{finding.mark:<5}{finding.about}: {finding.said}")
    if not all(finding.well or finding.optional for finding in findings):
        sys.exit(1)


@click.command()
@with_appcontext
def init() -> None:
    """Bring the database to the newest version, and say whether the word data is there."""
    from flask_migrate import upgrade

    upgrade()
    words_cli.complete()
    writing(db.session())
    mending.complete(db.session())
    db.session.commit()
    level_cli.complete()
    click.echo(f"Database: {checks.database(current_app).said}")
    click.echo(f"Word data: {checks.lexicon().said}")


@click.command()
@with_appcontext
def seed() -> None:
    """Load our own shelf into the library; what is there unchanged is left alone."""
    session = db.session()
    writing(session)
    done: list[str] = []
    try:
        for loaded in shelf.load(session, Path(current_app.root_path, SEED_DATA), utcnow()):
            session.commit()
            done.append(loaded.done)
            if loaded.done != "kept":
                click.echo(f"{loaded.slug}: {loaded.done}, {loaded.items} questions")
    except Refusal as error:
        raise BadInput(str(error)) from error
    click.echo(f"The shelf has {len(done)} texts, {len(done) - done.count('kept')} of them new.")


user = AppGroup("user", help="Make people.")


@user.command("add")
@click.argument("nickname")
@click.option("--role", type=click.Choice([r.value for r in Role]), default="learner")
@click.option("--passphrase-stdin", "given", type=click.File(), is_flag=False, flag_value="-")
def add(nickname: str, role: str, given: IO[str] | None) -> None:
    """Add NICKNAME; asks for a passphrase, or reads its line from standard input."""
    if given:
        passphrase = given.readline().rstrip("\r\n")
    else:
        passphrase = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
    session = db.session()
    writing(session)
    try:
        added = accounts.add_user(session, nickname, passphrase, Role(role), utcnow())
    except Refusal as error:
        raise BadInput(str(error)) from error
    audit.note(session, None, AuditAct.ADD_PERSON, f"{added.nickname}: {role}", utcnow())
    session.commit()
    click.echo(f"{nickname} is {'an' if role == Role.ADMIN else 'a'} {role} now.")


def init_app(app: Flask) -> None:
    """Hang the commands on the application's command line."""
    for command in (facts, quiz, check, init, seed, user):
        app.cli.add_command(command)
