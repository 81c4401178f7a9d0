"""Compare our bands with those that people gave, and propose cuts that would agree better."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from texts.bands import BANDS
from texts.grade import formula

LEAST = 30  # texts; the mean of fewer bands is not known to a quarter of a band
STEP, FURTHEST = 0.05, 0.8  # of the shifts that are tried; a band is 0.25 to 0.5 wide


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with our score, and the band that a person gave it."""

    score: float
    own: str


@dataclass(frozen=True, slots=True)
class Audit:
    """How far our bands agree with people's.

    ``exact`` and ``near`` are shares met exactly, and to one band; ``bias`` our bands less
    theirs, the mean. ``shift`` is what all cuts would have to rise by, None under 30 texts;
    ``cuts`` are then those proposed, ``exact_then`` and ``near_then`` the shares with them.
    They are measured on the very texts they were chosen by, and flatter themselves.
    """

    texts: int
    exact: float
    near: float
    bias: float
    shift: float | None = None
    cuts: tuple[float, ...] = ()
    exact_then: float = 0.0
    near_then: float = 0.0


def audit(judged: Sequence[Judged]) -> Audit:
    """Return how far our bands agree with people's. Raises ValueError for no texts."""
    if not judged:
        raise ValueError("no text has a level of a teacher's own")
    now = _apart(judged, 0.0)
    found = Audit(len(judged), _share(now, 0), _share(now, 1), fmean(now))
    if len(judged) < LEAST:
        return found
    steps = round(FURTHEST / STEP)
    shifts = sorted((round(n * STEP, 2) for n in range(-steps, steps + 1)), key=abs)
    shift = min(shifts, key=lambda one: fmean(abs(d) for d in _apart(judged, one)))
    then = _apart(judged, shift)
    cuts = tuple(round(cut + shift, 2) for cut in formula().cuts)
    return replace(
        found,
        shift=shift,
        cuts=cuts,
        exact_then=_share(then, 0),
        near_then=_share(then, 1),
    )


def _apart(judged: Sequence[Judged], shift: float) -> list[int]:
    """Return our bands less people's, with all cuts higher by a shift."""
    cuts = [cut + shift for cut in formula().cuts]
    return [sum(one.score >= cut for cut in cuts) - BANDS.index(one.own) for one in judged]


def _share(apart: Sequence[int], within: int) -> float:
    return fmean(abs(d) <= within for d in apart)
