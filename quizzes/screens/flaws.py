"""Screens on the item-writing flaws that textbooks list and a machine can see.

The list is that of SAQUET (Moore et al. 2023, 19 flaws; from Haladyna, Downing and Rodriguez
2002). Those on length, a or an, words of the stem in the key and too few options stand in
cues.py and options.py; figures in ascending order ("lost sequence") are not asked for, as
the places of keys would then no longer be even.
"""

import re
from collections import Counter

from quizzes.item import Format, Item, Skill
from quizzes.screens.options import SMALL
from texts.analysis import Analysis
from texts.tokens import tokens
from texts.wordlists import word_set

OF_THE_ABOVE = re.compile(r"\b(?:all|none|both|any|neither) of (?:the above|these|them)\b", re.I)
K_TYPE = re.compile(r"^(?:both |either )?\(?[A-Da-d1-4]\)?(?:,| and | or ) ?\(?[A-Da-d1-4]\)?$")
NEGATIVE = re.compile(r"\b(?:which|what|who|where|when)\b.*\b(?:not|except|never|least)\b", re.I)
ABSOLUTE = word_set("always never all none every only nobody nothing everyone everything entirely")
VAGUE = word_set("many some several few often sometimes usually seldom lots most various")
FOCUSED = ("?", "____")
LARGEST_FACTOR = 20  # times; a figure further off tempts nobody
STATEMENT = 4  # words
OPENING = 3  # words that all options share and the stem should have
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
BE_ONE, BE_MANY = word_set("is was has does"), word_set("are were have do")


def _options(item: Item) -> list[str]:
    return [item.key.text, *(d.text for d in item.distractors)]


def _is_choice(item: Item) -> bool:
    return item.format is Format.CHOICE


def of_the_above(item: Item, analysis: Analysis) -> str | None:
    """Refuse "all of the above" and its like."""
    found = next((o for o in _options(item) if OF_THE_ABOVE.search(o)), None)
    return f"“{found}” tests the form of a quiz and not the text" if found else None


def combined_options(item: Item, analysis: Analysis) -> str | None:
    """Refuse "A and C": an option that is made of other options."""
    shown = _options(item)
    found = next((o for o in shown if K_TYPE.match(o)), None)
    return f"“{found}” only combines other options" if found and _is_choice(item) else None


def negative_stem(item: Item, analysis: Analysis) -> str | None:
    """Refuse "Which of these is not …?", which readers take for its contrary."""
    asked = _is_choice(item) and item.stem.endswith("?") and NEGATIVE.search(item.stem)
    if asked and not item.stem.startswith(("Why", "“")):
        return "the question asks for what is not so"
    return None


def unfocused_stem(item: Item, analysis: Analysis) -> str | None:
    """Refuse a stem that neither asks nor leaves a gap."""
    if not _is_choice(item) or any(mark in item.stem for mark in FOCUSED):
        return None
    asks = re.search(r"\b(?:which|what|who|mean|choose|find)\b|“", item.stem, re.I)
    return None if asks else "the stem asks nothing"


def several_gaps(item: Item, analysis: Analysis) -> str | None:
    """Refuse more than one gap in a stem."""
    return "the stem has more than one gap" if item.stem.count("____") > 1 else None


def absolute_word(item: Item, analysis: Analysis) -> str | None:
    """Refuse "always" or "never" in one option alone: it tells that option apart."""
    claims = item.skill is Skill.COMPREHENSION and len(item.key.text.split()) >= STATEMENT
    if not _is_choice(item) or not claims:
        return None
    having = [_words(o) & ABSOLUTE for o in _options(item)]
    if sum(map(bool, having)) == 1:
        word = next(iter(sorted(next(h for h in having if h))))
        return f"only one option has the absolute word “{word}”"
    return None


def vague_option(item: Item, analysis: Analysis) -> str | None:
    """Refuse "many" or "often" as an option: nobody can say that it is wrong."""
    if not _is_choice(item) or item.context or "____" not in item.stem:
        return None
    if item.key.text.lower() in VAGUE:
        return None
    found = next((o for o in _options(item) if o.lower() in VAGUE), None)
    return f"“{found}” is too vague to be wrong" if found else None


def _words(text: str) -> set[str]:
    return {t.surface.lower() for t in tokens(text)}


def same_opening(item: Item, analysis: Analysis) -> str | None:
    """Refuse options that all open with the same words, which belong in the stem."""
    openings = {" ".join(o.lower().split()[:OPENING]) for o in _options(item)}
    long = all(len(o.split()) > OPENING for o in _options(item))
    if _is_choice(item) and long and len(openings) == 1:
        return f"every option opens with “{openings.pop()}”"
    return None


def converging(item: Item, analysis: Analysis) -> str | None:
    """Refuse a key that is made of what the wrong options have in common."""
    bags = [_words(o) - SMALL for o in _options(item)]
    if not _is_choice(item) or min(map(len, bags)) < 2:
        return None
    counts = Counter(w for bag in bags for w in bag)
    shared = [sum(counts[w] > 1 for w in bag) / len(bag) for bag in bags]
    if shared[0] == 1 and max(shared[1:]) < 1:
        return "the right option is put together from the wrong ones"
    return None


def same_value(item: Item, analysis: Analysis) -> str | None:
    """Refuse two figures of one value: 1,000 and 1000."""
    values = [_value(o) for o in _options(item)]
    known = [v for v in values if v is not None]
    if _is_choice(item) and len(known) == len(values) and len(set(known)) < len(known):
        return "two options have the same value"
    return None


def far_figure(item: Item, analysis: Analysis) -> str | None:
    """Refuse a wrong figure that is out of all proportion."""
    right = _value(item.key.text)
    for option in item.distractors:
        value = _value(option.text)
        if not right or not value or not _is_choice(item):
            continue
        if max(right / value, value / right) > LARGEST_FACTOR:
            return f"the wrong figure “{option.text}” is out of all proportion"
    return None


def _value(text: str) -> float | None:
    """Return the value of an option that is one figure."""
    found = FIGURE.findall(text)
    if len(found) != 1 or len(text.split()) >= STATEMENT:
        return None
    return float(found[0].replace(",", ""))


def number_of_the_verb(item: Item, analysis: Analysis) -> str | None:
    """Refuse "____ are" where one option is a single thing."""
    found = re.search(r"____ (\w+)", item.stem)
    verb = found.group(1).lower() if found else ""
    shown = _options(item)
    if verb not in BE_ONE | BE_MANY or not all(re.fullmatch(r"[a-z]+", o) for o in shown):
        return None
    plural = [o.endswith("s") and not o.endswith(("ss", "us", "is")) for o in shown]
    if any(plural) and not all(plural):
        return f"“{verb}” after the gap does not go with every option"
    return None
