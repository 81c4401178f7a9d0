"""Charts drawn by the server, in units of a drawing 360 wide: what templates put into SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton
from flask import Flask

from progress.ability import band
from progress.coverage import Shelf
from services.measures import Step, WeekSum
from texts.bands import BAND_LOGITS
from web.languages import gettext, locale
from web.measured import SHELVES
from web.shown import count, day, listed

WIDE, HIGH = 360, 180
LEFT, RIGHT, TOP, BOTTOM = 34, 350, 12, 150  # the space of the marks


@dataclass(frozen=True, slots=True)
class Tick:
    """A line or a name at a place on one axis."""

    at: float
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the band of its interval: the points of a polyline and of a polygon."""

    line: str
    band: str
    last: tuple[float, float]
    rows: tuple[Tick, ...]
    ends: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its box, and what it is called."""

    x: float
    y: float
    width: float
    height: float
    name: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Upright bars over names, with a few lines across."""

    bars: tuple[Bar, ...]
    rows: tuple[Tick, ...]


def ability_line(steps: Sequence[Step]) -> Line:
    """Return the drawing of an ability over time, one day at least."""
    first, last = steps[0].day, steps[-1].day
    span = max((last - first).days, 1)
    lowest, highest = min(BAND_LOGITS.values()) - 0.5, max(BAND_LOGITS.values()) + 0.5

    def x(day: date) -> float:
        return RIGHT if last == first else LEFT + (RIGHT - LEFT) * (day - first).days / span

    def y(logits: float) -> float:
        share = (min(max(logits, lowest), highest) - lowest) / (highest - lowest)
        return BOTTOM - (BOTTOM - TOP) * share

    upper = [(x(s.day), y(s.ability.high)) for s in steps]
    lower = [(x(s.day), y(s.ability.low)) for s in reversed(steps)]
    if last == first:  # one day is no line: its interval is drawn as a thin upright bar
        upper, lower = ([(px - 4, py), (px + 4, py)] for px, py in (upper[0], lower[0]))
        lower.reverse()
    names = {first: RIGHT if last == first else LEFT, last: RIGHT}
    return Line(
        line=_points([(x(s.day), y(s.ability.mean)) for s in steps]),
        band=_points([*upper, *lower]),
        last=(round(x(last), 1), round(y(steps[-1].ability.mean), 1)),
        rows=tuple(Tick(round(y(place), 1), name) for name, place in BAND_LOGITS.items()),
        ends=tuple(Tick(at, short_day(day)) for day, at in names.items()),
    )


def bars(values: Sequence[int], names: Sequence[str]) -> Bars:
    """Return the drawing of whole numbers as bars; all 0 draw no bar."""
    top = _round_top(max(values, default=0))
    step = (RIGHT - LEFT) / max(len(values), 1)
    boxes = []
    for n, (value, name) in enumerate(zip(values, names, strict=True)):
        height = round((BOTTOM - TOP) * value / top, 1)
        x = round(LEFT + n * step + step * 0.2, 1)
        boxes.append(Bar(x, round(BOTTOM - height, 1), round(step * 0.6, 1), height, name))
    lines = 2 if top > 1 else 1
    rows = (
        Tick(round(BOTTOM - (BOTTOM - TOP) * n / lines, 1), _short(top * n // lines))
        for n in range(lines + 1)
    )
    return Bars(tuple(boxes), tuple(rows))


def _short(number: int) -> str:
    return f"{number / 1000:g}k" if number >= 1000 else str(number)


def _round_top(most: int) -> int:
    """Return a round number that is not below the most: 1, 2, 4, 10, 20, 40, 100 and so on."""
    top = 1
    while top < most:
        top = top * 5 // 2 if str(top)[0] == "4" else top * 2
    return top


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def ability_rows(steps: Sequence[Step]) -> list[tuple[str, ...]]:
    """Return the table of an ability over time, the latest day first."""
    return [
        (
            day(s.day),
            *(band(x) for x in (s.ability.mean, s.ability.low, s.ability.high)),
            str(s.ability.answers),
        )
        for s in reversed(steps)
    ]


def week_names(weeks: Sequence[WeekSum]) -> list[str]:
    """Return the names of weeks under bars: "3 Aug"."""
    return [short_day(week.monday) for week in weeks]


def short_day(day: date) -> str:
    """Return a day of this year as a chart names it: "3 Aug"."""
    return str(format_skeleton("MMMd", day, locale=locale()))


def week_rows(weeks: Sequence[WeekSum], *figures: str) -> list[tuple[str, ...]]:
    """Return the table of some figures of weeks, the latest first."""
    return [
        (day(week.monday), *(count(getattr(week, name)) for name in figures))
        for week in reversed(weeks)
    ]


def shelf_rows(counts: Sequence[tuple[Shelf, int]]) -> list[tuple[str, str]]:
    """Return the table of texts by shelf."""
    return [(gettext(SHELVES[shelf]), count(number)) for shelf, number in counts]


def days_said(days: Sequence[bool]) -> str:
    """Return the days of a week that were read on, in words; "none" for none."""
    names = locale().days["format"]["wide"]  # by number, Monday is 0
    return listed([names[n] for n, read in enumerate(days) if read]) or gettext("none")


def day_letters() -> list[str]:
    """Return the shortest names of the days of a week, Monday first."""
    names = locale().days["stand-alone"]["narrow"]
    return [names[n] for n in range(7)]


def init_app(app: Flask) -> None:
    """Give these names to the templates."""
    app.jinja_env.globals.update(
        ability_line=ability_line,
        ability_rows=ability_rows,
        bars=bars,
        day_letters=day_letters,
        days_said=days_said,
        half_band=band,
        shelf_rows=shelf_rows,
        week_names=week_names,
        week_rows=week_rows,
    )
