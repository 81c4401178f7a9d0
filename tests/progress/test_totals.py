"""Totals are counted from what happened, in any order."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.totals import Meeting, Tally, accuracy, tallies, word_tallies

KINDS = st.sampled_from(["gap", "detail", "truth"])
START = datetime(2026, 1, 1, tzinfo=UTC)
MEETINGS = st.lists(
    st.builds(
        Meeting,
        st.sampled_from(["sea", "tide"]),
        st.integers(0, 10_000).map(lambda minutes: START + timedelta(minutes=minutes)),
        st.sampled_from([None, True, False]),
    )
)


@given(st.lists(st.tuples(KINDS, st.booleans())))
def test_every_answer_is_in_exactly_one_total(outcomes: list[tuple[str, bool]]) -> None:
    found = tallies(outcomes).values()
    assert sum(t.answered for t in found) == len(outcomes)
    assert sum(t.right for t in found) == sum(right for _, right in outcomes)


def test_accuracy_is_the_share_of_right_answers() -> None:
    assert accuracy(Tally(answered=4, right=3)) == 0.75


def test_accuracy_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no answers"):
        accuracy(Tally())


@given(MEETINGS, st.integers())
def test_the_order_of_meetings_does_not_matter(meetings: list[Meeting], seed: int) -> None:
    shuffled = meetings.copy()
    Random(seed).shuffle(shuffled)
    assert word_tallies(meetings) == word_tallies(shuffled)


@given(MEETINGS)
def test_every_meeting_counts_once(meetings: list[Meeting]) -> None:
    found = word_tallies(meetings).values()
    assert sum(t.met + t.right + t.wrong for t in found) == len(meetings)
    assert all(t.first <= t.last for t in found)
