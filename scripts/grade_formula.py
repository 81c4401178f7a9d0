"""The formula of the level while it is being fitted: features kept, ridge, pooled sentences."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

import texts.measures
from bench.graded import GradedText
from scripts import grade_features, grade_reading, grade_trees
from scripts.grade_features import CHEAP
from scripts.grade_reading import reading
from scripts.grade_trees import DEAR
from texts.measures import measures
from texts.tokens import printed_sentences, tokens

ALPHA = 30.0  # of the ridge, against a Gram matrix worth ROWS sentences of unit variance
ROWS = 2000
SHARPNESS = 1.0  # of the pooling; what 0 to 2 give stands in docs/level.md
ROUNDS = 500  # of coordinate descent; tests/bench/test_level_fit.py checks that it has settled
FORMULA = {
    "sentence_length": 1,
    "word_length": 1,
    "word_level": 1,
    "rare_words": 1,
    "uncommon_types": 1,
    "latinate": 1,
    # A date makes a sentence no harder: graders see through figures that lengthen it.
    "digits": -1,
    "type_zipf": -1,
    "syllables": 1,
}
CANDIDATES = CHEAP | DEAR
SIGNS = FORMULA | {name: candidate.sign for name, candidate in CANDIDATES.items()}
CODE = (grade_reading, grade_features, grade_trees, texts.measures)

Matrix = NDArray[np.float64]
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Formula:
    """An intercept and a coefficient for each feature, in the features' own units."""

    intercept: float
    coefficients: dict[str, float]

    def score(self, features: Features) -> float:
        """Return the score of a text by its features."""
        return self.intercept + sum(c * features[n] for n, c in self.coefficients.items())


def _source(module: ModuleType) -> bytes:
    return Path(str(module.__file__)).read_bytes()


class Measured:
    """Features of texts and sentences, each computed once and kept in a file.

    The file is dropped when the code of the features changes.
    """

    def __init__(self, path: Path, *, deep: bool) -> None:
        self.path, self.deep = path, deep
        self.code = hashlib.sha256(b"".join(map(_source, CODE))).hexdigest()
        kept = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        self.rows: dict[str, Features] = kept.get("rows", {}) if self._fits(kept) else {}

    def _fits(self, kept: dict[str, object]) -> bool:
        return kept.get("code") == self.code and (bool(kept["deep"]) or not self.deep)

    def of(self, text: str) -> Features:
        """Return the features of a text, or of a sentence by itself."""
        key = hashlib.sha256(text.encode()).hexdigest()[:20]
        if key not in self.rows:
            read = reading(text, deep=self.deep)
            wanted = CANDIDATES if self.deep else CHEAP
            self.rows[key] = measures(text) | {n: c.value(read) for n, c in wanted.items()}
        return self.rows[key]

    def keep(self) -> None:
        """Write what was computed."""
        kept = {"code": self.code, "deep": self.deep, "rows": self.rows}
        self.path.write_text(json.dumps(kept), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Pooled:
    """The score of a text from those of its sentences, each weighted by its tokens.

    ``sharpness`` k: ln(mean of exp(k score)) / k, the plain mean for 0; the greater, the more
    the hardest sentences count. None: no pooling, the features of the whole text are scored.
    """

    formula: Formula
    known: Measured
    sharpness: float | None = SHARPNESS

    def __call__(self, text: str) -> float:
        """Return the score of a text."""
        if self.sharpness is None:
            return self.formula.score(self.known.of(text))
        parts = [s.surface for s in printed_sentences(text)]
        weights = [len(tokens(part)) for part in parts]
        scores = [self.formula.score(self.known.of(part)) for part in parts]
        return pooled(scores, weights, self.sharpness)


def pooled(scores: Sequence[float], weights: Sequence[float], sharpness: float) -> float:
    """Return the weighted mean of scores, or a soft maximum between mean and greatest."""
    whole = sum(weights)
    if not sharpness:
        return sum(s * w for s, w in zip(scores, weights, strict=True)) / whole
    raised = sum(exp(sharpness * s) * w for s, w in zip(scores, weights, strict=True))
    return log(raised / whole) / sharpness


def signed_ridge(features: Matrix, labels: Matrix, signs: Matrix, alpha: float) -> Matrix:
    """Return ridge coefficients of standardised features, none against its sign.

    Coordinate descent, each coefficient clipped at 0; the problem is convex, so the order of
    the coordinates does not matter.
    """
    weight = ROWS / len(labels) / labels.var()
    gram = weight * features.T @ features
    target = weight * features.T @ (labels - labels.mean())
    found = np.zeros(features.shape[1])
    for _ in range(ROUNDS):
        for j in range(len(found)):
            rest = target[j] - gram[j] @ found + gram[j, j] * found[j]
            found[j] = signs[j] * max(signs[j] * rest / (gram[j, j] + alpha), 0.0)
    return found


def fit(
    rows: Sequence[Features], labels: Sequence[float], names: Sequence[str], alpha: float
) -> Formula:
    """Return the formula with these features that is fitted to labels."""
    raw = np.array([[row[name] for name in names] for row in rows])
    graded = np.array(labels)
    middle, spread = raw.mean(axis=0), raw.std(axis=0)
    spread[spread == 0] = 1.0  # a feature that is constant here gets no coefficient
    signs = np.array([float(SIGNS[name]) for name in names])
    found = signed_ridge((raw - middle) / spread, graded, signs, alpha) / spread
    intercept = graded.mean() - middle @ found
    return Formula(float(intercept), dict(zip(names, map(float, found), strict=True)))


def trained(
    texts: Iterable[GradedText], names: Sequence[str], alpha: float, known: Measured
) -> Formula:
    """Return the formula fitted to graded texts."""
    rows = [(known.of(one.text), one.label) for one in texts]
    return fit([f for f, _ in rows], [label for _, label in rows], names, alpha)
