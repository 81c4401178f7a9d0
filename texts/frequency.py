"""How common a word is in languages other than English (wordfreq's small lists)."""

from collections.abc import Mapping
from functools import lru_cache
from math import log10

UNLISTED = 2.0  # Zipf of a word that the small lists leave out: they end at 3


@lru_cache(maxsize=4)
def listed(code: str) -> Mapping[str, float]:
    """Return the words of a language with their Zipf values, the commonest first."""
    from wordfreq import get_frequency_dict

    return {
        word: round(log10(share) + 9, 2)
        for word, share in get_frequency_dict(code, wordlist="small").items()
    }


def zipf(word: str, code: str) -> float:
    """Return the Zipf value of a word, 2 for one that is not listed.

    >>> zipf("maison", "fr")
    5.54
    """
    return listed(code).get(word.casefold(), UNLISTED)
