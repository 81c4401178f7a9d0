"""Recall: a rich word of the text, its meaning and first letters given, to be typed.

There are no options to guess among; what must be certain is that no other word will do.
The meaning, two letters and the length leave one word, unless a word of the same meaning
happens to begin alike and be as long.
"""

from collections.abc import Iterator
from functools import cache
from random import Random

from quizzes.difficulty import of_word
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, span_of
from quizzes.meanings import Explained, explained
from quizzes.places import content
from quizzes.vectors import nearness, space
from texts import lexicon
from texts.analysis import Analysis, Word
from texts.bands import inflect
from texts.dictionary import Entry, opening_with

KIND, VERSION = "recall", 5
SHOWN = 2  # letters
VERBS = ("VB", "VBD", "VBZ", "VBG", "VBN")
SAME = 0.4  # cosine of two words that may mean the same
SHARED = 0.4  # of the long words of a meaning
SHORTEST = 5  # letters of the word; three are left to find


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on the words that letters and meaning leave no doubt about, best first."""
    for asked in explained(analysis):
        if len(asked.word.surface) >= SHORTEST and not _another(asked.word, asked.entry):
            yield _item(analysis, asked)


def _another(word: Word, entry: Entry) -> bool:
    """Tell whether a word of the same meaning, or nearly, begins alike and is as long."""
    alike = _by_beginning().get(word.lemma[:SHOWN], ())
    near = (w for w in alike if w != word.lemma and nearness(w, word.lemma) > SAME)
    told = content(entry.means)
    like = (
        other.word
        for other in opening_with(word.lemma[:SHOWN], entry.pos)
        if other.word != entry.word
        and (
            len(told & content(other.means)) > SHARED * len(told)
            or {other.word, *other.same} & {entry.word, *entry.same}
        )
    )
    kin = {*entry.same, *lexicon.related(entry.word, entry.pos), *near, *like}
    given = (word.surface[:SHOWN], len(word.surface))
    forms = {inflect(w, word.tag) or "" for w in kin if w.isalpha()}
    # "estimated" and "estimates" are as long, and both may fit.
    forms |= {inflect(word.lemma, tag) or "" for tag in VERBS if word.tag in VERBS}
    forms.discard(word.surface)
    return any((f[:SHOWN], len(f)) == given for f in forms)


@cache
def _by_beginning() -> dict[str, list[str]]:
    """Return the words of the vector space by their first letters."""
    found: dict[str, list[str]] = {}
    for entry in space().entries:
        found.setdefault(entry.lemma[:SHOWN], []).append(entry.lemma)
    return found


def _item(analysis: Analysis, asked: Explained) -> Item:
    word, entry = asked.word, asked.entry
    gap = f"{word.surface[:SHOWN]}____ ({len(word.surface)} letters)"
    quoted = quote(analysis, asked.sentence, word.start, word.end)
    return Item(
        kind=KIND,
        format=Format.TYPED,
        skill=Skill.VOCABULARY,
        stem=asked.shown(gap),
        context=f"The missing word means “{entry.means}”.",
        key=Option(word.surface, f"“{entry.word}” means “{entry.means}”: {quoted}."),
        distractors=(),
        evidence=span_of(asked.sentence),
        target=word.surface,
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )
