"""The content words of a text as a reader meets them: each form with its headword and band."""

from collections import Counter
from dataclasses import dataclass

from texts.bands import band, lemma
from texts.dictionary import entries
from texts.lexicon import pos_of, senses
from texts.parts import Analysis, Word

# Zipf; van Heuven et al. 2014: 4-7 are high-frequency words. A rarer word that no list knows
# is taken for the hardest band; a common one ("website") has just been left out of the lists.
COMMON = 4.0
HARDEST = "C2"
TAGS = {"n": "NN", "v": "VB", "a": "JJ", "r": "RB"}  # of parts of speech in our dictionary
INFLECTED = ("NNS", "VBZ", "VBD", "VBN", "VBG", "JJR", "JJS")


@dataclass(frozen=True, slots=True)
class TextWord:
    """A form in lower case, with the headword and Penn tag that it mostly has in the text.

    ``band`` is "A1" to "C2", or "" where nothing tells it.
    """

    surface: str
    headword: str
    tag: str
    band: str


def vocabulary(analysis: Analysis) -> tuple[TextWord, ...]:
    """Return the nouns, verbs, adjectives and adverbs of a text, names left out.

    Each form comes once, in the order of the text.
    """
    readings: dict[str, Counter[TextWord]] = {}
    for sentence in analysis.sentences:
        for word in sentence.words:
            if word.is_content:
                surface = word.surface.lower()
                readings.setdefault(surface, Counter())[_text_word(surface, word)] += 1
    return tuple(found.most_common(1)[0][0] for found in readings.values())


def _text_word(surface: str, word: Word) -> TextWord:
    """Return a running word as readers meet it."""
    headword, tag = _reading(surface, word)
    found = word.band if headword == word.lemma else band(headword, tag)
    if found is None:
        return TextWord(surface, headword, tag, HARDEST if word.zipf < COMMON else "")
    return TextWord(surface, headword, tag, found)


def _reading(surface: str, word: Word) -> tuple[str, str]:
    """Return the headword and tag of a word; not the tagger's where a dictionary shows it wrong.

    "Nest" is no superlative of "ne", for our dictionary has "nest" and no "ne"; and where no
    dictionary has a lemma with its part of speech ("draws", tagged as a noun), another is tried.
    """
    own = next((tag for pos, tag in TAGS.items() if entries(surface, pos)), None)
    if own and not any(entries(word.lemma, pos) for pos in TAGS):
        return surface, own
    others = ((lemma(surface, tag), tag) for tag in (*TAGS.values(), *INFLECTED))
    readings = ((word.lemma, word.tag), *others)
    return next((r for r in readings if _listed(*r)), readings[0])


def _listed(headword: str, tag: str) -> bool:
    pos = pos_of(tag) or ""
    return bool(entries(headword, pos) or senses(headword, pos))
