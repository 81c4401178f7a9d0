"""Judging is blind, and its arithmetic is right."""

import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bench import planting, sheets, tables, verdicts
from bench.shares import Share, chi_square, kappa
from bench.sources import SHELF, sources
from quizzes.item import Format, Item
from quizzes.pipeline import make

NAMES = ("bees-c1", "quiet-please")
HIDDEN = "hidden.jsonl"


@pytest.fixture(scope="module")
def round_of_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("round")
    sheets.write([s for s in sources(SHELF) if s.name in NAMES], out, out / HIDDEN, seed=3)
    return out


@pytest.fixture(scope="module")
def entries(round_of_two: Path) -> list[sheets.Entry]:
    return sheets.read(round_of_two / HIDDEN)


@pytest.fixture(scope="module")
def sound() -> tuple[Item, ...]:
    return make(next(s.text for s in sources(SHELF) if s.name == "swifts")).items


def step(folder: Path, name: str) -> str:
    return "\n".join(p.read_text("utf-8") for p in sorted((folder / name).glob("*.md")))


@pytest.mark.parametrize("name", ["step-1", "step-2"])
def test_no_key_and_no_feedback_stands_in_the_first_two_steps(
    name: str, round_of_two: Path, entries: list[sheets.Entry]
) -> None:
    text = step(round_of_two, name)
    assert "Key" not in text
    assert not any(told in text for e in entries for told in e.feedback)


def test_the_key_of_every_item_stands_in_the_third_step(
    round_of_two: Path, entries: list[sheets.Entry]
) -> None:
    keys = re.findall(r"^Key: \*\*(.+)\*\*$", step(round_of_two, "step-3"), re.MULTILINE)
    assert keys == [sheets.letter(e, e.key) for e in entries]


def test_the_first_step_holds_no_passage(round_of_two: Path) -> None:
    text = step(round_of_two, "step-1")
    paragraphs = [p for s in sources(SHELF) if s.name in NAMES for p in s.text.split("\n")]
    assert not any(p in text for p in paragraphs if len(p) > 200)


def test_planted_items_are_marked_in_the_hidden_file_alone(
    round_of_two: Path, entries: list[sheets.Entry]
) -> None:
    assert any(e.planted for e in entries)
    for name in sheets.STEPS:
        shown = step(round_of_two, name).lower()
        assert "planted" not in shown
        assert not any(how in shown for how in planting.CORRUPTIONS)


def test_every_served_item_is_judged_under_a_number_of_its_own(
    entries: list[sheets.Entry],
) -> None:
    served = {i.id for s in sources(SHELF) if s.name in NAMES for i in make(s.text).chosen}
    assert {e.id for e in entries if not e.planted} == served
    assert [e.number for e in entries] == list(range(1, len(entries) + 1))


def test_the_same_seed_gives_the_same_sheets(round_of_two: Path, tmp_path: Path) -> None:
    sheets.write(
        [s for s in sources(SHELF) if s.name in NAMES], tmp_path, tmp_path / HIDDEN, seed=3
    )
    for name in sheets.STEPS:
        assert step(tmp_path, name) == step(round_of_two, name)
    assert (tmp_path / HIDDEN).read_bytes() == (round_of_two / HIDDEN).read_bytes()


@pytest.mark.parametrize("name", ["wrong key", "ungrammatical", "leaked key"])
def test_each_corruption_spoils_some_item_and_changes_it(
    name: str, sound: tuple[Item, ...]
) -> None:
    spoilt = [(i, planting.CORRUPTIONS[name](i, Random(1))) for i in sound]
    assert any(s for _, s in spoilt)
    assert all(s != i for i, s in spoilt if s)


def test_a_planted_wrong_key_offers_the_same_options(sound: tuple[Item, ...]) -> None:
    for item in (i for i in sound if i.format is Format.CHOICE):
        spoilt = planting.wrong_key(item, Random(1))
        assert spoilt
        assert spoilt.key.text != item.key.text
        before = {item.key.text, *(d.text for d in item.distractors)}
        assert {spoilt.key.text, *(d.text for d in spoilt.distractors)} == before


ENTRY = sheets.Entry(
    number=1, text="t", genre="news", origin="ours", id="ab", kind="gap", skill="vocabulary",
    format="choice", generator="gap/1", stem="A ____.", context="", options=("cat", "dog", "hen"),
    feedback=("a", "b", "c"), key="dog", evidence="A dog.", planted="",
)  # fmt: skip
GOOD = (1, 1, 1, 1, 1, 1)


def reading(scores: tuple[int, ...] = GOOD, offence: int = 0) -> verdicts.Reading:
    return verdicts.Reading("a", "cat", 0, "dog", scores, offence, "")


def item_of(*readings: verdicts.Reading, planted: str = "") -> verdicts.Judged:
    return verdicts.Judged(replace(ENTRY, planted=planted), readings)


