"""What templates can draw of a class: ability over time, and who can read a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Flask

from progress.ability import Ability, band
from progress.coverage import LEAST, Shelf
from services.assignments import last_day
from services.class_report import Week
from texts.bands import BAND_LOGITS

WIDE, HIGH = 320.0, 180.0  # units of a drawing of abilities
LEFT, TOP, BOTTOM = 26.0, 8.0, 164.0
LOWEST_SHARE = 0.7  # of running words: the left end of the drawing of coverage
SHELVES = {
    Shelf.EASY: "easy",
    Shelf.RIGHT: "just right",
    Shelf.HELP: "with help",
    Shelf.HARD: "hard",
}


@dataclass(frozen=True, slots=True)
class Chart:
    """Ability over time, in drawing units: a line, and the area of its range.

    ``stops`` are the bands with their heights; ``ends`` what stands at both ends of the time.
    """

    line: str
    area: str
    last: tuple[float, float]
    stops: tuple[tuple[str, float], ...]
    ends: tuple[datetime, datetime]


def height(logits: float) -> float:
    """Return how far down an ability stands: C2 at the top.

    >>> height(3.0), height(-2.0)
    (8.0, 164.0)
    """
    low, high = BAND_LOGITS["A1"], BAND_LOGITS["C2"]
    share = (min(max(logits, low), high) - low) / (high - low)
    return round(BOTTOM - share * (BOTTOM - TOP), 1)


def chart(points: Sequence[tuple[datetime, float, float, float]]) -> Chart | None:
    """Return the drawing of (instant, low, middle, high) in logits; None for under two points."""
    if len(points) < 2 or points[0][0] == points[-1][0]:
        return None
    first, last = points[0][0], points[-1][0]
    across = [
        round(LEFT + (at - first) / (last - first) * (WIDE - LEFT - 8), 1) for at, *_ in points
    ]
    middle = [(x, height(m)) for x, (_, _, m, _) in zip(across, points, strict=True)]
    highs = [(x, height(h)) for x, (_, _, _, h) in zip(across, points, strict=True)]
    lows = [(x, height(low)) for x, (_, low, _, _) in zip(across, points, strict=True)]
    return Chart(
        line=_points(middle),
        area=_points([*highs, *reversed(lows)]),
        last=middle[-1],
        stops=tuple((name, height(logits)) for name, logits in BAND_LOGITS.items()),
        ends=(first, last),
    )


def ability_chart(path: Sequence[Ability]) -> Chart | None:
    """Return the drawing of a learner's ability, from the first sure day on.

    A day has one point, after its last answer: the steps of one quiz would be a wall.
    """
    sure = [one for one in path if one.sure]
    days = {one.at.date(): (one.at, one.low, one.mean, one.high) for one in sure if one.at}
    return chart(list(days.values()))


def class_chart(weeks: Sequence[Week]) -> Chart | None:
    """Return the drawing of the middle of a class, week by week."""
    return chart([(week.end, week.low, week.middle, week.high) for week in weeks])


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in places)


def share_place(share: float) -> float:
    """Return how far along a share of running words stands, 0 to 100; under 70 % at the left.

    >>> share_place(1.0), share_place(0.85), share_place(0.2)
    (100.0, 50.0, 0.0)
    """
    return round(100 * max(0.0, share - LOWEST_SHARE) / (1 - LOWEST_SHARE), 1)


def shelf_name(shelf: Shelf) -> str:
    """Return what a shelf is called."""
    return SHELVES[shelf]


def init_app(app: Flask) -> None:
    """Give these names to the templates."""
    marks = [(share, share_place(share)) for share in LEAST.values() if share]
    app.jinja_env.globals.update(
        ability_chart=ability_chart, class_chart=class_chart, share_marks=marks
    )
    app.jinja_env.filters.update(
        half_band=band, last_day=last_day, share_place=share_place, shelf_name=shelf_name
    )
