"""Opposite: which word would make the sentence say the contrary, by our own dictionary."""

from collections.abc import Iterator
from random import Random

from quizzes.evening import even
from quizzes.item import Item
from quizzes.meanings import (
    apart_from,
    explained,
    one_word,
    others_here,
    told_by_letters,
    word_item,
)
from texts.analysis import Analysis, Sentence, Word

KIND, VERSION = "opposite", 2
WRONG = 3
DEGREES = frozenset(("more", "most", "less", "least", "not", "too", "never"))


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each word with a sure contrary, the best first."""
    for asked in explained(analysis):
        word, entry, sentence = asked.word, asked.entry, asked.sentence
        key = one_word(sentence, word, entry.contrary)
        if key is None or _graded(sentence, word) or told_by_letters(word.lemma, key.lemma):
            continue
        near = others_here(sentence, word, entry.near)
        wrong = apart_from(near, key, (*entry.same, *entry.contrary), entry.pos)
        other_way = others_here(sentence, word, entry.same)[:1]
        rest = even(key.surface, wrong, lambda o: o.surface, rng, WRONG - len(other_way))
        chosen = [*other_way, *rest]
        if len(chosen) == WRONG:
            yield word_item(analysis, (KIND, VERSION), asked, key, chosen)


def _graded(sentence: Sentence, word: Word) -> bool:
    """Tell "most crucial" and "so few": the contrary of the word is not that of the phrase."""
    at = sentence.tokens.index(word)
    return at > 0 and sentence.tokens[at - 1].surface.lower() in DEGREES
