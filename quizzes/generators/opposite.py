"""Opposite: which word would make the sentence say the contrary, by our own dictionary."""

from collections.abc import Iterator
from random import Random

from quizzes.item import Item
from quizzes.meanings import explained, set_against, word_item
from texts.analysis import Analysis, Sentence, Word

KIND, VERSION = "opposite", 2
DEGREES = frozenset(("more", "most", "less", "least", "not", "too", "never"))


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each word with a sure contrary, the best first."""
    for asked in explained(analysis):
        if _graded(asked.sentence, asked.word):
            continue
        found = set_against(asked, asked.entry.contrary, asked.entry.same, rng)
        if found:
            yield word_item(analysis, (KIND, VERSION), asked, *found)


def _graded(sentence: Sentence, word: Word) -> bool:
    """Tell "most crucial" and "so few": the contrary of the word is not that of the phrase."""
    at = sentence.tokens.index(word)
    return at > 0 and sentence.tokens[at - 1].surface.lower() in DEGREES
