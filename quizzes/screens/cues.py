"""Screens on what would give the key away without the text."""

import re

from quizzes.item import Format, Item, Skill
from quizzes.screens.options import SMALL
from texts.analysis import Analysis
from texts.tokens import tokens

LONGER = 1.35  # times the longest wrong option, in characters
SHORTER = 0.6  # times the shortest wrong option
STATEMENT = 4  # words from which on length is a cue
AN = re.compile(r"(?:[aeio]|u(?!ni|se|su|ti|ro)|8|11\b|18\b|hour|hon(?:est|o)|heir)", re.IGNORECASE)
ONE = re.compile(r"(?:one\b|once\b|eu)", re.IGNORECASE)


def takes_an(word: str) -> bool:
    """Tell whether "an" and not "a" stands before a word or a figure."""
    return bool(AN.match(word)) and not ONE.match(word)


def article_gives_away(item: Item, analysis: Analysis) -> str | None:
    """Refuse "a ____" where an option would need "an"."""
    found = re.search(r"\b(an?) ____", item.stem, re.IGNORECASE)
    if not found:
        return None
    wants = found.group(1).lower() == "an"
    for option in (item.key, *item.distractors):
        if takes_an(option.text) != wants:
            return f"“{found.group(1)}” before the gap tells “{option.text}” apart"
    return None


def _bag(text: str) -> set[str]:
    return {t.surface.lower() for t in tokens(text)} - SMALL


def key_in_stem(item: Item, analysis: Analysis) -> str | None:
    """Refuse a stem that holds the key."""
    if item.format is Format.TRUE_FALSE_NOT_GIVEN or item.kind == "collocation":
        return None
    for word in _bag(item.key.text):
        if any(_alike(word, other) for other in _bag(item.stem + " " + item.context)):
            return f"“{word}” of the right option stands in the stem"
    return None


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one, give or take an ending."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 4 and long.startswith(short) and not short.isdigit()


def distractor_in_stem(item: Item, analysis: Analysis) -> str | None:
    """Refuse a wrong option that the stem already uses up."""
    if item.format is Format.TRUE_FALSE_NOT_GIVEN or item.skill is Skill.COMPREHENSION:
        return None
    stem = _bag(item.stem)
    for option in item.distractors:
        if item.kind != "collocation" and _bag(option.text) & stem:
            return f"the wrong option “{option.text}” stands in the stem"
    return None


def title_gives_away(item: Item, analysis: Analysis) -> str | None:
    """Refuse a target that the title names."""
    heads = [s.surface for s in (analysis.title, analysis.deck) if s]
    title = _bag(" ".join(heads))
    asked = _bag(item.target if item.skill is Skill.VOCABULARY else item.key.text)
    if item.format is Format.TRUE_FALSE_NOT_GIVEN or len(asked) >= STATEMENT:
        return None
    found = sorted(w for w in asked if any(_alike(w, t) for t in title))
    return f"the title gives “{found[0]}” away" if found else None


def length_gives_away(item: Item, analysis: Analysis) -> str | None:
    """Refuse a key that is plainly the longest or the shortest option."""
    key = item.key.text
    if item.format is not Format.CHOICE or len(key.split()) < STATEMENT:
        return None
    lengths = [len(d.text) for d in item.distractors]
    if lengths and len(key) > LONGER * max(lengths):
        return "the right option is much the longest"
    if lengths and len(key) < SHORTER * min(lengths):
        return "the right option is much the shortest"
    return None
