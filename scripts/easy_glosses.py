"""Definitions that a learner can read, made of WordNet's glosses, or none at all."""

import re

from quizzes.tables import blocked
from texts import lexicon
from texts.bands import zipf
from texts.lexicon import Sense
from texts.wordlists import word_set

SHORTEST, LONGEST = 3, 12  # words
EASIEST = 3.5  # Zipf; each word of a definition at least so common
FAMILIAR = 4  # letters
LONG = 7  # letters; so long a pair with four letters in common is one family more often than not
SMALL = 3  # letters; shorter words are not looked up
PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*")
HEDGES = re.compile(
    r"^(?:especially|usually|often|sometimes|used of|of or relating to|relating to|"
    r"not |any of|one of|the (?:act|state|quality|process) of )",
)
BRITISH = (("color", "colour"), ("travel(?=ed|ing|er)", "travell"), ("center", "centre"))
MOST_SENSES = 7  # of a word that one definition can stand for
MOSTLY = 0.5  # share of the first sense among tagged occurrences
STUMPS = word_set("of to in with by for or and the a an at from as on into")


def easy_gloss(sense: Sense) -> str:
    """Return a short definition in easy words that does not use the word itself, or ""."""
    text = PARENTHESIS.sub(" ", sense.gloss).split(";")[0].split(":")[0].strip(" ,`'\"")
    text = re.sub(r"\s+", " ", text)
    text = text.removeprefix("to ")
    words = re.findall(r"[A-Za-z][A-Za-z'-]*", text)
    low = [w.lower() for w in words]
    if not SHORTEST <= len(words) <= LONGEST or low[-1] in STUMPS or text.count("`"):
        return ""
    if set(low) & blocked() or any(_family(w.rstrip("e"), sense.lemma) for w in low):
        return ""
    if any(w[0].isupper() for w in words[1:]) or re.search(r"[\d()\[\]/=+]", text):
        return ""
    for american, british in BRITISH:
        text = re.sub(american, british, text)
    if low[0] == "of" or text.startswith("coming next after"):
        return ""  # "of disease", "coming next after the nineteenth": true, and no help
    hard = [w for w in low if len(w) > SMALL and zipf(w) < EASIEST]
    return "" if hard else text


def plain_meaning(lemma: str, pos: str) -> str:
    """Return what a word mostly means, in easy words, or "" where nobody can say shortly.

    It is the definition of the only sense, or of the first where taggers chose it most often.
    """
    found = lexicon.senses(lemma, pos)
    total = sum(sense.count for sense in found)
    if not found or len(found) > MOST_SENSES:
        return ""
    first = found[0].count >= MOSTLY * total and total > 0
    return easy_gloss(found[0]) if len(found) == 1 or first else ""


def _family(one: str, other: str) -> bool:
    """Tell whether two words look like members of one family."""
    if len(one) > FAMILIAR and one in other:
        return True  # irreconcilable: impossible to reconcile
    if min(len(one), len(other)) >= LONG and one[:FAMILIAR] == other[:FAMILIAR]:
        return True  # grateful: feeling gratitude
    length = min(len(one), len(other), 6)
    return length > SMALL and one[: max(4, length - 1)] == other[: max(4, length - 1)]
