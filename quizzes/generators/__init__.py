"""Question types: one module a kind, each ``propose(analysis, rng) -> Iterator[Item]``."""

from collections.abc import Callable, Iterator
from random import Random

from quizzes.generators import (
    attribution,
    cause,
    detail,
    family,
    gap,
    meaning,
    order,
    recall,
    reference,
    supported,
    truth,
)
from quizzes.item import Item
from texts.analysis import Analysis

Propose = Callable[[Analysis, Random], Iterator[Item]]

GENERATORS: dict[str, Propose] = {
    "gap": gap.propose,
    "meaning": meaning.propose,
    "recall": recall.propose,
    "family": family.propose,
    "detail": detail.propose,
    "attribution": attribution.propose,
    "cause": cause.propose,
    "reference": reference.propose,
    "order": order.propose,
    "supported": supported.propose,
    "truth": truth.propose,
}
