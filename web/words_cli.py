"""The command line for words: make what is remembered of them again."""

import click
from flask import Flask
from flask.cli import AppGroup, with_appcontext

from models import Person, db, writing
from services import recounting

words = AppGroup("words", help="Look after the memory of words.")


@words.command("rebuild")
@with_appcontext
def rebuild() -> None:
    """Make everyone's totals and memory of words again from the answers stored."""
    writing(db.session())
    done = recounted(recounting.everyone(db.session()))
    click.echo(f"Made again for {done:,} {'person' if done == 1 else 'people'}.")


def complete() -> None:
    """Make the memory of words of those who answered before memories were kept."""
    writing(db.session())
    recounted(recounting.without_memory(db.session()))


def recounted(people: list[Person]) -> int:
    """Recount some people, and return how many they are."""
    for person in people:
        recounting.recount(db.session(), person)
        db.session.commit()  # one by one: nobody's answer waits for all the others
    return len(people)


def init_app(app: Flask) -> None:
    """Hang the commands on the application's command line."""
    app.cli.add_command(words)
