"""Texts that are the same or nearly: what a sketch tells of them."""

from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from texts.likeness import ALIKE, KEPT, SAME, overlap, sketch

SHELF = Path(__file__).resolve().parents[2] / "seed_data" / "shelf"
TEXTS = {path.stem: path.read_text("utf-8") for path in sorted(SHELF.glob("*.txt"))}
WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"]), min_size=4, max_size=60)


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + 4]) for n in range(len(words) - 3)}


@given(WORDS, WORDS)
def test_short_texts_overlap_as_their_runs_of_words_do(one: list[str], other: list[str]) -> None:
    a, b = runs(one), runs(other)
    found = overlap(sketch(" ".join(one)), sketch(" ".join(other)))
    if len(a | b) <= KEPT:
        assert abs(found - len(a & b) / len(a | b)) < 1e-9


@given(WORDS, WORDS)
def test_overlap_is_the_same_both_ways_and_whole_with_itself(
    one: list[str], other: list[str]
) -> None:
    a, b = sketch(" ".join(one)), sketch(" ".join(other))
    assert overlap(a, b) == overlap(b, a)
    assert overlap(a, a) == 1.0


def test_case_line_ends_and_marks_make_no_other_text() -> None:
    text = TEXTS["salt"]
    assert overlap(sketch(text), sketch(text.upper().replace("\n", "  ").replace(",", ";"))) == 1.0


def test_another_title_or_line_leaves_a_text_the_same() -> None:
    text = TEXTS["the-shipping-container"]
    assert overlap(sketch(text), sketch("My own title\n\n" + text)) >= SAME


def test_half_of_a_text_is_told_as_like_it() -> None:
    text = TEXTS["the-shipping-container"]
    half = text[: len(text) // 2]
    assert ALIKE <= overlap(sketch(text), sketch(half)) < SAME


def test_no_two_texts_of_the_shelf_are_taken_for_one_another() -> None:
    sketches = {name: sketch(text) for name, text in TEXTS.items()}
    alike = [
        (one, other)
        for one, other in combinations(sketches, 2)
        if overlap(sketches[one], sketches[other]) >= ALIKE
    ]
    assert alike == []


def test_an_empty_text_is_like_nothing() -> None:
    assert overlap((), ()) == 0.0
