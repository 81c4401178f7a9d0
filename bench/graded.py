"""Texts that people have graded, for measuring levels; no text of them is in the repository.

Each file of ../shared/level-dev is one or more sets: a set has one kind of label.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.sources import ROOT

FOLDER = ROOT.parent / "shared" / "level-dev"

# File, provenance in it ("" for all), name here, and who graded on what scale.
ENGLISH = (
    ("ose", "", "ose", "editors' three versions of one article"),
    ("clear", "", "clear", "teachers, by pairs"),
    ("cefr_sp", "Wiki-Auto", "wiki-auto", "two professionals, CEFR of a sentence"),
    ("cefr_sp", "SCoRE", "score", "two professionals, CEFR of a sentence"),
    ("readme_en", "", "readme-en", "two raters, CEFR of a sentence"),
    ("kaggle_cefr", "bc_publisher", "british-council", "its publisher, CEFR of a text"),
    ("kaggle_cefr", "c2_misc_author", "kaggle-c2", "whoever made the set: all C2"),
    ("kaggle_cefr", "eslfast_toollabel", "kaggle-eslfast", "TOOLS, CEFR of a text"),
    ("kaggle_cefr", "cnn_toollabel", "kaggle-cnn", "TOOLS, CEFR of a text"),
    ("kaggle_cefr", "ose_adv_toollabel", "kaggle-ose-adv", "TOOLS, CEFR of a text"),
)
OTHERS = (
    ("readme_fr", "", "readme-fr", "two raters, CEFR of a sentence"),
    ("textcomplexity_de", "", "complexity-de", "learners' mean opinion, 1 to 7, of a sentence"),
    ("readme_ru", "", "readme-ru", "two raters, CEFR of a sentence"),
    ("readme_hi", "", "readme-hi", "two raters, CEFR of a sentence"),
)
NOT_CEFR = {"ose", "clear", "complexity-de"}


@dataclass(frozen=True, slots=True)
class GradedText:
    """A text and how hard people found it.

    ``label`` rises with difficulty; ``raters`` holds the CEFR label of each rater, 1 for A1
    to 6 for C2, () where the scale is another; texts of one ``group`` must not be parted.
    """

    text: str
    group: str
    label: float
    raters: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class GradedSet:
    """Texts with one kind of label; ``labels_by`` says who graded them."""

    name: str
    labels_by: str
    texts: tuple[GradedText, ...]


def json_lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file; only a line feed parts them, as strings hold other breaks."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def graded_sets(
    folder: Path = FOLDER, which: Sequence[tuple[str, str, str, str]] = ENGLISH
) -> list[GradedSet]:
    """Return the sets of a folder, in the order of the listing; absent files are left out."""
    found = []
    for stem, provenance, name, labels_by in which:
        path = folder / f"{stem}.jsonl"
        if path.is_file():
            rows = json_lines(path)
            kept = [row for row in rows if provenance in ("", row.get("prov", ""))]
            found.append(GradedSet(name, labels_by, tuple(_graded(name, row) for row in kept)))
    return found


def _graded(name: str, row: dict[str, Any]) -> GradedText:
    label = float(row["label"])
    raters = tuple(map(float, row.get("raters", (label,))))
    return GradedText(
        text=row["text"],
        group=row["group"],
        label=label,
        raters=() if name in NOT_CEFR else raters,
    )
