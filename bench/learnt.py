"""Guessers that learn from the quizzes of other articles.

``combined`` weighs all single strategies; ``by_words`` remembers which words were right.
Neither is ever tried on an article that it learnt from.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from math import exp, log, sqrt

from bench.guesser import CHOICE, CUES, Asked, by_length, credit, cued
from quizzes.choices import TRUTH
from texts.tokens import tokens

LEVEL = re.compile(r"-(?:[abc][12]|elementary|intermediate|advanced)$")
FOLDS = 5  # groups of topics
STEPS = 120  # of gradient ascent
RATE = 0.5  # length of a step
RIDGE = 0.01  # weight of the penalty
LONG = 18  # words of a long statement
# What another strategy says already, the other way about.
MIRRORED = {"shortest", "rarest words", "least of the stem", "odd one out", "option D"}

Rows = list[list[float]]  # the features of an item, a row an option
Score = Callable[[Asked], Sequence[float]]


def _features(one: Asked) -> list[list[float]]:
    """Return what the combined guesser weighs: a row an option, centred within the item."""
    if one.group == "truth":
        columns = [cued(re.compile(""), v)(one) for v in TRUTH[:2]]
        columns += [cued(pattern, v)(one) for pattern, _ in set(CUES.values()) for v in TRUTH[:2]]
        columns += [by_length(v, LONG)(one) for v in TRUTH[:2]]
    else:
        columns = [s(one) for name, s in CHOICE.items() if name not in MIRRORED]
    means = [sum(column) / len(column) for column in columns]
    return [[c[i] - m for c, m in zip(columns, means, strict=True)] for i in range(len(one.shown))]


def _crossed(found: Sequence[Asked], learn: Callable[[list[Asked]], Score]) -> list[float]:
    """Return the credit of a guesser on each item, learnt on other articles of its group."""
    topics = sorted({_topic(one) for one in found})
    fold = {name: place % FOLDS for place, name in enumerate(topics)}
    hits = [0.0] * len(found)
    for group in {one.group for one in found}:
        for this in range(FOLDS):
            mine = [(i, one) for i, one in enumerate(found) if one.group == group]
            score = learn([one for _, one in mine if fold[_topic(one)] != this])
            for i, one in mine:
                if fold[_topic(one)] == this:
                    hits[i] = credit(score(one), one.key)
    return hits


def _topic(one: Asked) -> str:
    """Return the name of an article without its level: one topic is never parted."""
    return LEVEL.sub("", one.article)


def combined(found: Sequence[Asked]) -> list[float]:
    """Return the credit on each item of a conditional logit over all single strategies."""
    return _crossed(found, _weigher)


def by_words(found: Sequence[Asked]) -> list[float]:
    """Return the credit on each item of a guesser that remembers words (naive Bayes).

    Of a statement, it knows which verdict its words had elsewhere; of an option, whether its
    words were right or wrong elsewhere.
    """
    return _crossed(found, _rememberer)


def _words(one: Asked, place: int) -> set[str]:
    """Return the words that speak for an option, each under the verdict for a statement."""
    if one.group == "truth":
        return {f"{one.shown[place]}: {t.surface.lower()}" for t in tokens(one.stem)}
    return {t.surface.lower() for t in tokens(one.shown[place])}


def _rememberer(seen: list[Asked]) -> Score:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for one in seen:
        for place in range(len(one.shown)):
            (right if place == one.key else wrong).update(_words(one, place))
    shown = sum(len(one.shown) for one in seen) / max(1, len(seen))

    def score(one: Asked) -> list[float]:
        # A word never met speaks for nobody: right and wrong are evened out by the options.
        return [
            sum(log((right[w] + 1) * (shown - 1) / (wrong[w] + shown - 1)) for w in sorted(words))
            for words in (_words(one, place) for place in range(len(one.shown)))
        ]

    return score


def _weigher(seen: list[Asked]) -> Score:
    weights = _learn([_features(one) for one in seen], [one.key for one in seen])
    return lambda one: [_dot(weights, row) for row in _features(one)]


def _dot(weights: Sequence[float], row: Sequence[float]) -> float:
    return sum(w * x for w, x in zip(weights, row, strict=True))


def _learn(items: Sequence[Rows], keys: Sequence[int]) -> list[float]:
    """Return the weights of a conditional logit with a ridge, by gradient ascent."""
    if not items:
        return []
    width = len(items[0][0])
    options_seen = [row for rows in items for row in rows]
    scale = [
        1 / (sqrt(sum(row[j] ** 2 for row in options_seen) / len(options_seen)) or 1.0)
        for j in range(width)
    ]
    scaled = [[[x * s for x, s in zip(row, scale, strict=True)] for row in rows] for rows in items]
    weights = [0.0] * width
    for _ in range(STEPS):
        slope = [-RIDGE * w for w in weights]
        for rows, key in zip(scaled, keys, strict=True):
            raised = [exp(_dot(weights, row)) for row in rows]
            total = sum(raised)
            for place, row in enumerate(rows):
                miss = ((place == key) - raised[place] / total) / len(items)
                for j, x in enumerate(row):
                    slope[j] += miss * x
        weights = [w + RATE * s for w, s in zip(weights, slope, strict=True)]
    return [w * s for w, s in zip(weights, scale, strict=True)]
