"""A backup is the whole database, made while it is in use, and nobody else's to read."""

import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Classroom, Membership, Person, writing
from services import backups
from services.errors import Conflict, NotFound
from tests.people import NOW, make_cast

CAST = ("Anna", "Ben", "Chloe", "Dora")


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


def test_a_copy_of_this_second_is_not_overwritten(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kept" / backups.make(database, tmp_path / "kept", NOW).name
    before = copy.stat().st_mtime_ns
    with pytest.raises(Conflict, match="being made"):
        backups.restore(copy, database, tmp_path / "kept", NOW)
    assert copy.stat().st_mtime_ns == before


def test_a_source_that_is_damaged_leaves_no_copy(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"SQLite format 3\x00" + b"\xff" * 8192)
    with pytest.raises(sqlite3.DatabaseError):
        backups.make(broken, tmp_path / "kept", NOW)
    assert list((tmp_path / "kept").iterdir()) == []


def everything(path: Path) -> list[str]:
    """Return a database as the statements that would make it again."""
    with closing(sqlite3.connect(path)) as copy:
        return list(copy.iterdump())


def test_a_restored_place_has_everything_and_keeps_what_was_there(
    database: Path, tmp_path: Path, sqlite_engine: sa.Engine
) -> None:
    folder = tmp_path / "kept"
    before = everything(database)
    copy = backups.place_of(folder, backups.make(database, folder, NOW).name)
    with Session(sqlite_engine) as session:
        session.execute(sa.delete(Membership))
        session.execute(sa.delete(Classroom))
        session.add(Person(nickname="Eve", nickname_key="eve", guest=True, created_at=NOW))
        session.commit()
    sqlite_engine.dispose()
    later = everything(database)
    kept = backups.restore(copy, database, folder, NOW + timedelta(hours=1))
    assert everything(database) == before != later
    assert kept is not None
    assert everything(folder / kept.name) == later
    with Session(sqlite_engine) as session:  # it is in use again, with its journal beside it
        assert session.connection().exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert session.scalars(sa.select(Person.nickname)).all() == list(CAST)


def test_a_damaged_or_absent_place_is_restored(database: Path, tmp_path: Path) -> None:
    before = everything(database)
    copy = tmp_path / "kept" / backups.make(database, tmp_path / "kept", NOW).name
    for place in (tmp_path / "broken.sqlite", tmp_path / "absent.sqlite"):
        if place.name.startswith("broken"):
            place.write_bytes(b"SQLite format 3\x00" + b"\xff" * 8192)
        assert backups.restore(copy, place, tmp_path / "kept", NOW + timedelta(hours=1)) is None
        assert everything(place) == before
    assert (tmp_path / "broken.sqlite.damaged").is_file()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 8192])
def test_what_is_no_backup_changes_nothing(database: Path, tmp_path: Path, content: bytes) -> None:
    before = everything(database)
    file = tmp_path / "notes.sqlite"
    file.write_bytes(content)
    with pytest.raises(backups.NotWhole):
        backups.restore(file, database, tmp_path / "kept", NOW)
    assert everything(database) == before


def test_nothing_is_restored_while_somebody_writes(
    database: Path, tmp_path: Path, sqlite_engine: sa.Engine
) -> None:
    copy = tmp_path / "kept" / backups.make(database, tmp_path / "kept", NOW).name
    with Session(sqlite_engine) as session:
        writing(session)
        session.add(Person(nickname="Eve", nickname_key="eve", guest=True, created_at=NOW))
        session.flush()
        with pytest.raises(backups.InUse):
            backups.restore(copy, database, tmp_path / "kept", NOW + timedelta(hours=1))
        session.commit()
    assert people_in(database) == 5
