"""Fit the level formula to graded sentences, and try features for it.

    python scripts/fit_grade.py [--out build/grade.json] [--features a,b,c] [--alpha 30]
    python scripts/fit_grade.py --try [--deep] [--features a,b,c] [--cache FILE]

Fitted on the sentences of CEFR-SP Wiki-Auto alone (CC BY-SA 3.0; two professionals graded each),
whose licence lets us ship what was fitted on it; all other sets only measure. Features are
standardised; the fit is a ridge in which each coefficient keeps the sign that its feature
must have, so that no rarer word and no longer sentence can lower a level.

``--try`` fits on two thirds of the groups and prints, for the formula and for it with each
candidate of scripts/grade_features.py, agreement on every set: on the two thirds that one may
look at when choosing, and on the third that is kept. ``--deep`` adds the tags and trees of
scripts/grade_trees.py: half an hour on one core, once, as features are kept in the cache.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import gettempdir

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench.graded import FOLDER, GradedSet, graded_sets
from bench.indices import start
from bench.level import Place, on_cefr, place_of, triples
from bench.ranks import pearson, rising, spearman
from scripts.grade_features import CHEAP
from scripts.grade_formula import (
    ALPHA,
    CANDIDATES,
    FORMULA,
    SHARPNESS,
    SIGNS,
    Formula,
    Measured,
    Pooled,
    trained,
)
from scripts.grade_trees import DEAR

TRAINING = "wiki-auto"
CACHE = Path(gettempdir()) / "grade-features.json"
SHIPPED = Path(__file__).resolve().parent.parent / "texts" / "data" / "grade.json"
MEASURED_ON = ("wiki-auto", "score", "readme-en", "british-council", "clear", "ose")
POOLINGS = {
    "whole text": None,
    "mean of sentences": 0.0,
    "k = 0.5": 0.5,
    "k = 1": 1.0,
    "k = 2": 2.0,
}
EQUATED_ON = ("ose", "clear")
TOO_FEW_TO_PART = {"british-council"}  # 62 texts: both columns show all of them


Scorer = Callable[[str], float]


def is_kept(group: str) -> bool:
    """Tell whether a group of texts belongs to the third that is not looked at."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % 3 == 0


# The document that is shipped.


@dataclass(frozen=True, slots=True)
class Document:
    """What texts/data/grade.json holds; see texts.grade."""

    version: int
    language: str
    trained_on: str
    packages: dict[str, str]
    intercept: float
    coefficients: dict[str, float]
    sharpness: float
    cuts: list[float]
    ends: list[float]
    half_width: float


def document(found: Formula, sets: dict[str, GradedSet], known: Measured) -> Document:
    """Return a formula in the form that is shipped.

    The cuts cannot be fitted to sentences. They are those in use, moved by as much as the
    scores of whole articles move, over sets that bear no CEFR label (so nothing is tuned to one).
    """
    used = json.loads(SHIPPED.read_text("utf-8"))
    before = Pooled(Formula(used["intercept"], used["coefficients"]), known, used.get("sharpness"))
    after = Pooled(found, known)
    texts = [one.text for name in EQUATED_ON for one in sets[name].texts]
    moved = sum(after(text) - before(text) for text in texts) / len(texts)
    return Document(
        version=used["version"] + 1,
        language="en",
        trained_on="CEFR-SP Wiki-Auto, development share (CC BY-SA 3.0)",
        packages={name: version(name) for name in used["packages"]},
        intercept=round(found.intercept, 3),
        coefficients={name: round(c, 3) for name, c in found.coefficients.items()},
        sharpness=SHARPNESS,
        cuts=[round(cut + moved, 2) for cut in used["cuts"]],
        ends=[round(end + moved, 2) for end in used["ends"]],
        half_width=used["half_width"],
    )


def places(score: Scorer, shipped: Document) -> Callable[[str], Place]:
    """Return how the document would place a text: band, lowest and highest of the range."""
    moved = shipped.cuts[0] - json.loads(SHIPPED.read_text("utf-8"))["cuts"][0]  # as all its cuts

    def place(text: str) -> Place:
        return place_of(score(text) - moved, shipped.half_width)

    return place


# Trials.


def gains(score: Scorer, sets: dict[str, GradedSet], *, kept: bool) -> list[float]:
    """Return agreement on each set: r on sentences, Spearman on texts, order on articles.

    The last two figures are the shares of articles in order, whole and by their start.
    """
    figures = []
    for name in MEASURED_ON[:-1]:
        whole = name in TOO_FEW_TO_PART
        texts = [t for t in sets[name].texts if whole or is_kept(t.group) == kept]
        agree = spearman if name in {"british-council", "clear"} else pearson
        figures.append(agree([score(t.text) for t in texts], [t.label for t in texts]))
    articles = triples(t for t in sets["ose"].texts if is_kept(t.group) == kept)
    for cut in (str, start):
        placed = [rising([score(cut(text)) for text in three]) for three in articles]
        figures.append(sum(placed) / len(placed))
    return figures


@dataclass(frozen=True, slots=True)
class Trial:
    """What every trial shares: the sets, the features of their texts, the ridge."""

    sets: dict[str, GradedSet]
    known: Measured
    alpha: float

    def run(
        self, label: str, names: Sequence[str], sharpness: float | None = SHARPNESS
    ) -> list[list[float]]:
        """Fit on two thirds, print agreement on both parts and return it."""
        looked = [t for t in self.sets[TRAINING].texts if not is_kept(t.group)]
        found = Pooled(trained(looked, names, self.alpha, self.known), self.known, sharpness)
        parts = [gains(found, self.sets, kept=kept) for kept in (False, True)]
        said = " | ".join(" ".join(f"{figure:5.3f}" for figure in part) for part in parts)
        click.echo(f"{label:20} {said}")
        return parts


def trials(trial: Trial, chosen: Sequence[str]) -> None:
    """Print ways of pooling, the formula without each feature and with each candidate."""
    names = list(CANDIDATES if trial.known.deep else CHEAP)
    heads = " ".join(("wiki ", "score", "readm", "brit.", "clear", "order", "first"))
    click.echo(f"{'':20} {heads} | {heads} (kept)")
    formula = list(FORMULA)
    for label, sharpness in POOLINGS.items():
        trial.run(label, formula, sharpness)
    if list(chosen) != formula:
        trial.run("these features", chosen)
    for name in FORMULA:
        trial.run(f"- {name}", [n for n in FORMULA if n != name])
    for name in names:
        trial.run(f"+ {name}", [*FORMULA, name])
    trial.run("+ all of them", [*FORMULA, *names])


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
    deep = deep or any(name in DEAR for name in names)
    known = Measured(cache, deep=deep)
    if trying:
        trials(Trial(sets, known, alpha), names)
    else:
        found = trained(sets[TRAINING].texts, names, alpha, known)
        shipped = document(found, sets, known)
        said = json.dumps(asdict(shipped), indent=2)
        on_cefr(list(sets.values()), places(Pooled(found, known), shipped), "the fitted")
        if out is None:
            click.echo(said)
        else:
            out.write_text(said + "\n", encoding="utf-8")
    known.keep()


if __name__ == "__main__":
    main()
