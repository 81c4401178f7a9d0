"""Where wrong words come from: near in meaning, alike in form, beside the key in WordNet."""

import re
from collections.abc import Collection, Iterator
from functools import cache

import numpy as np

from quizzes.ranker import LOOKS, Slot, score, sisters
from quizzes.tables import blocked
from quizzes.vectors import all_near, near_all, space
from texts import lexicon
from texts.bands import inflect, lemma, zipf

NEAREST = 250  # words of the vector space looked at
LEAST_ZIPF = 3.2  # of an option; below it a word is of low frequency
WITHIN = 1.6  # Zipf between a candidate and the key
WORD = re.compile(r"[a-z]+", re.IGNORECASE)
SHOWN = 100  # proposals to measure


@cache
def _mask(pos: str) -> np.ndarray:
    """Return which words of the space are of a part of speech and fit to be shown."""
    return np.array(
        [
            pos in e.parts
            and e.zipf >= LEAST_ZIPF
            and e.lemma not in blocked()
            and len(e.lemma) > 2
            for e in space().entries
        ]
    )


@cache
def _zipfs() -> np.ndarray:
    return np.array([e.zipf for e in space().entries])


def near(key: str, pos: str, topic: Collection[str]) -> Iterator[str]:
    """Yield words near the key, then words near the matter of the text, of its part of speech."""
    allowed = _mask(pos) & (abs(_zipfs() - zipf(key)) <= WITHIN)
    for cosines in (all_near(key), near_all(sorted(topic))):
        order = np.argsort(-np.where(allowed, cosines, -2.0), kind="stable")
        for row in order[:NEAREST]:
            yield space().entries[row].lemma


def proposals(key: str, sentence: str) -> list[str]:
    """Return wrong words for a term taken out of a sentence, best first, in the form of the key."""
    plural, base, pos = _form(key.lower().strip())
    about = tuple(sorted({_lemma(w) for w in WORD.findall(sentence.lower()) if len(w) > LOOKS}))
    topic = dict(zip((e.lemma for e in space().entries), near_all(about).tolist(), strict=True))
    slot = Slot(base, pos, about, topic)
    pool = set(_terms(base, pos, about)) | sisters(base, pos)
    ranked = sorted(pool - {base}, key=lambda w: (-score(slot, w, "weights_of_terms"), w))[:SHOWN]
    return [(inflect(w, "NNS") or w) if plural else w for w in ranked]


def _terms(key: str, pos: str, about: Collection[str]) -> Iterator[str]:
    """Yield the nearest words of a part of speech, hard and rare ones too."""
    allowed = np.array([pos in e.parts for e in space().entries])
    for cosines in (all_near(key), near_all([*about, key])):
        order = np.argsort(-np.where(allowed, cosines, -2.0), kind="stable")
        for row in order[:NEAREST]:
            yield space().entries[row].lemma


def _form(key: str) -> tuple[bool, str, str]:
    """Return whether a term is a plural, its dictionary form and its part of speech."""
    single = lemma(key, "NNS")
    if single != key and lexicon.senses(single, "n"):
        return True, single, "n"
    counts = {p: sum(1 + s.count for s in lexicon.senses(key, p)) for p in "nav"}
    return False, key, max("nav", key=lambda p: counts[p])


def _lemma(word: str) -> str:
    return lemma(word, "NNS") if lexicon.senses(lemma(word, "NNS"), "n") else word
