"""Whether two texts are the same, or nearly: by a sketch of their runs of words.

A sketch is the smallest of the hashes of all runs of four words (bottom-k; Broder 1997): small,
made once, and what two share tells how much the texts do. Light on purpose: pages compare them.
"""

import hashlib
from collections.abc import Sequence

from texts.tokens import tokens

RUN = 4  # words: longer runs miss a text with a word changed here and there
KEPT = 100  # hashes; an overlap of a half is then told to within a tenth, two times in three
SAME = 0.98  # overlap of texts that differ in a title or a line at the most
ALIKE = 0.4  # overlap from which a teacher wants to know; rewrites at another level have under .2


def sketch(text: str) -> tuple[int, ...]:
    """Return the sketch of a text: at most 100 numbers below 2**48, ascending."""
    words = [token.surface.lower() for token in tokens(text)]
    runs = {" ".join(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1))}
    return tuple(sorted(_hash(run) for run in runs)[:KEPT])


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """Return about how much of two texts is the same, in [0, 1]: the share of common runs."""
    both = sorted({*one, *other})[:KEPT]
    shared = set(one) & set(other)
    return sum(value in shared for value in both) / len(both) if both else 0.0


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=6).digest(), "big")
