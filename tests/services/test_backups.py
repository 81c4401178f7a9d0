"""A backup is the whole database, made while it is in use, and nobody else's to read."""

import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Person, writing
from services import backups
from services.errors import Conflict, NotFound
from tests.people import NOW, make_cast


@pytest.fixture
def database(sqlite_engine: sa.Engine) -> Path:
    with Session(sqlite_engine) as session:
        make_cast(session)
    return Path(sqlite_engine.url.database or "")


def people_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as copy:
        count: int = copy.execute("SELECT count(*) FROM person").fetchone()[0]
        return count


def test_a_copy_has_everything_that_was_committed(database: Path, tmp_path: Path) -> None:
    made = backups.make(database, tmp_path / "kept", NOW)
    assert (made.name, made.made_at) == ("gradus-20260805-120000.sqlite", NOW)
    path = backups.place_of(tmp_path / "kept", made.name)
    assert people_in(path) == 4
    assert made.size == path.stat().st_size
    assert sorted(p.name for p in path.parent.iterdir()) == [made.name]


def test_a_copy_is_made_while_somebody_writes(
    database: Path, tmp_path: Path, sqlite_engine: sa.Engine
) -> None:
    with Session(sqlite_engine) as session:
        writing(session)
        session.add(Person(nickname="Eve", nickname_key="eve", guest=True, created_at=NOW))
        session.flush()
        made = backups.make(database, tmp_path / "kept", NOW)
        session.commit()
    assert people_in(tmp_path / "kept" / made.name) == 4


def test_only_the_service_may_read_a_copy(database: Path, tmp_path: Path) -> None:
    made = backups.make(database, tmp_path / "kept", NOW)
    mode = (tmp_path / "kept" / made.name).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o700


def test_copies_are_listed_the_latest_first_and_deleted(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    assert backups.backups(folder) == []
    made = [backups.make(database, folder, NOW + timedelta(hours=n)) for n in (1, 2)]
    (folder / "notes.txt").write_text("not a backup")
    assert backups.backups(folder) == made[::-1]
    backups.delete(folder, made[0].name)
    assert backups.backups(folder) == made[1:]


@pytest.mark.parametrize(
    "name", ["", "../gradus.sqlite", "notes.txt", "gradus-20260805-120000.sqlite", "/etc/passwd"]
)
def test_no_other_file_is_reached_by_a_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(NotFound):
        backups.place_of(tmp_path, name)
    with pytest.raises(NotFound):
        backups.delete(tmp_path, name)


def test_two_at_once_do_not_write_into_one_another(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "gradus-20260805-120000.part").touch()
    with pytest.raises(Conflict, match="being made"):
        backups.make(database, folder, NOW)


def test_a_source_that_is_damaged_leaves_no_copy(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"SQLite format 3\x00" + b"\xff" * 8192)
    with pytest.raises(sqlite3.DatabaseError):
        backups.make(broken, tmp_path / "kept", NOW)
    assert list((tmp_path / "kept").iterdir()) == []
