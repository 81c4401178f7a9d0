"""Screens on the options of a choice, as a set."""

import re
from itertools import combinations

from quizzes.item import Format, Item, Skill
from quizzes.marking import edits, folded
from texts.analysis import Analysis
from texts.bands import zipf
from texts.tokens import tokens
from texts.wordlists import word_set

FEWEST = 3  # wrong options of a choice
LARGEST_OVERLAP = 0.5  # of the words of the shorter option
STATEMENT = 4  # words
# Kinds whose options are small words or forms of one word, alike by their nature.
GRAMMATICAL = frozenset(("family", "link", "collocation"))
CLOSEST = 2  # edits; cosy and cozy, affect and effect are a spelling test
RAREST_OPTION = 3.0  # Zipf; van Heuven et al. 2014: under 3 a word is of low frequency
SMALL = word_set(
    "a an the of in on at to for by with from and or is are was were be been has have had it its "
    "as that than their his her not will would can could about more most some who which"
)


def _texts(item: Item) -> list[str]:
    return [item.key.text, *(d.text for d in item.distractors)]


def too_few(item: Item, analysis: Analysis) -> str | None:
    """Refuse a choice with fewer than three wrong options."""
    if item.format is Format.CHOICE and len(item.distractors) < FEWEST:
        return f"only {len(item.distractors)} good wrong options were found"
    return None


def twice_the_same(item: Item, analysis: Analysis) -> str | None:
    """Refuse two options that read the same."""
    shown = [folded(t) for t in _texts(item)]
    return "two options say the same" if len(set(shown)) < len(shown) else None


def overlapping(item: Item, analysis: Analysis) -> str | None:
    """Refuse options of several words that share more than half of them."""
    bags = [{t.surface.lower() for t in tokens(o)} - SMALL for o in _texts(item)]
    for one, other in combinations(bags, 2):
        least = min(len(one), len(other))
        if max(len(one), len(other)) > 1 and least and len(one & other) / least > LARGEST_OVERLAP:
            if all(w.isdigit() or len(w) < 3 for w in one ^ other):
                continue
            return "two options share most of their words"
    return None


def different_forms(item: Item, analysis: Analysis) -> str | None:
    """Refuse options of which one stands out by its form."""
    if item.format is not Format.CHOICE or item.kind in GRAMMATICAL:
        return None
    shown = _texts(item)
    if all(len(t.split()) >= STATEMENT for t in shown):
        return None  # whole statements may differ: one has a figure, another a name
    for form in (r"\d", r"^[A-Z]", r"%", r"[$£€]", r"\.$", r"^\W*(?:about|over|more than)\b"):
        having = [bool(re.search(form, t)) for t in shown]
        if any(having) and not all(having):
            return "one option stands out by its form"
    return None


def nearly_the_same(item: Item, analysis: Analysis) -> str | None:
    """Refuse a choice between spellings."""
    words = _texts(item)
    if item.kind in GRAMMATICAL or not all(w.isalpha() for w in words):
        return None
    for one, other in combinations(words, 2):
        if edits(one.lower(), other.lower()) <= CLOSEST:
            return f"“{one}” and “{other}” are nearly the same word"
    return None


def harder_than_the_text(item: Item, analysis: Analysis) -> str | None:
    """Refuse a wrong word that is rarer than anything a learner need know."""
    if item.skill is not Skill.VOCABULARY or item.kind in GRAMMATICAL:
        return None
    for option in item.distractors:
        if option.text.isalpha() and zipf(option.text) < min(RAREST_OPTION, zipf(item.key.text)):
            return f"the wrong option “{option.text}” is too rare"
    return None
