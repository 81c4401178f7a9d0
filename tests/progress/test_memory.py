"""The memory of a word: right answers make it last, wrong ones never, and proof takes days."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.memory import RETENTION, Answer, Memory, answered, due, recall, remembered

START = datetime(2026, 8, 5, 12, tzinfo=UTC)
SENTENCES = ("a", "b")

answers = st.lists(
    st.tuples(st.integers(0, 400 * 24 * 60), st.booleans(), st.sampled_from(SENTENCES)),
    min_size=1,
    max_size=12,
).map(
    lambda rows: [
        Answer(START + timedelta(minutes=minute), right, sentence)
        for minute, right, sentence in sorted(rows, key=lambda row: row[0])
    ]
)


def told(*rows: tuple[float, bool, str]) -> Memory:
    """Return the state after answers, each with its day."""
    found = remembered(Answer(START + timedelta(days=day), right, s) for day, right, s in rows)
    assert found is not None
    return found


def test_no_answer_leaves_no_memory() -> None:
    assert remembered([]) is None


@given(answers, st.integers(0, 400 * 24 * 60))
def test_a_wrong_answer_never_makes_a_word_stronger(rows: list[Answer], later: int) -> None:
    before = remembered(rows)
    assert before is not None
    at = before.asked_at + timedelta(minutes=later)
    after = answered(before, Answer(at, right=False, sentence="a"))
    assert after.stability <= before.stability


@given(answers, st.integers(0, 400 * 24 * 60))
def test_a_wrong_answer_is_due_no_later_than_a_right_one(rows: list[Answer], later: int) -> None:
    before = remembered(rows)
    assert before is not None
    at = before.asked_at + timedelta(minutes=later)
    wrong, right = (answered(before, Answer(at, r, "a")) for r in (False, True))
    assert wrong.due_at <= right.due_at
    assert wrong.stability <= before.stability <= right.stability


@given(answers)
def test_the_state_can_be_built_step_by_step_or_at_once(rows: list[Answer]) -> None:
    state: Memory | None = None
    for row in rows:
        state = answered(state, row)
    assert state == remembered(rows)


@given(answers, st.integers(0, 3000), st.integers(0, 3000))
def test_a_memory_only_fades(rows: list[Answer], one: int, other: int) -> None:
    state = remembered(rows)
    assert state is not None
    early, late = (state.asked_at + timedelta(days=d) for d in sorted((one, other)))
    assert 0 < recall(state, late) <= recall(state, early) <= 1


@given(answers)
def test_a_word_is_due_a_day_after_its_answer_at_the_earliest(rows: list[Answer]) -> None:
    state = remembered(rows)
    assert state is not None
    assert state.due_at - state.asked_at >= timedelta(days=1)
    assert not due(state, state.asked_at)
    assert due(state, state.due_at)


def test_on_the_day_it_is_due_nine_in_ten_are_remembered() -> None:
    state = told((0, True, "a"), (2, True, "b"), (13, True, "a"))
    assert recall(state, state.due_at) == pytest.approx(RETENTION, abs=0.01)


def test_right_answers_at_their_time_stretch_the_days_between() -> None:
    state, gaps = told((0, True, "a")), []
    for _ in range(4):
        gaps.append((state.due_at - state.asked_at).days)
        state = answered(state, Answer(state.due_at, right=True, sentence="a"))
    assert gaps == [2, 11, 46, 163]  # the schedule of the default parameters of FSRS-6


def test_one_right_answer_proves_nothing() -> None:
    assert told((0, True, "a")).learned_at is None


def test_the_same_sentence_proves_nothing_however_late() -> None:
    assert told((0, True, "a"), (5, True, "a"), (50, True, "a")).learned_at is None


def test_another_sentence_on_the_next_day_proves_nothing() -> None:
    assert told((0, True, "a"), (1.9, True, "b")).learned_at is None


def test_another_sentence_two_days_later_proves_a_word() -> None:
    assert told((0, True, "a"), (2, True, "b")).learned_at == START + timedelta(days=2)


def test_a_proof_counts_from_a_right_answer_not_from_a_wrong_one() -> None:
    assert told((0, False, "a"), (3, True, "b")).learned_at is None


def test_a_wrong_answer_takes_the_proof_back() -> None:
    assert told((0, True, "a"), (2, True, "b"), (9, False, "a")).learned_at is None


def test_a_word_is_proved_again_from_the_start() -> None:
    rows = ((0, True, "a"), (2, True, "b"), (9, False, "a"), (10, True, "a"))
    assert told(*rows, (11, True, "b")).learned_at is None
    assert told(*rows, (12, True, "b")).learned_at == START + timedelta(days=12)


@pytest.mark.parametrize("helped", [0, 1])
def test_a_right_answer_with_help_strengthens_a_word_and_proves_nothing(helped: int) -> None:
    rows = [
        Answer(START + timedelta(days=day), True, sentence, helped=turn == helped)
        for turn, (day, sentence) in enumerate([(0, "a"), (4, "b")])
    ]
    state = remembered(rows)
    assert state is not None
    assert state.learned_at is None
    assert state.stability > told((0, True, "a")).stability


@given(answers)
def test_a_learned_word_was_right_in_two_sentences_two_days_apart(rows: list[Answer]) -> None:
    state = remembered(rows)
    assert state is not None
    if state.learned_at is None:
        return
    right = [row for row in rows if row.right]
    assert {row.sentence for row in right} == set(SENTENCES)
    assert max(r.at for r in right) - min(r.at for r in right) >= timedelta(days=2)


def test_a_clock_that_went_back_does_no_harm() -> None:
    before = told((5, True, "a"))
    after = answered(before, Answer(START, right=True, sentence="b"))
    assert after.asked_at == before.asked_at
    assert after.learned_at is None


def test_an_answer_takes_no_sleep() -> None:
    began = time.perf_counter()
    for _ in range(1000):
        told((0, True, "a"))
    assert time.perf_counter() - began < 0.9  # a card without an id sleeps 1 ms each: over 1 s
