"""Word vectors of our own: how near two words stand in meaning, and words that stand near.

Made by scripts/train_vectors.py. All sums are of whole numbers, so that every machine
ranks alike.
"""

import base64
import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from quizzes.tables import DATA


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a word: "n", "v", "a" it mostly is; of a verb the frame; of a noun count.

    ``bands`` has a digit for each of ``parts``: 1 for A1 to 6 for C2, 0 where no list knows it;
    ``told`` are those of its parts of speech that a plain definition can be given for;
    ``taken`` is "t" for a verb that mostly has an object, "i" for one that seldom has, "b"
    for both, "" where nobody counted; ``said_of`` the fields of its objects, else subjects.
    """

    lemma: str
    parts: str
    told: str
    zipf: float
    taken: str
    said_of: str
    countable: bool
    bands: str

    def band(self, pos: str) -> int:
        """Return the band of the word as a part of speech, 1 to 6, or 0."""
        at = self.parts.find(pos)
        return int(self.bands[at]) if at >= 0 else 0


@dataclass(frozen=True, slots=True)
class Space:
    """All words with their vectors, a row a word, and the lengths of the rows."""

    entries: tuple[Entry, ...]
    rows: dict[str, int]
    vectors: NDArray[np.int32]
    lengths: NDArray[np.float64]


@cache
def space() -> Space:
    """Return the vectors, read once a process."""
    with gzip.open(DATA / "vectors.json.gz") as packed:
        found = json.load(packed)
    entries = tuple(_entry(line) for line in found["words"])
    whole = np.frombuffer(base64.b64decode(found["vectors"]), dtype=np.int8)
    vectors = whole.reshape(len(entries), found["dimensions"]).astype(np.int32)
    lengths = np.sqrt((vectors * vectors).sum(axis=1)).clip(min=1)
    return Space(entries, {e.lemma: i for i, e in enumerate(entries)}, vectors, lengths)


def _entry(line: str) -> Entry:
    lemma, parts, told, tenths, use, counted, bands = line.split(" ")
    taken, _, said_of = use.partition("/")
    return Entry(
        lemma=lemma,
        parts=parts.strip("-"),
        told=told.strip("-"),
        zipf=int(tenths) / 10,
        taken=taken.strip("-"),
        said_of=said_of,
        countable=counted == "c",
        bands=bands,
    )


def entry(lemma: str) -> Entry | None:
    """Return what is known of a word, or None."""
    row = space().rows.get(lemma)
    return None if row is None else space().entries[row]


@lru_cache(maxsize=65536)
def nearness(one: str, other: str) -> float:
    """Return the cosine of two words, in [-1, 1]; 0 where one is unknown."""
    known = space()
    a, b = known.rows.get(one), known.rows.get(other)
    if a is None or b is None:
        return 0.0
    dot = int(known.vectors[a] @ known.vectors[b])
    return float(dot / (known.lengths[a] * known.lengths[b]))


def all_near(lemma: str) -> NDArray[np.float64]:
    """Return the cosine of a word with every word of the space, in order of rows."""
    known = space()
    row = known.rows.get(lemma)
    if row is None:
        return np.zeros(len(known.entries))
    return np.asarray((known.vectors @ known.vectors[row]) / (known.lengths * known.lengths[row]))


def near_all(lemmas: Iterable[str]) -> NDArray[np.float64]:
    """Return the cosine of every word with the sum of some words: their common matter."""
    known = space()
    rows = [known.rows[w] for w in lemmas if w in known.rows]
    if not rows:
        return np.zeros(len(known.entries))
    middle = known.vectors[rows].sum(axis=0, dtype=np.int64)
    length = float(np.sqrt(int((middle * middle).sum()))) or 1.0
    return np.asarray((known.vectors @ middle) / (known.lengths * length))
