"""How common, how hard and of what form a word is."""

import math
from functools import lru_cache
from typing import Any

BANDS = ("A1", "A2", "B1", "B2", "C1", "C2")
# The one scale of items (quizzes.difficulty) and learners (progress.ability), in logits.
BAND_LOGITS = {"A1": -2.0, "A2": -1.0, "B1": 0.0, "B2": 1.0, "C1": 2.0, "C2": 3.0}
# cefrpy spreads the CEFR-J lists by rule and calls some rare words A1 ("antibody", Zipf 3.46). A
# word rarer than this is not taken for beginners' vocabulary: "giraffe" (3.32) becomes B1 too.
BEGINNERS_LEAST = 3.5  # Zipf
BEGINNERS = ("A1", "A2")

# Tags of dictionary forms; rules for endings would make "farmyarum" of "farmyard".
_PLAIN = frozenset({"NN", "VB", "JJ", "RB"})
_COARSE = {"NN": "NOUN", "VB": "VERB", "JJ": "ADJ", "RB": "ADV", "MD": "AUX"}


@lru_cache(maxsize=65536)
def zipf(word: str) -> float:
    """Return the frequency of a word in English on the Zipf scale, 0 for an unknown one.

    The scale is log10 of occurrences in a thousand million words: 7 "the", 5 "people",
    3 "plumage". Source: wordfreq 3 (Speer 2022), its large list.
    """
    plain = word.replace("’", "'")
    if plain.isascii() and plain.isalpha() and plain.islower():
        return _listed_zipf(plain)
    from wordfreq import zipf_frequency

    return float(zipf_frequency(plain, "en"))


def _listed_zipf(word: str) -> float:
    """Look a word up as zipf_frequency does, which first spends 12 µs on cutting it into words."""
    from wordfreq import get_frequency_dict

    frequency = get_frequency_dict("en").get(word)
    return round(math.log10(frequency) + 9, 2) if frequency else 0.0


@lru_cache(maxsize=65536)
def band(lemma: str, tag: str) -> str | None:
    """Return the CEFR band of a word, "A1" to "C2", or None where no list knows it.

    The band is that of the lemma with this part of speech, else of the lemma. Source:
    cefrpy 1.0, which spreads the CEFR-J word lists.
    """
    level = _cefr().get_word_pos_level_float(lemma.lower(), _base_tag(tag), True)
    if level is None:
        return None
    found = BANDS[min(max(round(level), 1), 6) - 1]
    if found in BEGINNERS and zipf(lemma) < BEGINNERS_LEAST:
        return "B1"
    return found


@lru_cache(maxsize=65536)
def average_level(word: str) -> float | None:
    """Return the mean CEFR level of a word's parts of speech, 1.0 to 6.0, or None."""
    level = _cefr().get_average_word_level_float(word)
    return None if level is None else float(level)


def known(lemma: str, tag: str) -> bool:
    """Tell whether the word lists know this lemma with this part of speech."""
    return bool(_cefr().is_word_pos_id_database(lemma.lower(), _base_tag(tag)))


@lru_cache(maxsize=65536)
def lemma(surface: str, tag: str) -> str:
    """Return the dictionary form of a word with this tag, in lower case.

    >>> lemma("Agreed", "VBD")
    'agree'
    """
    word = surface.lower().replace("’", "'")
    coarse = _COARSE.get(tag[:2])
    if coarse is None or tag in _PLAIN or tag.startswith("NNP") or not word.isalpha():
        return word
    from lemminflect import getLemma

    found = getLemma(word, upos=coarse)
    return str(found[0]).lower() if found else word


@lru_cache(maxsize=65536)
def inflect(lemma: str, tag: str) -> str | None:
    """Return the form of a lemma with this tag, or None where there is none.

    >>> inflect("leave", "VBD")
    'left'
    """
    if tag in {"NN", "VB", "JJ", "RB"}:
        return lemma
    from lemminflect import getInflection

    found = getInflection(lemma, tag=tag)
    return str(found[0]) if found else None


def inflections(lemma: str, tag: str) -> tuple[str, ...]:
    """Return all forms of a lemma with this tag: ("learned", "learnt")."""
    from lemminflect import getInflection

    return tuple(map(str, getInflection(lemma, tag=tag)))


def _base_tag(tag: str) -> str:
    """Return the tag of the dictionary form: "VB" for "VBD", "NN" for "NNS"."""
    return tag[:2] if tag[:2] in {"NN", "VB", "JJ", "RB"} else tag


@lru_cache(maxsize=1)
def _cefr() -> Any:
    from cefrpy import CEFRAnalyzer

    return CEFRAnalyzer()
