"""Fit the level formula to graded sentences, and try features for it.

    python scripts/fit_grade.py [--out build/grade.json] [--features a,b,c] [--alpha 30]
    python scripts/fit_grade.py --try [--deep] [--features a,b,c] [--cache FILE]

Fitted on the sentences of CEFR-SP Wiki-Auto alone (CC BY-SA 3.0; two professionals graded each),
whose licence lets us ship what was fitted on it; all other sets only measure. Features are
standardised; the fit is a ridge in which each coefficient keeps the sign that its feature
must have, so that no rarer word and no longer sentence can lower a level.

``--try`` fits on two thirds of the groups and prints, for the formula and for it with each
candidate of scripts/grade_features.py, agreement on every set: on the two thirds that one may
look at when choosing, and on the third that is kept. ``--deep`` adds tags and trees: half an
hour on one core, once, as the features are kept in the cache.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import gettempdir

import click
import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench.graded import FOLDER, GradedSet, GradedText, graded_sets
from bench.indices import start
from bench.level import triples
from bench.ranks import pearson, rising, spearman
from scripts import grade_features
from scripts.grade_features import CANDIDATES, reading
from texts.grade import measures

ALPHA = 30.0  # of the ridge, against a Gram matrix worth ROWS sentences of unit variance
ROWS = 2000
ROUNDS = 500  # of coordinate descent; no coefficient moves in the sixth figure after 200
TRAINING = "wiki-auto"
CACHE = Path(gettempdir()) / "grade-features.json"
SHIPPED = Path(__file__).resolve().parent.parent / "texts" / "data" / "grade.json"
FORMULA = {
    "sentence_length": 1,
    "word_length": 1,
    "word_level": 1,
    "rare_words": 1,
    "uncommon_types": 1,
    "latinate": 1,
    "tail_frequency": -1,
    # A date makes a sentence no harder: graders see through figures that lengthen it.
    "digits": -1,
}
SIGNS = FORMULA | {name: candidate.sign for name, candidate in CANDIDATES.items()}
MEASURED_ON = ("wiki-auto", "score", "readme-en", "british-council", "clear", "ose")
TOO_FEW_TO_PART = {"british-council"}  # 62 texts: both columns show all of them

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


class Measured:
    """Features of texts, each computed once and kept in a file.

    The file is dropped when the code of the features changes.
    """

    def __init__(self, path: Path, *, deep: bool) -> None:
        self.path, self.deep = path, deep
        self.code = hashlib.sha256(Path(grade_features.__file__).read_bytes()).hexdigest()
        kept = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        self.rows: dict[str, Features] = kept.get("rows", {}) if self._fits(kept) else {}

    def _fits(self, kept: dict[str, object]) -> bool:
        return kept.get("code") == self.code and (bool(kept["deep"]) or not self.deep)

    def of(self, text: str) -> Features:
        """Return the features of a text."""
        key = hashlib.sha256(text.encode()).hexdigest()[:20]
        if key not in self.rows:
            read = reading(text, deep=self.deep)
            wanted = {n: c for n, c in CANDIDATES.items() if self.deep or not c.deep}
            self.rows[key] = measures(text) | {n: c.value(read) for n, c in wanted.items()}
        return self.rows[key]

    def keep(self) -> None:
        """Write what was computed."""
        kept = {"code": self.code, "deep": self.deep, "rows": self.rows}
        self.path.write_text(json.dumps(kept), encoding="utf-8")


def is_kept(group: str) -> bool:
    """Tell whether a group of texts belongs to the third that is not looked at."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % 3 == 0


# The fit.


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


# The document that is shipped.


def document(found: Formula, texts: Sequence[GradedText], known: Measured) -> dict[str, object]:
    """Return a formula in the form of texts/data/grade.json.

    The cuts cannot be fitted here, as sentences are no documents: they are those in use, moved
    with the scores, so that mean and spread of the training sentences keep their bands.
    """
    used = json.loads(SHIPPED.read_text("utf-8"))
    before = Formula(used["intercept"], used["coefficients"])
    old = np.array([before.score(known.of(one.text)) for one in texts])
    new = np.array([found.score(known.of(one.text)) for one in texts])

    def moved(cut: float) -> float:
        return round(float(new.mean() + (cut - old.mean()) * new.std() / old.std()), 3)

    return {
        "version": used["version"] + 1,
        "language": "en",
        "trained_on": "CEFR-SP Wiki-Auto, development share (CC BY-SA 3.0)",
        "packages": {name: version(name) for name in used["packages"]},
        "intercept": round(found.intercept, 3),
        "coefficients": {name: round(c, 3) for name, c in found.coefficients.items()},
        "cuts": [moved(cut) for cut in used["cuts"]],
        "ends": [moved(end) for end in used["ends"]],
        "half_width": used["half_width"],
    }


