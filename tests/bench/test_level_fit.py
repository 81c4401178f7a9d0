"""The fit of the level formula keeps its promises."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.graded import FOLDER, graded_sets
from scripts import grade_formula
from scripts.fit_grade import is_kept
from scripts.grade_features import CHEAP, passives
from scripts.grade_formula import ALPHA, FORMULA, Measured, fit, pooled, signed_ridge, trained
from scripts.grade_reading import reading

SCORES = st.lists(st.floats(0, 6), min_size=1, max_size=12)


def sample(rows: int = 400) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    features = rng.normal(size=(rows, 3))
    return features, 3 + features @ np.array([1.0, -0.5, 0.2]) + rng.normal(size=rows) / 10


def test_ridge_finds_the_coefficients_that_made_the_labels() -> None:
    features, labels = sample()
    found = signed_ridge(features, labels, np.array([1.0, -1.0, 1.0]), alpha=0.01)
    assert found == pytest.approx([1.0, -0.5, 0.2], abs=0.02)


def test_no_coefficient_goes_against_its_sign() -> None:
    features, labels = sample()
    found = signed_ridge(features, labels, np.array([1.0, 1.0, 1.0]), alpha=1.0)
    assert found[1] == 0
    assert all(found >= 0)


def test_the_descent_has_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    features, labels = sample()
    features[:, 2] = features[:, 0] + features[:, 2] / 10  # nearly the same feature twice
    signs = np.array([1.0, -1.0, 1.0])
    first = signed_ridge(features, labels, signs, ALPHA)
    monkeypatch.setattr(grade_formula, "ROUNDS", 2 * grade_formula.ROUNDS)
    assert signed_ridge(features, labels, signs, ALPHA) == pytest.approx(first, abs=1e-6)


def test_a_fitted_formula_is_in_the_units_of_the_features() -> None:
    rows = [dict.fromkeys(FORMULA, 0.0) | {"sentence_length": float(n)} for n in range(2, 9)]
    labels = [1 + n / 2 for n in range(2, 9)]
    found = fit(rows, labels, ["sentence_length", "digits"], alpha=0.001)
    assert found.coefficients["sentence_length"] == pytest.approx(0.5, abs=0.001)
    assert found.coefficients["digits"] == 0
    assert found.score(rows[3]) == pytest.approx(labels[3], abs=0.001)


@given(SCORES, st.floats(0.1, 3))
def test_pooling_lies_between_the_mean_and_the_hardest_sentence(
    scores: list[float], sharpness: float
) -> None:
    weights = list(range(1, len(scores) + 1))
    mean = pooled(scores, weights, 0)
    assert mean - 1e-9 <= pooled(scores, weights, sharpness) <= max(scores) + 1e-9


@given(SCORES, st.data())
def test_a_harder_sentence_never_lowers_the_text(scores: list[float], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(scores) - 1))
    harder = [s + (i == place) for i, s in enumerate(scores)]
    weights = [5] * len(scores)
    assert pooled(harder, weights, 1) > pooled(scores, weights, 1)


def test_features_are_kept_between_runs(tmp_path: Path) -> None:
    first = Measured(tmp_path / "kept.json", deep=False)
    told = first.of("The walls were painted by a famous artist.")
    first.keep()
    second = Measured(tmp_path / "kept.json", deep=False)
    assert list(second.rows.values()) == [told]
    assert not Measured(tmp_path / "kept.json", deep=True).rows  # it has no trees


def test_no_cheap_feature_needs_a_tree() -> None:
    read = reading("The walls were painted by a famous artist.", deep=False)
    assert all(candidate.value(read) >= 0 for candidate in CHEAP.values())
    assert passives(read) == pytest.approx(1 / 8)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/level-dev is not here")
def test_the_fit_gives_the_coefficients_of_the_docs(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "level.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \|.*\| (-?\d\.\d{3}) \|$", page, re.MULTILINE))
    [sentences] = [one.texts for one in graded_sets() if one.name == "wiki-auto"]
    found = trained(sentences, list(told), ALPHA, Measured(tmp_path / "kept.json", deep=False))
    assert {name: f"{c:.3f}" for name, c in found.coefficients.items()} == told
    assert len(told) == 9


@pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/level-dev is not here")
def test_a_third_of_the_sentences_is_kept() -> None:
    [sentences] = [one.texts for one in graded_sets() if one.name == "wiki-auto"]
    kept = sum(is_kept(one.group) for one in sentences) / len(sentences)
    assert kept == pytest.approx(1 / 3, abs=0.03)
