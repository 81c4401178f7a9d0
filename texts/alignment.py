"""Find which paragraph of one version of a text says what a paragraph of another says."""

import re
from collections import Counter
from functools import lru_cache
from math import log, sqrt

SHORTEST = 4  # letters of a word that tells paragraphs apart; figures always do
STEM = 5  # letters in which the forms of a word agree
STRAYING = 0.5  # likeness lost by lying a whole text away from one another
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=256)
def corresponding(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[int, ...]:
    """Return, for each of our paragraphs, the index of theirs that says the same.

    Indices never go back, so that reading on in the other version skips nothing. () where
    they have no paragraph. Two paragraphs are as alike as the cosine of their words, each
    worth the less the more paragraphs hold it.

    >>> corresponding(("The cat sat.", "Then rain fell."), ("Cats, 1998.", "Cat.", "Rain fell."))
    (0, 2)
    """
    if not theirs:
        return ()
    left, right = [_words(p) for p in ours], [_words(p) for p in theirs]
    holders = Counter(word for words in (*left, *right) for word in words)
    worth = {word: log((len(left) + len(right) + 1) / count) for word, count in holders.items()}
    sizes = [_size(words, worth) for words in right]
    best: list[float] = [0.0] * len(right)
    steps: list[list[int]] = []
    for place, words in enumerate(left):
        size = _size(words, worth)
        came, reached, furthest = [], [], 0
        for other, theirs_words in enumerate(right):
            furthest = max(furthest, other, key=lambda index: best[index])
            shared = _size(words & theirs_words, worth)
            alike = shared**2 / (size * sizes[other]) if shared else 0.0
            away = abs((place + 0.5) / len(left) - (other + 0.5) / len(right))
            reached.append(best[furthest] + alike - STRAYING * away)
            came.append(furthest)
        best = reached
        steps.append(came)
    at = max(range(len(right)), key=lambda index: best[index])
    found = []
    for came in reversed(steps):
        found.append(at)
        at = came[at]
    return tuple(reversed(found))


def _size(words: frozenset[str], worth: dict[str, float]) -> float:
    return sqrt(sum(worth[word] ** 2 for word in sorted(words)))


def _words(paragraph: str) -> frozenset[str]:
    """Return the words that tell a paragraph apart, in one case."""
    return frozenset(
        word[:STEM]
        for match in _WORD.finditer(paragraph)
        if len(word := match.group().casefold()) >= SHORTEST or word.isdigit()
    )
