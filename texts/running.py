"""The running words of a text by headword, as its coverage is counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from texts.bands import zipf
from texts.parts import Analysis
from texts.ranks import rank, spellings
from texts.vocabulary import TextWord


@dataclass(frozen=True, slots=True)
class Counted:
    """A headword of a text: how often it stands there, and its rank in English (texts.ranks)."""

    headword: str
    count: int
    rank: int


def running(analysis: Analysis, words: Sequence[TextWord]) -> tuple[Counted, ...]:
    """Return the content words of a text by headword, commonest in English first.

    ``words`` are texts.vocabulary's, which say the headword of each form. Left out are
    grammatical words, numbers and names: who reads at all knows the ones and needs not know
    the others, and coverage studies count both as known (Nation 2006).
    """
    headwords = {word.surface: word.headword for word in words}
    forms = (word for sentence in analysis.sentences for word in sentence.words)
    counts = Counter(headwords[form.surface.lower()] for form in forms if form.is_content)
    bands = {word.headword: word.band for word in words}
    found = (Counted(w, count, _rank(w, bands[w] or None)) for w, count in counts.items())
    return tuple(sorted(found, key=lambda counted: (counted.rank, counted.headword)))


def _rank(word: str, band: str | None) -> int:
    return rank(max(zipf(spelling) for spelling in spellings(word)), band)
