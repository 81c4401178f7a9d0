"""The expected coverage of a text is near the truth, and what is known of words moves it."""

import time
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.coverages import tried
from bench.vocabularies import learners
from progress.coverage import (
    CURVES,
    Coverage,
    Evidence,
    Reader,
    Running,
    Shelf,
    coverage,
    known,
    reader,
    running,
)
from progress.vocabulary import Asked, Said, belief

CURVES_OF_ALL = belief([]).curves(CURVES)
TEXT = running(100, [("bus", 5, 480), ("mirror", 2, 3000), ("reluctant", 1, 9000)])

evidence = st.builds(
    Evidence,
    recall=st.none() | st.floats(0, 1),
    right=st.none() | st.booleans(),
    says=st.none() | st.booleans(),
    looked_up=st.booleans(),
    met=st.integers(0, 20),
)


def some_text(seed: int) -> Running:
    """Return a text of 400 running words, 120 headwords of them, ranked as in real texts."""
    rng = Random(seed)
    words = [
        (f"w{seed}-{n}", rng.choice((1, 1, 1, 2, 3)), int(rng.lognormvariate(7.5, 1.2)) + 1)
        for n in range(120)
    ]
    return running(400, words)


def with_words(words: dict[str, Evidence]) -> Reader:
    return reader(CURVES_OF_ALL, words)


def of_text(words: dict[str, Evidence] | None = None) -> Coverage:
    return coverage(TEXT, with_words(words or {}))


def test_nine_intervals_in_ten_hold_the_truth() -> None:
    texts = [some_text(seed) for seed in range(6)]
    found = list(tried(texts, learners(60, seed=1), marks=10, length=28))
    assert 0.85 <= fmean(one.held for one in found) <= 0.95
    assert fmean(abs(one.belief.share - one.truth) for one in found) < 0.03


@given(st.dictionaries(st.sampled_from(sorted(TEXT.words)), evidence))
def test_a_coverage_lies_within_its_interval(words: dict[str, Evidence]) -> None:
    found = of_text(words)
    assert 0 <= found.low <= found.share <= found.high <= 1


@given(evidence, st.floats(0.001, 0.999))
def test_a_chance_stays_a_chance(what: Evidence, prior: float) -> None:
    assert 0 <= known(what).chance(prior) <= 1


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Evidence(says=True), Evidence()),
        (Evidence(), Evidence(says=False)),
        (Evidence(), Evidence(looked_up=True)),
        (Evidence(met=3), Evidence()),
        (Evidence(recall=0.95, right=True), Evidence(recall=0.95, right=False)),
        (Evidence(recall=0.95, right=True), Evidence(recall=0.5, right=True)),
        (Evidence(recall=0.9, right=True), Evidence(says=True)),
    ],
)
def test_evidence_moves_the_chance(better: Evidence, worse: Evidence) -> None:
    assert known(better).chance(0.4) > known(worse).chance(0.4)


def test_a_word_that_returns_counts_each_time() -> None:
    rare, often = (
        coverage(running(100, [("reluctant", n, 9000)]), with_words({})).share for n in (1, 5)
    )
    assert 1 - often == pytest.approx(5 * (1 - rare))


def test_words_being_learned_are_new_until_they_are_proved() -> None:
    learning = of_text({"bus": Evidence(recall=0.99, right=True, learning=True)})
    proved = of_text({"bus": Evidence(recall=0.99, right=True)})
    assert learning.new == ("bus", "reluctant")
    assert learning.learning == ("bus",)
    assert proved.new == ("reluctant",)


def test_who_knows_more_words_knows_more_of_a_text() -> None:
    few, many = (
        coverage(TEXT, reader(belief([Asked(85, said, 0.25)] * 5).curves(CURVES), {})).share
        for said in (Said.UNSURE, Said.RIGHT)
    )
    assert few < many


@pytest.mark.parametrize(
    ("share", "shelf"),
    [
        (1.0, Shelf.EASY),
        (0.976, Shelf.EASY),
        (0.95, Shelf.RIGHT),
        (0.9, Shelf.HELP),
        (0.89, Shelf.HARD),
        (0.0, Shelf.HARD),
    ],
)
def test_texts_stand_on_the_shelf_of_the_figure_shown(share: float, shelf: Shelf) -> None:
    assert Coverage(share, share, share, (), ()).shelf is shelf


def test_a_text_without_content_words_is_known() -> None:
    found = coverage(running(10, []), with_words({}))
    assert (found.share, found.low, found.high) == (1.0, 1.0, 1.0)


def test_hundreds_of_texts_take_no_time() -> None:
    one = with_words({f"w{seed}-{n}": Evidence(met=1) for seed in range(20) for n in range(30)})
    texts = [some_text(seed) for seed in range(20)]
    start = time.process_time()
    for text in texts * 10:
        coverage(text, one)
    assert time.process_time() - start < 0.5  # seconds for 200 texts
