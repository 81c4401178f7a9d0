"""Our bands against people's."""

import pytest

from texts.bands import BANDS
from texts.grade import band_index, formula
from texts.grade_audit import LEAST, Judged, audit

SCORES = [2.0 + n * 0.08 for n in range(36)]


def judged(shift: float) -> list[Judged]:
    """Return texts graded by someone whose cuts are all higher by a shift."""
    return [Judged(score, BANDS[band_index(score - shift)]) for score in SCORES]


def test_who_agrees_with_us_needs_no_other_cuts() -> None:
    found = audit(judged(0.0))
    assert (found.exact, found.near, found.bias, found.shift) == (1, 1, 0, 0)


@pytest.mark.parametrize("shift", [-0.3, 0.3])
def test_the_shift_of_someone_elses_scale_is_found(shift: float) -> None:
    found = audit(judged(shift))
    assert found.shift == pytest.approx(shift, abs=0.05)
    assert found.exact_then > found.exact
    assert found.cuts == tuple(round(cut + (found.shift or 0), 2) for cut in formula().cuts)


def test_under_30_texts_nothing_is_proposed() -> None:
    found = audit(judged(0.3)[: LEAST - 1])
    assert (found.shift, found.cuts) == (None, ())
    assert found.texts == LEAST - 1


def test_without_texts_there_is_nothing_to_compare() -> None:
    with pytest.raises(ValueError, match="no text"):
        audit([])
