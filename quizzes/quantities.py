"""Say a figure by a bound: "198 tigers" -> "more than 150 tigers", or falsely "fewer than 150".

The true and the false form are worded alike, so that only the text tells them apart; and
the false one is denied by the figure for certain.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.figures import in_a_range, written_like
from quizzes.statements import Statement
from texts.analysis import Analysis, Number, NumberKind, Word
from texts.wordlists import word_set

SMALLEST = 10  # under it a bound sounds like a riddle
ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
CLEARLY = 0.87  # of the figure, or the figure of it: far enough to be plain
AT_LEAST = ("more than", "over", "at least", "as many as", "as much as")
AT_MOST = ("fewer than", "less than", "under", "up to", "nearly", "almost", "at most", "only")
ABOUT = ("about", "around", "approximately", "roughly", "some", "an estimated", "just")
# A figure after one of these is a definite one ("the 250 guests"), or part of something else.
FIXED = word_set(
    "the these those its their his her our all other another first last next every each of by from "
    "to between and or than as within after before since until per no"
)
UNCOUNTED = word_set(
    "year month week day hour minute second mile kilometre kilometer metre meter foot inch tonne "
    "ton kilo kilogram gram litre liter degree km m kg acre hectare"
)
HALF, QUARTER = 50, 25
FAR = 3  # points of per cent on each side of a half or a quarter


@dataclass(frozen=True, slots=True)
class Bound:
    """A statement with a figure told by a bound that holds, and by one that does not."""

    true: Statement
    false: Statement
    was: str
    holds: str
    fails: str


def bounds(analysis: Analysis, made: Statement) -> Iterator[Bound]:
    """Yield the statement with each of its figures told by a bound."""
    for number in analysis.numbers:
        here = number.sentence == made.sentence.index and made.holds(number.start, number.end)
        if here and not in_a_range(made.tokens, number):
            yield from _bound(made, number)


def qualifier(made: Statement, number: Number) -> tuple[str, int]:
    """Return what qualifies a figure ("more than", "") and where the whole begins."""
    before = [t for t in made.tokens if t.end <= number.start][-3:]
    for size in (3, 2, 1):
        words = " ".join(t.surface.lower() for t in before[-size:])
        if len(before) >= size and words in (*AT_LEAST, *AT_MOST, *ABOUT):
            return words, before[-size].start
    return "", number.start


def _bound(made: Statement, number: Number) -> Iterator[Bound]:
    said, start = qualifier(made, number)
    before = [t for t in made.tokens if t.end <= start]
    after = [t for t in made.tokens if t.start >= number.end]
    if (before and before[-1].surface.lower() in FIXED) or not after or number.value < SMALLEST:
        return
    money = number.kind is NumberKind.MONEY
    if money and ((before and before[-1].tag[:2] not in ("VB", "IN")) or after[0].tag[:2] == "NN"):
        return
    pair = _share(number, after) if number.kind is NumberKind.PERCENT else _sum(number, after, said)
    if pair is None:
        return
    up, phrase, little = pair
    above, below = f"more than {phrase}", f"{little} than {phrase}"
    holds, fails = (above, below) if up else (below, above)
    if not before:
        holds, fails = holds.capitalize(), fails.capitalize()
    yield Bound(
        made.changed(start, number.end, holds),
        made.changed(start, number.end, fails),
        made.text[start : number.end],
        holds,
        fails,
    )


def _share(number: Number, after: list[Word]) -> tuple[bool, str, str] | None:
    """Return "half" or "a quarter" for a share of something, and on which side it is."""
    if after[0].surface.lower() != "of":
        return None
    parts = ((HALF, "half"), (QUARTER, "a quarter"))
    for whole, phrase in sorted(parts, key=lambda p: abs(number.value - p[0])):
        if FAR < abs(number.value - whole) < QUARTER:
            return number.value > whole, phrase, "less"
    return None


def _sum(number: Number, after: list[Word], said: str) -> tuple[bool, str, str] | None:
    """Return a round figure that is clearly less or more, and on which side the right one is."""
    money = number.kind is NumberKind.MONEY
    head = next(
        (t for t in after[:3] if not t.tag.startswith(("JJ", "NN")) or t.tag == "NNS"), None
    )
    if not money and (number.kind is not NumberKind.COUNT or head is None or head.tag != "NNS"):
        return None
    up = said in AT_LEAST or (said not in AT_MOST and len(number.surface) % 2 == 0)
    value = _round(number.value, below=up)
    surface = written_like(number, value)
    little = "less" if money or (head and head.lemma in UNCOUNTED) else "fewer"
    return (up, surface, little) if surface and surface != number.surface else None


def _round(value: float, *, below: bool) -> float:
    """Return the nearest round figure that is clearly below or above a value."""
    scale: float = 10.0 ** (len(str(int(value))) - 1)
    steps = [s * r for r in (scale / 10, scale, scale * 10) for s in ROUND]
    if below:
        return max(s for s in steps if s <= CLEARLY * value)
    return min(s for s in steps if s * CLEARLY >= value)
