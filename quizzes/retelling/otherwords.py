"""Other words for those of a claim, from our own dictionary, and how near two wordings are."""

import re
from itertools import pairwise

from quizzes.assertions import Assertion
from quizzes.clauses import agreed
from quizzes.verbphrases import TIMES
from texts.bands import inflect, zipf
from texts.dictionary import sure_entry
from texts.parts import Word

POS = {"NN": "n", "VB": "v", "JJ": "a", "RB": "r"}
MOST = 2  # words; more change the tone
COMMON = 3.8  # Zipf of the other word; a rarer one is no easier to read
BOUND = ("compound", "fixed", "flat", "case", "cop", "aux")


def other_words(made: Assertion) -> dict[str, str]:
    """Return up to two words of what is said, with words that say the same in their form."""
    found: dict[str, str] = {}
    words = made.words(made.rest)
    for before, word in pairwise(words):
        other = _same(word) if not _tied(made, before, word) else ""
        if other and word.surface not in found and len(found) < MOST:
            found[word.surface] = other
    return found


def _tied(made: Assertion, before: Word, word: Word) -> bool:
    """Tell whether a word is part of a fixed phrase, a name or a compound."""
    tokens = made.sentence.tokens
    place = tokens.index(word)
    compound = any(t.head == place and t.dep in (*BOUND, "compound:prt") for t in tokens)
    an = before.surface.lower() in ("a", "an")
    text = made.sentence.surface
    hyphen = "-" in (
        text[word.end - made.sentence.start :][:1],
        text[: word.start - made.sentence.start][-1:],
    )
    timed = word.dep == "amod" and tokens[word.head].lemma in TIMES | {"weekend"}
    return timed or word.name or word.dep in BOUND or compound or an or hyphen


def _same(word: Word) -> str:
    sure = word.is_content and agreed(word)
    entry = sure_entry(word.lemma, POS.get(word.tag[:2], "")) if sure else None
    if entry is None or not entry.same or " " in entry.same[0] or zipf(entry.same[0]) < COMMON:
        return ""
    plain = word.tag in ("NN", "JJ", "RB", "VB", "VBP")
    return entry.same[0] if plain else (inflect(entry.same[0], word.tag) or "")


def reworded(text: str, other: dict[str, str]) -> str:
    """Return a text with some words changed for others."""
    for was, now in other.items():
        text = re.sub(rf"\b{re.escape(was)}\b", now, text, count=1)
    return text


def shared_run(one: str, other: str) -> int:
    """Return the length in words of the longest stretch that two texts have in common."""
    a, b = (re.findall(r"[\w’'-]+", t.lower()) for t in (one, other))
    best, row = 0, [0] * (len(b) + 1)
    for word in a:
        row = [0] + [row[j] + 1 if word == b[j] else 0 for j in range(len(b))]
        best = max(best, *row)
    return best
