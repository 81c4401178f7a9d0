"""Meaning: which of four words of the article has the meaning that is given."""

from collections.abc import Iterator
from random import Random

from quizzes.item import Item
from quizzes.lineup import lined_up
from texts.analysis import Analysis, Word
from texts.dictionary import Entry

KIND, VERSION = "meaning", 6
STEM = "Which of these words from the article means “{}”?"


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each word with a certain meaning, the best first."""
    yield from lined_up(analysis, rng, (KIND, VERSION), _meaning, STEM)


def _meaning(word: Word, entry: Entry) -> str:
    return entry.means
