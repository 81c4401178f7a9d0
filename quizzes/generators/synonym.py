"""Synonym: which of four words of the article is nearest in meaning to a word that is given."""

from collections.abc import Iterator
from random import Random

from quizzes.item import Item
from quizzes.lineup import lined_up
from quizzes.meanings import clue
from texts.analysis import Analysis, Word
from texts.dictionary import Entry

KIND, VERSION = "synonym", 3
STEM = "Which of these words from the article is nearest in meaning to “{}”?"


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each word with a sure synonym, the best first."""
    yield from lined_up(analysis, rng, (KIND, VERSION), _synonym, STEM)


def _synonym(word: Word, entry: Entry) -> str:
    return clue(word, entry.same)
