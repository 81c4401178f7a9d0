"""What a place needs to run, looked at one by one, each with what to do about it."""

from dataclasses import dataclass
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from models import Article, db
from texts import dictionary, sounds
from texts import lexicon as words


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: is it well, what is said, and whether Gradus runs without it."""

    about: str
    well: bool
    said: str
    optional: bool = False

    @property
    def mark(self) -> str:
        """Return "ok", "hint" for what may stay as it is, or "NO"."""
        return "ok" if self.well else "hint" if self.optional else "NO"


def findings(app: Flask) -> list[Finding]:
    """Return everything that was looked at."""
    return [secret(app), database(app), library(), lexicon(), cookies(app), throttles(app)]


def secret(app: Flask) -> Finding:
    """Look at the secret that signs cookies."""
    long = len(str(app.config["SECRET_KEY"])) >= 32  # characters; ours has 43
    said = (
        "made, and long enough" if long else "too short: let Gradus make it in instance/secret.key"
    )
    return Finding("secret", long, said)


def database(app: Flask) -> Finding:
    """Look whether the database answers, and has the newest tables."""
    script = ScriptDirectory.from_config(_alembic(app))
    try:
        with db.engine.connect() as connection:
            at = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError as error:
        return Finding(
            "database", False, f"does not answer ({type(error).__name__}): see DATABASE_URL"
        )
    kind = db.engine.url.get_backend_name()
    if at != script.get_current_head():
        return Finding(
            "database", False, f"{kind}, not at its newest version: flask --app app init"
        )
    return Finding("database", True, f"{kind}, at version {at}")


def _alembic(app: Flask) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(app.root_path, "migrations")))
    return config


def library() -> Finding:
    """Look whether there is anything to read."""
    try:
        number = db.session.scalar(select(func.count(Article.id)).where(Article.in_library)) or 0
    except SQLAlchemyError:
        return Finding("library", False, "no tables yet: flask --app app init", optional=True)
    said = f"{number} texts" if number else "empty: flask --app app seed"
    return Finding("library", number > 0, said, optional=True)


def lexicon() -> Finding:
    """Look whether there is a dictionary; without one, some kinds of question abstain."""
    well = words.available()
    said = (
        "there" if well else "absent; questions on meanings are left out: python scripts/wordnet.py"
    )
    return Finding("word data", well, said, optional=True)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Word data that may be there: what it is for, and how much of it there is."""

    name: str
    purpose: str
    there: str


def dictionaries() -> list[Dictionary]:
    """Return the word data of this place."""
    ours = {entry.word for entry in dictionary.everything()}
    wordnet = "there" if words.available() else "absent: python scripts/wordnet.py"
    spoken = "there" if sounds.PLACE.is_file() else "absent"
    return [
        Dictionary("Our own", "what words mean, in easy words", f"{len(ours):,} words"),
        Dictionary("Princeton WordNet", "senses and opposites, for questions", wordnet),
        Dictionary("CMU Pronouncing Dictionary", "how words sound", spoken),
    ]


def cookies(app: Flask) -> Finding:
    """Look whether cookies are kept to encrypted connections."""
    well = bool(app.config["SESSION_COOKIE_SECURE"])
    said = "on" if well else "off; behind TLS set GRADUS_HTTPS=1"
    return Finding("https", well, said, optional=True)


def throttles(app: Flask) -> Finding:
    """Look where wrong tries are counted."""
    shared = str(app.config["RATELIMIT_STORAGE_URI"]).startswith("redis")
    said = "Redis" if shared else "this process; with several (WORKERS, or machines) set REDIS_URL"
    return Finding("throttles counted in", shared, said, optional=True)
