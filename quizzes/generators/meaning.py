"""Meaning: what a word of the text means in its sentence, where the sense is certain."""

from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_word
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, span_of
from quizzes.meanings import Explained, explained
from texts.analysis import Analysis
from texts.dictionary import Entry

KIND, VERSION = "meaning", 5


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each word that the dictionary explains for certain, the best first."""
    for asked in explained(analysis):
        yield _item(analysis, asked, wrong_meanings(asked.entry))


def wrong_meanings(entry: Entry) -> list[Option]:
    """Return the three meanings that an entry could be taken for, each with what to say of it.

    They are written as a set. Meanings of near words were tried beside them: in the third
    round judges found that two overlapped, or that one did not suit the sentence.
    """
    return [
        Option(w, f"“{entry.word}” does not mean “{w}”. Another example: {entry.example}")
        for w in entry.wrong
    ]


def _item(analysis: Analysis, asked: Explained, wrong: list[Option]) -> Item:
    word, entry = asked.word, asked.entry
    shown = quote(analysis, asked.sentence, word.start, word.end)
    return Item(
        kind=KIND,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=f"What does “{word.surface}” mean here?",
        context=asked.shown(),
        key=Option(entry.means, f"Read the sentence with this meaning in mind: {shown}."),
        distractors=tuple(wrong),
        evidence=span_of(asked.sentence),
        target=entry.word,
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )
