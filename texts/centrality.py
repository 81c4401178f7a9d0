"""Lexical centrality: which sentences say what the other sentences are about."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

LEAST_SIMILAR = 0.1  # cosine; Erkan & Radev 2004 find 0.1 best for LexRank
DAMPING = 0.85  # the same: the usual value of PageRank
ROUNDS = 30  # enough to settle to four decimals
# A lemma in more than this share of sentences tells none of them apart, and would make the
# work grow with the square of the length of the text.
TOO_COMMON = 0.5


def centrality(bags: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return the LexRank of each sentence, scaled so that the most central one has 1.

    ``bags`` are the lemmas of the content words of each sentence. A sentence without any
    has 0. Source: Erkan & Radev 2004, continuous LexRank.
    """
    vectors = _vectors(bags)
    links = _links(vectors)
    totals = [sum(row.values()) for row in links]
    ranks = [1.0] * len(bags)
    for _ in range(ROUNDS):
        fresh = [1.0 - DAMPING] * len(bags)
        for place, row in enumerate(links):
            for other, weight in row.items():
                fresh[other] += DAMPING * ranks[place] * weight / totals[place]
        ranks = fresh
    ranks = [rank if vector else 0.0 for rank, vector in zip(ranks, vectors, strict=True)]
    highest = max(ranks, default=0.0)
    return tuple(rank / highest if highest else 0.0 for rank in ranks)


def _vectors(bags: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Return the tf-idf vector of each sentence, of length 1."""
    found = Counter(lemma for bag in bags for lemma in set(bag))
    count = len(bags)
    weights = {
        lemma: math.log(1 + count / seen)
        for lemma, seen in found.items()
        if count < 4 or seen <= max(TOO_COMMON * count, 2)
    }
    vectors = []
    for bag in bags:
        raw = {w: times * weights[w] for w, times in Counter(bag).items() if w in weights}
        length = math.sqrt(sum(value * value for value in raw.values()))
        vectors.append({lemma: value / length for lemma, value in raw.items()} if length else {})
    return vectors


def _links(vectors: Sequence[dict[str, float]]) -> list[dict[int, float]]:
    """Return for each sentence the cosine with every other that is similar enough."""
    places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for lemma, value in vector.items():
            places[lemma].append((place, value))
    links = []
    for place, vector in enumerate(vectors):
        row: defaultdict[int, float] = defaultdict(float)
        for lemma, value in vector.items():
            for other, weight in places[lemma]:
                row[other] += value * weight
        links.append({o: w for o, w in sorted(row.items()) if o != place and w >= LEAST_SIMILAR})
    return links
