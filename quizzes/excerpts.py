"""Show a word in as much of its sentence as a reader needs, with whole quotation marks."""

from texts.analysis import Sentence, Word
from texts.parts import QUOTED_ON

LONGEST = 34  # words; of a longer sentence a part is shown
BEFORE, BEHIND = 16, 14  # words of that part on each side of the word
DOTS = "…"
BREAKS = frozenset(",;:–—")


def excerpt(sentence: Sentence, word: Word, gap: str = "") -> str:
    """Return a sentence, or the part of it about a word, the word replaced by ``gap`` if given.

    Where the sentence is part of a longer quotation, the quotation marks are made whole.
    """
    start, end = _bounds(sentence, word)
    text = sentence.surface
    at, behind = word.start - sentence.start, word.end - sentence.start
    said = text[start:at] + (gap or text[at:behind]) + text[behind:end]
    inside = QUOTED_ON in sentence.flaws and not set('“”"') & set(text)
    said = _quoted(" ".join(said.split()).strip(" ,;:–—"), inside)
    opening = f"{DOTS} " if start else ""
    return f"{opening}{said}{f' {DOTS}' if end < len(text) else ''}"


def _bounds(sentence: Sentence, word: Word) -> tuple[int, int]:
    """Return where the shown part begins and ends: at a break if there is one within reach."""
    if len(sentence.words) <= LONGEST:
        return 0, len(sentence.surface)
    tokens = sentence.tokens
    at = tokens.index(word)
    first = _first(tokens, at)
    last = _last(tokens, at)
    start = 0 if first == 0 else tokens[first].start - sentence.start
    whole = last == len(tokens) - 1
    return start, len(sentence.surface) if whole else tokens[last].end - sentence.start


def _first(tokens: tuple[Word, ...], at: int) -> int:
    least = max(0, at - BEFORE)
    after = [i + 1 for i in range(least, at) if tokens[i].surface in BREAKS]
    return after[0] if after and least else least


def _last(tokens: tuple[Word, ...], at: int) -> int:
    most = min(len(tokens) - 1, at + BEHIND)
    before = [i - 1 for i in range(at + 1, most + 1) if tokens[i].surface in BREAKS]
    return before[-1] if before and most < len(tokens) - 1 else most


def _quoted(said: str, inside: bool) -> str:
    """Return a text with a quotation mark for each that lost its fellow."""
    opened, closed = said.count("“"), said.count("”")
    if opened > closed:
        return f"{said}”"
    if closed > opened:
        return f"“{said}"
    if said.count('"') % 2:
        return f'{said}"' if said.startswith('"') else f'"{said}'
    return f"“{said}”" if inside else said
