"""Tell English prose, which can be given a level, from what cannot, and from what is doubtful.

The limits were set where no text of bench/level.py's development sets (4,000 of at least 50
tokens) lies beyond them, or nearly none; docs/level.md says how near the nearest come.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from texts.bands import zipf
from texts.measures import RARE, has_digit, is_content
from texts.tokens import paragraphs, printed_sentences, tokens
from texts.wordlists import word_set

LEAST_GRAMMAR = 0.2  # share of grammatical words; least of the sets .28, .11 in French
LEAST_COMMON = 0.05  # share of the commonest words; least .076, 0 in Dutch, .01 in French
MOST_RARE = 0.25  # share of words below Zipf 3; most .21, at least .28 in Dutch and French
LEAST_PROSE = 0.8  # share of tokens on lines that end a sentence; below it, a list
LEAST_STOPPED = 0.05  # the same; below it, no line is a sentence, and nothing counted is one
VERSE_STOPPED = 0.35  # the same, where lines run on; poems in the sets have up to .3
RUNNING_ON = 0.25  # share of the other lines that end in a comma or the like; 0 in most lists
STRETCH = 40  # tokens, in whole sentences, that are looked at for being English by themselves
MOST_FOREIGN = 1 / 3  # share of such stretches; 2 of the sets' 3,935 texts of 100 tokens have more
ENDLESS = 80  # tokens of a sentence that no reader, and no formula, takes for one
MOST_ENDLESS = 1 / 3  # share of tokens in such sentences; 1 text in 50 of CLEAR has more
MOST_MARKS = 0.12  # signs of code and tables for each token; .107 in the sets at most
MOST_FIGURES = 0.3  # share of tokens with a digit; .285 in prose at most

# Common in English, and no words of the languages beside it: not "in", "is", "was", "had".
_COMMONEST = word_set("the and to of it you he she that they with for my his her are")
_LINE_END = (".", "?", "!", "…", '"', "”", "'", "’", ":", ")")
_RUNS_ON = (",", ";", "—", "–", "-")
_MARK = re.compile(r"[{}\[\]<>=|\\^~*#@$+]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a level is uncertain, in one sentence; ``wide`` if by more than a band a side."""

    said: str
    wide: bool


def is_english(found: Sequence[str]) -> bool:
    """Tell English prose by its tokens: enough grammatical words, and few that are unknown.

    >>> is_english("De kat zit op de tafel en was in de tuin".split())
    False
    """
    words = [token.lower().replace("’", "'") for token in found]
    return (
        sum(not is_content(w) for w in words) >= LEAST_GRAMMAR * len(words)
        and sum(w in _COMMONEST for w in words) >= LEAST_COMMON * len(words)
        and sum(zipf(w) < RARE for w in words) <= MOST_RARE * len(words)
    )


def doubt(text: str) -> Doubt | None:
    """Return why the level of a text is uncertain, None for prose.

    A list, verse, code, a table, a sentence without an end: the formula counts them as prose.
    """
    count = len(tokens(text))
    lengths = [len(tokens(s.surface)) for s in printed_sentences(text)]
    if sum(n for n in lengths if n > ENDLESS) > MOST_ENDLESS * count:
        said = f"A sentence of {max(lengths)} words without a stop makes its level uncertain."
        return Doubt(said, wide=True)
    if _foreign_share(text) >= MOST_FOREIGN:
        return Doubt("Part of this does not read like English: its level is uncertain.", wide=True)
    figures = sum(has_digit(t.surface) for t in tokens(text))
    if len(_MARK.findall(text)) > MOST_MARKS * count or figures > MOST_FIGURES * count:
        said = "Much of this is signs or figures, as in code or a table: its level is uncertain."
        return Doubt(said, wide=True)
    stopped, open_ended = _lines(text)
    prose = sum(len(tokens(line)) for line in stopped)
    if prose < LEAST_PROSE * count:
        running = sum(line.endswith(_RUNS_ON) for line in open_ended)
        verse = running >= RUNNING_ON * len(open_ended)
        least = VERSE_STOPPED if verse else LEAST_STOPPED
        said = "Much of this is headings, verse or a list, so its level is uncertain."
        return Doubt(said, wide=prose < least * count)
    return None


def _foreign_share(text: str) -> float:
    """Return the share of stretches of a text that do not read like English, 0 of none."""
    stretches: list[list[str]] = []
    open_one: list[str] = []
    for sentence in printed_sentences(text):
        open_one = [*open_one, *(token.surface for token in tokens(sentence.surface))]
        if len(open_one) >= STRETCH:
            stretches.append(open_one)
            open_one = []
    return sum(not is_english(one) for one in stretches) / max(len(stretches), 1)


def _lines(text: str) -> tuple[list[str], list[str]]:
    """Return the lines that end a sentence, and the others."""
    lines = [paragraph.surface for paragraph in paragraphs(text)]
    stopped = [line for line in lines if line.endswith(_LINE_END)]
    return stopped, [line for line in lines if not line.endswith(_LINE_END)]
