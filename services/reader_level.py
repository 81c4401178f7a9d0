"""What is known of the level of a reader, as a place on the bands of texts."""

from collections.abc import Sequence
from statistics import fmean

from progress.ability import Ability
from services.values import Score
from texts.bands import BAND_LOGITS, BANDS

RECENT = 5  # texts; what was read before them was read by someone who knew less
EASY, TOO_HARD = 0.8, 0.5  # shares of right answers from which, and below which, a text did not fit
BESIDE = 0.5  # bands that a reader is then taken to lie above or below the text


def band_place(band: str | None) -> float | None:
    """Return the place of a band: 1.0 for A1 to 6.0 for C2, None for no band.

    >>> band_place("B1")
    3.0
    """
    return BANDS.index(band) + 1.0 if band in BANDS else None


def reader_place(ability: Ability, read: Sequence[tuple[str | None, Score | None]]) -> float | None:
    """Return the place of a reader among the bands, None where nothing is known.

    It is their ability, once that is known well enough to name a band. Before that it comes of
    ``read``, the texts read to the end, latest first: the band that each was shown with, and
    its best score. A text that fits says the reader's level; a quiz with at least 80 % right
    says half a band more, one with under 50 % half a band less.
    """
    if ability.sure:
        return min(max(ability.mean - BAND_LOGITS["A1"] + 1, 1.0), float(len(BANDS)))
    known = [
        place + _beyond(score) for band, score in read if (place := band_place(band)) is not None
    ]
    return fmean(known[:RECENT]) if known else None


def _beyond(score: Score | None) -> float:
    if score is None or not score.answered:
        return 0.0
    share = score.right / score.answered
    return BESIDE * ((share >= EASY) - (share < TOO_HARD))
