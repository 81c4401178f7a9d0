"""Dear candidate features of the level: they read tags and trees, at sixty times the cost.

scripts/fit_grade.py says what each is worth.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from scripts.grade_reading import Candidate, Reading, mean
from texts.parts import Word

SUBORDINATE = frozenset(
    ("advcl", "ccomp", "csubj", "csubj:pass", "acl", "acl:relcl", "advcl:relcl")
)
MODIFIERS = frozenset(("amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "nummod"))
NOUNS = ("NN", "NNS", "NNP", "NNPS")


def _share(r: Reading, test: Callable[[Word], bool]) -> float:
    """Return the share of running words that pass a test."""
    return mean([float(test(w)) for s in r.trees for w in s if w.is_word])


def per_sentence(deps: frozenset[str]) -> Callable[[Reading], float]:
    """Return the feature: how many links with these labels a sentence has."""
    return lambda r: mean([float(sum(w.dep in deps for w in s)) for s in r.trees])


def modals(r: Reading) -> float:
    """Return the share of words that are modal verbs."""
    return _share(r, lambda w: w.tag == "MD")


def participles(r: Reading) -> float:
    """Return the share of words that are participles."""
    return _share(r, lambda w: w.tag in {"VBN", "VBG"})


def nouns(r: Reading) -> float:
    """Return the share of words that are nouns."""
    return _share(r, lambda w: w.tag in NOUNS)


def pronouns(r: Reading) -> float:
    """Return the share of words that are personal pronouns."""
    return _share(r, lambda w: w.tag in {"PRP", "PRP$"})


def tagged_level(r: Reading) -> float:
    """Return the mean band, 1 to 6, of the content words by lemma and part of speech."""
    bands = [w.band for s in r.trees for w in s if w.is_content and w.band]
    return mean([float("ABC".index(b[0]) * 2 + int(b[1])) for b in bands])


def noun_phrases(r: Reading) -> float:
    """Return the modifiers of a noun, the mean."""
    heads = [w.tag in NOUNS for s in r.trees for w in s]
    hung = [w.dep in MODIFIERS and s[w.head].tag in NOUNS for s in r.trees for w in s]
    return sum(hung) / max(sum(heads), 1)


def distance(r: Reading) -> float:
    """Return ln of the mean distance, in words, between a word and its head."""
    far = [abs(w.head - i) for s in r.trees for i, w in enumerate(s) if w.is_word and w.head >= 0]
    return math.log(max(mean([float(n) for n in far if n]), 1.0))


def depth(r: Reading) -> float:
    """Return the mean over sentences of the longest path from the root."""
    return mean([float(max(map(len, _paths(s)), default=0)) for s in r.trees])


def _paths(sentence: Sequence[Word]) -> list[list[int]]:
    paths = []
    for start in range(len(sentence)):
        path = [start]
        while (head := sentence[path[-1]].head) not in path and head >= 0:
            path.append(head)
        paths.append(path)
    return paths


def overlap(r: Reading) -> float:
    """Return the share of a sentence's content lemmas that stand in the sentence before."""
    sets = [{w.lemma for w in s if w.is_content} for s in r.trees]
    shares = [len(a & b) / len(b) for a, b in pairwise(sets) if b]
    return mean(shares)


DEAR = {
    "modals": Candidate(1, modals),
    "participles": Candidate(1, participles),
    "nouns": Candidate(1, nouns),
    "pronouns": Candidate(-1, pronouns),
    "tagged_level": Candidate(1, tagged_level),
    "noun_phrases": Candidate(1, noun_phrases),
    "distance": Candidate(1, distance),
    "depth": Candidate(1, depth),
    "overlap": Candidate(-1, overlap),
    "clauses": Candidate(1, per_sentence(SUBORDINATE)),
    "relative_clauses": Candidate(1, per_sentence(frozenset(("acl:relcl",)))),
    "passive_clauses": Candidate(1, per_sentence(frozenset(("aux:pass",)))),
    "phrasal_verbs": Candidate(1, per_sentence(frozenset(("compound:prt",)))),
}
