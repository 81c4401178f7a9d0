"""Fit the level formulas of other languages, and say how well they agree with people.

    python scripts/fit_abroad.py [--out texts/data/abroad.json]

The weights of French, Russian and Hindi are fitted to the English sentences of CEFR-SP Wiki-Auto
(CC BY-SA 3.0) with the five features that are lengths or marks: weights of frequency, fitted to
English, lose .04 to .08 of r in each of the three. Their graded sentences (ReadMe++: "for
personal, research, and non-commercial purposes") only measure. The intercept of
each language makes ten sentences of our own as hard as their English originals
(scripts/parallel.json). German is fitted to TextComplexityDE (MIT), which learners graded from 1
to 7; its scale is then that of the carried-over formula over the same sentences.
"""

import json
import sys
from math import exp
from pathlib import Path
from statistics import fmean, stdev

import click
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench.graded import ENGLISH, OTHERS, GradedSet, graded_sets
from bench.ranks import pearson, spearman
from scripts.fit_grade import is_kept
from scripts.grade_formula import ALPHA, Features, Formula, Matrix, signed_ridge
from texts.abroad import VERSION, features
from texts.grade import scored

SIGNS = {
    "sentence_length": 1,
    "word_length": 1,
    "mean_zipf": -1,
    "low_zipf": -1,
    "rare_words": 1,
    "long_words": 1,
    "digits": -1,
    "commas": 1,
}
CARRIED = ("sentence_length", "word_length", "long_words", "digits", "commas")
SETS = {"fr": "readme-fr", "de": "complexity-de", "ru": "readme-ru", "hi": "readme-hi"}
PARALLEL = Path(__file__).with_name("parallel.json")


def fitted(
    rows: list[Features], labels: list[float], names: tuple[str, ...] = tuple(SIGNS)
) -> Formula:
    """Return the signed ridge of some features."""
    raw: Matrix = np.array([[row[name] for name in names] for row in rows])
    graded = np.array(labels)
    middle, spread = raw.mean(axis=0), raw.std(axis=0)
    spread[spread == 0] = 1.0
    signs = np.array([float(SIGNS[name]) for name in names])
    found = signed_ridge((raw - middle) / spread, graded, signs, ALPHA) / spread
    return Formula(
        float(graded.mean() - middle @ found), dict(zip(names, map(float, found), strict=True))
    )


def equated(carried: Formula, code: str) -> Formula:
    """Return a formula whose scores of our translated sentences are those of their originals."""
    pairs = [(row["en"], row[code]) for row in json.loads(PARALLEL.read_text("utf-8"))]
    apart = [scored(en).score - carried.score(features(other, code)) for en, other in pairs]
    click.echo(f"{code}: moved by {fmean(apart):+.3f}, s.e. {stdev(apart) / len(apart) ** 0.5:.3f}")
    return Formula(carried.intercept + fmean(apart), carried.coefficients)


def rescaled(own: Formula, carried: Formula, rows: list[Features]) -> Formula:
    """Return a formula with the mean and the spread that another has over sentences."""
    here, there = ([f.score(row) for row in rows] for f in (own, carried))
    factor = stdev(there) / stdev(here)
    moved = fmean(there) - factor * fmean(here)
    return Formula(
        factor * own.intercept + moved, {n: factor * c for n, c in own.coefficients.items()}
    )


def told(code: str, formula: Formula, one: GradedSet, rows: list[Features]) -> None:
    """Print how a formula agrees with people, beside a fit to two thirds of their sentences."""
    labels = [text.label for text in one.texts]
    ours = [formula.score(row) for row in rows]
    lix = [exp(row["sentence_length"]) + 100 * row["long_words"] for row in rows]
    kept = [is_kept(text.group) for text in one.texts]
    looked = fitted(
        [r for r, k in zip(rows, kept, strict=True) if not k],
        [y for y, k in zip(labels, kept, strict=True) if not k],
    )
    third = [
        (looked.score(r), o, y) for r, o, y, k in zip(rows, ours, labels, kept, strict=True) if k
    ]
    fit_r = pearson([f for f, _, _ in third], [y for _, _, y in third])
    kept_r = pearson([o for _, o, _ in third], [y for _, _, y in third])
    click.echo(
        f"{code}: {len(labels)} sentences, r {pearson(ours, labels):.3f}, "
        f"Spearman {spearman(ours, labels):.3f} (LIX {spearman(lix, labels):.3f}); "
        f"kept third r {kept_r:.3f}, fitted there {fit_r:.3f}; "
        f"mean score {fmean(ours):.2f}, label {fmean(labels):.2f}"
    )


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="file to write")
def main(out: Path | None) -> None:
    """Fit and measure the formulas of other languages."""
    sets = {one.name: one for one in graded_sets(which=(*ENGLISH, *OTHERS))}
    wiki = sets["wiki-auto"].texts
    carried = fitted([features(t.text, "en") for t in wiki], [t.label for t in wiki], CARRIED)
    shipped = {}
    for code, name in SETS.items():
        one = sets[name]
        rows = [features(text.text, code) for text in one.texts]
        formula = equated(carried, code)
        told(code, formula, one, rows)
        if code == "de":
            own = fitted(rows, [text.label for text in one.texts])
            formula = rescaled(own, formula, rows)
            told("de, fitted", formula, one, rows)
        shipped[code] = {
            "intercept": round(formula.intercept, 3),
            "coefficients": {n: round(c, 3) + 0.0 for n, c in formula.coefficients.items()},
        }
    document = {"version": VERSION, "languages": shipped}
    if out is None:
        click.echo(json.dumps(document, indent=2))
    else:
        out.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
