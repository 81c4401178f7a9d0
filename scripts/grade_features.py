"""Candidate features of the level: small named functions of one text, cheap ones and dear ones.

*Cheap* features read tokens only, as texts.grade.measures does; *dear* ones read tags and
trees, which cost fifty times as much. Each has the sign it must have: +1 for what makes a
text harder, -1 for what makes it easier. scripts/fit_grade.py says what each is worth.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from texts.bands import average_level, zipf
from texts.diversity import mattr
from texts.factbox import syllable_count
from texts.grade import _names
from texts.parser import parsed
from texts.parts import Word
from texts.tags import tagged
from texts.tokens import printed_sentences, sentences, tokens
from texts.wordlists import GRADE_STOP, word_set

LONG = 6  # letters; Björnsson 1968: a long word has more
COMMON = 5.0  # Zipf; the two or three thousand commonest words lie above it
B1, B2 = 3.5, 4.5  # where the mean level of a word's parts of speech leaves the band
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

SUBORDINATE = frozenset(
    ("advcl", "ccomp", "csubj", "csubj:pass", "acl", "acl:relcl", "advcl:relcl")
)
MODIFIERS = frozenset(("amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "nummod"))
NOUNS = ("NN", "NNS", "NNP", "NNPS")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the features see it.

    ``tokens`` are the Fact Box tokens in lower case, ``words`` those of them that are neither
    names nor have digits, ``content`` the words that are not grammatical, ``lengths`` the
    tokens of each sentence as the Fact Box counts it; ``trees`` the tagged (and parsed)
    sentences, () for a reading without them.
    """

    text: str
    tokens: tuple[str, ...]
    words: tuple[str, ...]
    content: tuple[str, ...]
    lengths: tuple[int, ...]
    trees: tuple[tuple[Word, ...], ...]


def reading(text: str, *, deep: bool) -> Reading:
    """Return what the features need of a text; ``deep`` with tags and trees."""
    found = tokens(text)
    names = _names(text, found)
    kept = [t.surface for t in found if t.surface not in names]
    words = [w.lower().replace("’", "'") for w in kept if not any(map(str.isdigit, w))]
    cut = [tagged(text, span, i) for i, span in enumerate(sentences(text))] if deep else []
    return Reading(
        text=text,
        tokens=tuple(t.surface.lower() for t in found),
        words=tuple(words),
        content=tuple(w for w in words if w not in GRADE_STOP),
        lengths=tuple(len(tokens(s.surface)) for s in printed_sentences(text)),
        trees=tuple(tuple(sentence) for sentence in parsed(text, cut)),
    )


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return fmean(values) if values else 0.0


def hardest(values: Sequence[float]) -> float:
    """Return the mean of the largest tenth, of one value at least."""
    count = max(round(len(values) * HARDEST), 1)
    return mean(sorted(values)[-count:])


def among(listed: frozenset[str]) -> Callable[[Reading], float]:
    """Return the feature: the share of tokens that stand in a list."""
    return lambda r: mean([float(t in listed) for t in r.tokens])


# Cheap: tokens only.


def levels(r: Reading) -> list[float]:
    """Return the CEFR levels of the content words that have one."""
    return [level for w in r.content if (level := average_level(w)) is not None]


def long_words(r: Reading) -> float:
    """Return the share of tokens of more than six letters."""
    return mean([float(len(t) > LONG) for t in r.tokens])


def syllables(r: Reading) -> float:
    """Return the syllables of a token, the mean."""
    return mean([float(syllable_count(t)) for t in r.tokens])


def type_zipf(r: Reading) -> float:
    """Return the mean Zipf value of the content types."""
    return mean([zipf(w) for w in set(r.content)])


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


# Dear: tags and trees.


def _share(r: Reading, test: Callable[[Word], bool]) -> float:
    """Return the share of running words that pass a test."""
    return mean([float(test(w)) for s in r.trees for w in s if w.is_word])


def per_sentence(deps: frozenset[str]) -> Callable[[Reading], float]:
    """Return the feature: how many links with these labels a sentence has."""
    return lambda r: mean([float(sum(w.dep in deps for w in s)) for s in r.trees])


def modals(r: Reading) -> float:
    """Return the share of words that are modal verbs."""
    return _share(r, lambda w: w.tag == "MD")


def participles(r: Reading) -> float:
    """Return the share of words that are participles."""
    return _share(r, lambda w: w.tag in {"VBN", "VBG"})


def nouns(r: Reading) -> float:
    """Return the share of words that are nouns."""
    return _share(r, lambda w: w.tag in NOUNS)


def pronouns(r: Reading) -> float:
    """Return the share of words that are personal pronouns."""
    return _share(r, lambda w: w.tag in {"PRP", "PRP$"})


def tagged_level(r: Reading) -> float:
    """Return the mean band, 1 to 6, of the content words by lemma and part of speech."""
    bands = [w.band for s in r.trees for w in s if w.is_content and w.band]
    return mean([float("ABC".index(b[0]) * 2 + int(b[1])) for b in bands])


def noun_phrases(r: Reading) -> float:
    """Return the modifiers of a noun, the mean."""
    heads = [w.tag in NOUNS for s in r.trees for w in s]
    hung = [w.dep in MODIFIERS and s[w.head].tag in NOUNS for s in r.trees for w in s]
    return sum(hung) / max(sum(heads), 1)


def distance(r: Reading) -> float:
    """Return ln of the mean distance, in words, between a word and its head."""
    far = [abs(w.head - i) for s in r.trees for i, w in enumerate(s) if w.is_word and w.head >= 0]
    return math.log(max(mean([float(n) for n in far if n]), 1.0))


def depth(r: Reading) -> float:
    """Return the mean over sentences of the longest path from the root."""
    return mean([float(max(map(len, _paths(s)), default=0)) for s in r.trees])


def _paths(sentence: Sequence[Word]) -> list[list[int]]:
    paths = []
    for start in range(len(sentence)):
        path = [start]
        while (head := sentence[path[-1]].head) not in path and head >= 0:
            path.append(head)
        paths.append(path)
    return paths


def overlap(r: Reading) -> float:
    """Return the share of a sentence's content lemmas that stand in the sentence before."""
    sets = [{w.lemma for w in s if w.is_content} for s in r.trees]
    shares = [len(a & b) / len(b) for a, b in pairwise(sets) if b]
    return mean(shares)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feature with its sign; ``deep`` where it needs tags or trees."""

    sign: int
    value: Callable[[Reading], float]
    deep: bool = False


CANDIDATES = {
    "long_words": Candidate(1, long_words),
    "syllables": Candidate(1, syllables),
    "type_zipf": Candidate(-1, type_zipf),
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
    "modals": Candidate(1, modals, deep=True),
    "participles": Candidate(1, participles, deep=True),
    "nouns": Candidate(1, nouns, deep=True),
    "pronouns": Candidate(-1, pronouns, deep=True),
    "tagged_level": Candidate(1, tagged_level, deep=True),
    "noun_phrases": Candidate(1, noun_phrases, deep=True),
    "distance": Candidate(1, distance, deep=True),
    "depth": Candidate(1, depth, deep=True),
    "overlap": Candidate(-1, overlap, deep=True),
    "clauses": Candidate(1, per_sentence(SUBORDINATE), deep=True),
    "relative_clauses": Candidate(1, per_sentence(frozenset(("acl:relcl",))), deep=True),
    "passive_clauses": Candidate(1, per_sentence(frozenset(("aux:pass",))), deep=True),
    "phrasal_verbs": Candidate(1, per_sentence(frozenset(("compound:prt",))), deep=True),
}
