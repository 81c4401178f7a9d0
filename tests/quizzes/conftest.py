"""What the tests of quizzes share: real texts, drafts made once, the golden option."""

from functools import cache
from pathlib import Path

import pytest

from quizzes.pipeline import Draft, make

ROOT = Path(__file__).resolve().parents[2]
SHELF = ROOT / "seed_data" / "shelf"
SHARED = ROOT.parent / "shared" / "texts"


@cache
def draft_of(path: Path) -> Draft:
    return make(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def shelf_drafts() -> dict[str, Draft]:
    return {path.stem: draft_of(path) for path in sorted(SHELF.glob("*.txt"))}


@pytest.fixture(scope="session")
def shared_drafts() -> dict[str, Draft]:
    if not SHARED.is_dir():
        pytest.skip("../shared/texts is absent")
    names = ("prime-movers", "ose-nepal-intermediate", "ose-wnlshipsnoise-elementary")
    return {name: draft_of(SHARED / f"{name}.txt") for name in names}
