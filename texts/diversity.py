"""Lexical diversity: how rich a passage is, and which of its words make it so."""

from collections import Counter
from collections.abc import Sequence

from texts.parts import Word

WINDOW = 50  # tokens; Covington & McFall 2010 use 50 for short texts, 500 for style
# A word this common (Zipf) enriches nothing; one this rare is a name, a slip or a curiosity.
COMMON, CURIOUS = 6.0, 1.0
SHORTEST = 3  # letters


def mattr(surfaces: Sequence[str], window: int = WINDOW) -> float:
    """Return the mean type-token ratio over all windows of a text, in [0, 1].

    Unlike the ratio of the whole text it does not fall with length. A text shorter than a
    window is one window. Source: Covington & McFall 2010, moving-average TTR.

    >>> mattr(["a", "b", "a", "c"], window=2)
    1.0
    """
    ratios = _ratios(surfaces, window)
    return sum(ratios) / len(ratios) if ratios else 0.0


def _ratios(surfaces: Sequence[str], window: int) -> list[float]:
    """Return the type-token ratio of each window, from the first token on."""
    size = min(window, len(surfaces))
    if not size:
        return []
    counts = Counter(surfaces[:size])
    ratios = [len(counts) / size]
    for gone, come in zip(surfaces, surfaces[size:], strict=False):
        counts[come] += 1
        counts[gone] -= 1
        if not counts[gone]:
            del counts[gone]
        ratios.append(len(counts) / size)
    return ratios


def richness(words: Sequence[Word]) -> tuple[float, ...]:
    """Return how much each running word enriches the text, 0 for one not worth asking for.

    richness = novelty x locality x rarity, where

    - novelty = 1 / (times its lemma occurs here): a type raises the type-token ratio when it
      is new and lowers it each time it returns;
    - locality = mean TTR of the windows that hold the word / moving-window TTR of the text:
      above 1 in the stretches that are rich;
    - rarity = (COMMON - Zipf) / (COMMON - 1), in [0, 1]: a word everybody knows adds nothing.

    It is 0 for names, grammatical words, words of under three letters and unknown words
    (Zipf under 1), which are slips of the pen more often than treasures. About 1 is high.
    """
    counts = Counter(word.lemma for word in words)
    local = _locality([word.surface.lower() for word in words])
    return tuple(
        place * _rarity(word.zipf) / counts[word.lemma] if _may_enrich(word) else 0.0
        for word, place in zip(words, local, strict=True)
    )


def _may_enrich(word: Word) -> bool:
    return (
        word.is_content
        and word.zipf >= CURIOUS
        and len(word.surface) >= SHORTEST
        and word.surface.isalpha()
    )


def _rarity(zipf: float) -> float:
    return min(max((COMMON - zipf) / (COMMON - 1), 0.0), 1.0)


def _locality(surfaces: Sequence[str]) -> list[float]:
    """Return for each token the mean ratio of its windows, over that of the whole text."""
    ratios = _ratios(surfaces, WINDOW)
    if not ratios:
        return []
    mean = sum(ratios) / len(ratios)
    sums = [0.0]
    for ratio in ratios:
        sums.append(sums[-1] + ratio)
    size = len(surfaces) - len(ratios) + 1
    local = []
    for place in range(len(surfaces)):
        first, last = max(place - size + 1, 0), min(place, len(ratios) - 1)
        local.append((sums[last + 1] - sums[first]) / (last - first + 1) / mean)
    return local
