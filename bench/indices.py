"""Indices of difficulty: ours, the Fact Box level, and the classic ones it is measured beside.

LIX and RIX (Björnsson 1968; Anderson 1983) count Fact Box tokens and sentences, so that the
indices differ in their formula only. The list of the Dale-Chall formula is not ours to copy:
in its place stands the share of tokens outside the 3,000 commonest words of wordfreq, which
is no Dale-Chall score. CLEAR publishes real ones for its excerpts; they are printed with it.
"""

from collections.abc import Callable
from functools import lru_cache
from statistics import fmean

from texts.factbox import fact_box
from texts.grade import grade
from texts.tokens import printed_sentences, tokens

LONG = 6  # letters; a long word of LIX and RIX has more
COMMONEST = 3000  # words, the length of the Dale-Chall list
START = 150  # tokens, of the articles that are also placed by their beginning

Index = Callable[[str], float]


def ours(text: str) -> float:
    """Return the score of texts.grade."""
    return grade(text).score


def fact_box_level(text: str) -> float:
    """Return the level of the Fact Box."""
    return fact_box(text).level or 0.0


def lix(text: str) -> float:
    """Return tokens per sentence, and 100 times the share of long words."""
    found = tokens(text)
    return len(found) / len(printed_sentences(text)) + 100 * _long(text) / len(found)


def rix(text: str) -> float:
    """Return long words per sentence."""
    return _long(text) / len(printed_sentences(text))


def uncommon(text: str) -> float:
    """Return the share of tokens outside the 3,000 commonest words of wordfreq."""
    words = [t.surface.lower().replace("’", "'") for t in tokens(text)]
    return fmean(w not in _commonest() and not w.isdigit() for w in words)


INDICES: dict[str, Index] = {
    "ours": ours,
    "Fact Box": fact_box_level,
    "LIX": lix,
    "RIX": rix,
    "outside 3,000": uncommon,
}


def _long(text: str) -> int:
    return sum(len(t.surface) > LONG for t in tokens(text))


@lru_cache(maxsize=1)
def _commonest() -> frozenset[str]:
    from wordfreq import top_n_list

    return frozenset(top_n_list("en", COMMONEST))


def start(text: str, count: int = START) -> str:
    """Return a text up to the end of its first tokens, the whole of a shorter one."""
    found = tokens(text)
    return text[: found[count - 1].end] if len(found) >= count else text


def spaced_length(text: str) -> float:
    """Return words per sentence, words as white space parts them."""
    stops = sum(text.count(mark) for mark in ".?!।")
    return len(text.split()) / max(stops, 1)


def spaced_lix(text: str) -> float:
    """Return LIX in any script."""
    words = text.split()
    return spaced_length(text) + 100 * fmean(len(w.strip(".,;:?!()«»")) > LONG for w in words)
