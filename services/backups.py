"""Copies of the database, made while it is in use: SQLite's own online backup.

A copy holds everything, passphrases' hashes too, so that only the service's user may read it.
PostgreSQL has a tool of its own for this, which this place cannot run for it.
"""

import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from services.errors import Conflict, NotFound

NAME = re.compile(r"gradus-\d{8}-\d{6}\.sqlite")
PAGES = 2_000  # copied at once, about 8 MB: others may write in between
PATIENCE = 2  # seconds that a restoring waits for somebody who writes
DAMAGED = "The copy is damaged, so it was thrown away. Look at the disk, then try again."


class NotWhole(Exception):
    """A file is no whole backup of Gradus."""


class InUse(Exception):
    """Somebody writes into the database now."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that is there; ``size`` in bytes."""

    name: str
    size: int
    made_at: datetime


def make(database: Path, folder: Path, now: datetime) -> Backup:
    """Copy a SQLite database that is in use, look the copy over, and return what it is called.

    It appears under its name when it is whole. Raises Conflict for one that is damaged, or
    made a second ago.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"gradus-{now.astimezone(UTC):%Y%m%d-%H%M%S}.sqlite"
    draft = path.with_suffix(".part")
    try:
        if path.exists():
            raise FileExistsError
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise Conflict("A backup is being made now. Wait for it.") from None
    try:
        with (
            closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(draft)) as copy,
        ):
            source.backup(copy, pages=PAGES)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, which can be carried away
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Conflict(DAMAGED)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return _backup(path)


def restore(copy: Path, database: Path, folder: Path, now: datetime) -> Backup | None:
    """Put a copy in the place of a SQLite database, and keep what was there as a backup.

    Returns that backup; None where nothing was there, or where it was damaged: then its files
    stay beside, called ".damaged". Raises NotWhole, InUse, and Conflict for a place that was
    copied this second.
    """
    if not _whole(copy):
        raise NotWhole
    try:
        before = make(database, folder, now) if database.is_file() else None
    except sqlite3.DatabaseError:
        before = None
        for end in ("", "-wal", "-shm"):
            path = database.with_name(database.name + end)
            if path.exists():
                path.replace(path.with_name(f"{path.name}.damaged"))
    try:
        with (
            closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(database, timeout=PATIENCE)) as place,
        ):
            place.execute("BEGIN IMMEDIATE")  # the copying itself would wait for ever
            place.rollback()
            source.backup(place)  # into the file: nothing of its journal outlives what it was
            place.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        raise InUse from error
    database.chmod(0o600)
    return before


def _whole(copy: Path) -> bool:
    """Tell whether a file is a whole copy of a Gradus database."""
    try:
        with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as source:
            tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('article', 'person')"
            ours = source.execute(tables).fetchone() == (2,)
            sound = source.execute("PRAGMA quick_check").fetchone() == ("ok",)
            return bool(ours and sound)
    except sqlite3.DatabaseError:
        return False


def backups(folder: Path) -> list[Backup]:
    """Return the copies in a folder, the latest first."""
    if not folder.is_dir():
        return []
    names = (path for path in folder.iterdir() if NAME.fullmatch(path.name))
    return [_backup(path) for path in sorted(names, reverse=True)]


def place_of(folder: Path, name: str) -> Path:
    """Return where a copy stands. Raises NotFound for any other name."""
    path = folder / name
    if not NAME.fullmatch(name) or not path.is_file():
        raise NotFound
    return path


def delete(folder: Path, name: str) -> None:
    """Delete a copy. Raises NotFound."""
    place_of(folder, name).unlink()


def _backup(path: Path) -> Backup:
    made = datetime.strptime(path.stem, "gradus-%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    return Backup(path.name, path.stat().st_size, made)
