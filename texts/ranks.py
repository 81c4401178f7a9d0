"""How far down the list of English headwords a word stands, in the order learners meet them.

A headword is a dictionary form. Frequency alone would put "scissors" and "thirsty", which
beginners are taught, behind "disposal": so a rank is the geometric mean of two, by frequency
and by CEFR band. Both were counted by ``python -m scripts.ranks`` among the words that
wordfreq 3, WordNet 3 and cefrpy all know. Web processes load no word list: an article and the
words of the placement keep their ranks.
"""

import re
from math import exp, log, sqrt

COUNTED = 20_000  # headwords that a size is counted among; rarer ones are for specialists
# How many headwords are at least as frequent as Zipf 7.5, 7.25 and so on down to 1.5.
TOP, DOWN = 7.5, 0.25  # Zipf
HEADWORDS = (
    1, 6, 10, 18, 35, 66, 105, 167, 276, 507, 961, 1533, 2374,
    3513, 5094, 7060, 9704, 12878, 16652, 20966, 25519, 29937, 34417, 38631, 42675,
)  # fmt: skip


# Spellings that wordfreq counts apart, though who knows one knows the other.
AMERICAN = (
    (re.compile(r"(?<=\w{3})our"), "or"),
    (re.compile(r"(?<=\w)tre$"), "ter"),
    (re.compile(r"(?<=\w{3})is(?=e$|ation$|ing$)"), "iz"),
    (re.compile(r"(?<=\w{3}[aeiou])ll(?=er$|ing$)"), "l"),
    (re.compile(r"(?<=enro)l$"), "ll"),
)


# The middle rank of each band, were its words met band by band: 1,305 are A1, 3,185 A1 or A2.
MIDDLES = {"A1": 650, "A2": 2200, "B1": 4600, "B2": 7400, "C1": 9400, "C2": 15_000}


def rank(zipf: float, band: str | None) -> int:
    """Return about where a headword of this frequency and band stands in the list, from 1.

    >>> rank(5.0, None), rank(5.0, "A1")
    (961, 790)
    """
    frequent = by_frequency(zipf)
    return round(sqrt(frequent * MIDDLES[band])) if band else frequent


def by_frequency(zipf: float) -> int:
    """Return about where a headword of this frequency stands among all, from 1."""
    steps = min(max((TOP - zipf) / DOWN, 0.0), len(HEADWORDS) - 1)
    at = min(int(steps), len(HEADWORDS) - 2)
    low, high = log(HEADWORDS[at]), log(HEADWORDS[at + 1])
    return round(exp(low + (high - low) * (steps - at)))


def spellings(word: str) -> set[str]:
    """Return a word in British and in American spelling.

    >>> sorted(spellings("neighbour"))
    ['neighbor', 'neighbour']
    """
    return {word, *(pattern.sub(theirs, word) for pattern, theirs in AMERICAN)}
