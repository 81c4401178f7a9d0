"""Recall: a rich word of the text, its first letters given, to be typed.

There are no options to guess among; what must be certain is that no other word with the
same beginning fits. So many letters are given that no other common word of that form and
length is left; a word that needs more than half of its letters for it is not asked for.
"""

from collections.abc import Iterator
from functools import cache
from random import Random

from wordfreq import top_n_list

from quizzes.difficulty import of_word
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import before, quote, span_of
from quizzes.targets import meaning_in_doubt, sure_meaning, targets
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import inflect, lemma

KIND, VERSION = "recall", 2
SHOWN = 2  # letters at the least
SHORTEST = 6  # letters of the word; with two shown, four are left to find
MOST = 10
COMMON = 40000  # words looked through, commonest first (wordfreq); the last have Zipf 2.7


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on the best targets that no other word could be mistaken for."""
    made = 0
    for word in targets(analysis):
        sentence = analysis.sentences[word.sentence]
        fits = len(word.surface) >= SHORTEST and not meaning_in_doubt(sentence, word)
        shown = letters_shown(word) if made < MOST and fits else 0
        if shown:
            made += 1
            yield _item(analysis, sentence, word, shown)


def letters_shown(word: Word) -> int:
    """Return how many letters leave one common word of this form and length; 0 if too many do.

    "reptile" needs four ("replica" begins alike); "package" ("packing") is not asked for.
    """
    target = word.surface.lower()
    rivals = [w for w in _alike(target) if w != target and _of_form(w, word.tag)]
    for shown in range(SHOWN, (len(target) + 1) // 2 + 1):
        if not any(w[:shown] == target[:shown] for w in rivals):
            return shown
    return 0


def _of_form(other: str, tag: str) -> bool:
    """Tell whether a word can have this tag, as far as the word data can tell."""
    pos = lexicon.pos_of(tag)
    base = lemma(other, tag)
    if pos is None or not lexicon.available():
        return True
    return bool(lexicon.senses(base, pos)) and inflect(base, tag) == other


@cache
def _by_length() -> dict[tuple[str, int], list[str]]:
    """Return the common words by their first two letters and length."""
    table: dict[tuple[str, int], list[str]] = {}
    for word in top_n_list("en", COMMON):
        table.setdefault((word[:SHOWN], len(word)), []).append(word)
    return table


def _alike(target: str) -> list[str]:
    return _by_length().get((target[:SHOWN], len(target)), [])


def _item(analysis: Analysis, sentence: Sentence, word: Word, shown: int) -> Item:
    at = word.start - sentence.start
    text = sentence.surface
    gap = f"{word.surface[:shown]}____ ({len(word.surface)} letters)"
    meaning = sure_meaning(sentence, word)
    quoted = quote(analysis, sentence, word.start, word.end)
    why = f"“{word.lemma}” means “{meaning}”" if meaning else "It is the word in the text"
    return Item(
        kind=KIND,
        format=Format.TYPED,
        skill=Skill.VOCABULARY,
        stem=" ".join((text[:at] + gap + text[at + len(word.surface) :]).split()),
        context=before(analysis, sentence),
        key=Option(word.surface, f"{why}: {quoted}."),
        distractors=(),
        evidence=span_of(sentence),
        target=word.surface,
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )
