"""Tell in what language a text is written, by its commonest words; small and offline."""

import re
from collections import Counter
from functools import lru_cache

from texts.languages import ENGLISH, LANGUAGES, UNKNOWN

COMMONEST = 100  # words of each language; as many make a third to a half of running text
LEAST = 0.2  # share of running words that must be among them
LONG = 50  # words; so many without a language are in one that is not known
SURELY_ENGLISH = 0.25  # the same; .17 in Dutch, the nearest of the others
MIXED = 0.5  # of the best share, for English: half English then; .3 in Dutch
FEWEST = 8  # words of a text, under which nothing is said
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u097f]+)?")  # Devanagari's vowel signs are no letters


def language(text: str) -> str:
    """Return the code of a text's language: "en" too where little tells, or half is English.

    "und" is for 50 words or more that are in none of texts.languages, and for fewer in another
    alphabet.

    >>> language("Le chat est assis sur la table et il regarde la souris dans le jardin.")
    'fr'
    """
    words = Counter(match.group().lower() for match in _WORD.finditer(text))
    count = words.total()
    otherwise = UNKNOWN if words and not _LATIN.search(text) else ENGLISH
    if count < FEWEST:
        return otherwise
    if _share(words, ENGLISH) >= SURELY_ENGLISH:
        return ENGLISH
    shares = {code: _share(words, code) for code in LANGUAGES if code != UNKNOWN}
    best = max(shares, key=lambda code: shares[code])
    if shares[ENGLISH] > MIXED * shares[best] and shares[best] >= LEAST:
        return ENGLISH
    if shares[best] >= LEAST:
        return best
    return UNKNOWN if count >= LONG else otherwise


def _share(words: Counter[str], code: str) -> float:
    return sum(words[word] for word in _commonest(code)) / words.total()


@lru_cache(maxsize=len(LANGUAGES))
def _commonest(code: str) -> frozenset[str]:
    from wordfreq import top_n_list

    return frozenset(top_n_list(code, COMMONEST, wordlist="small"))
