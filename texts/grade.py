"""Estimate the CEFR level of a text by a short linear formula, and say what drives it.

The formula was fitted to sentences that two professionals graded (see texts/data/README.md);
every coefficient has the sign its feature must have. It is a rank with an honest range, never
one exact band: publishers' own scales differ by half a band to one.
"""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from texts.bands import BANDS, average_level, zipf
from texts.errors import Unfit
from texts.parts import Driver, Grade
from texts.tokens import Span, paragraphs, printed_sentences, tokens
from texts.wordlists import GRADE_STOP, word_set

RARE = 3.0  # Zipf; van Heuven et al. 2014: words below 3 are of low frequency
UNCOMMON = 4.0  # Zipf; same source: words above 4 are of high frequency
TAIL = 0.10  # the share of content words that the tail frequency cuts off
NO_BAND = 50  # tokens; below, 50 % of a passage's variance is which passage it is
ONLY_RANGE = 100  # tokens
# Share of tokens that are grammatical words: .40 to .53 in the texts of ../shared and the shelf,
# at least .30 in CLEAR's excerpts; .05 in French, 0 in a list of words.
LEAST_GRAMMAR = 0.15
LEAST_PROSE = 0.8  # share of tokens on lines that end a sentence; below it, a list

_LEARNED_ENDINGS = word_set(
    "tion sion ity ous ive ate ify ize ise ible able ence ance ment ism ist ical ular"
)
_LATINATE = (*_LEARNED_ENDINGS, *(f"{ending}s" for ending in _LEARNED_ENDINGS))
_LETTER = re.compile(r"[A-Za-z]")
_LINE_END = (".", "?", "!", "…", '"', "”", "'", "’", ":", ")")


@dataclass(frozen=True, slots=True)
class _Formula:
    version: int
    intercept: float
    coefficients: dict[str, float]
    scale: tuple[tuple[float, float], ...]  # (score, band from 0.5 to 6.5), rising
    cuts: tuple[float, ...]
    half_width: int


def grade(text: str) -> Grade:
    """Return the CEFR estimate of a text.

    Under 50 tokens there is no band and no range, under 100 a range only.
    Raises Unfit for a text without Latin letters.

    >>> grade("The cat sat on the mat. " * 20).band
    'A2'
    """
    if not _LETTER.search(text):
        raise Unfit("This text has no words in Latin letters, so no level can be told.")
    formula = _formula()
    features = measures(text)
    drivers = tuple(
        Driver(name, value, formula.coefficients[name] * value) for name, value in features.items()
    )
    score = formula.intercept + sum(driver.contribution for driver in drivers)
    drivers = tuple(sorted(drivers, key=lambda driver: (-abs(driver.contribution), driver.feature)))
    count = len(tokens(text))
    english = _is_english(text)
    place = _band_index(score)
    low = BANDS[max(place - formula.half_width, 0)]
    high = BANDS[min(place + formula.half_width, len(BANDS) - 1)]
    return Grade(
        score=round(score, 3),
        band=BANDS[place] if count >= ONLY_RANGE and english else None,
        low=low if count >= NO_BAND and english else None,
        high=high if count >= NO_BAND and english else None,
        drivers=drivers,
        warning=_warning(text, count),
        version=formula.version,
    )


def continuous_band(score: float) -> float:
    """Return a score's place on the bands: 1.0 mid-A1, 1.5 the cut to A2, ... 6.0 mid-C2."""
    points = _formula().scale
    if score <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if score <= right:
            return low + (high - low) * (score - left) / (right - left)
    return points[-1][1]


def measures(text: str) -> dict[str, float]:
    """Return the eight features of the formula.

    ``sentence_length``: ln(tokens / sentences), as the Fact Box counts both;
    ``word_length``: letters and digits in a token, the mean; ``word_level``: mean CEFR level
    of the content tokens; ``rare_words``: share of words below Zipf 3; ``uncommon_types``:
    share of content types below Zipf 4; ``latinate``: share of tokens with a learned ending;
    ``tail_frequency``: the Zipf value that a tenth of the content tokens lie under;
    ``digits``: share of tokens with a digit. Names count only for the first two and the last.
    """
    found = tokens(text)
    names = _names(text, found)
    words = [t.surface.lower() for t in found if t.surface not in names and _has_no_digit(t)]
    content = [w for w in words if w.replace("’", "'") not in GRADE_STOP]
    types = set(content)
    levels = [level for w in content if (level := average_level(w)) is not None]
    sentences = max(len(printed_sentences(text)), 1)
    return {
        "sentence_length": math.log(max(len(found), 1) / sentences),
        "word_length": _mean([float(len(t.surface)) for t in found]),
        "word_level": _mean(levels),
        "rare_words": _mean([float(zipf(w) < RARE) for w in words]),
        "uncommon_types": _mean([float(zipf(w) < UNCOMMON) for w in types]),
        "latinate": _mean([float(_is_latinate(t.surface)) for t in found]),
        "tail_frequency": _percentile([zipf(w) for w in content], TAIL),
        "digits": _mean([float(not _has_no_digit(t)) for t in found]),
    }


def _names(text: str, found: Sequence[Span]) -> set[str]:
    """Return the tokens taken for names: capitalised within a sentence, never in lower case."""
    firsts = {next(iter(tokens(s.surface))).start + s.start for s in printed_sentences(text)}
    lower = {t.surface for t in found if t.surface[0].islower()}
    return {
        t.surface
        for t in found
        if t.surface[0].isupper()
        and t.start not in firsts
        and t.surface.lower() not in lower
        and t.surface.lower() not in GRADE_STOP
    }


def _has_no_digit(token: Span) -> bool:
    return not any(map(str.isdigit, token.surface))


def _is_latinate(token: str) -> bool:
    return len(token) > 5 and token.lower().endswith(_LATINATE)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share lies under, between two neighbours in proportion."""
    if not values:
        return 0.0
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    under = math.floor(place)
    over = min(under + 1, len(ordered) - 1)
    return ordered[under] + (ordered[over] - ordered[under]) * (place - under)


def _band_index(score: float) -> int:
    return sum(score >= cut for cut in _formula().cuts)


def _is_english(text: str) -> bool:
    """Tell English prose by its grammatical words, which no list or other language has."""
    found = tokens(text)
    plain = sum(t.surface.lower().replace("’", "'") in GRADE_STOP for t in found)
    return plain >= LEAST_GRAMMAR * len(found)


def _warning(text: str, count: int) -> str:
    if not _is_english(text):
        return "This does not read like English prose, so no level can be told."
    if count < NO_BAND:
        return f"Only {count} words: too few to tell a level."
    if count < ONLY_RANGE:
        return f"Only {count} words: a range can be told, not one band."
    prose = sum(
        len(tokens(line.surface)) for line in paragraphs(text) if line.surface.endswith(_LINE_END)
    )
    if prose < LEAST_PROSE * count:
        return "Much of this is headings or a list, so its level is uncertain."
    return ""


@lru_cache(maxsize=1)
def _formula() -> _Formula:
    raw = json.loads((Path(__file__).with_name("data") / "grade.json").read_text("utf-8"))
    cuts = tuple(raw["cuts"])
    low, high = raw["ends"]
    inner = tuple((cut, place + 1.5) for place, cut in enumerate(cuts))
    return _Formula(
        version=raw["version"],
        intercept=raw["intercept"],
        coefficients=raw["coefficients"],
        scale=((low, 0.5), *inner, (high, 6.5)),
        cuts=cuts,
        half_width=raw["half_width"],
    )
