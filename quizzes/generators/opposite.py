"""Opposite: which of four words of the article says the contrary of a word that is given."""

from collections.abc import Iterator
from random import Random

from quizzes.item import Item
from quizzes.lineup import lined_up
from quizzes.meanings import clue
from texts.analysis import Analysis, Word
from texts.dictionary import Entry

KIND, VERSION = "opposite", 3
STEM = "Which of these words from the article means the opposite of “{}”?"


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each word with a sure contrary, the best first."""
    yield from lined_up(analysis, rng, (KIND, VERSION), _contrary, STEM)


def _contrary(word: Word, entry: Entry) -> str:
    return clue(word, entry.contrary)
