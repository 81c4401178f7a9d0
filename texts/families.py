"""Word families: the words of other parts of speech that a suffix makes from a headword."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from texts import lexicon
from texts.bands import band, known, zipf
from texts.wordlists import word_set

LEAST = 2.0  # Zipf; a member rarer than this is a curiosity ("economicalness")
SHORTEST_ROOT = 3  # letters; below, chance forms words ("do" and "dotion")

Rule = tuple[str, str, str, str]
# Suffixes that hardly ever meet a word by chance: (ending of the base, its part of speech,
# ending of the derived word, its part of speech). The rest ("-ion", "-al", "-er") take "station"
# for what comes of a "state" and "bus" for the root of "busy", so the lexicon must confirm them.
SUFFIXES: tuple[Rule, ...] = (
    *((base, "JJ", end, "RB") for base, end in (("", "ly"), ("y", "ily"), ("le", "ly"))),
    *((base, "JJ", end, "RB") for base, end in (("ic", "ically"), ("ue", "uly"))),
    *((base, "JJ", end, "NN") for base, end in (("", "ness"), ("y", "iness"), ("", "ity"))),
    *((base, "JJ", end, "NN") for base, end in (("e", "ity"), ("ble", "bility"))),
    *((base, "NN", end, "JJ") for base, end in (("", "ful"), ("y", "iful"), ("", "less"))),
    *((base, "VB", end, "NN") for base, end in (("ify", "ification"), ("ize", "ization"))),
    ("ise", "VB", "isation", "NN"),
)
# Made by the rules, but no longer of one meaning with the base.
STRAYED = word_set("hardly lately shortly barely scarcely presently stately busyness")


@dataclass(frozen=True, slots=True)
class Relative:
    """A word of a family: its form and its part of speech ("NN", "VB", "JJ" or "RB")."""

    word: str
    tag: str
    zipf: float
    band: str | None


@lru_cache(maxsize=4096)
def family(headword: str) -> tuple[Relative, ...]:
    """Return the family of a headword, itself included, commonest first.

    The lexicon, where there is one, says which words derive from one another ("produce",
    "product"); a few safe suffixes add to them, and are all there is without it. Every
    member is common enough in wordfreq and known to the word lists with its part of speech.

    >>> [r.word for r in family("economy") if r.tag == "JJ"]
    ['economic', 'economical']
    """
    base = headword.lower()
    found = {(base, tag) for tag in ("NN", "VB", "JJ", "RB") if _is_word(base, tag)}
    fresh = sorted(found)
    for _ in range(2):  # the base of a headword, and what is made from that
        steps = (pair for word, tag in fresh for pair in _steps(word, tag))
        fresh = [pair for pair in dict.fromkeys(steps) if pair not in found]
        found.update(fresh)
    relatives = [Relative(word, tag, zipf(word), band(word, tag)) for word, tag in found]
    return tuple(sorted(relatives, key=lambda r: (-r.zipf, r.word, r.tag)))


def _steps(word: str, tag: str) -> Iterator[tuple[str, str]]:
    """Yield the words one step of derivation away."""
    yield from _by_lexicon(word, tag)
    yield from _by_suffix(word, tag)


def _by_lexicon(word: str, tag: str) -> Iterator[tuple[str, str]]:
    for other in lexicon.derived(word, lexicon.pos_of(tag) or "n"):
        if not other.isalpha() or not other.islower() or not _shares_root(word, other):
            continue
        for other_tag in ("NN", "VB", "JJ"):
            if _is_word(other, other_tag) and (other, other_tag) != (word, tag):
                yield other, other_tag


def _by_suffix(word: str, tag: str) -> Iterator[tuple[str, str]]:
    for ending, base_tag, suffix, derived_tag in SUFFIXES:
        if tag == base_tag and word.endswith(ending):
            root = word.removesuffix(ending)
            if len(root) >= SHORTEST_ROOT and _is_word(root + suffix, derived_tag):
                yield root + suffix, derived_tag
        if tag == derived_tag and word.endswith(suffix):
            root = word.removesuffix(suffix)
            if len(root) >= SHORTEST_ROOT and _is_word(root + ending, base_tag):
                yield root + ending, base_tag


def _shares_root(word: str, other: str) -> bool:
    """Tell "produce" and "product" from words that only mean things that belong together."""
    length = min(len(word), len(other), 4)
    return word[: length - 1] == other[: length - 1]


def _is_word(word: str, tag: str) -> bool:
    if zipf(word) < LEAST or word in STRAYED or not known(word, tag):
        return False
    pos = lexicon.pos_of(tag)
    return not lexicon.available() or pos is None or bool(lexicon.senses(word, pos))
