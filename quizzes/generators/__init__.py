"""Question types: one module a kind, each ``propose(analysis, rng) -> Iterator[Item]``."""

from collections.abc import Callable, Iterator
from random import Random

from quizzes.generators import (
    attribution,
    cause,
    collocation,
    detail,
    family,
    gap,
    link,
    meaning,
    opposite,
    order,
    recall,
    reference,
    supported,
    synonym,
    truth,
)
from quizzes.item import Item
from texts.analysis import Analysis

Propose = Callable[[Analysis, Random], Iterator[Item]]

GENERATORS: dict[str, Propose] = {
    "gap": gap.propose,
    "meaning": meaning.propose,
    "synonym": synonym.propose,
    "opposite": opposite.propose,
    "link": link.propose,
    "collocation": collocation.propose,
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
