"""Fit the weights of quizzes/anaphora.py on GUM, and measure what questions would rest on.

    python scripts/fit_anaphora.py ../shared/ud

Reads gum-open-train.conllu.xz and gum-open-dev.conllu.xz, whose Entity= marks what each
pronoun stands for; writes quizzes/data/anaphora.json. Fitted on the written genres of the
train part only. What certain() lets pass, a name for it found, was right

    by cross-validation on the train part, fourfold
    on the dev part, which nothing was fitted on

as printed at the end; a wrong one of the first kind is often a mark of the corpus that
stands on another word (docs/kinds.md).
"""

import argparse
import json
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from quizzes import anaphora
from quizzes.certainty import certain
from quizzes.mentions import Mention
from quizzes.optionnames import called
from texts.analysis import Analysis, Word, analyse

WRITTEN = ("_news_", "_bio_", "_voyage_", "_textbook_")  # talk has another "it"
FOLDS, STEPS, RATE, DECAY = 4, 400, 0.09, 1.0
LEAST_WEIGHT = 0.01
FAMILIES = ("they", "it", "person")
Weights = dict[str, dict[str, float]]


@dataclass(eq=False)
class Article:
    """A text of the corpus; ``entities`` has what each head word, by its start, stands for."""

    name: str
    text: str = ""
    entities: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    @cached_property
    def analysis(self) -> Analysis:
        """Return all that is known of the text."""
        return analyse(self.text)

    def of(self, word: Word) -> set[str]:
        """Return what a word is marked as, as the head of a phrase."""
        return set().union(*(self.entities.get(i, set()) for i in range(word.start, word.end)))

    def of_phrase(self, mention: Mention) -> set[str]:
        """Return what a phrase is marked as: by its noun, or by any word of a name."""
        inside = mention.sentence.tokens[mention.first : mention.last + 1]
        words = [t for t in inside if mention.name and t.tag.startswith("NNP")]
        return set().union(*(self.of(w) for w in (mention.head, *words)))


def articles(path: Path) -> Iterator[Article]:
    """Yield the texts of a file of the corpus."""
    found: list[Article] = []
    rows: list[list[str]] = []
    for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines():
        if line.startswith("# newdoc id"):
            found.append(Article(line.split("= ")[1].strip()))
        elif line.startswith("# newpar") and "block" not in line and found[-1].text:
            found[-1].text = found[-1].text.rstrip() + "\n\n"
        elif line.strip() and not line.startswith("#"):
            rows.append(line.rstrip("\n").split("\t"))
        elif rows:
            _add(found[-1], rows)
            rows = []
    yield from found


def _add(article: Article, rows: list[list[str]]) -> None:
    """Add a sentence to the text of an article, with its entities."""
    starts: dict[int, int] = {}
    heads: dict[int, int] = {}
    inside = 0  # the last word of a run that is written as one: "don't"
    opened: list[tuple[str, int]] = []
    for row in (r for r in rows if "." not in r[0]):
        if "-" in row[0]:
            inside = int(row[0].split("-")[1])
            together = "SpaceAfter=No" in row[9]
            continue
        at = int(row[0])
        starts[at], heads[at] = len(article.text), int(row[6])
        glued = together if at == inside else at < inside or "SpaceAfter=No" in row[9]
        article.text += row[1] + ("" if glued else " ")
    for row in (r for r in rows if r[0].isdigit()):
        marked = re.search(r"Entity=([^|]*)", row[9])
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", marked.group(1) if marked else ""):
            own = part.strip("()").split("-")[0]
            if part.startswith("("):
                opened.append((own, int(row[0])))
            if part.endswith(")"):
                first = next((o for o in reversed(opened) if o[0] == own), None)
                if first:
                    opened.remove(first)
                    article.entities[starts[_head(heads, first[1], int(row[0]))]].add(own)


def _head(heads: dict[int, int], first: int, last: int) -> int:
    return next((i for i in range(first, last + 1) if not first <= heads.get(i, 0) <= last), last)


