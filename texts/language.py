"""Tell in what language a text is written, by its commonest words; small, offline, for warnings.

Only what is no English prose is asked about (texts/prose.py), so English is not among them.
"""

import re
from collections import Counter
from functools import lru_cache

NAMES = {
    "ar": "Arabic",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "nb": "Norwegian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
}
COMMONEST = 100  # words of each language; as many make a third to a half of running text
LEAST = 0.2  # share of running words that must be among them; English reaches .17 in Dutch
FEWEST = 8  # words of a text, under which nothing is said
_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u097f]+)?")  # Devanagari's vowel signs are no letters


def language(text: str) -> str | None:
    """Return the name of the language of a text that is not English, None if it cannot be told.

    >>> language("Le chat est assis sur la table et il regarde la souris dans le jardin.")
    'French'
    """
    words = Counter(match.group().lower() for match in _WORD.finditer(text))
    count = words.total()
    if count < FEWEST:
        return None
    shares = {
        code: sum(times for word, times in words.items() if word in _commonest(code)) / count
        for code in NAMES
    }
    best = max(shares, key=lambda code: shares[code])
    return NAMES[best] if shares[best] >= LEAST else None


@lru_cache(maxsize=len(NAMES))
def _commonest(code: str) -> frozenset[str]:
    from wordfreq import top_n_list

    return frozenset(top_n_list(code, COMMONEST, wordlist="small"))
