"""How much there is: rows, bytes, and what is left of the disk."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models import Article, Base, Classroom, Item, LoginSession, Person, Response

SHOWN: dict[str, type[Base]] = {
    "People": Person,
    "Sessions": LoginSession,
    "Classes": Classroom,
    "Texts": Article,
    "Questions": Item,
    "Answers": Response,
}


@dataclass(frozen=True, slots=True)
class Storage:
    """``rows`` counts by name; the others are bytes, ``free`` of the disk with ``folder``."""

    rows: tuple[tuple[str, int], ...]
    database: int
    backups: int
    free: int


def storage(session: Session, database: Path | None, folder: Path, backups: Path) -> Storage:
    """Return how much there is; ``database`` is SQLite's file, None for PostgreSQL."""
    counts = select(*(select(func.count(t.id)).scalar_subquery() for t in SHOWN.values()))  # type: ignore[attr-defined]  # every table has an id
    return Storage(
        rows=tuple(zip(SHOWN, session.execute(counts).one(), strict=True)),
        database=_database(session, database),
        backups=_bytes(backups.glob("*.sqlite")) if backups.is_dir() else 0,
        free=shutil.disk_usage(folder).free if folder.is_dir() else 0,
    )


def _database(session: Session, file: Path | None) -> int:
    if file is not None:
        return _bytes([file, file.with_name(f"{file.name}-wal")])
    size: int = session.scalars(text("SELECT pg_database_size(current_database())")).one()
    return size


def _bytes(paths: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())