def examples(found: list[Article]) -> Iterator[tuple[anaphora.Choice, set[int]]]:
    """Yield each pronoun with the places of the right things; the last place is "none"."""
    for article in found:
        reader = anaphora.Reader(article.analysis)
        for choice in reader.choices():
            own = article.of(choice.sentence.tokens[choice.place])
            right = [i for i, t in enumerate(choice.things) if own & _last(article, t)]
            yield choice, set(right) or {len(choice.things)}
            if right:
                reader.count(choice, choice.things[right[0]], 1.0)


def _last(article: Article, thing: anaphora.Thing) -> set[str]:
    sentence, place = thing.places[-1]
    return article.of(sentence.tokens[place]) | article.of_phrase(thing.seen[-1])


def fitted(found: list[Article]) -> Weights:
    """Return the weights that make the marked antecedents likeliest, for each family."""
    written = [a for a in found if any(genre in a.name for genre in WRITTEN)]
    known = list(examples(written))
    return {f: _fit([(c, y) for c, y in known if c.family == f]) for f in FAMILIES}


def _fit(known: list[tuple[anaphora.Choice, set[int]]]) -> dict[str, float]:
    """Fit by gradient descent (Adam) with decay towards nothing."""
    names = sorted({n for c, _ in known for row in c.features for n in row})
    place = {n: i for i, n in enumerate(names)}
    rows = np.zeros((sum(len(c.features) for c, _ in known), len(names)))
    right, group = np.zeros(len(rows)), np.zeros(len(rows), dtype=int)
    at = 0
    for number, (choice, good) in enumerate(known):
        for i, features in enumerate(choice.features):
            for name, value in features.items():
                rows[at, place[name]] = value
            right[at], group[at] = float(i in good), number
            at += 1
    weights = _descended(rows, right, group, len(known))
    return {
        n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= LEAST_WEIGHT
    }


def _descended(
    rows: NDArray[np.float64], right: NDArray[np.float64], group: NDArray[np.int64], count: int
) -> NDArray[np.float64]:
    starts = np.searchsorted(group, np.arange(count))
    weights, mean, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        parts = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        shares = parts / np.add.reduceat(parts, starts)[group]
        wanted = shares * right
        wanted = wanted / np.maximum(np.add.reduceat(wanted, starts)[group], 1e-12)
        slope = (rows.T @ (shares - wanted) + DECAY * weights) / count
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def measured(found: list[Article], weights: Weights) -> list[tuple[str, bool, str]]:
    """Return for each pronoun that certain() answers: its family, whether right, and where."""
    anaphora.weights = lambda: weights
    anaphora.antecedents.cache_clear()
    answers = []
    for article in found:
        for sentence in article.analysis.sentences:
            for place, token in enumerate(sentence.tokens):
                meant = certain(article.analysis, sentence, place)
                if meant and called(meant)[0]:
                    good = bool(article.of(token) & article.of_phrase(meant))
                    said = f"{token.surface} -> {called(meant)[0]}: {sentence.surface[:90]}"
                    answers.append((anaphora.family_of(token), good, f"{article.name} {said}"))
    return answers


def told(title: str, answers: list[tuple[str, bool, str]]) -> None:
    """Print how many answers are right, by family, and those that are not."""
    for family in (*FAMILIES, ""):
        own = [good for f, good, _ in answers if family in ("", f)]
        print(f"{title} {family or 'all'}: {sum(own)} of {len(own)} right")  # noqa: T201 - what the script is run for
    for _, _, where in (a for a in answers if not a[1]):
        print("   wrong:", where)  # noqa: T201 - what the script is run for


def main() -> None:
    """Fit, measure and write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    train = list(articles(folder / "gum-open-train.conllu.xz"))
    Random(1).shuffle(train)
    checked = []
    for fold in range(FOLDS):
        rest = [a for i, a in enumerate(train) if i % FOLDS != fold]
        checked += measured(train[fold::FOLDS], fitted(rest))
    told("train, cross-validated,", checked)
    weights = fitted(train)
    told("dev,", measured(list(articles(folder / "gum-open-dev.conllu.xz")), weights))
    place = anaphora.DATA / "anaphora.json"
    place.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
