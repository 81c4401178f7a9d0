"""The level of texts in other languages than English, each as far as it can be trusted.

German: eight features, fitted to sentences that learners graded ("beta"). French, Russian and
Hindi: those five of them that are lengths or marks, with weights fitted to English, for the
graded sentences that there are may be used for measuring only ("estimate"). Spanish and
Italian: their classic formulas ("estimate"). All others: counts, and no level. Figures:
docs/level.md.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any

import pyphen

from texts.bands import BANDS
from texts.factbox import FactBox
from texts.frequency import zipf
from texts.grade import NO_BAND, ONLY_RANGE, Scored, band_index, formula, pooled
from texts.languages import LANGUAGES, UNKNOWN, Trust
from texts.parts import Driver, Grade
from texts.prose import ENDLESS, MOST_ENDLESS
from texts.scripts import ENDS, sentences, words
from texts.tokens import paragraphs

VERSION = 1  # of all that is here
RARE = 3.0  # Zipf, as in English
LONG = 6  # letters; of longer words LIX counts the share (Björnsson 1968)
LEAST_PROSE = 0.8  # share of words on lines that end a sentence; below it, a list
UNTOLD = "This is no prose in a language that Gradus knows, so no level can be told."
BESIDE = 1  # bands of the range to either side

# Spanish: 206.835 - 62.3 syllables a word - words a sentence (Szigriszt Pazos 1993), on the INFLESZ
# scale (Barrio Cantalejo 2008): over 80 very easy, 65 quite easy, 55 normal, 40 rather hard, below
# very hard. Fernández Huerta's older 206.84 - 60 P - 1.02 F lies some 4 points above.
# Italian: Gulpease, 89 + (300 sentences - 10 letters) / words (Lucisano, Piemontese 1988): under 80
# hard for who left primary school, under 60 middle school, under 40 high school.
# Which ease is which band nobody has published: these cuts put one class to a band.
EASE_CUTS = {"es": (90.0, 80.0, 65.0, 55.0, 40.0), "it": (80.0, 70.0, 60.0, 50.0, 40.0)}
SYLLABLES = {"es": "es"}


@dataclass(frozen=True, slots=True)
class Weights:
    """A line of texts/data/abroad.json: the formula of one language."""

    intercept: float
    coefficients: dict[str, float]


def counts(text: str) -> FactBox:
    """Return the Fact Box of a text that is not English: counts, and no level."""
    found = [word.surface for word in words(text)]
    types = len(set(found))
    return FactBox(None, len(found), types, round(types / len(found), 3))


def grade_abroad(text: str, code: str) -> Grade:
    """Return the CEFR estimate of a text in a language other than English, if there is one.

    Under 50 words there is no band and no range, under 100 a range only, as for English.
    """
    nothing = Grade(0.0, None, None, None, (), "", VERSION, code)
    name = LANGUAGES[code].name
    if LANGUAGES[code].trust is Trust.NONE:
        said = f"This is in {name}: Gradus counts its words and tells no level."
        return replace(nothing, warning=UNTOLD if code == UNKNOWN else said)
    parts = [s.surface for s in sentences(text)]
    count = len(words(text))
    score, drivers = _by_ease(text, parts, code) if code in EASE_CUTS else _by_features(parts, code)
    doubted = _doubt(text, parts, count)
    beside = BESIDE + bool(doubted)
    place = band_index(score)
    short = f"Only {count} words: " if count < ONLY_RANGE else ""
    if count < NO_BAND:
        return replace(nothing, score=round(score, 3), warning=short + "too few to tell a level.")
    return Grade(
        score=round(score, 3),
        band=None if short else BANDS[place],
        low=BANDS[max(place - beside, 0)],
        high=BANDS[min(place + beside, len(BANDS) - 1)],
        drivers=drivers,
        warning=short + "a range can be told, not one band." if short else doubted,
        version=VERSION,
        language=code,
    )


def features(sentence: str, code: str) -> dict[str, float]:
    """Return the eight features of a sentence, which mean the same in every language.

    ``sentence_length``: ln(words); ``word_length``: letters of a word, the mean;
    ``mean_zipf`` and ``low_zipf``: mean and 10th percentile of Zipf; ``rare_words``: share below
    Zipf 3; ``long_words``: share of over six letters; ``digits``: share with a digit; ``commas``
    for each word. Words with digits count only for lengths and digits.
    """
    found = [word.surface for word in words(sentence)]
    plain = [word for word in found if not any(map(str.isdigit, word))]
    common = sorted(zipf(word, code) for word in plain) or [RARE]
    size = max(len(found), 1)
    return {
        "sentence_length": log(size),
        "word_length": sum(map(len, found)) / size,
        "mean_zipf": sum(common) / len(common),
        "low_zipf": common[len(common) // 10],
        "rare_words": sum(value < RARE for value in common) / len(common),
        "long_words": sum(len(word) > LONG for word in found) / size,
        "digits": (len(found) - len(plain)) / size,
        "commas": sum(map(sentence.count, ",،")) / size,
    }


def ease(text: str, code: str) -> float:
    """Return the ease of a Spanish or Italian text by its classic formula, about 0 to 100."""
    found = [word.surface for word in words(text)]
    stops = len(sentences(text))
    if code == "it":
        return 89 + (300 * stops - 10 * sum(map(len, found))) / len(found)
    syllables = sum(len(_hyphens(code).positions(word)) + 1 for word in found)
    return 206.835 - 62.3 * syllables / len(found) - len(found) / stops


def _by_features(parts: Sequence[str], code: str) -> tuple[float, tuple[Driver, ...]]:
    weights = _weights()[code]
    known = [(part, len(words(part)), features(part, code)) for part in parts]
    scored = [Scored(part, count, found, _score(weights, found)) for part, count, found in known]
    whole = sum(count for _, count, _ in known)
    drivers = []
    for name, weight in weights.coefficients.items():
        value = sum(found[name] * count for _, count, found in known) / whole
        drivers.append(Driver(name, value, weight * value))
    return pooled(scored), tuple(sorted(drivers, key=lambda d: (-abs(d.contribution), d.feature)))


def _score(weights: Weights, found: dict[str, float]) -> float:
    return weights.intercept + sum(w * found[name] for name, w in weights.coefficients.items())


def _by_ease(text: str, parts: Sequence[str], code: str) -> tuple[float, tuple[Driver, ...]]:
    """Return the ease of a text as a score on the scale of English, its cuts upon those."""
    found = ease(text, code)
    cuts = formula().cuts
    points = list(zip(EASE_CUTS[code], cuts, strict=True))
    (easy, low), (hard, high) = next((p for p in pairwise(points) if found >= p[1][0]), points[-2:])
    score = low + (high - low) * (easy - found) / (easy - hard)
    return score, (Driver("ease", round(found, 1), score),)


def _doubt(text: str, parts: Sequence[str], count: int) -> str:
    """Return why a level is uncertain: a list or verse, or a sentence without an end."""
    lengths = [len(words(part)) for part in parts]
    if sum(n for n in lengths if n > ENDLESS) > MOST_ENDLESS * count:
        return f"A sentence of {max(lengths)} words without a stop makes its level uncertain."
    lines = (line.surface for line in paragraphs(text))
    prose = sum(len(words(line)) for line in lines if line.rstrip("\"”’'») ").endswith(ENDS))
    if prose < LEAST_PROSE * count:
        return "Much of this is headings, verse or a list, so its level is uncertain."
    return ""


@lru_cache(maxsize=1)
def _weights() -> dict[str, Weights]:
    raw: dict[str, Any] = json.loads(
        (Path(__file__).with_name("data") / "abroad.json").read_text("utf-8")
    )
    return {code: Weights(**line) for code, line in raw["languages"].items()}


@lru_cache(maxsize=2)
def _hyphens(code: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=SYLLABLES[code])
