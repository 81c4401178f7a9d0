"""Cheap candidate features of the level: tokens only, as texts.measures reads them.

scripts/fit_grade.py says what each is worth.
"""

import math
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from scripts.grade_reading import Candidate, Reading, mean
from texts.bands import average_level, zipf
from texts.diversity import mattr
from texts.wordlists import word_set

LONG = 6  # letters; Björnsson 1968: a long word has more
COMMON = 5.0  # Zipf; the two or three thousand commonest words lie above it
B1, B2 = 3.5, 4.5  # where the mean level of a word's parts of speech leaves the band
TAIL = 0.1  # the share of content words that the tail frequency cuts off
HARDEST = 0.1  # share of the content words that the hardest tenth means
UNKNOWN_ZIPF = 3.0  # words without a level count as unknown where they are this rare

CONNECTIVES = word_set(
    "however moreover furthermore therefore thus hence nevertheless nonetheless whereas although "
    "though despite unless whether meanwhile consequently otherwise instead indeed likewise "
    "similarly accordingly while since rather yet whilst albeit besides"
)
SUBORDINATORS = word_set(
    "which who whom whose that where when because if although though while since until unless "
    "whether as after before whereas"
)
RELATIVES = word_set("which who whom whose")
HEDGES = word_set("may might could would should must ought shall likely perhaps possibly")
PERSONAL = word_set("i you me my your mine yours we us our i'm you're i'll you'll i've we're")
BE = word_set("is are was were be been being am it's he's she's they're isn't wasn't weren't")
_PARTICIPLE = re.compile(r"\w{2,}(?:ed|en|own|ought|ade|ept|elt|old|ung|ut)$")
_PAUSE = re.compile(r"[,;:—–()]")


def hardest(values: Sequence[float]) -> float:
    """Return the mean of the largest tenth, of one value at least."""
    count = max(round(len(values) * HARDEST), 1)
    return mean(sorted(values)[-count:])


def among(listed: frozenset[str]) -> Callable[[Reading], float]:
    """Return the feature: the share of tokens that stand in a list."""
    return lambda r: mean([float(t in listed) for t in r.tokens])


def levels(r: Reading) -> list[float]:
    """Return the CEFR levels of the content words that have one."""
    return [level for w in r.content if (level := average_level(w)) is not None]


def long_words(r: Reading) -> float:
    """Return the share of tokens of more than six letters."""
    return mean([float(len(t) > LONG) for t in r.tokens])


def tail_frequency(r: Reading) -> float:
    """Return the Zipf value that a tenth of the content tokens lie under.

    Between two neighbours in proportion. Part of version 1 of the formula.
    """
    ordered = sorted(zipf(w) for w in r.content)
    if not ordered:
        return 0.0
    place = TAIL * (len(ordered) - 1)
    under = math.floor(place)
    over = min(under + 1, len(ordered) - 1)
    return ordered[under] + (ordered[over] - ordered[under]) * (place - under)


def token_zipf(r: Reading) -> float:
    """Return the mean Zipf value of the content tokens."""
    return mean([zipf(w) for w in r.content])


def rarity(r: Reading) -> float:
    """Return how far words lie below Zipf 5, the mean over all words: rarity by degrees."""
    return mean([max(COMMON - zipf(w), 0.0) for w in r.words])


def type_rarity(r: Reading) -> float:
    """Return how far content types lie below Zipf 5, the mean."""
    return mean([max(COMMON - zipf(w), 0.0) for w in set(r.content)])


def over_b1(r: Reading) -> float:
    """Return the share of content words above B1."""
    return mean([float(level > B1) for level in levels(r)])


def over_b2(r: Reading) -> float:
    """Return the share of content words above B2."""
    return mean([float(level > B2) for level in levels(r)])


def hardest_levels(r: Reading) -> float:
    """Return the mean level of the hardest tenth of the content words."""
    return hardest(levels(r))


def type_level(r: Reading) -> float:
    """Return the mean level of the content types."""
    found = [average_level(w) for w in set(r.content)]
    return mean([level for level in found if level is not None])


def unlisted(r: Reading) -> float:
    """Return the share of content words that no level list knows and that are rare."""
    return mean([float(average_level(w) is None and zipf(w) < UNKNOWN_ZIPF) for w in r.content])


def density(r: Reading) -> float:
    """Return the share of words that are not grammatical."""
    return len(r.content) / max(len(r.words), 1)


def pauses(r: Reading) -> float:
    """Return the commas, colons, dashes and brackets in a sentence."""
    return len(_PAUSE.findall(r.text)) / max(len(r.lengths), 1)


def passives(r: Reading) -> float:
    """Return the share of tokens that are a form of "be" before what looks like a participle."""
    pairs = pairwise(r.tokens)
    return sum(a in BE and bool(_PARTICIPLE.match(b)) for a, b in pairs) / max(len(r.tokens), 1)


def mean_log_length(r: Reading) -> float:
    """Return the mean over sentences of ln(tokens), which one long sentence moves less."""
    return mean([math.log(n) for n in r.lengths if n])


def long_sentences(r: Reading) -> float:
    """Return the share of tokens that stand in sentences of over 20 tokens."""
    return sum(n for n in r.lengths if n > 20) / max(sum(r.lengths), 1)


def variety(r: Reading) -> float:
    """Return the moving-average type-token ratio over 50 tokens."""
    return mattr(r.tokens)


def repetition(r: Reading) -> float:
    """Return the share of content tokens that were met before in the text."""
    return 1 - len(set(r.content)) / max(len(r.content), 1)


CHEAP = {
    "long_words": Candidate(1, long_words),
    "tail_frequency": Candidate(-1, tail_frequency),
    "token_zipf": Candidate(-1, token_zipf),
    "rarity": Candidate(1, rarity),
    "type_rarity": Candidate(1, type_rarity),
    "over_b1": Candidate(1, over_b1),
    "over_b2": Candidate(1, over_b2),
    "hardest_levels": Candidate(1, hardest_levels),
    "type_level": Candidate(1, type_level),
    "unlisted": Candidate(1, unlisted),
    "density": Candidate(1, density),
    "pauses": Candidate(1, pauses),
    "passives": Candidate(1, passives),
    "mean_log_length": Candidate(1, mean_log_length),
    "long_sentences": Candidate(1, long_sentences),
    "variety": Candidate(1, variety),
    "repetition": Candidate(-1, repetition),
    "connectives": Candidate(1, among(CONNECTIVES)),
    "subordinators": Candidate(1, among(SUBORDINATORS)),
    "relatives": Candidate(1, among(RELATIVES)),
    "hedges": Candidate(1, among(HEDGES)),
    "personal": Candidate(-1, among(PERSONAL)),
}
