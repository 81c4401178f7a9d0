"""Charts hold what their tables say, and stay within their drawing."""

from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from progress.ability import Ability
from progress.coverage import Coverage
from services.measures import Step
from web.charts import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    ability_line,
    ability_rows,
    bars,
    day_letters,
    days_said,
)
from web.measured import likely, percent, rounded


def step(day: int, mean: float) -> Step:
    return Step(date(2026, 8, day), Ability(mean, 0.2, day))


def places(points: str) -> list[tuple[float, float]]:
    pairs = (point.split(",") for point in points.split())
    return [(float(x), float(y)) for x, y in pairs]


@given(st.lists(st.tuples(st.integers(1, 31), st.floats(-6, 6)), min_size=1, max_size=9))
def test_an_ability_stays_within_its_drawing(days: list[tuple[int, float]]) -> None:
    drawn = ability_line([step(day, mean) for day, mean in sorted(days)])
    for x, y in (*places(drawn.line), *places(drawn.band)):
        assert LEFT - 4 <= x <= RIGHT + 4
        assert TOP <= y <= BOTTOM


def test_a_better_ability_stands_higher() -> None:
    (_, before), (_, after) = places(ability_line([step(1, -1), step(9, 1)]).line)
    assert after < before


def test_the_table_of_an_ability_has_the_latest_day_first() -> None:
    found = ability_rows([step(1, -1), step(9, 0)])
    assert [row[:2] for row in found] == [("9 August 2026", "B1"), ("1 August 2026", "A2")]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_bars_are_as_high_as_their_numbers(values: list[int]) -> None:
    drawn = bars(values, [str(value) for value in values])
    assert len(drawn.bars) == len(values)
    heights = [bar.height for bar in drawn.bars]
    assert heights[values.index(max(values))] == max(heights) <= BOTTOM - TOP
    assert all(bool(bar.height) == bool(int(bar.name)) or bar.height < 0.1 for bar in drawn.bars)


@pytest.mark.parametrize(
    ("days", "said"),
    [((False,) * 7, "none"), ((True, False, True, *[False] * 4), "Monday and Wednesday")],
)
def test_the_days_of_a_week_are_named(days: tuple[bool, ...], said: str) -> None:
    assert days_said(days) == said


def test_figures_claim_no_more_than_they_know() -> None:
    assert (percent(0.999), percent(1.0), rounded(4321)) == ("99\xa0%", "100\xa0%", "4,300")
    assert likely(Coverage(0.95, 0.93, 0.97, (), ())) == "93 to 97\xa0%"


@pytest.mark.parametrize("code", ["zh_Hans", "es", "ru", "ar"])
def test_a_range_keeps_its_digits_whatever_stands_before_the_sign(app: Flask, code: str) -> None:
    app.config["LANGUAGES"] = [code]
    with app.test_request_context(headers={"Cookie": f"language={code}"}):
        said = likely(Coverage(0.95, 0.93, 0.97, (), ()))
    digits = said.translate({0x660 + n: str(n) for n in range(10)})
    assert [number for number in ("93", "97") if number in digits] == ["93", "97"]


@pytest.mark.parametrize(("code", "letters"), [("en_GB", "MTWTFSS"), ("es", "LMXJVSD")])
def test_the_days_of_a_week_have_the_letters_of_the_language(
    app: Flask, code: str, letters: str
) -> None:
    with app.test_request_context(headers={"Cookie": f"language={code}"}):
        assert "".join(day_letters()) == letters
