"""The level is measured rightly."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.graded import FOLDER, GradedText, graded_sets
from bench.indices import lix, rix, start, uncommon
from bench.level import agreement, exact_in_order, ordered, pairs_ordered, placed, triples
from bench.ranks import in_order_of, pearson, ranks, rising, spearman
from texts.bands import BANDS
from texts.grade import grade
from texts.tokens import tokens

NUMBERS = st.lists(st.integers(-50, 50).map(float), min_size=2, max_size=30)
EASY = "The cat sat on the mat. It was a big cat and it was very happy there. " * 8


def graded(text: str, label: float, group: str = "") -> GradedText:
    return GradedText(text, group, label, (label,))


@given(NUMBERS)
def test_ranks_add_up_whatever_is_equal(values: list[float]) -> None:
    assert sum(ranks(values)) == pytest.approx(len(values) * (len(values) + 1) / 2)


@given(NUMBERS)
def test_spearman_sees_only_the_order(values: list[float]) -> None:
    expected = 0.0 if len(set(values)) == 1 else 1.0
    assert spearman(values, [v**3 for v in values]) == pytest.approx(expected)


def test_spearman_agrees_with_a_worked_example() -> None:
    # 1 - 6 * sum of squared differences of ranks / (n (n^2 - 1)) = 1 - 6 * 6 / 60, without ties.
    assert spearman([1, 2, 3, 4], [2, 1, 4, 3]) == pytest.approx(1 - 6 * 4 / 60)


def test_correlation_with_a_constant_is_none() -> None:
    assert pearson([1, 2, 3], [5, 5, 5]) == 0


def test_equal_scores_are_not_in_order() -> None:
    assert not rising([1, 1, 2])


@given(NUMBERS)
def test_labels_dealt_by_themselves_are_the_labels(labels: list[float]) -> None:
    distinct = [label + i / 1000 for i, label in enumerate(labels)]
    assert in_order_of(distinct, distinct) == distinct


def test_lix_and_rix_of_a_counted_sentence() -> None:
    text = "Elephants wander. They eat grass."  # 5 tokens, 2 sentences, 1 of over six letters
    assert lix(text) == pytest.approx(5 / 2 + 100 / 5)
    assert rix(text) == pytest.approx(1 / 2)


def test_uncommon_words_are_those_outside_the_list() -> None:
    assert uncommon("The plumage of 7 people") == pytest.approx(1 / 5)


def test_a_start_ends_with_its_last_token() -> None:
    assert start("One two, three. Four", 3) == "One two, three"
    assert start("One two", 3) == "One two"


def test_an_article_without_its_three_versions_is_left_out() -> None:
    texts = [graded("a", 1, "x"), graded("b", 2, "x"), graded("c", 3, "x"), graded("d", 1, "y")]
    assert triples(texts[::-1]) == [["a", "b", "c"]]


def test_order_is_of_all_three_and_of_pairs() -> None:
    versions = [["a", "bb", "ccc"], ["aa", "a", "aaa"]]
    assert ordered(versions, len) == 0.5
    assert pairs_ordered(versions, len) == pytest.approx(5 / 6)


def test_each_rater_counts() -> None:
    one = GradedText(EASY, "", 2.5, (2.0, 5.0))
    found = agreement([one], lambda _: (2, 1, 3))
    assert (found.exact, found.near, found.covered, found.width) == (0.5, 0.5, 0.5, 3)


def test_our_place_is_what_the_grade_shows() -> None:
    found = grade(EASY)
    middle, low, high = placed(EASY)
    assert [BANDS[place - 1] for place in (middle, low, high)] == [
        found.band,
        found.low,
        found.high,
    ]


def test_an_index_in_perfect_order_gets_every_label_by_the_best_cuts() -> None:
    texts = [graded("a" * n, label) for n, label in ((1, 1), (2, 1), (3, 2), (4, 6))]
    assert exact_in_order(texts, len) == (1, 1)


def test_line_breaks_within_a_text_do_not_part_rows(tmp_path: Path) -> None:
    row = {"text": "One\u2028two.", "group": "g", "label": 1.0}
    (tmp_path / "clear.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    [found] = graded_sets(tmp_path)
    assert [one.text for one in found.texts] == ["One\u2028two."]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/level-dev is not here")
def test_our_score_orders_more_articles_than_their_length_does() -> None:
    articles = triples(graded_sets()[0].texts)[:20]
    assert ordered(articles, lambda text: grade(text).score) > ordered(
        articles, lambda text: len(tokens(text))
    )