def test_an_item_is_acceptable_when_more_than_half_of_its_readings_accept_it() -> None:
    bad = reading((1, 1, 1, 0, 1, 1))
    assert item_of(reading(), reading()).acceptable
    assert not item_of(reading(), bad).acceptable
    assert item_of(reading(), bad, reading()).acceptable


@pytest.mark.parametrize(
    ("scores", "offence", "critical"),
    [
        ((0, 1, 1, 0, 0, 0), 0, False),
        ((1, 0, 1, 1, 1, 1), 0, True),
        ((1, 1, 0, 1, 1, 1), 0, True),
        (GOOD, 1, True),
    ],
)
def test_lines_two_and_three_and_offence_are_critical(
    scores: tuple[int, ...], offence: int, critical: bool
) -> None:
    assert reading(scores, offence).critical is critical


def test_a_doubt_about_a_critical_line_counts_against_the_item() -> None:
    assert item_of(reading(), reading((1, 1, 0, 1, 1, 1))).critical


def test_the_tables_of_a_small_set_hold_its_figures() -> None:
    bad = reading((1, 1, 0, 1, 1, 1))
    found = [
        item_of(reading(), reading()),
        item_of(reading(), reading()),
        item_of(bad, bad),
        item_of(reading(), bad),
        item_of(bad, bad, planted="wrong key"),
    ]
    page = tables.page({2: found})
    assert "| 2 | 1 | 4 | 50 % [15, 85] | 50 % [15, 85] | 0.50 | 100 % [21, 100] |" in page
    assert "| gap | 4 | 50 % [15, 85] | 50 % [15, 85] | 100 % [68, 100] | 0 % [0, 32] | 33 % |" in (
        page
    )
    assert "| 3 unique | 2 |" in page


def lines(reader: Path, *, item: int = 1, scores: object = GOOD, answer: str = "B") -> None:
    rows = [
        {"item": item, "step": 1, "answer": "A", "sure": 2},
        {"item": item, "step": 2, "answer": answer},
        {"item": item, "step": 3, "scores": scores, "offence": 0, "reason": "none"},
    ]
    reader.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")


def test_letters_are_read_as_the_options_they_stand_for(tmp_path: Path) -> None:
    lines(tmp_path / "a.jsonl")
    lines(tmp_path / "b.jsonl", answer="dog")
    (found,) = verdicts.judged([ENTRY], tmp_path)
    assert [(r.without, r.within) for r in found.readings] == [("cat", "dog")] * 2


def test_a_third_reading_comes_last_whatever_the_others_are_called(tmp_path: Path) -> None:
    for name in ("x", "third-a", "y"):
        lines(tmp_path / f"{name}.jsonl")
    (found,) = verdicts.judged([ENTRY], tmp_path)
    assert [r.reader for r in found.readings] == ["x", "y", "third-a"]


@pytest.mark.parametrize(
    "wrong", [{"scores": (1, 1)}, {"scores": (1, 1, 1, 1, 1, 2)}, {"answer": "E"}, {"item": 9}]
)
def test_a_reading_that_cannot_be_counted_is_refused(
    wrong: dict[str, object], tmp_path: Path
) -> None:
    lines(tmp_path / "a.jsonl")
    lines(tmp_path / "b.jsonl", **wrong)  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(verdicts.BadReading):
        verdicts.judged([ENTRY], tmp_path)


def test_an_item_with_one_reading_is_not_counted(tmp_path: Path) -> None:
    lines(tmp_path / "a.jsonl")
    with pytest.raises(verdicts.BadReading, match="item 1 has 1 readings"):
        verdicts.judged([ENTRY], tmp_path)


def test_a_round_is_kept_and_read_again_unchanged(tmp_path: Path) -> None:
    before = item_of(reading(), reading((1, 0, 1, 1, 1, 1)))
    path = tmp_path / "round-1.jsonl"
    path.write_text(verdicts.written(1, before) + "\n", encoding="utf-8")
    (after,) = verdicts.read(path)
    assert after == replace(before, entry=replace(before.entry, feedback=()))


def test_the_wilson_interval_of_eighty_in_a_hundred_is_that_of_the_books() -> None:
    low, high = Share(80, 100).interval
    assert (round(low, 3), round(high, 3)) == (0.711, 0.867)


def test_kappa_of_a_known_table_is_reproduced() -> None:
    # Cohen's example of 50 grants: 20 both yes, 15 both no, 5 and 10 apart.
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10
    assert kappa(pairs + [(False, False)] * 15) == pytest.approx(0.4)


def test_chi_square_of_equal_counts_is_zero_and_grows_with_the_lean() -> None:
    assert chi_square([5, 5, 5, 5]) == 0
    assert chi_square([10, 0, 10, 0]) == 20
