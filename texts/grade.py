"""Estimate the CEFR level of a text by a short linear formula, and say what drives it.

Each sentence gets a score; a text's score is pooled from those of its sentences, the hard ones
counting for more. The formula was fitted to sentences that two professionals graded (see
texts/data/README.md); every coefficient has the sign its feature must have. It is a rank with
an honest range, never one exact band: publishers' own scales differ by half a band to one.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, floor, log
from pathlib import Path

from texts.bands import BANDS
from texts.errors import Unfit
from texts.language import language
from texts.languages import ENGLISH, LANGUAGES, UNKNOWN
from texts.measures import measured
from texts.parts import Driver, Grade
from texts.prose import Doubt, doubt, is_english
from texts.tokens import printed_sentences, tokens

NO_BAND = 50  # tokens; below, 50 % of a passage's variance is which passage it is
ONLY_RANGE = 100  # tokens
NO_PROSE = "This does not read like English prose, so no level can be told."
UNEVEN = "uneven"  # the driver that stands for the weight of the hard sentences

_LETTER = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Formula:
    """The numbers of texts/data/grade.json; ``scale`` is (score, band from 0.5 to 6.5), rising."""

    version: int
    intercept: float
    coefficients: dict[str, float]
    sharpness: float
    scale: tuple[tuple[float, float], ...]
    cuts: tuple[float, ...]
    half_width: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its tokens, its features and the score that they give it."""

    surface: str
    tokens: int
    features: dict[str, float]
    score: float


def grade(text: str) -> Grade:
    """Return the CEFR estimate of a text.

    Under 50 tokens there is no band and no range, under 100 a range only. What is hardly
    prose (see texts.prose.doubt) gets a range of a band more to either side.
    Raises Unfit for a text without Latin letters.

    >>> grade("The cat sat on the mat. " * 20).band
    'A1'
    """
    if not _LETTER.search(text):
        raise Unfit("This text has no words in Latin letters, so no level can be told.")
    known = formula()
    parts = scored_sentences(text)
    score = pooled(parts)
    count = sum(part.tokens for part in parts)
    english = is_english([t.surface for t in tokens(text)])
    doubted = doubt(text)
    low, high = band_range(score, known.half_width + (doubted is not None and doubted.wide))
    return Grade(
        score=round(score, 3),
        band=BANDS[band_index(score)] if count >= ONLY_RANGE and english else None,
        low=low if count >= NO_BAND and english else None,
        high=high if count >= NO_BAND and english else None,
        drivers=_drivers(parts, score),
        warning=_warning(count, doubted) if english else _no_english(text),
        version=known.version,
    )


def scored_sentences(text: str) -> tuple[Scored, ...]:
    """Return the sentences of a text, as the Fact Box counts them, each with its score."""
    return tuple(scored(sentence.surface) for sentence in printed_sentences(text))


def scored(sentence: str) -> Scored:
    """Return a sentence with its features and its score."""
    found = tokens(sentence)
    features = measured(found, {found[0].start})
    weights = formula().coefficients
    score = formula().intercept + sum(weights[name] * value for name, value in features.items())
    return Scored(sentence, len(found), features, score)


def pooled(parts: Sequence[Scored]) -> float:
    """Return the score of a text: ln(mean of exp(k score)) / k, each sentence by its tokens.

    It lies between the mean and the hardest sentence: one hard sentence in ten is what
    stops a reader. What other k gave stands in docs/level.md.
    """
    sharpness = formula().sharpness
    raised = sum(exp(sharpness * part.score) * part.tokens for part in parts)
    return log(raised / sum(part.tokens for part in parts)) / sharpness


def pooled_without_each(parts: Sequence[Scored]) -> list[float]:
    """Return the score that a text of at least two sentences has without each of them."""
    sharpness = formula().sharpness
    raised = [exp(sharpness * part.score) * part.tokens for part in parts]
    whole, count = sum(raised), sum(part.tokens for part in parts)
    return [
        log((whole - own) / (count - part.tokens)) / sharpness
        for own, part in zip(raised, parts, strict=True)
    ]


def unbounded_band(score: float) -> float:
    """Return a score's place on the bands: 1.0 mid-A1, 1.5 the cut to A2, ... 6.0 mid-C2.

    It goes on evenly below A1 and above C2, so that two texts beyond an end are told apart.
    """
    pieces = list(pairwise(formula().scale))
    (left, low), (right, high) = next((p for p in pieces if score <= p[1][0]), pieces[-1])
    return low + (high - low) * (score - left) / (right - left)


def _drivers(parts: Sequence[Scored], score: float) -> tuple[Driver, ...]:
    """Return what makes the score, heaviest first; intercept and drivers add up to it.

    Features are means over sentences, weighted by tokens; ``uneven`` is what the hardest
    sentences add beyond them, never less than 0.
    """
    found = [
        Driver(name, value, coefficient * value)
        for name, coefficient in formula().coefficients.items()
        for value in [_weighted((part.features[name], part.tokens) for part in parts)]
    ]
    beyond = score - _weighted((part.score, part.tokens) for part in parts)
    found.append(Driver(UNEVEN, beyond, beyond))
    return tuple(sorted(found, key=lambda driver: (-abs(driver.contribution), driver.feature)))


def _weighted(values: Iterable[tuple[float, int]]) -> float:
    listed = list(values)
    return sum(value * weight for value, weight in listed) / sum(weight for _, weight in listed)


def band_index(score: float) -> int:
    """Return the band of a score, 0 for A1 to 5 for C2."""
    return sum(score >= cut for cut in formula().cuts)


def band_range(score: float, half_width: float) -> tuple[str, str]:
    """Return the lowest and the highest band that a score reaches, ``half_width`` bands away.

    >>> band_range(formula().cuts[2] + 0.1, 0.95)  # within B2
    ('B1', 'C1')
    >>> band_range(formula().cuts[2] + 0.01, 0.95)  # hardly beyond B1
    ('B1', 'B2')
    """
    place = min(max(unbounded_band(score) - 1, 0), len(BANDS) - 1)  # 0.0 mid-A1 ... 5.0 mid-C2
    low, high = floor(place - half_width + 0.5), floor(place + half_width + 0.5)
    return BANDS[max(low, 0)], BANDS[min(high, len(BANDS) - 1)]


def _no_english(text: str) -> str:
    code = language(text)
    if code in (ENGLISH, UNKNOWN):
        return NO_PROSE
    return f"This reads like {LANGUAGES[code].name}, so the formula for English says nothing of it."


def _warning(count: int, doubted: Doubt | None) -> str:
    if count < NO_BAND:
        return f"Only {count} words: too few to tell a level."
    if count < ONLY_RANGE:
        return f"Only {count} words: a range can be told, not one band."
    return doubted.said if doubted else ""


@lru_cache(maxsize=1)
def formula() -> Formula:
    """Return the formula that is shipped."""
    raw = json.loads((Path(__file__).with_name("data") / "grade.json").read_text("utf-8"))
    cuts = tuple(raw["cuts"])
    low, high = raw["ends"]
    inner = tuple((cut, place + 1.5) for place, cut in enumerate(cuts))
    return Formula(
        version=raw["version"],
        intercept=raw["intercept"],
        coefficients=raw["coefficients"],
        sharpness=raw["sharpness"],
        scale=((low, 0.5), *inner, (high, 6.5)),
        cuts=cuts,
        half_width=raw["half_width"],
    )
