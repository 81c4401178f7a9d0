"""Measure the features of a sentence, or of a whole text, that the level rests on."""

import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from texts.bands import average_level, zipf
from texts.factbox import syllable_count
from texts.tokens import Span, printed_sentences, tokens
from texts.wordlists import GRADE_STOP, word_set

RARE = 3.0  # Zipf; van Heuven et al. 2014: words below 3 are of low frequency
UNCOMMON = 4.0  # Zipf; same source: words above 4 are of high frequency

_LEARNED_ENDINGS = word_set(
    "tion sion ity ous ive ate ify ize ise ible able ence ance ment ism ist ical ular"
)
_LATINATE = (*_LEARNED_ENDINGS, *(f"{ending}s" for ending in _LEARNED_ENDINGS))


def measures(text: str) -> dict[str, float]:
    """Return the nine features of the formula.

    ``sentence_length``: ln(tokens / sentences), as the Fact Box counts both;
    ``word_length``: letters and digits in a token, the mean; ``word_level``: mean CEFR level
    of the content tokens; ``rare_words``: share of words below Zipf 3; ``uncommon_types``:
    share of content types below Zipf 4; ``latinate``: share of tokens with a learned ending;
    ``digits``: share of tokens with a digit; ``type_zipf``: mean Zipf of the content types;
    ``syllables``: syllables in a token, the mean. Names count only for lengths, endings and
    digits.
    """
    found = tokens(text)
    return measured(found, _openings(text, found))


def measured(tokens: Sequence[Span], openings: Collection[int]) -> dict[str, float]:
    """Return the features of a text by its tokens and the places where a sentence opens.

    Cheaper than ``measures`` for one sentence, whose first token is its only opening.
    """
    found = [t.surface for t in tokens]
    words = _words(tokens, openings)
    content = [w for w in words if is_content(w)]
    types = dict.fromkeys(content)  # no set: the order of a sum moves its last digits
    return {
        "sentence_length": math.log(max(len(found), 1) / max(len(openings), 1)),
        "word_length": _mean(map(len, found)),
        "word_level": _mean(level for w in content if (level := average_level(w)) is not None),
        "rare_words": _mean(zipf(w) < RARE for w in words),
        "uncommon_types": _mean(zipf(w) < UNCOMMON for w in types),
        "latinate": _mean(map(is_latinate, found)),
        "digits": _mean(map(has_digit, found)),
        "type_zipf": _mean(map(zipf, types)),
        "syllables": _mean(map(syllable_count, found)),
    }


def counted_words(text: str) -> list[str]:
    """Return the tokens of which frequency and level count, in lower case: no names, no digits.

    >>> counted_words("On 6 May the mayor of Paris opened it.")
    ['on', 'the', 'mayor', 'of', 'opened', 'it']
    """
    found = tokens(text)
    return _words(found, _openings(text, found))


def _words(tokens: Sequence[Span], openings: Collection[int]) -> list[str]:
    names = _names(tokens, openings)
    surfaces = (t.surface for t in tokens)
    return [s.lower() for s in surfaces if s not in names and not has_digit(s)]


def names_among(text: str) -> set[str]:
    """Return the tokens taken for names: capitalised within a sentence, never in lower case."""
    found = tokens(text)
    return _names(found, _openings(text, found))


def _openings(text: str, tokens: Sequence[Span]) -> set[int]:
    """Return where the first token of each sentence stands."""
    starts = [t.start for t in tokens]
    return {starts[bisect_left(starts, s.start)] for s in printed_sentences(text)}


def _names(tokens: Sequence[Span], openings: Collection[int]) -> set[str]:
    lower = {t.surface for t in tokens if t.surface[0].islower()}
    return {
        t.surface
        for t in tokens
        if t.surface[0].isupper()
        and t.start not in openings
        and t.surface.lower() not in lower
        and is_content(t.surface.lower())
    }


def is_content(word: str) -> bool:
    """Tell vocabulary from the words of the closed classes; the word is in lower case."""
    return word.replace("’", "'") not in GRADE_STOP


def has_digit(token: str) -> bool:
    """Tell whether a token is a number, or has one in it."""
    return not token.isalpha() and any(map(str.isdigit, token))


def is_latinate(token: str) -> bool:
    """Tell whether a token of over five letters has a learned ending."""
    return len(token) > 5 and token.lower().endswith(_LATINATE)


def _mean(values: Iterable[float]) -> float:
    """Return the mean, 0 of nothing."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
