"""Show a word in as much of its sentence as a reader needs, with whole quotation marks."""

from quizzes.pointing import PRONOUNS
from texts.analysis import Sentence, Word
from texts.parts import QUOTED_ON
from texts.tokens import tokens
from texts.trees import SUBJECTS

LONGEST, SHORTEST = 34, 9  # words; of a longer sentence a part is shown
DOTS = "…"
BREAKS = frozenset(",;:–—")
MAIN = ("root", "conj", "ccomp", "parataxis")  # what heads a clause that can be read alone
ENDLESS = ("DT", "IN", "TO", "CC", "JJ", "MD", "PRP$")
STRONG = frozenset(";:–—")
OPENING = 4  # words in which the subject of a joined clause must come
LEANING = ("WDT", "WP", "WRB", "IN", "RB", "VBG", "VBN", "VBZ", "VBD", "VBP", "MD")
HUNG = ("obj", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "case", "det", "mark", "compound")


def excerpt(sentence: Sentence, word: Word, gap: str = "") -> str:
    """Return a sentence, or the part of it about a word, the word replaced by ``gap`` if given.

    The part of a long sentence is a clause, with its subject and its verb; "" where none can be
    had. Where the sentence is part of a longer quotation, the quotation marks are made whole.
    """
    bounds = _bounds(sentence, word)
    if bounds is None:
        return ""
    start, end = bounds
    text = sentence.surface
    at, behind = word.start - sentence.start, word.end - sentence.start
    said = text[start:at] + (gap or text[at:behind]) + text[behind:end]
    inside = QUOTED_ON in sentence.flaws and not set('“”"') & set(text)
    said = _quoted(" ".join(said.split()).strip(" ,;:–—"), inside)
    opening = f"{DOTS} " if start else ""
    return f"{opening}{said}{f' {DOTS}' if end < len(text) else ''}"


def whole_enough(said: str) -> bool:
    """Tell whether an excerpt has lost no beginning that may have named somebody."""
    inside = {t.surface.lower() for t in tokens(said)}
    return bool(said) and not (said.startswith(DOTS) and inside & PRONOUNS)


def _bounds(sentence: Sentence, word: Word) -> tuple[int, int] | None:
    """Return where the shown part begins and ends, None where a long sentence has no such part."""
    if len(sentence.words) <= LONGEST:
        return 0, len(sentence.surface)
    tokens = sentence.tokens
    at = tokens.index(word)
    for first in _openings(tokens, at):
        for last in _ends(tokens, at):
            inside = tokens[first : last + 1]
            if SHORTEST <= sum(t.is_word for t in inside) <= LONGEST and _is_clause(
                tokens, first, last
            ):
                start = 0 if first == 0 else tokens[first].start - sentence.start
                whole = last == len(tokens) - 1
                return start, len(sentence.surface) if whole else tokens[last].end - sentence.start
    return None


def _openings(tokens: tuple[Word, ...], at: int) -> list[int]:
    """Return where a part may begin: with the sentence, or with a clause that is joined to it."""
    found = [0]
    for i in range(1, at):
        joined = tokens[i].tag == "CC" and tokens[i - 1].surface in BREAKS
        if joined or tokens[i].surface in STRONG:
            found.append(i + 1)
    return found


def _ends(tokens: tuple[Word, ...], at: int) -> list[int]:
    """Return where a part may end: with the sentence, or before a clause that is joined to it."""
    found = [len(tokens) - 1]
    for i in range(at + 2, len(tokens) - 1):
        joined = tokens[i].surface in BREAKS and tokens[i + 1].tag in ("CC", "WDT", "WP")
        if joined or tokens[i].surface in STRONG:
            found.append(i - 1)
    return found


def _is_clause(tokens: tuple[Word, ...], first: int, last: int) -> bool:
    """Tell whether a stretch opens with a subject, has its verb, and leaves nothing in the air."""
    places = range(first, last + 1)
    subjects = [i for i in places if tokens[i].dep in SUBJECTS and tokens[i].head in places]
    main = [i for i in subjects if tokens[tokens[i].head].dep in MAIN]
    if not main or tokens[first].tag in LEANING:
        return False
    opens = first == 0 or main[0] - first <= OPENING
    loose = [i for i in places if tokens[i].head not in places and tokens[i].dep in HUNG]
    return opens and not loose and tokens[last].tag not in ENDLESS


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
