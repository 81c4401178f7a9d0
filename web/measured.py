"""What templates can draw of a learner's measures: places on scales, in units of a drawing."""

from math import log

from flask import Flask

from progress.coverage import Coverage, Shelf
from progress.vocabulary import Size
from services.shelves import Suggestion
from web.languages import gettext
from web.shown import FIRST, STEP, Scale, Stop, count, plural
from web.shown import percent as percent_said

SHELVES = {
    Shelf.EASY: "Easy",
    Shelf.RIGHT: "Just right",
    Shelf.HELP: "With help",
    Shelf.HARD: "Hard",
}
MARKS = {500: "500", 1000: "1k", 2000: "2k", 4000: "4k", 8000: "8k", 16_000: "16k"}  # words


def rounded(number: float) -> str:
    """Return a number of words with two figures: more would be for show.

    >>> rounded(4234), rounded(18)
    ('4,200', '18')
    """
    step = 10 ** max(len(str(round(number))) - 2, 0)
    return count(round(number / step) * step)


def percent(share: float) -> str:
    """Return a share in whole per cents; the last one only where nothing is missing.

    >>> percent(0.974), percent(0.997), percent(1.0)
    ('97 %', '99 %', '100 %')
    """
    return percent_said(_whole(share))


def _whole(share: float) -> float:
    return share if share == 1 else min(round(share, 2), 0.99)


def likely(coverage: Coverage) -> str:
    """Return the range of a coverage: "94 to 98 %"."""
    if percent(coverage.low) == percent(coverage.high):
        return percent(coverage.high)
    low = count(round(100 * _whole(coverage.low)))
    return gettext("%(low)s to %(high)s", low=low, high=percent(coverage.high))


def reason(one: Suggestion) -> str:
    """Return why a text is suggested: "97 % known; 9 of its 14 new words are being learned; B1"."""
    new, learning = len(one.coverage.new), len(one.coverage.learning)
    words = plural(new, "%(num)s new word", "%(num)s new words") if new else ""
    if learning:
        words = plural(
            new,
            "%(learning)s of its %(num)s new word is being learned",
            "%(learning)s of its %(num)s new words are being learned",
            learning=learning,
        )
    theme = (
        gettext("texts of this theme that you have read: %(read)s", read=one.read)
        if one.read
        else ""
    )
    minutes = plural(one.card.minutes, "%(num)s minute", "%(num)s minutes")
    known = gettext("%(share)s known", share=percent(one.coverage.share))
    return "; ".join(
        filter(None, (known, words, one.card.grade.band, minutes, theme if one.read else ""))
    )


def size_place(number: float) -> float:
    """Return where a number of words stands on the scale: doubling is one step.

    >>> size_place(500), size_place(1000)
    (14.0, 48.4)
    """
    ahead = log(max(number, 1) / min(MARKS)) / log(2)
    return round(FIRST + STEP * min(max(ahead, 0.0), len(MARKS) - 1), 1)


def size_stops(size: Size) -> Scale:
    """Return the drawing of a size: a dot for the number, a bar for its range."""
    low, dot, high = (size_place(n) for n in (size.low, size.number, size.high))
    stops = tuple(
        Stop(name, size_place(number), low <= size_place(number) <= high)
        for number, name in MARKS.items()
    )
    return Scale(stops, dot, low, high, "")


def init_app(app: Flask) -> None:
    """Give these names to the templates."""
    app.jinja_env.globals.update(size_stops=size_stops, reason=reason)
    app.jinja_env.filters.update(rounded=rounded, percent=percent, likely=likely)
