import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.item import Format
from quizzes.marking import NotAnOption, edits, folded, mark

WORDS = st.text("abcdefghijklmnopqrstuvwxyzßéüçñøABCÉ", min_size=1, max_size=14)


def typed(key: str, given_text: str) -> tuple[bool, float]:
    outcome = mark(Format.TYPED, key, (), given_text)
    return outcome.right, outcome.credit


@given(WORDS)
def test_the_key_itself_is_always_right(key: str) -> None:
    for format in Format:
        outcome = mark(format, key, ("another", "third"), key)
        assert (outcome.right, outcome.credit) == (True, 1.0)


@given(WORDS)
def test_case_and_space_about_a_typed_word_cost_nothing(key: str) -> None:
    assert typed(key, f"  {key.upper()} ") == typed(key.upper(), key) == (True, 1.0)


@given(WORDS, WORDS)
def test_the_edit_distance_is_the_same_both_ways_and_zero_only_for_equals(a: str, b: str) -> None:
    assert edits(a, b) == edits(b, a)
    assert (edits(a, b) == 0) == (a == b)


def test_a_distractor_is_wrong_and_earns_nothing() -> None:
    outcome = mark(Format.CHOICE, "census", ("survey", "habitat"), "habitat")
    assert (outcome.right, outcome.credit) == (False, 0.0)


def test_what_was_no_option_cannot_be_given() -> None:
    with pytest.raises(NotAnOption):
        mark(Format.CHOICE, "census", ("survey", "habitat"), "tiger")


def test_a_plain_apostrophe_is_as_good_as_a_curly_one() -> None:
    assert typed("o’clock", "o'clock") == (True, 1.0)


def test_a_missing_accent_is_right_and_told() -> None:
    outcome = mark(Format.TYPED, "café", (), "cafe")
    assert outcome.right
    assert "café" in outcome.note


def test_one_wrong_letter_of_a_long_word_earns_half_and_is_told() -> None:
    outcome = mark(Format.TYPED, "receive", (), "recieve")
    assert (outcome.right, outcome.credit) == (False, 0.5)
    assert "one letter" in outcome.note


def test_one_wrong_letter_of_a_short_word_makes_another_word() -> None:
    assert typed("cat", "car") == (False, 0.0)


def test_another_form_of_the_right_word_is_told_as_such() -> None:
    outcome = mark(Format.TYPED, "tigers", (), "tiger")
    assert outcome.credit == 0.5
    assert "another form" in outcome.note


def test_an_empty_answer_is_wrong() -> None:
    assert typed("census", "   ") == (False, 0.0)


def test_full_width_letters_are_letters() -> None:
    assert folded("\uff23ensus") == "census"
