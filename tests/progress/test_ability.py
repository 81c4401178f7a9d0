"""An ability is near the truth, its interval honest, and luck is paid for."""

from datetime import UTC, datetime, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.learners import AFTER, Moment, error, held, moments
from progress.ability import (
    NARROWEST,
    SPREAD,
    Ability,
    Given,
    answered,
    band,
    more,
    path,
    rested,
)

NOW = datetime(2026, 8, 5, 12, tzinfo=UTC)
WORST = {5: 0.87, 10: 0.76, 20: 0.58, 40: 0.42}  # logits; issue 5
FOUR_OPTIONS = 0.25

abilities = st.builds(Ability, st.floats(-4, 4), st.floats(0.01, 1.44))
answers = st.builds(
    Given,
    st.just(NOW),
    st.booleans(),
    st.floats(-5, 5),
    st.sampled_from([0, 0.25, 1 / 3]),
    st.floats(0.05, 1),
)


@pytest.fixture(scope="module")
def sure() -> dict[int, list[Moment]]:
    """6,000 simulated learners who write their answers."""
    return moments(6000, 0.0, seed=1)


@pytest.fixture(scope="module")
def guessing() -> dict[int, list[Moment]]:
    """3,000 simulated learners with four options to choose from."""
    return moments(3000, FOUR_OPTIONS, seed=2)


def right(difficulty: float = 0.0, guess: float = 0.0, weight: float = 1.0) -> Given:
    return Given(NOW, True, difficulty, guess, weight)


@pytest.mark.parametrize("number", AFTER)
def test_the_error_is_small(sure: dict[int, list[Moment]], number: int) -> None:
    assert error(sure[number]) <= WORST[number]


@pytest.mark.parametrize("number", AFTER)
def test_nine_intervals_in_ten_hold_the_truth(sure: dict[int, list[Moment]], number: int) -> None:
    assert 0.85 <= held(sure[number]) <= 0.95


@pytest.mark.parametrize("number", AFTER)
def test_luck_leaves_the_interval_honest(guessing: dict[int, list[Moment]], number: int) -> None:
    assert 0.85 <= held(guessing[number]) <= 0.95


@pytest.mark.parametrize("number", AFTER)
def test_luck_costs_precision(
    sure: dict[int, list[Moment]], guessing: dict[int, list[Moment]], number: int
) -> None:
    assert error(sure[number]) < error(guessing[number]) <= WORST[number] * 1.1


def test_the_answers_still_needed_are_foretold(guessing: dict[int, list[Moment]]) -> None:
    unsure = [m for m in guessing[10] if not m.belief.sure and more(m.belief) <= 10]
    later = {m.truth: m.belief for m in guessing[20]}
    named = [later[m.truth].sure for m in unsure]
    assert sum(named) >= 0.9 * len(named) > 0


@given(abilities, answers)
def test_a_right_answer_raises_and_a_wrong_one_lowers(before: Ability, said: Given) -> None:
    after = answered(before, said)
    assert (after.mean > before.mean) == said.right
    assert after.variance > 0


@given(abilities, st.floats(-5, 5), st.floats(0, 0.9))
def test_a_hint_lowers_the_weight_of_an_answer(
    before: Ability, difficulty: float, weight: float
) -> None:
    alone, helped = (answered(before, right(difficulty, 0.25, w)) for w in (1.0, weight))
    assert helped.mean < alone.mean


def test_an_answer_without_weight_changes_nothing() -> None:
    after = answered(Ability(), right(weight=0.0))
    assert (after.mean, after.variance, after.answers) == (0.0, SPREAD**2, 0)


def test_a_right_answer_that_luck_may_have_given_proves_less() -> None:
    typed, chosen = (answered(Ability(), right(guess=g)) for g in (0.0, FOUR_OPTIONS))
    assert 0 < chosen.mean < typed.mean
    assert typed.variance < chosen.variance


def test_a_year_without_answers_makes_less_sure_and_no_weaker() -> None:
    found = path([right()] * 40)[-1]
    later = rested(found, NOW + timedelta(days=365))
    assert later.mean == found.mean
    assert found.variance < later.variance <= SPREAD**2


def test_answers_count_in_order_of_time() -> None:
    late, early = Given(NOW, True, 1.0, 0.0), Given(NOW - timedelta(days=9), False, 0.0, 0.0)
    assert path([late, early]) == path([early, late])


@pytest.mark.parametrize(
    ("logits", "name"),
    [(-inf, "A1"), (-1.8, "A1"), (-1.6, "A1+"), (-0.3, "A2+"), (0, "B1"), (0.3, "B1+"), (9, "C2")],
)
def test_the_scale_has_the_bands_of_the_items(logits: float, name: str) -> None:
    assert band(logits) == name


def test_no_band_is_named_before_its_interval_is_narrow() -> None:
    assert not Ability().sure
    assert more(Ability()) == 10


def test_more_answers_are_not_asked_for_without_end() -> None:
    narrow = Ability(0.0, (NARROWEST / 4) ** 2, 400, NOW)
    assert narrow.sure
    assert more(narrow) == 0
