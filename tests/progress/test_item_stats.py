"""How items went: every figure against a direct computation, and what is worth a look."""

from math import exp, isclose, log, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from progress.item_stats import (
    Answer,
    Doubt,
    ItemStats,
    Share,
    discrimination,
    doubts,
    item_stats,
    leaning,
    point_biserial,
    share,
)

OPTIONS = {1: ("a", "b", "c", "d"), 2: ("a", "b", "c", "d"), 3: ("word",)}
GRID = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.sampled_from(["word", "wrod"])),
    min_size=1,
    max_size=40,
)


def sat(grid: list[tuple[str, str, str]], seconds: float | None = None) -> list[Answer]:
    """Return the answers of learners who each answered all three items."""
    return [
        Answer(person, item, said, said == OPTIONS[item][0], seconds)
        for person, row in enumerate(grid)
        for item, said in zip(OPTIONS, row, strict=True)
    ]


def pearson(xs: list[float], ys: list[float]) -> float | None:
    """Return the correlation, by the formula of the books."""
    n, mx, my = len(xs), sum(xs) / len(xs), sum(ys) / len(ys)
    sx = sqrt(sum((x - mx) ** 2 for x in xs) / n)
    sy = sqrt(sum((y - my) ** 2 for y in ys) / n)
    if sx < 1e-12 or sy < 1e-12:
        return None
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / n / (sx * sy)


@given(GRID)
def test_facility_is_the_share_of_right_answers_and_of_one_blind_learner_more(
    grid: list[tuple[str, str, str]],
) -> None:
    stats = item_stats(sat(grid), OPTIONS)
    for place, item in enumerate(OPTIONS):
        right = sum(row[place] == OPTIONS[item][0] for row in grid)
        blind = 0.5 if item == 3 else 0.25
        assert stats[item].right == right
        assert isclose(stats[item].facility, (right + blind) / (len(grid) + 1))
        assert stats[item].facility == stats[item].shares[0].share


@given(GRID)
def test_discrimination_is_the_correlation_with_the_other_items_alone(
    grid: list[tuple[str, str, str]],
) -> None:
    assume(len(grid) > 2)
    right = [
        [said == OPTIONS[item][0] for item, said in zip(OPTIONS, r, strict=True)] for r in grid
    ]
    raw = pearson([float(r[0]) for r in right], [(r[1] + r[2]) / 2 for r in right])
    found = item_stats(sat(grid), OPTIONS)[1].discrimination
    if raw is None:
        assert found is None
    else:
        assert found is not None
        first = sum(row[0] for row in right)
        telling = 4 * first * (len(grid) - first) / len(grid)
        assert isclose(found, (raw * telling + 0.3 * 10) / (telling + 10), abs_tol=1e-9)


def test_a_worked_example_of_the_corrected_point_biserial() -> None:
    right, rest = [True, True, False, True, False], [0.8, 0.6, 0.4, 0.7, 0.5]
    # means of those right and wrong .7 and .45, deviation of all .1414: .25 / .1414 * sqrt(.24)
    assert point_biserial(right, rest) == pytest.approx(0.8660, abs=1e-4)
    assert discrimination(right, rest) == pytest.approx((4.8 * 0.8660 + 3) / 14.8, abs=1e-4)


def test_one_slip_of_a_good_learner_does_not_condemn_an_item() -> None:
    rest = [1.0, *([0.5] * 39)]
    right = [False, *([True] * 39)]
    assert point_biserial(right, rest) == pytest.approx(-1.0)
    assert (discrimination(right, rest) or 0.0) == pytest.approx((-3.9 + 3) / 13.9)
    one_of_many = [n / 39 for n in range(30, 70)]
    found = discrimination(right, one_of_many[::-1])
    assert found is not None
    assert found > 0.1


@given(GRID)
def test_the_shares_of_a_choice_add_up_to_one(grid: list[tuple[str, str, str]]) -> None:
    stats = item_stats(sat(grid), OPTIONS)
    assert isclose(sum(s.share for s in stats[1].shares), 1.0)
    assert sum(s.count for s in stats[1].shares) == stats[1].answered == len(grid)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(2, 8))
