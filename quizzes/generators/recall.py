"""Recall: a rich word of the text, its first letters given, to be typed.

There are no options to guess among; what must be certain is that no other word with the
same beginning fits, so no word related to the key may begin alike.
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
from texts.bands import inflect, zipf

KIND, VERSION = "recall", 1
SHOWN = 2  # letters
SHORTEST = 6  # letters of the word; with two shown, four are left to find
MOST = 10
ROOT = 4  # letters; employees and employers, glacial and glacier share them
COMMON = 20000  # words looked through, commonest first (wordfreq)
RAREST_RIVAL = 3.0  # Zipf; a word so rare is not what a learner would type


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on the best targets that no other word could be mistaken for."""
    made = 0
    for word in targets(analysis):
        sentence = analysis.sentences[word.sentence]
        fits = len(word.surface) >= SHORTEST and not meaning_in_doubt(sentence, word)
        if made < MOST and fits and not _rivals(word):
            made += 1
            yield _item(analysis, sentence, word)


def _rivals(word: Word) -> list[str]:
    """Return the words that might be meant instead: of its family, or related and alike."""
    pos = lexicon.pos_of(word.tag) or "n"
    root = word.surface[:ROOT]
    found = [w for w in beginning(root, len(word.surface)) if w != word.surface]
    for other in lexicon.related(word.lemma, pos):
        form = inflect(other, word.tag) if other.isalpha() else None
        alike = form and form[:SHOWN] == word.surface[:SHOWN] and form != word.surface
        if alike and zipf(form or "") > RAREST_RIVAL:
            found.append(other)
    return found


@cache
def _common() -> dict[tuple[str, int], list[str]]:
    """Return the common words by their first letters and length."""
    table: dict[tuple[str, int], list[str]] = {}
    for word in top_n_list("en", COMMON):
        table.setdefault((word[:ROOT], len(word)), []).append(word)
    return table


def beginning(root: str, length: int) -> list[str]:
    """Return the common words of a length that begin so: employee, employer."""
    return _common().get((root, length), [])


def _item(analysis: Analysis, sentence: Sentence, word: Word) -> Item:
    at = word.start - sentence.start
    text = sentence.surface
    gap = f"{word.surface[:SHOWN]}____ ({len(word.surface)} letters)"
    meaning = sure_meaning(sentence, word)
    shown = quote(analysis, sentence, word.start, word.end)
    why = f"“{word.lemma}” means “{meaning}”" if meaning else "It is the word in the text"
    return Item(
        kind=KIND,
        format=Format.TYPED,
        skill=Skill.VOCABULARY,
        stem=" ".join((text[:at] + gap + text[at + len(word.surface) :]).split()),
        context=before(analysis, sentence),
        key=Option(word.surface, f"{why}: {shown}."),
        distractors=(),
        evidence=span_of(sentence),
        target=word.surface,
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )
