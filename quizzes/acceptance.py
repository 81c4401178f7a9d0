"""How likely a teacher is to keep an item: a logistic of some twenty plain features.

The weights stand in data/acceptance.json with what they were fitted on: items that blind
judges read (bench/judged; scripts/fit_acceptance.py). The chooser serves the likelier of
two items first, and none that is less likely than not.
"""

import json
import re
from functools import cache
from math import exp

from quizzes.item import Format, Item, Skill
from quizzes.tables import DATA
from quizzes.vectors import nearness
from texts.bands import zipf

MIDDLE_ZIPF = 4.0
LONG = 40  # words; about the longest stem
PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")


def acceptability(item: Item) -> float:
    """Return the probability, in (0, 1), that a strict judge would accept an item."""
    weights = _weights()
    total = weights.get("always", 0.0)
    total += sum(weights.get(name, 0.0) * value for name, value in features(item).items())
    return 1 / (1 + exp(-total))


def features(item: Item) -> dict[str, float]:
    """Return the features of an item by name; most lie in [0, 1]."""
    shown = f"{item.context} {item.stem}"
    return {
        f"kind: {item.kind}": 1.0,
        "shown: length": len(shown.split()) / LONG,
        "shown: cut": float("… " in shown or " …" in shown),
        "shown: more than a sentence": float(len(re.findall(r"[.?!][”\"]? ", item.stem)) > 0),
        "shown: pronouns": min(1.0, len(PRONOUN.findall(shown)) / 4),
        "shown: quotation": float("“" in item.stem or '"' in item.stem),
        "claim": float(item.skill is Skill.COMPREHENSION),
        "difficulty": item.predicted / 3,
        **_of_options(item),
        **_of_meaning(item),
    }


def _of_options(item: Item) -> dict[str, float]:
    """Return how the wrong options stand to the key."""
    key, wrong = item.key.text, [d.text for d in item.distractors]
    if item.format is not Format.CHOICE:
        return {"key: rare": _rarity(key)}
    near = [_nearness(key, w) for w in wrong]
    lengths = [len(w) for w in wrong]
    return {
        "key: rare": _rarity(key),
        "key: longest": float(len(key) > max(lengths)),
        "key: shortest": float(len(key) < min(lengths)),
        "wrong: commoner": sum(_rarity(key) - _rarity(w) for w in wrong) / len(wrong),
        "wrong: near the key": sum(near) / len(near),
        "wrong: second nearest": sorted(near)[-2],
        "wrong: uneven": (max(lengths) - min(lengths)) / max(lengths),
        "options: words": min(1.0, len(key.split()) / 10),
    }


def _of_meaning(item: Item) -> dict[str, float]:
    """Return how a meaning that is shown is put: "or" widens it, and may say too much."""
    told = "" if item.kind in ("link", "collocation", "family") else f"{item.context} {item.stem}"
    told = told if item.skill is Skill.VOCABULARY else ""
    said = re.search("“([^”]+)”", told)
    return {
        "meaning: wide": float(bool(said) and " or " in told),
        "meaning: length": len(said[1].split()) / LONG if said else 0.0,
    }


def _rarity(text: str) -> float:
    """Return how much rarer than middling the words of a text are, in Zipf, on average."""
    words = WORD.findall(text.lower())
    return sum(MIDDLE_ZIPF - zipf(w) for w in words) / max(1, len(words))


def _nearness(one: str, other: str) -> float:
    """Return how near two options stand in meaning: their words, each to its nearest."""
    a, b = (set(WORD.findall(o.lower())) for o in (one, other))
    return sum(max((nearness(w, v) for v in b), default=0.0) for w in a) / max(1, len(a))


@cache
def _weights() -> dict[str, float]:
    found = json.loads((DATA / "acceptance.json").read_text("utf-8"))
    return {name: float(value) for name, value in found["weights"].items()}