def test_a_shrunk_share_lies_between_the_raw_one_and_a_blind_guess(
    count: int, others: int, options: int
) -> None:
    found, answered = share(count, count + others, options), count + others
    raw = count / answered if answered else 1 / options
    low, high = sorted((raw, 1 / options))
    assert low - 1e-12 <= found <= high + 1e-12


@given(st.floats(-1, 1), st.integers(1, 1000), st.floats(-1, 1))
def test_more_answers_bring_a_figure_nearer_to_what_was_seen(
    mean: float, n: int, usual: float
) -> None:
    few, many = leaning(mean, n, usual, 10), leaning(mean, n + 1, usual, 10)
    assert abs(many - mean) <= abs(few - mean) + 1e-12


@given(st.permutations(range(12)), GRID)
def test_the_order_of_answers_does_not_matter(
    order: list[int], grid: list[tuple[str, str, str]]
) -> None:
    answers = sat(grid[:4])
    shuffled = [answers[n] for n in order if n < len(answers)]
    assert item_stats(shuffled, OPTIONS).keys() == OPTIONS.keys()
    one, other = item_stats(shuffled, OPTIONS), item_stats(answers, OPTIONS)
    for item in OPTIONS:
        assert one[item].shares == other[item].shares
        assert one[item].discrimination == pytest.approx(other[item].discrimination, abs=1e-9)


def test_time_is_a_geometric_mean_that_leans_to_the_usual_time() -> None:
    times = {1: [10.0, 40.0], 2: [20.0], 3: []}
    answers = [
        Answer(n, i, "a", right=True, seconds=s) for i in times for n, s in enumerate(times[i])
    ]
    found = item_stats(answers, OPTIONS)
    usual = (log(10) + log(40) + log(20)) / 3
    assert found[1].seconds == pytest.approx(exp((log(10) + log(40) + 3 * usual) / 5))
    assert (found[1].timed, found[3].timed, found[3].seconds) == (2, 0, None)


@pytest.mark.parametrize("seconds", [None, 0.2, 601.0, -5.0])
def test_a_time_that_nobody_can_have_meant_is_left_out(seconds: float | None) -> None:
    assert item_stats([Answer(1, 1, "a", True, seconds)], OPTIONS)[1].timed == 0


def test_an_item_that_nobody_answered_is_as_a_blind_guess() -> None:
    found = item_stats([], OPTIONS)[1]
    assert (found.answered, found.facility, found.discrimination) == (0, 0.25, None)
    assert doubts(found) == ()


def test_what_was_written_wrong_is_counted_as_it_was_written() -> None:
    found = item_stats(sat([("a", "a", "wrod"), ("a", "a", "word"), ("b", "a", "wrod")]), OPTIONS)[
        3
    ]
    assert [(s.option, s.count) for s in found.shares] == [("word", 1), ("wrod", 2)]


def seen(
    right: int, n: int, discrimination: float | None = 0.3, wrong: tuple[int, ...] = (1, 1, 1)
) -> ItemStats:
    """Return the figures of a choice with four options."""
    counts = (right, *wrong)
    shares = tuple(Share(o, c, share(c, n, 4)) for o, c in zip(OPTIONS[1], counts, strict=True))
    return ItemStats(n, right, share(right, n, 4), n, discrimination, 0, None, shares)


@pytest.mark.parametrize(
    ("stats", "why"),
    [
        (seen(1, 10), {Doubt.HARD}),
        (seen(2, 10), set()),
        (seen(0, 9), set()),
        (seen(40, 40, wrong=(0, 0, 0)), {Doubt.EASY, Doubt.IDLE}),
        (seen(20, 20, wrong=(0, 0, 0)), set()),
        (seen(20, 30, wrong=(9, 1, 0)), {Doubt.IDLE}),
        (seen(20, 29, wrong=(8, 1, 0)), set()),
        (seen(6, 10, 0.09), {Doubt.BLUNT}),
        (seen(6, 10, 0.1), set()),
        (seen(6, 10, None), set()),
        (seen(2, 30, -0.2, (28, 0, 0)), {Doubt.HARD, Doubt.BLUNT, Doubt.IDLE}),
    ],
)
def test_an_item_is_doubted_for_its_shrunk_figures_and_not_for_few_answers(
    stats: ItemStats, why: set[Doubt]
) -> None:
    assert set(doubts(stats)) == why
