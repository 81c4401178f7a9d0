"""The size of a vocabulary is near the truth, and its interval honest."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.vocabularies import learners, outcome
from progress.vocabulary import LAST, Asked, Said, belief, faded, place

answers = st.lists(
    st.builds(
        Asked,
        st.integers(40, 100),
        st.sampled_from(list(Said)),
        st.just(0.25),
        weight=st.floats(0.1, 1),
    ),
    max_size=12,
)


def told(said: Said, number: int = 5, at: int = 80, weight: float = 1.0) -> list[Asked]:
    return [Asked(at, said, 0.25, weight=weight)] * number


def test_a_placement_is_near_the_truth_and_its_interval_holds_it() -> None:
    found = outcome(learners(300, seed=1), seed=2)
    assert found.error <= 0.16
    assert 0.85 <= found.held <= 0.95


def test_the_interval_stays_honest_for_who_always_guesses() -> None:
    assert 0.85 <= outcome(learners(150, seed=3, guesses=1.0), seed=4).held <= 0.97


def test_fewer_words_leave_a_wider_interval() -> None:
    known = learners(60, seed=5)
    assert outcome(known, 6, length=10).ratio > outcome(known, 6).ratio


@given(answers)
def test_the_size_lies_within_its_interval(found: list[Asked]) -> None:
    size = belief(found).size
    assert 0 < size.low <= size.number <= size.high <= 20_000


@given(answers)
def test_common_words_are_known_sooner_than_rare_ones(found: list[Asked]) -> None:
    known = [belief(found).known(at) for at in range(0, LAST + 1, 10)]
    assert all(0 < rare < common < 1 for common, rare in pairwise(known))


@given(answers, st.integers(40, 100))
def test_a_right_answer_never_makes_a_vocabulary_smaller(found: list[Asked], at: int) -> None:
    before = belief(found).size.number
    right, wrong = (
        belief([*found, Asked(at, said, 0.25)]).size.number for said in (Said.RIGHT, Said.WRONG)
    )
    assert wrong <= before <= right


def test_one_who_guesses_wrongly_is_believed_less() -> None:
    """A right answer tells more of a learner who says "I do not know" elsewhere."""
    honest, guesser = (
        belief(told(Said.RIGHT) + told(said, at=95)).size.number
        for said in (Said.UNSURE, Said.WRONG)
    )
    assert guesser < honest


def test_old_answers_tell_less() -> None:
    year = faded(timedelta(days=365))
    assert (faded(timedelta(0)), year) == (1.0, 0.5)
    fresh, old = (belief(told(Said.RIGHT, weight=w)).size for w in (1.0, year))
    assert old.number < fresh.number


def test_the_next_word_is_one_that_half_of_such_learners_know() -> None:
    found = belief(told(Said.RIGHT))
    assert found.known(found.telling()) == pytest.approx(0.5, abs=0.05)


def test_curves_together_say_what_the_belief_says() -> None:
    found = belief(told(Said.RIGHT))
    curves = found.curves(6)
    assert sum(c.weight for c in curves) == pytest.approx(1)
    for at in (0, 70, 85, LAST):
        assert sum(c.weight * c.known[at] for c in curves) == pytest.approx(found.known(at))


def test_places_grow_with_ranks() -> None:
    assert [place(rank) for rank in (0, 1, 1000, 10**9)] == [0, 0, 69, LAST]
