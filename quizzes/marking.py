"""Mark what a learner gave, by the format of the item.

A choice is right or wrong. A typed word is marked as a fair teacher would: case,
kinds of apostrophe and missing accents never cost anything; one wrong letter or
another form of the right word earns half, and is told as such.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from quizzes.item import Format

SLIP_LENGTH = 5  # letters; in a shorter word one letter makes another word (cat, car)
HALF = 0.5
ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "r", "er", "st", "est")
QUOTES = str.maketrans(dict.fromkeys("’‘\u02bc`", "'") | dict.fromkeys("“”", '"'))


class NotAnOption(ValueError):
    """What was given is none of the options of a choice."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer is worth: ``credit`` in [0, 1]; ``note`` is said to the learner."""

    right: bool
    credit: float
    note: str


RIGHT = Outcome(True, 1.0, "")
WRONG = Outcome(False, 0.0, "")


def folded(text: str) -> str:
    """Return a text as marking compares it: NFKC, one case, plain quotes, single spaces.

    >>> folded("  The  Dog’s ")
    "the dog's"
    """
    plain = unicodedata.normalize("NFKC", text).translate(QUOTES).casefold()
    return " ".join(plain.split()).rstrip(".!?,;")


def unaccented(text: str) -> str:
    """Return a text without its accents: café -> cafe."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def edits(one: str, other: str) -> int:
    """Return the edit distance, a swap of two neighbours counting as one slip.

    >>> edits("recieve", "receive"), edits("cosy", "cozy"), edits("", "abc")
    (1, 1, 3)
    """
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def same_word(one: str, other: str) -> bool:
    """Tell whether two words look like forms of one word: its ending alone differs."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and len(short) > 2:
        return long[len(short) :] in ENDINGS
    root = short.rstrip("ey")
    endings = (*ENDINGS, "ies", "ied", "")
    return len(root) > 2 and long.startswith(root) and long[len(root) :] in endings


def mark(format: Format, key: str, distractors: Sequence[str], given: str) -> Outcome:
    """Return the outcome of an answer.

    Raises NotAnOption where a choice was asked for and ``given`` is none of its options.
    """
    if format is Format.TYPED:
        return _typed(key, given)
    if folded(given) == folded(key):
        return RIGHT
    if folded(given) in {folded(d) for d in distractors}:
        return WRONG
    raise NotAnOption(given)


def _typed(key: str, given: str) -> Outcome:
    """Mark a typed word."""
    want, got = folded(key), folded(given)
    if got == want:
        return RIGHT
    if not got:
        return Outcome(False, 0.0, f"The word is “{key}”.")
    if unaccented(got) == unaccented(want):
        return Outcome(True, 1.0, f"Right. It is written “{key}”.")
    if same_word(got, want):
        return Outcome(False, HALF, f"The right word in another form: here it is “{key}”.")
    if len(want) >= SLIP_LENGTH and edits(got, want) == 1:
        return Outcome(False, HALF, f"Almost: one letter is wrong. It is written “{key}”.")
    return Outcome(False, 0.0, f"The word is “{key}”.")
