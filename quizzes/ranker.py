"""Rank wrong words for a gap: what tempts, less what fits.

A linear score. The weights of data/ranker.json are set by hand and measured with
bench/distractors.py; nothing in them was fitted to material without a licence.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from quizzes.tables import DATA
from quizzes.vectors import entry, nearness
from texts import lexicon
from texts.bands import zipf

LOOKS = 3  # letters at the head or the tail of two words that look alike
SENSES = 8  # of a word; more make no difference


@dataclass(frozen=True, slots=True)
class Slot:
    """What a wrong word is measured by: the key, its part of speech, and what stands about it.

    ``about`` are the lemmas of the sentence that mean something; ``topic`` how near each
    word stands to the matter of the text (a cosine, by lemma).
    """

    lemma: str
    pos: str
    about: tuple[str, ...]
    topic: Mapping[str, float]


def features(slot: Slot, lemma: str) -> dict[str, float]:
    """Return the features of a wrong word, named as their weights are."""
    known, key = entry(lemma), entry(slot.lemma)
    fit = tie(lemma, slot.about)
    return {
        # A word of the same field as the key tempts those who know only the field.
        "key": nearness(lemma, slot.lemma),
        "topic": slot.topic.get(lemma, 0.0),
        # A word tied to the others of the sentence may well be right.
        "fit": fit,
        "margin": min(0.5, tie(slot.lemma, slot.about) - fit),
        "sort": float(sort_of(lemma, slot.pos) == sort_of(slot.lemma, slot.pos)),
        "common": abs(zipf(lemma) - zipf(slot.lemma)),
        # Were the key the commonest word as a rule, one could guess it without the sentence.
        "rarer": max(0.0, zipf(slot.lemma) - zipf(lemma)),
        "length": abs(len(lemma) - len(slot.lemma)),
        # Words that share their tail are taken for one another (Laufer 1988).
        "ending": float(lemma[-LOOKS:] == slot.lemma[-LOOKS:]),
        # A word of many meanings fits in more places than one thinks.
        "senses": float(min(SENSES, len(lexicon.senses(lemma, slot.pos)))),
        "sister": float(lemma in sisters(slot.lemma, slot.pos)),
        "counted": float(bool(known and key and known.countable == key.countable)),
    }


def score(slot: Slot, lemma: str, use: str = "weights") -> float:
    """Return how good a wrong word is, the higher the better.

    ``use`` names the weights: "weights" for a gap in a text, "weights_of_terms" for a term
    taken out of a statement, where sisters of the key are what people choose.
    """
    table = weights(use)
    return sum(table[name] * value for name, value in features(slot, lemma).items())


def tie(lemma: str, about: tuple[str, ...]) -> float:
    """Return how near a word stands to the nearest of some others."""
    return max((nearness(lemma, other) for other in about), default=0.0)


@cache
def weights(use: str) -> dict[str, float]:
    """Return the weights by feature."""
    found = json.loads((DATA / "ranker.json").read_text("utf-8"))[use]
    return {name: float(value) for name, value in found.items()}


@lru_cache(maxsize=16384)
def sort_of(lemma: str, pos: str) -> str:
    """Return what sort of thing a word names in its first sense: "noun.artifact"."""
    found = lexicon.senses(lemma, pos)
    return found[0].supersense if found else ""


@lru_cache(maxsize=4096)
def sisters(lemma: str, pos: str) -> frozenset[str]:
    """Return the words that stand beside the first senses of a word."""
    found = lexicon.senses(lemma, pos)[:2]
    return frozenset(w.lower() for sense in found for w in lexicon.co_hyponyms(sense))
