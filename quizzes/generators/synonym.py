"""Synonym: which word is nearest in meaning to a word of the text, by our own dictionary."""

from collections.abc import Iterator
from random import Random

from quizzes.item import Item
from quizzes.meanings import explained, set_against, word_item
from texts.analysis import Analysis

KIND, VERSION = "synonym", 2


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each word with a sure synonym, the best first."""
    for asked in explained(analysis):
        found = set_against(asked, asked.entry.same, asked.entry.contrary, rng)
        if found:
            yield word_item(analysis, (KIND, VERSION), asked, *found)
