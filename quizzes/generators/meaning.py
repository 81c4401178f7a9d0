"""Meaning: what a word of the text means in its sentence, where the sense is certain."""

import re
from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_word
from quizzes.evening import even
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, span_of
from quizzes.meanings import Explained, explained
from quizzes.places import content
from texts.analysis import Analysis
from texts.dictionary import Entry, entries

KIND, VERSION = "meaning", 4
ARTICLES = ("a", "an", "the")
WRONG = 3
LONGER = 1.8  # times as long, at most, as the right meaning, or as short


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each word that the dictionary explains for certain, the best first."""
    for asked in explained(analysis):
        wrong = wrong_meanings(asked.entry)
        yield _item(analysis, asked, even(asked.entry.means, wrong, _text, rng, WRONG))


def wrong_meanings(entry: Entry) -> list[Option]:
    """Return meanings that an entry does not have, each with what to say of it.

    Those of words near it come first: they are the right meanings of other entries, so that
    no manner of writing tells the right one apart; then those written for the entry.
    """
    found: list[Option] = []
    for lemma in entry.near:
        other = next(iter(entries(lemma, entry.pos)), None)
        if other and _alike(entry, other, [o.text for o in found]):
            found.append(Option(other.means, f"That is what “{lemma}” means: {other.example}"))
    for text in entry.wrong:
        if all(_unlike(text, o.text) for o in found):
            why = f"“{entry.word}” never means “{text}”. Another example: {entry.example}"
            found.append(Option(text, why))
    return found


def _text(option: Option) -> str:
    return option.text


def _alike(entry: Entry, other: Entry, taken: list[str]) -> bool:
    """Tell whether another meaning has the form and about the length of the right one."""
    one, two = entry.means, other.means
    opened = (one.split()[0] in ARTICLES) == (two.split()[0] in ARTICLES)
    near = max(len(one), len(two)) <= LONGER * min(len(one), len(two))
    kin = entry.word in re.findall("[a-z]+", two) or set(other.same) & {entry.word, *entry.same}
    return opened and near and not kin and all(_unlike(two, t) for t in (one, *taken))


def _unlike(one: str, other: str) -> bool:
    """Tell whether two meanings share less than half of the words that mean something."""
    a, b = content(one), content(other)
    return len(a & b) * 2 <= min(len(a), len(b))


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
