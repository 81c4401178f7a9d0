"""Plausible wrong words for a gap: of the same form, of another meaning, at home elsewhere.

Two sources. Words of the article itself tempt whoever only skimmed; they must stand in
the same surroundings (the tags before and behind) as the key. Words of the pool are
narrow: they go with few others, so that they seldom fit by accident; each has a
definition of our own. Whatever is related to the key, or whose definition shares a word
with the sentence, is left out: the sentence must speak for the key and for no other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from random import Random

from quizzes.marking import edits
from quizzes.places import (
    Place,
    argument,
    bare,
    content,
    countable,
    field_of,
    fields,
    has_object,
    mostly,
    place_of,
    surroundings,
)
from quizzes.pool import TAGS, PoolWord, pool
from quizzes.screens.cues import takes_an
from quizzes.tables import blocked, grave_for_words
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import BANDS, band, inflect, zipf
from texts.wordlists import word_set

RAREST = 3.2  # Zipf of an option from the text
GENERAL = 4.7  # Zipf; commoner words of a text go with everything in it
CLOSEST = 2  # edits
HEADINGS = 5  # steps up the tree of nouns and verbs
FROM_THE_TEXT = 2  # options; the pool is sure, the text is tempting
NEAR = 1  # sentences; a word met so near may fit as well
EASIER, HARDER = 2.2, 1.0  # Zipf an option may be commoner, or rarer, than the key
COMMON = word_set("thing way lot kind sort part number people time year day")


@dataclass(frozen=True, slots=True)
class Rival:
    """A wrong word for a gap in its form there, with where it comes from.

    ``place`` is the word of the text it is, or None; ``gloss`` what a pool word means.
    """

    surface: str
    lemma: str
    place: Word | None
    gloss: str


def rivals(analysis: Analysis, word: Word, rng: Random, count: int) -> list[Rival]:
    """Return up to ``count`` wrong words for the place of a word, one of them of the text."""
    found: list[Rival] = []
    for rival in _all_rivals(analysis, place_of(analysis, word), rng):
        taken = [word.surface, *(r.surface for r in found)]
        if any(edits(rival.surface.lower(), t.lower()) <= CLOSEST for t in taken):
            continue
        if any(r.lemma in lexicon.related(rival.lemma, _pos(word)) for r in found):
            continue
        found.append(rival)
        if len(found) == count:
            break
    return found


def _pos(word: Word) -> str:
    return lexicon.pos_of(word.tag) or "n"


def _all_rivals(analysis: Analysis, place: Place, rng: Random) -> Iterator[Rival]:
    """Yield words of the text, then words of the pool in order of likeness."""
    word = place.word
    if word.tag != "JJ":  # the adjectives of one text go with all its nouns
        yield from islice(_of_the_text(analysis, place, rng), FROM_THE_TEXT)
    candidates = [p for p in pool() if _usable(p, place)]
    rng.shuffle(candidates)
    candidates.sort(key=lambda p: _unlike(p, word))
    for entry in candidates:
        surface = entry.lemma if word.tag in TAGS.values() else inflect(entry.lemma, word.tag)
        if surface and _same_article(place.sentence, word, surface):
            yield Rival(surface, entry.lemma, None, entry.gloss)


def _unlike(entry: PoolWord, word: Word) -> int:
    """Return how far an entry is from a word, in steps, so that chance decides among equals."""
    rarer = int(abs(zipf(entry.lemma) - zipf(word.lemma)) / 0.6)
    return rarer - 2 * len(_headings(entry.lemma, _pos(word)) & _headings(word.lemma, _pos(word)))


@lru_cache(maxsize=8192)
def _headings(lemma: str, pos: str) -> frozenset[int]:
    """Return what the first senses of a word stand under, the widest headings left out."""
    found: set[int] = set()
    for sense in lexicon.senses(lemma, pos)[:2]:
        level = {sense.synset}
        for _ in range(HEADINGS):
            level = {up for synset in level for up in lexicon.linked(synset, "hypernym")}
            found |= {synset for synset in level if lexicon.linked(synset, "hypernym")}
    return frozenset(found)


def _of_the_text(analysis: Analysis, place: Place, rng: Random) -> Iterator[Rival]:
    """Yield words of other sentences that have the form of the key and another field."""
    word, sentence = place.word, place.sentence
    found: dict[str, Word] = {}
    for there in analysis.sentences:
        if not there.clean or abs(there.index - sentence.index) <= NEAR:
            continue
        for other in there.words:
            if other.lemma not in found and _alike(word, sentence, other, there):
                found[other.lemma] = other
    for other in rng.sample(list(found.values()), len(found)):
        surface = inflect(other.lemma, word.tag) or ""
        plural = word.tag != "NNS" or surface != other.lemma
        fits = surface and plural and _same_article(sentence, word, surface)
        if not fits or not _level(word, other.lemma) or not foreign(place, other.lemma):
            continue
        if not _at_home(sentence, word, other.lemma):
            yield Rival(surface, other.lemma, other, "")


def _alike(word: Word, sentence: Sentence, other: Word, there: Sentence) -> bool:
    """Tell whether a word of the text could take the form and the frame of the key."""
    if other.tag[:2] != word.tag[:2] or not other.is_content or not other.surface.islower():
        return False
    if other.tag == "VBG" or other.lemma in COMMON or not RAREST <= zipf(other.lemma) <= GENERAL:
        return False
    if not other.surface.isalpha() or inflect(other.lemma, other.tag) != other.surface:
        return False
    if not mostly(other.lemma, _pos(word)):
        return False
    if word.tag.startswith("NN"):
        return _same_sort(word, sentence, other, there)
    one, two = has_object(sentence, word), has_object(there, other)
    # A verb said of things among verbs said of people tempts, and does not fit.
    return one == two and field_of(argument(sentence, word)) != field_of(argument(there, other))


def _same_sort(word: Word, sentence: Sentence, other: Word, there: Sentence) -> bool:
    """Tell whether a noun of the text is counted as the key is, and of its field."""
    if surroundings(there, other)[1] == "NN":
        return False  # half of a compound
    the = word.tag == "NN" and "the" in surroundings(sentence, word)
    same = countable(other) == countable(word) or the
    if word.tag == "NN" and bare(sentence, word):
        same = not countable(other)
    return same and bool(fields(other) & fields(word))


def _at_home(sentence: Sentence, word: Word, lemma: str) -> bool:
    """Tell whether a word beside the gap is explained by a lemma, so that the two go together."""
    at = sentence.tokens.index(word)
    near = [t for t in sentence.tokens[max(0, at - 4) : at + 5] if t.is_content and t is not word]
    return any(
        lemma in content(sense.gloss, *sense.examples)
        for token in near
        for sense in lexicon.senses(token.lemma, _pos(token))[:3]
    )


def _usable(entry: PoolWord, place: Place) -> bool:
    """Tell whether a pool word has the form and the field of the key, and no place here."""
    word = place.word
    if entry.tag != word.tag[:2] or not _level(word, entry.lemma):
        return False
    if entry.tag == "NN" and not _same_noun(entry, word, place.sentence):
        return False
    if entry.tag == "VB" and not _same_verb(entry, word, place.sentence):
        return False
    return foreign(place, entry.lemma, entry.gloss)


def _same_noun(entry: PoolWord, word: Word, sentence: Sentence) -> bool:
    """Tell whether a pool noun is counted as the key is here, and of its field."""
    counted, field = entry.use.split("/")
    alone = word.tag == "NN" and bare(sentence, word)
    return field in fields(word) and (counted == "c") == (countable(word) and not alone)


def _same_verb(entry: PoolWord, word: Word, sentence: Sentence) -> bool:
    """Tell whether a pool verb takes what the key takes: an object or none, of its sort."""
    frame, said_of = entry.use.split("/")
    if frame != ("t" if has_object(sentence, word) else "i"):
        return False
    field = field_of(argument(sentence, word))
    return not field or field in said_of or (frame == "i" and field != "h" and "t" in said_of)


def foreign(place: Place, lemma: str, gloss: str = "") -> bool:
    """Tell whether a lemma is unrelated to the key, and to every other word of the sentence."""
    word, pos = place.word, _pos(place.word)
    if lemma == word.lemma or lemma in blocked() or lemma in grave_for_words():
        return False
    if lemma in lexicon.related(word.lemma, pos) or word.lemma in lexicon.related(lemma, pos):
        return False
    if lemma in place.about or lemma in place.heads or _both_food(word.lemma, lemma, pos):
        return False
    if (set(lexicon.derived(lemma, pos)) & place.lemmas) - {lemma}:
        return False
    return not _said(lemma, pos, gloss) & place.about and not _shares_parents(
        word.lemma, lemma, pos
    )


@lru_cache(maxsize=8192)
def _said(lemma: str, pos: str, gloss: str) -> frozenset[str]:
    """Return the words that explain a lemma, in the dictionary and in the pool."""
    senses = lexicon.senses(lemma, pos)[:4]
    return frozenset(content(gloss, *(t for s in senses for t in (s.gloss, *s.examples))))


def _both_food(one: str, other: str, pos: str) -> bool:
    """Tell whether two nouns are things to eat, any of which may be eaten in a sentence."""
    firsts = (lexicon.senses(lemma, pos)[:1] for lemma in (one, other))
    return all(senses and senses[0].supersense == "noun.food" for senses in firsts)


def _shares_parents(one: str, other: str, pos: str) -> bool:
    """Tell whether two words stand side by side under one heading in their first senses."""
    return bool(_near_headings(one, pos) & _near_headings(other, pos))


@lru_cache(maxsize=8192)
def _near_headings(lemma: str, pos: str) -> frozenset[int]:
    """Return the parents, grandparents and theirs, of the first senses of a word."""
    parents = {
        up for s in lexicon.senses(lemma, pos)[:3] for up in lexicon.linked(s.synset, "hypernym")
    }
    above = {up for parent in parents for up in lexicon.linked(parent, "hypernym")}
    high = {up for parent in above for up in lexicon.linked(parent, "hypernym")}
    # What stands under nothing, or under next to nothing, joins whatever there is.
    return frozenset(p for p in parents | above | high if _deep(p))


def _deep(synset: int) -> bool:
    """Tell whether a heading stands at least three steps under the top of its tree."""
    level = {synset}
    for _ in range(3):
        level = {up for below in level for up in lexicon.linked(below, "hypernym")}
    return bool(level)


def _same_article(sentence: Sentence, word: Word, surface: str) -> bool:
    at = sentence.tokens.index(word)
    before = sentence.tokens[at - 1].surface.lower() if at else ""
    return before not in ("a", "an") or takes_an(surface) == (before == "an")


def _level(word: Word, lemma: str) -> bool:
    """Tell whether an option is about as common as the key, and no harder."""
    if not -HARDER <= zipf(lemma) - zipf(word.lemma) <= EASIER:
        return zipf(word.lemma) < RAREST and zipf(lemma) >= RAREST
    known, listed = band(word.lemma, word.tag), band(lemma, word.tag)
    if known and listed:
        return BANDS.index(listed) <= max(BANDS.index(known), BANDS.index("B1"))
    return True
