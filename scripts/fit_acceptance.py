"""Fit the weights of quizzes/acceptance.py on the items that blind judges have read.

    python -m scripts.fit_acceptance [AUDIT ...]

AUDIT is what `flask items audit` printed somewhere (docs/audit.md): what teachers kept and dropped
counts beside what judges accepted.

Only items of today's generators count: a kind that was made anew is another kind. Features are
standardised, the ridge is chosen by leave-one-text-out log loss, and the weights are given back
in the features' own units. Prints how well the left-out texts are told apart.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np

from quizzes.acceptance import features
from quizzes.generators import GENERATORS
from quizzes.item import Format, Item, Option, Skill
from texts.tokens import Span

ROOT = Path(__file__).resolve().parent.parent
JUDGED = ROOT / "bench" / "judged"
TARGET = ROOT / "quizzes" / "data" / "acceptance.json"
RIDGES = (1.0, 3.0, 10.0, 30.0)
STEPS, RATE = 3000, 0.5


def rows(audits: Sequence[Path] = ()) -> list[dict[str, Any]]:
    """Return the judged items of today's generators, planted ones and undecided ones left out."""
    today = {f"{name}/{_version(name)}" for name in GENERATORS}
    read = [
        json.loads(line)
        for path in (*sorted(JUDGED.glob("round-*.jsonl")), *audits)
        for line in path.read_text("utf-8").splitlines()
    ]
    decided = [r for r in read if r["acceptable"] is not None]
    return [r for r in decided if not r["planted"] and r["generator"] in today]


def _version(name: str) -> int:
    return int(getattr(sys.modules[GENERATORS[name].__module__], "VERSION", 0))


def item_of(row: dict[str, Any]) -> Item:
    """Return a judged item, as far as it is kept."""
    return Item(
        kind=row["kind"],
        format=Format(row["format"]),
        skill=Skill(row["skill"]),
        stem=row["stem"],
        context=row["context"],
        key=Option(row["key"], ""),
        distractors=tuple(Option(o, "") for o in row["options"] if o != row["key"]),
        evidence=Span(row["evidence"], 0, len(row["evidence"])),
        target="",
        generator=row["generator"],
        predicted=0.0,
        article="",
    )


def fitted(x: np.ndarray, y: np.ndarray, ridge: float) -> np.ndarray:
    """Return the weights of a ridge logistic, the constant last."""
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], ridge / len(y))
    penalty[-1] = 0.0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        weights -= RATE * (x.T @ (p - y) / len(y) + penalty * weights)
    return weights


def left_out(x: np.ndarray, y: np.ndarray, texts: Sequence[str], ridge: float) -> np.ndarray:
    """Return the probability of each item, from the other texts."""
    found = np.zeros(len(y))
    for text in sorted(set(texts)):
        here = np.array([t == text for t in texts])
        found[here] = 1 / (1 + np.exp(-x[here] @ fitted(x[~here], y[~here], ridge)))
    return found


def main() -> None:
    """Fit, print how it does on texts left out, and write the weights."""
    read = rows([Path(name) for name in sys.argv[1:]])
    if not read:
        raise SystemExit("No judged item is of today's generators.")
    told = [features(item_of(r)) for r in read]
    names = sorted({n for t in told for n in t} - {"difficulty"})
    raw = np.array([[t.get(n, 0.0) for n in names] for t in told])
    y = np.array([float(r["acceptable"]) for r in read])
    mean, spread = raw.mean(axis=0), raw.std(axis=0)
    spread[spread == 0] = 1.0
    x = np.hstack([(raw - mean) / spread, np.ones((len(y), 1))])
    texts = [r["text"] for r in read]
    tried = {}
    for ridge in RIDGES:
        p = np.clip(left_out(x, y, texts, ridge), 1e-6, 1 - 1e-6)
        tried[ridge] = (float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))), p)
    best = min(tried, key=lambda r: tried[r][0])
    loss, p = tried[best]
    weights = fitted(x, y, best)
    own = weights[:-1] / spread
    found = {n: round(float(w), 3) for n, w in zip(names, own, strict=True)}
    found["always"] = round(float(weights[-1] - own @ mean), 3)
    top = y[np.argsort(-p)[: len(y) // 2]].mean()
    click.echo(
        f"{len(y)} items of {len(set(texts))} texts, {y.mean():.0%} acceptable; ridge {best:g}"
    )
    click.echo(f"left out: log loss {loss:.3f} (constant {_entropy(y.mean()):.3f})")
    click.echo(f"acceptable among the likelier half: {top:.0%}")
    note = {"items": len(y), "texts": len(set(texts)), "ridge": best, "log_loss": round(loss, 3)}
    TARGET.write_text(json.dumps({"fitted": note, "weights": found}, indent=1) + "\n", "utf-8")


def _entropy(share: float) -> float:
    return float(-(share * np.log(share) + (1 - share) * np.log(1 - share)))


if __name__ == "__main__":
    main()
