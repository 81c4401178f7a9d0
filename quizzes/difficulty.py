"""Predict how hard an item is, in logits on the scale of texts.bands.BAND_LOGITS.

0 is for an item to which a B1 reader knows the answer half the time; luck with the options
comes on top and is no part of it (quizzes.choices.guessing). The same scale holds the
ability of learners: progress.ability. These are first guesses, to order a quiz by and to
weigh answers with. A CEFR band is taken to be one logit wide, as in Rasch studies of
vocabulary by band; the other weights are kept small beside it.
"""

from texts.analysis import Analysis, Sentence
from texts.bands import BAND_LOGITS

UNLISTED = 1.0  # a word on no list is at home about B2
MIDDLE_ZIPF = 4.0
MIDDLE_LENGTH = 18  # words of a sentence of edited prose
KIND_LOGITS = {
    "gap": 0.3,  # one sees the word's meaning only through its sentence
    "recall": 0.6,  # nothing to choose from
    "meaning": 0.0,
    "family": -0.2,
    "synonym": 0.0,
    "opposite": 0.0,
    "link": -0.2,
    "collocation": -0.1,
    "detail": -0.8,
    "attribution": -0.5,
    "cause": -0.1,
    "reference": -0.5,
    "order": 0.0,
    "truth": -0.3,
    "supported": 0.2,
}


def of_word(kind: str, band: str | None, zipf: float) -> float:
    """Return the predicted difficulty of an item on a word."""
    base = BAND_LOGITS[band] if band else UNLISTED
    rarity = max(-1.0, min(1.5, MIDDLE_ZIPF - zipf))
    return round(base + 0.4 * rarity + KIND_LOGITS[kind], 2)


def of_claim(kind: str, analysis: Analysis, sentence: Sentence) -> float:
    """Return the predicted difficulty of an item on what a sentence says."""
    base = BAND_LOGITS[analysis.grade.band or "B1"]
    length = (len(sentence.words) - MIDDLE_LENGTH) / 20
    return round(0.6 * base + max(-0.5, min(1.0, length)) + KIND_LOGITS[kind], 2)
