"""Wrong figures that could have been right: typed, bounded, and written like the right one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from texts.analysis import Analysis, Number, NumberKind, Sentence, Word

NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
WORDS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FACTORS = (0.5, 0.6, 0.7, 0.75, 0.8, 1.25, 1.3, 1.4, 1.5, 1.75, 2.0)
CHANGEABLE = frozenset(NumberKind) - {NumberKind.OTHER, NumberKind.TIME}
THIS_YEAR = 2030  # no wrong year after this one, whatever the clock says
DECADE = re.compile(r"(?:1\d|20)\d0s")
CENTURY = re.compile(r"(\d{1,2})(st|nd|rd|th)", re.IGNORECASE)
SAME_AGE = 60  # years apart; another century tempts nobody
LARGEST_SHARE, OLDEST, LAST_DAY = 100, 105, 28


@dataclass(frozen=True, slots=True)
class Figure:
    """A wrong figure: how it is written, and where the text has it (None: nowhere)."""

    surface: str
    value: float
    place: Number | None


def changeable(number: Number) -> bool:
    """Tell whether anything may rest on a number: it is typed, and not just "one"."""
    if number.kind not in CHANGEABLE or number.value < 2:
        return False
    if number.kind is NumberKind.ORDINAL:
        return number.unit.startswith("centur") and bool(CENTURY.match(number.surface))
    return _numeral(number) is not None or number.surface.lower() in (*WORDS, *TENS)


def wrong_figures(analysis: Analysis, number: Number, rng: Random, count: int) -> list[Figure]:
    """Return up to ``count`` wrong figures, those of the same sort in the text first.

    At most two come from the text: a figure met elsewhere tempts whoever only skimmed.
    """
    sentence = analysis.sentences[number.sentence]
    found: list[Figure] = []
    elsewhere = list(_elsewhere(analysis, number))
    rng.shuffle(elsewhere)
    for figure in [*elsewhere[:2], *_near(number, rng)]:
        taken = {number.value, *(f.value for f in found)}
        if figure.value not in taken and _fits(analysis, number, figure, sentence):
            found.append(figure)
        if len(found) == count:
            break
    return found


def in_a_range(tokens: Sequence[Word], number: Number) -> bool:
    """Tell "four or six", "20 and 40 feet", "between 5 and 7", where one figure gives another."""
    for at, token in enumerate(tokens):
        if number.start <= token.start < number.end:
            around = (*tokens[max(0, at - 2) : at], *tokens[at + 1 : at + 3])
            lows = {t.surface.lower() for t in around}
            if lows & {"or", "and", "to", "–", "between"} and any(t.tag == "CD" for t in around):
                return True
    return False


def _numeral(number: Number) -> re.Match[str] | None:
    """Return the digits of a number; None where there are none, or several runs of them."""
    found = list(NUMERAL.finditer(number.surface))
    if number.kind is NumberKind.DATE:
        return next((m for m in found if int(float(m.group().replace(",", ""))) <= 31), None)
    return found[0] if len(found) == 1 else None


def _elsewhere(analysis: Analysis, number: Number) -> Iterator[Figure]:
    """Yield figures of the same sort and shape that the text gives for something else."""
    for other in analysis.numbers:
        alike = other.kind is number.kind and (
            other.unit == number.unit or number.kind is NumberKind.COUNT
        )
        if other.sentence != number.sentence and alike and _same_shape(number, other):
            yield Figure(other.surface, other.value, other)


def _same_shape(one: Number, other: Number) -> bool:
    """Tell whether two figures are written alike, and are of about the same size."""
    if one.kind is NumberKind.YEAR and abs(one.value - other.value) > SAME_AGE:
        return False
    if one.value <= 0 or other.value <= 0 or not 1 / 3 <= one.value / other.value <= 3:
        return False
    a, b = NUMERAL.search(one.surface), NUMERAL.search(other.surface)
    if (a is None) != (b is None):
        return False
    return NUMERAL.sub("#", one.surface).lower() == NUMERAL.sub("#", other.surface).lower() or (
        a is None and one.surface.islower() == other.surface.islower()
    )


def _near(number: Number, rng: Random) -> Iterator[Figure]:
    """Yield figures of the same sort near the right one, in an order made by chance."""
    if number.surface.lower() in WORDS or number.surface.lower() in TENS:
        yield from _near_words(number, rng)
        return
    numeral = _numeral(number)
    if numeral is None and number.kind is not NumberKind.ORDINAL:
        return
    values = list(dict.fromkeys(_near_values(number)))
    rng.shuffle(values)
    for value in values:
        surface = written_like(number, value)
        if surface and surface != number.surface:
            yield Figure(surface, value, None)


def _near_words(number: Number, rng: Random) -> Iterator[Figure]:
    low = number.surface.lower()
    if low in TENS and low != "twenty":
        names = [(10.0 * i, w) for i, w in enumerate(TENS, 2)]
    else:
        names = [(float(i), w) for i, w in enumerate(WORDS) if i > 1]
    values = sorted(names, key=lambda n: (abs(n[0] - number.value), n[0]))[1:5]
    rng.shuffle(values)
    for value, word in values:
        yield Figure(word.capitalize() if number.surface[0].isupper() else word, value, None)


def _near_values(number: Number) -> Iterator[float]:
    """Yield values that are wrong, near, and as round as the right one."""
    if number.kind is NumberKind.YEAR:
        step = max(1, min(10, (THIS_YEAR - int(number.value)) // 12))
        yield from (number.value + step * d for d in (-4, -3, -2, -1, 1, 2, 3, 4))
    elif number.kind in (NumberKind.DATE, NumberKind.ORDINAL):
        yield from (number.value + d for d in (-3, -2, -1, 1, 2, 3, 4))
    elif DECADE.fullmatch(number.surface):
        yield from (number.value + d for d in (-30, -20, -10, 10, 20, 30))
    else:
        shown = float(_numeral(number).group().replace(",", ""))  # type: ignore[union-attr]
        scale = number.value / shown if shown else 1.0
        for factor in FACTORS:
            yield _as_round(shown * factor, shown) * scale
        if shown < 12 and shown == int(shown):
            yield from ((shown + d) * scale for d in (-3, -2, -1, 1, 2, 3))


def _as_round(value: float, model: float) -> float:
    """Return a value with as many significant digits as its model."""
    plain = f"{model:.6f}".rstrip("0").rstrip(".")
    if "." in plain:
        return round(value, len(plain.split(".")[1]))
    zeros = len(plain) - len(plain.rstrip("0"))
    unit = 10 ** min(zeros, max(0, len(plain) - 1))
    if len(plain) > 1 and plain[-1] in "05" and zeros == 0:
        unit = 5
    if len(plain) - zeros == 1 and zeros:  # 500 -> 250, 350, 750 as well as 400
        unit = max(1, unit // 2)
    return float(round(value / unit) * unit)


def written_like(number: Number, value: float) -> str:
    """Return a value in the dress of the right one: commas, decimals, sign and unit kept."""
    numeral = _numeral(number)
    if number.kind is NumberKind.ORDINAL:
        return CENTURY.sub(lambda _: ordinal(int(value)), number.surface)
    if numeral is None:
        return ""
    digits = numeral.group()
    shown = value
    if number.kind not in (NumberKind.YEAR, NumberKind.DATE):
        source = float(digits.replace(",", ""))
        shown = value / (number.value / source) if source else value
    places = len(digits.split(".")[1]) if "." in digits else 0
    commas = "," if "," in digits or (shown >= 10000 and number.kind is not NumberKind.YEAR) else ""
    written = f"{shown:{commas}.{places}f}"
    return number.surface[: numeral.start()] + written + number.surface[numeral.end() :]


def ordinal(value: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{'th' if value // 10 % 10 == 1 else ending}"


def _fits(analysis: Analysis, number: Number, figure: Figure, sentence: Sentence) -> bool:
    """Tell whether a wrong figure is within bounds and keeps the order of its neighbours."""
    bounds = {
        NumberKind.PERCENT: (0.1, LARGEST_SHARE if number.value <= LARGEST_SHARE else 1e9),
        NumberKind.AGE: (1, max(OLDEST, number.value)),
        NumberKind.DATE: (1, LAST_DAY),
        NumberKind.ORDINAL: (2, 21),
        NumberKind.YEAR: (1, max(THIS_YEAR, number.value)),
    }
    if DECADE.fullmatch(number.surface) and figure.value >= THIS_YEAR:
        return False
    low, high = bounds.get(number.kind, (1 if number.value >= 1 else 0, 1e15))
    if not low <= figure.value <= high:
        return False
    for other in analysis.numbers:
        if other.sentence != sentence.index or other is number or other.kind is not number.kind:
            continue
        if figure.value == other.value:
            return False
        if (number.value < other.value) != (figure.value < other.value):
            return False
    return True
