"""Gap: a rich word taken out of its sentence, to be chosen by what it means.

A sentence alone seldom decides between two good words; its meaning is given, and the
wrong words are those that fit the sentence and mean something else.
"""

from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_word
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, span_of
from quizzes.meanings import Explained, Other, explained, open_to_others, why_not
from quizzes.rivals import WRONG, rivals
from texts.analysis import Analysis

KIND, VERSION = "gap", 4
GAP = "____"


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield a gap for each word whose place and entry leave three wrong words, the best first."""
    for asked in explained(analysis):
        if asked.entry.near and open_to_others(asked.sentence, asked.word):
            wrong = rivals(analysis, asked.sentence, asked.word, asked.entry, rng)
            if len(wrong) == WRONG:
                yield _item(analysis, asked, wrong)


def _item(analysis: Analysis, asked: Explained, wrong: list[Other]) -> Item:
    word, entry = asked.word, asked.entry
    shown = quote(analysis, asked.sentence, word.start, word.end)
    return Item(
        kind=KIND,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=asked.shown(GAP),
        context=f"The missing word means “{entry.means}”.",
        key=Option(word.surface, f"“{entry.word}” means “{entry.means}”: {shown}."),
        distractors=tuple(Option(w.surface, why_not(w, entry)) for w in wrong),
        evidence=span_of(asked.sentence),
        target=word.surface,
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )
