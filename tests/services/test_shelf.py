"""The shelf of our own texts is loaded once, and again only where it changed."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Quiz
from services import library, practice, shelf, workshop
from services.errors import Unfit
from tests.people import Cast

SEED = Path(__file__).resolve().parents[2] / "seed_data"
SLUGS = ("salt", "bees-a2")
Load = Callable[[], list[tuple[str, str]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shelf of two of our texts."""
    entries = json.loads((SEED / "shelf.json").read_text(encoding="utf-8"))
    kept = [entry for entry in entries if entry["slug"] in SLUGS]
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf.json").write_text(json.dumps(kept), encoding="utf-8")
    for slug in SLUGS:
        shutil.copy(SEED / "shelf" / f"{slug}.txt", tmp_path / "shelf")
    return tmp_path


@pytest.fixture
def load(session: Session, folder: Path, now: datetime) -> Load:
    """Return a function that loads the folder as the command line does."""

    def loaded() -> list[tuple[str, str]]:
        done = []
        for text in shelf.load(session, folder, now):
            session.commit()
            assert text.items > 0
            done.append((text.slug, text.done))
        return sorted(done)

    return loaded


def test_every_text_of_the_seed_folder_is_listed_and_there() -> None:
    entries = shelf.entries(SEED)
    files = {path.stem for path in (SEED / "shelf").glob("*.txt")}
    assert {entry.slug for entry in entries} == files
    assert len(entries) >= 14


def test_a_loaded_text_is_in_the_library_with_its_quiz(session: Session, load: Load) -> None:
    assert load() == [("bees-a2", "added"), ("salt", "added")]
    bees = next(card for card in library.shelf(session, None) if card.series == "bees")
    assert (bees.title, bees.theme, bees.kind) == ("The dance in the dark", "nature", "science")
    assert bees.deck.startswith("A honey bee cannot speak")
    assert bees.items > 0


def test_a_second_load_keeps_everything(
    session: Session, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    monkeypatch.setattr(workshop, "draft", None)  # would fail if it were called
    assert load() == [("bees-a2", "kept"), ("salt", "kept")]
    assert session.scalar(sa.select(sa.func.count(Quiz.id))) == 2


def test_a_changed_text_is_renewed_and_old_answers_stay(
    session: Session, cast: Cast, folder: Path, load: Load, now: datetime
) -> None:
    load()
    old = session.scalars(sa.select(Article).where(Article.slug == "salt")).one()
    attempt = practice.start(session, cast.ben, old.id, now)
    session.commit()
    path = folder / "shelf" / "salt.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n\nSalt is cheap today.\n", "utf-8")
    assert load() == [("bees-a2", "kept"), ("salt", "renewed")]
    assert len(library.shelf(session, None)) == 2
    assert practice.question(session, cast.ben, attempt, 1).progress.article_id == old.id


def test_a_changed_theme_changes_the_card_alone(session: Session, folder: Path, load: Load) -> None:
    load()
    path = folder / "shelf.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"food"', '"kitchen"'), "utf-8")
    assert load() == [("bees-a2", "kept"), ("salt", "kept")]
    assert "kitchen" in library.themes(session, None)


@pytest.mark.parametrize("broken", ["", "{", "[{}]", "[1]", '{"a": 1}'])
def test_a_broken_list_is_refused_by_name(folder: Path, broken: str) -> None:
    (folder / "shelf.json").write_text(broken, "utf-8")
    with pytest.raises(Unfit, match=r"shelf\.json"):
        shelf.entries(folder)


def test_a_missing_text_is_refused_by_name(folder: Path, load: Load) -> None:
    (folder / "shelf" / "salt.txt").unlink()
    with pytest.raises(Unfit, match=r"salt\.txt"):
        load()