# Trials.


def gains(
    found: Formula, sets: dict[str, GradedSet], known: Measured, *, kept: bool
) -> list[float]:
    """Return agreement on each set: r on sentences, Spearman on texts, order on articles.

    The last two figures are the shares of articles in order, whole and by their start.
    """
    figures = []
    for name in MEASURED_ON[:-1]:
        whole = name in TOO_FEW_TO_PART
        texts = [t for t in sets[name].texts if whole or is_kept(t.group) == kept]
        agree = spearman if name in {"british-council", "clear"} else pearson
        scores = [found.score(known.of(t.text)) for t in texts]
        figures.append(agree(scores, [t.label for t in texts]))
    articles = triples(t for t in sets["ose"].texts if is_kept(t.group) == kept)
    for cut in (str, start):
        scores3 = [[found.score(known.of(cut(text))) for text in three] for three in articles]
        figures.append(sum(map(rising, scores3)) / len(scores3))
    return figures


def tried(
    label: str, names: Sequence[str], sets: dict[str, GradedSet], known: Measured, alpha: float
) -> None:
    """Fit on two thirds and print agreement on both parts."""
    looked = [t for t in sets[TRAINING].texts if not is_kept(t.group)]
    found = trained(looked, names, alpha, known)
    parts = [gains(found, sets, known, kept=kept) for kept in (False, True)]
    said = " | ".join(" ".join(f"{figure:5.3f}" for figure in part) for part in parts)
    click.echo(f"{label:20} {said}")


def trials(
    sets: dict[str, GradedSet], known: Measured, alpha: float, chosen: Sequence[str]
) -> None:
    """Print the formula, the formula without each feature and with each candidate, and all."""
    names = [n for n, c in CANDIDATES.items() if known.deep or not c.deep]
    heads = " ".join(("wiki ", "score", "readm", "brit.", "clear", "order", "first"))
    click.echo(f"{'':20} {heads} | {heads} (kept)")
    tried("formula", list(FORMULA), sets, known, alpha)
    if list(chosen) != list(FORMULA):
        tried("these features", chosen, sets, known, alpha)
    for name in FORMULA:
        tried(f"- {name}", [n for n in FORMULA if n != name], sets, known, alpha)
    for name in names:
        tried(f"+ {name}", [*FORMULA, name], sets, known, alpha)
    tried("+ all of them", [*FORMULA, *names], sets, known, alpha)


@click.command()
@click.option("--folder", type=click.Path(exists=True, path_type=Path), default=FOLDER)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="file to write")
@click.option("--features", default=",".join(FORMULA), help="names, parted by commas")
@click.option("--alpha", default=ALPHA, help="of the ridge")
@click.option("--try", "trying", is_flag=True, help="print what candidate features gain")
@click.option("--deep", is_flag=True, help="try tags and trees too")
@click.option("--cache", type=click.Path(path_type=Path), default=CACHE)
def main(
    folder: Path,
    out: Path | None,
    features: str,
    alpha: float,
    trying: bool,
    deep: bool,
    cache: Path,
) -> None:
    """Fit the level formula, or try features for it."""
    names = features.split(",")
    if unknown := set(names) - set(SIGNS):
        raise click.BadParameter(f"no such feature: {', '.join(sorted(unknown))}")
    sets = {one.name: one for one in graded_sets(folder)}
    deep = deep or any(name in CANDIDATES and CANDIDATES[name].deep for name in names)
    known = Measured(cache, deep=deep)
    if trying:
        trials(sets, known, alpha, names)
    else:
        texts = sets[TRAINING].texts
        shipped = document(trained(texts, names, alpha, known), texts, known)
        said = json.dumps(shipped, indent=2)
        if out is None:
            click.echo(said)
        else:
            out.write_text(said + "\n", encoding="utf-8")
    known.keep()


if __name__ == "__main__":
    main()
