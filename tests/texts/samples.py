"""The real texts that tests of texts read, each analysed once."""

from functools import cache
from pathlib import Path

import pytest

from texts.analysis import Analysis, analyse
from texts.intake import clean

ROOT = Path(__file__).resolve().parents[2]
SHELF = ROOT / "seed_data" / "shelf"
SHARED = ROOT.parent / "shared" / "texts"


def shared_text(name: str) -> str:
    """Return a text of ../shared/texts as it stands, or skip where that is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared/texts is absent")
    return (SHARED / f"{name}.txt").read_text(encoding="utf-8")


@cache
def analysed(path: Path) -> Analysis:
    return analyse(clean(path.read_text(encoding="utf-8")).text)


def shared_analysis(name: str) -> Analysis:
    shared_text(name)
    return analysed(SHARED / f"{name}.txt")


def shelf_analyses() -> list[Analysis]:
    return [analysed(path) for path in sorted(SHELF.glob("*.txt"))]


def shared_analyses() -> list[Analysis]:
    shared_text("prime-movers")
    return [analysed(path) for path in sorted(SHARED.glob("*.txt"))]
