"""The Fact Box: four figures printed beside a text, computed exactly as printed ones are."""

import re
from dataclasses import dataclass
from functools import lru_cache

import pyphen

from texts.errors import Unfit
from texts.tokens import printed_sentences, tokens

VERSION = 1

# Flesch-Kincaid grade level: Kincaid et al. 1975, Navy Research Branch Report 8-75.
PER_SENTENCE = 0.39  # grades for each token in a sentence
PER_SYLLABLE = 11.8  # grades for each syllable in a token
BASE = -15.59  # grades

# At the head of a text: the labels and figures of a box in any order, on one line or several.
_LABEL = r"(?P<{0}>{1})\s*[:=]?\s*(?P<{0}_value>-?\d[\d,]*(?:\.\d+)?)"
_FIGURE = re.compile(
    r"\s*[·•|,;/*_-]*\s*(?P<label>level|tokens|types|ttr)\b\s*[*_]*[:=]?[*_]*\s*"
    r"(?P<value>-?\d[\d,]*(?:\.\d+)?)(?![\w.])[ \t]*[·•|,;/*_]*",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\s*[#*_ \t]*fact[ -]?box[*_ \t]*:?[*_ \t]*(?=\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FactBox:
    """The four figures of a text.

    ``level`` is the Flesch-Kincaid grade (two decimals), None for other languages than
    English, whose tokens are words of texts.scripts; ``tokens`` and ``types`` are
    counts, types told apart by case; ``ttr`` is types/tokens (three decimals). A printed
    box may leave out nothing: all four figures are there, or it is no Fact Box.
    """

    level: float | None
    tokens: int
    types: int
    ttr: float
    version: int = VERSION


def fact_box(text: str) -> FactBox:
    """Return the Fact Box of a text as it stands.

    Raises Unfit for a text without tokens.

    >>> fact_box("The cat sat. The cat ran.")
    FactBox(level=-2.62, tokens=6, types=4, ttr=0.667, version=1)
    """
    found = [token.surface for token in tokens(text)]
    if not found:
        raise Unfit("This text has no words that can be counted.")
    sentences = len(printed_sentences(text))
    syllables = sum(map(syllable_count, found))
    level = PER_SENTENCE * len(found) / sentences + PER_SYLLABLE * syllables / len(found) + BASE
    types = len(set(found))
    return FactBox(round(level, 2), len(found), types, round(types / len(found), 3))


@lru_cache(maxsize=65536)
def syllable_count(token: str) -> int:
    """Return the syllables of a token: Pyphen's en_US hyphenation points, and one."""
    return len(_hyphens().positions(token)) + 1


@lru_cache(maxsize=1)
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


def split_printed_box(text: str) -> tuple[FactBox | None, str]:
    """Return the Fact Box printed at the head of a text, or None, and the text without it.

    Reads "Level: 16.54" on lines of their own, with or without a "Fact Box" heading, and
    "Level 16.54 · Tokens 740 · Types 353 · TTR 0.477" on one. All four figures must be
    there, before anything else: a text that begins "Level 3 ..." is left alone.
    """
    heading = _HEADING.match(text)
    at = heading.end() if heading else 0
    figures: dict[str, float] = {}
    while figure := _FIGURE.match(text, at):
        figures[figure["label"].lower()] = float(figure["value"].replace(",", ""))
        at = figure.end()
    if len(figures) < 4 or (text[at:] and not text[at:].lstrip(" \t").startswith("\n")):
        return None, text
    box = FactBox(figures["level"], int(figures["tokens"]), int(figures["types"]), figures["ttr"])
    return box, text[at:].lstrip()
