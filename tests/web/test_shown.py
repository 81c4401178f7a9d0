"""What templates say of numbers and levels."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.easing import Change, Easing
from texts.parts import Grade
from web.shown import BANDS, change_said, grade_said, place, plural, scale, sentence_link


def graded(band: str | None, low: str | None, high: str | None) -> Grade:
    return Grade(score=2.0, band=band, low=low, high=high, drivers=())


def test_the_bands_stand_in_order_on_the_scale() -> None:
    places = [place(band) for band in BANDS]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < 200


def test_a_plus_stands_between_two_bands() -> None:
    assert place("A2") < place("A2+") < place("B1")


def test_the_scale_marks_the_bands_of_the_range() -> None:
    drawn = scale(graded("B1", "A2", "B2"))
    assert [stop.name for stop in drawn.stops if stop.within] == ["A2", "B1", "B2"]


def test_a_short_text_has_a_scale_without_a_dot() -> None:
    drawn = scale(graded(None, None, None))
    assert drawn.dot is None
    assert drawn.low is None


def test_a_range_without_a_band_draws_no_bar() -> None:
    drawn = scale(graded(None, "C1", "C2"))
    assert (drawn.low, drawn.high) == (None, None)
    assert not any(stop.within for stop in drawn.stops)


@pytest.mark.parametrize(
    ("grade", "said"),
    [
        (("B1", "A2", "B2"), "B1, likely A2 to B2"),
        (("B1", "B1", "B1"), "B1"),
        ((None, "A1", "A2"), "A1 to A2, too short to say more"),
        ((None, None, None), "no CEFR level"),
    ],
)
def test_a_grade_is_said_with_its_range(grade: tuple[str | None, ...], said: str) -> None:
    assert grade_said(graded(*grade)) == said


def test_one_is_not_many() -> None:
    assert plural(1, "%(num)s class", "%(num)s classes") == "1 class"
    assert plural(1200, "%(num)s word", "%(num)s words") == "1,200 words"


@given(st.text(min_size=1))
def test_a_link_to_a_sentence_is_safe_in_an_attribute(sentence: str) -> None:
    link = sentence_link(sentence)
    assert not set(link) & set(" <>\"'&#")


def change(**given: Any) -> Change:
    plain = Change(Easing.SPLIT, (4, 6), (), (), 3.0, "C1", "B2", 0.8)
    return replace(plain, **given)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (change(), "Split sentences 4 and 6: C1 to B2."),
        (change(sentences=(2,), after="C1"), "Split sentence 2: 0.8 bands easier, still C1."),
        (
            change(kind=Easing.REPLACE, words=("a", "b", "c")),
            "Use plainer words for “a”, “b” and “c”: C1 to B2.",
        ),
        (change(kind=Easing.LEAVE_OUT, sentences=(9,)), "Leave out sentence 9: C1 to B2."),
    ],
)
def test_what_would_lower_a_level_is_said_with_what_it_brings(made: Change, said: str) -> None:
    assert change_said(made) == said
