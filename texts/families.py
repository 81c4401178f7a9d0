"""Word families: the words of other parts of speech that a suffix makes from a headword."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from texts import lexicon
from texts.bands import band, known, zipf

LEAST = 2.0  # Zipf; a member rarer than this is a curiosity ("economicalness")
SHORTEST_ROOT = 3  # letters; below, chance forms words ("do" and "dotion")

# (ending of the base, its part of speech, ending of the derived word, its part of speech).
# The ends of words, spelling changes included; "" is any base.
Rule = tuple[str, str, str, str]
SUFFIXES: tuple[Rule, ...] = (
    *((base, "VB", end, "NN") for base, end in (("ate", "ation"), ("e", "ion"), ("", "ion"))),
    *(
        (base, "VB", end, "NN")
        for base, end in (("e", "ation"), ("", "ation"), ("ify", "ification"))
    ),
    *((base, "VB", end, "NN") for base, end in (("ize", "ization"), ("ise", "isation"))),
    *((base, "VB", end, "NN") for base, end in (("de", "sion"), ("d", "sion"), ("t", "sion"))),
    *((base, "VB", end, "NN") for base, end in (("", "ment"), ("e", "er"), ("", "er"), ("", "or"))),
    *((base, "VB", end, "NN") for base, end in (("ate", "ator"), ("e", "or"), ("", "ance"))),
    *(
        (base, "VB", end, "NN")
        for base, end in (("", "ence"), ("e", "al"), ("", "al"), ("y", "ier"))
    ),
    *((base, "VB", end, "JJ") for base, end in (("", "able"), ("e", "able"), ("", "ible"))),
    *((base, "VB", end, "JJ") for base, end in (("e", "ive"), ("", "ive"), ("e", "ative"))),
    *((base, "VB", end, "JJ") for base, end in (("", "ative"), ("de", "sive"), ("d", "sive"))),
    *(
        (base, "NN", end, "JJ")
        for base, end in (("", "ful"), ("y", "iful"), ("", "less"), ("", "ous"))
    ),
    *((base, "NN", end, "JJ") for base, end in (("e", "ous"), ("y", "ous"), ("", "al"))),
    *((base, "NN", end, "JJ") for base, end in (("e", "al"), ("y", "ic"), ("y", "ical"))),
    *((base, "NN", end, "JJ") for base, end in (("", "ic"), ("e", "ic"), ("", "y"), ("e", "y"))),
    *(
        (base, "NN", end, "JJ")
        for base, end in (("", "ary"), ("", "ish"), ("", "ly"), ("ce", "tial"))
    ),
    *((base, "NN", end, "NN") for base, end in (("y", "ist"), ("", "ist"), ("e", "ist"))),
    *((base, "NN", end, "NN") for base, end in (("ics", "ician"), ("ic", "ician"), ("", "ship"))),
    *((base, "NN", end, "NN") for base, end in (("", "hood"), ("y", "ian"), ("", "ian"))),
    *(
        (base, "NN", end, "VB")
        for base, end in (("", "ize"), ("y", "ize"), ("", "ise"), ("y", "ise"))
    ),
    *((base, "JJ", end, "NN") for base, end in (("", "ness"), ("y", "iness"), ("", "ity"))),
    *((base, "JJ", end, "NN") for base, end in (("e", "ity"), ("ble", "bility"), ("ent", "ence"))),
    *(
        (base, "JJ", end, "NN")
        for base, end in (("ant", "ance"), ("ent", "ency"), ("ous", "osity"))
    ),
    *((base, "JJ", end, "NN") for base, end in (("ant", "ancy"), ("", "ism"), ("ate", "acy"))),
    *(
        (base, "JJ", end, "RB")
        for base, end in (("", "ly"), ("y", "ily"), ("le", "ly"), ("ic", "ically"))
    ),
    *((base, "JJ", end, "VB") for base, end in (("", "ize"), ("", "ise"), ("", "en"), ("e", "en"))),
    *((base, "JJ", end, "VB") for base, end in (("e", "ify"), ("", "ify"))),
)


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

    Where there is a lexicon it says which words derive from one another ("produce",
    "product"); otherwise the suffix rules say so, which know no irregular words and take a
    "station" for what comes of a "state". All members are common enough in wordfreq and
    known to the word lists with their part of speech.

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
    if lexicon.available():
        yield from _by_lexicon(word, tag)
        yield from _by_suffix(word, tag, [rule for rule in SUFFIXES if rule[3] == "RB"])
    else:
        yield from _by_suffix(word, tag, SUFFIXES)


def _by_lexicon(word: str, tag: str) -> Iterator[tuple[str, str]]:
    for other in lexicon.derived(word, lexicon.pos_of(tag) or "n"):
        if not other.isalpha() or not other.islower() or not _shares_root(word, other):
            continue
        for other_tag in ("NN", "VB", "JJ"):
            if _is_word(other, other_tag) and (other, other_tag) != (word, tag):
                yield other, other_tag


def _by_suffix(word: str, tag: str, rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    for ending, base_tag, suffix, derived_tag in rules:
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
    if zipf(word) < LEAST or not known(word, tag):
        return False
    pos = lexicon.pos_of(tag)
    return not lexicon.available() or pos is None or bool(lexicon.senses(word, pos))
