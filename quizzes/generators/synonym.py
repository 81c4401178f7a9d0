"""Synonym: which word is nearest in meaning to a word of the text, by our own dictionary."""

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
from texts.analysis import Analysis

KIND, VERSION = "synonym", 2
WRONG = 3


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each word with a sure synonym, the best first."""
    for asked in explained(analysis):
        word, entry, sentence = asked.word, asked.entry, asked.sentence
        key = one_word(sentence, word, entry.same)
        if key is None or told_by_letters(word.lemma, key.lemma):
            continue
        near = others_here(sentence, word, entry.near)
        wrong = apart_from(near, key, (*entry.same, *entry.contrary), entry.pos)
        other_way = others_here(sentence, word, entry.contrary)[:1]
        rest = even(key.surface, wrong, lambda o: o.surface, rng, WRONG - len(other_way))
        chosen = [*other_way, *rest]
        if len(chosen) == WRONG:
            yield word_item(analysis, (KIND, VERSION), asked, key, chosen)
