"""Plausible wrong words for a gap: of the same form, of another meaning, at home elsewhere.

Two sources. Words of the article itself tempt whoever only skimmed; they must stand in
the same surroundings (the tags before and behind) as the key. Words of the pool are
narrow: they go with few others, so that they seldom fit by accident; each has a
definition of our own. Whatever is related to the key, or whose definition shares a word
with the sentence, is left out: the sentence must speak for the key and for no other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from random import Random

from quizzes.marking import edits
from quizzes.screens.cues import takes_an
from quizzes.tables import blocked, grave_for_words, lines
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import BANDS, band, inflect, zipf
from texts.wordlists import word_set

TAGS = {"V": "VB", "N": "NN", "J": "JJ"}
RAREST = 3.2  # Zipf of an option from the text
GENERAL = 4.5  # Zipf; commoner words of a text go with everything in it
CLOSEST = 2  # edits
HEADINGS = 5  # steps up the tree of nouns and verbs
FROM_THE_TEXT = 2  # options; the pool is sure, the text is tempting
NEAR = 1  # sentences; a word met so near may fit as well
EASIER, HARDER = 2.2, 1.0  # Zipf an option may be commoner, or rarer, than the key
# Which kinds of pool noun may stand for a supersense: things for things, places for places.
CLASSES = {
    "artifact": "op",
    "object": "op",
    "body": "o",
    "food": "mo",
    "plant": "o",
    "substance": "m",
    "location": "p",
    "shape": "o",
    "act": "ea",
    "event": "ea",
    "process": "ea",
    "phenomenon": "ea",
    "communication": "ae",
    "cognition": "a",
    "attribute": "a",
    "feeling": "a",
    "motive": "a",
    "state": "a",
    "relation": "a",
    "possession": "ao",
}
HUMANS = word_set("he she him her they them we us who whom i me you everybody everyone somebody")
COMMON = word_set("thing way lot kind sort part number people time year day")


@dataclass(frozen=True, slots=True)
class PoolWord:
    """A word of pool.txt."""

    lemma: str
    tag: str  # VB, NN or JJ
    use: str  # "t/ho", "i/h"; "c/o", "u/a" ...; "j"
    gloss: str


@dataclass(frozen=True, slots=True)
class Rival:
    """A wrong word for a gap in its form there, with where it comes from.

    ``place`` is the word of the text it is, or None; ``gloss`` what a pool word means.
    """

    surface: str
    lemma: str
    place: Word | None
    gloss: str


@cache
def pool() -> tuple[PoolWord, ...]:
    """Return the words of pool.txt."""
    found = []
    for line in lines("pool.txt"):
        lemma, part, use, gloss = line.split(" ", 3)
        found.append(PoolWord(lemma, TAGS[part], use, gloss))
    return tuple(found)


def rivals(analysis: Analysis, word: Word, rng: Random, count: int) -> list[Rival]:
    """Return up to ``count`` wrong words for the place of a word, one of them of the text."""
    sentence = analysis.sentences[word.sentence]
    found: list[Rival] = []
    for rival in _all_rivals(analysis, word, sentence, rng):
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


def _all_rivals(analysis: Analysis, word: Word, sentence: Sentence, rng: Random) -> Iterator[Rival]:
    """Yield one word of the text, then words of the pool in order of likeness."""
    if word.tag != "JJ":  # the adjectives of one text go with all its nouns
        yield from islice(_of_the_text(analysis, word, sentence, rng), FROM_THE_TEXT)
    candidates = [p for p in pool() if _usable(analysis, p, word, sentence)]
    rng.shuffle(candidates)
    candidates.sort(key=lambda p: _unlike(p, word))
    for entry in candidates:
        surface = entry.lemma if word.tag in TAGS.values() else inflect(entry.lemma, word.tag)
        if surface and _same_article(sentence, word, surface):
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


def _of_the_text(
    analysis: Analysis, word: Word, sentence: Sentence, rng: Random
) -> Iterator[Rival]:
    """Yield words of other sentences that stand in the same surroundings."""
    form = surroundings(sentence, word)
    found: dict[str, Word] = {}
    for other in analysis.words:
        if other.tag != word.tag or abs(other.sentence - word.sentence) <= NEAR:
            continue
        there = analysis.sentences[other.sentence]
        if not there.clean or not other.is_content or not other.surface.islower():
            continue
        if not RAREST <= zipf(other.surface) <= GENERAL or other.lemma in COMMON:
            continue
        if surroundings(there, other) == form and foreign(analysis, word, other.lemma, sentence):
            found.setdefault(other.lemma, other)
    for other in rng.sample(list(found.values()), len(found)):
        if _same_article(sentence, word, other.surface) and _level(word, other.lemma):
            yield Rival(other.surface, other.lemma, other, "")


def surroundings(sentence: Sentence, word: Word) -> tuple[str, str]:
    """Return the kinds of word before and behind a word."""
    at = sentence.tokens.index(word)
    before = sentence.tokens[at - 1] if at else None
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return _sort(before), _sort(after)


def _sort(token: Word | None) -> str:
    """Return what sort of neighbour a token is: prepositions and small words count by name."""
    if token is None or not token.surface[0].isalnum():
        return "."
    if token.tag in ("IN", "TO", "RP", "CC"):
        return token.surface.lower()
    if token.tag in ("DT", "PRP$", "PDT", "POS"):
        return "a" if token.surface.lower() in ("a", "an") else "the"
    return token.tag[:2] if token.tag[:2] in ("NN", "VB", "JJ", "RB", "PR", "MD") else token.tag


def _usable(analysis: Analysis, entry: PoolWord, word: Word, sentence: Sentence) -> bool:
    """Tell whether a pool word has the form and the field of the key, and no place here."""
    if entry.tag != word.tag[:2] or not _level(word, entry.lemma):
        return False
    if entry.tag == "NN" and not _same_noun(entry, word):
        return False
    if entry.tag == "VB" and not _same_verb(entry, word, sentence):
        return False
    return foreign(analysis, word, entry.lemma, sentence, entry.gloss)


def _same_noun(entry: PoolWord, word: Word) -> bool:
    counted, field = entry.use.split("/")
    senses = lexicon.senses(word.lemma, "n")
    wanted = {f for s in senses[:2] for f in CLASSES.get(s.supersense.split(".")[-1], "")} or {"a"}
    return field in wanted and (counted == "c") == countable(word)


def _same_verb(entry: PoolWord, word: Word, sentence: Sentence) -> bool:
    """Tell whether a pool verb takes what the key takes: an object or none, of its sort."""
    frame, said_of = entry.use.split("/")
    if frame != ("t" if has_object(sentence, word) else "i"):
        return False
    field = _field(argument(sentence, word))
    return not field or field in said_of or (frame == "i" and field != "h" and "t" in said_of)


def argument(sentence: Sentence, word: Word) -> Word | None:
    """Return the noun a verb is said of: its object, else its subject, as nearly as order tells."""
    at = sentence.tokens.index(word)
    passive = word.tag == "VBN" and has_object(sentence, word)
    if has_object(sentence, word) and not passive:
        after = sentence.tokens[at + 1 : at + 7]
        heads = [
            t
            for t, then in zip(after, [*after[1:], None], strict=True)
            if t.tag[:2] in ("NN", "PR") and not (then and then.tag.startswith("NN"))
        ]
        return heads[0] if heads else None
    before = [t for t in sentence.tokens[:at] if t.tag[:2] in ("NN", "PR", "WP")]
    return before[-1] if before else None


def _field(noun: Word | None) -> str:
    """Return "h" for people and animals, "o" for things, "a" for ideas, "" for who knows."""
    if noun is None:
        return ""
    if noun.surface.lower() in HUMANS or (noun.name and noun.tag.startswith("NNP")):
        return "h"
    senses = lexicon.senses(noun.lemma, "n") if noun.tag in ("NN", "NNS") else ()
    if not senses:
        return ""
    kind = senses[0].supersense.split(".")[-1]
    if kind in ("person", "animal", "group"):
        return "h"
    return "o" if kind in ("artifact", "object", "body", "food", "plant", "substance") else "a"


def countable(word: Word) -> bool:
    """Tell whether a noun is counted: it is plural, or its plural is not rare beside it."""
    plural = inflect(word.lemma, "NNS") if word.tag == "NN" else ""
    return word.tag == "NNS" or bool(plural and zipf(plural) > zipf(word.lemma) - 1.0)


def has_object(sentence: Sentence, word: Word) -> bool:
    """Tell whether a verb has an object behind it, or is one with "be" before it."""
    at = sentence.tokens.index(word)
    rest = sentence.tokens[at + 1 : at + 2]
    earlier = {t.lemma for t in sentence.tokens[max(0, at - 3) : at]}
    if word.tag == "VBN" and (earlier & {"be", "get"} or "have" not in earlier):
        return True
    return bool(rest) and rest[0].tag in (
        *("DT", "NN", "NNS", "NNP", "PRP", "PRP$", "JJ", "CD", "NNPS"),
        *("JJR", "PDT"),
    )


def foreign(
    analysis: Analysis, word: Word, lemma: str, sentence: Sentence, gloss: str = ""
) -> bool:
    """Tell whether a lemma is unrelated to the key, and to every other word of the sentence."""
    pos = _pos(word)
    if lemma == word.lemma or lemma in blocked() or lemma in grave_for_words():
        return False
    if lemma in lexicon.related(word.lemma, pos) or word.lemma in lexicon.related(lemma, pos):
        return False
    if set(lexicon.derived(lemma, pos)) & {w.lemma for w in analysis.words} - {lemma}:
        return False
    about = {w.lemma for w in sentence.words if w.is_content and w is not word}
    if lemma in about or lemma in {t.lemma for t in _title(analysis)}:
        return False
    said = content(gloss) | {
        c for s in lexicon.senses(lemma, pos)[:4] for c in content(s.gloss) | content(*s.examples)
    }
    return not said & about and not _shares_parents(word.lemma, lemma, pos)


def _shares_parents(one: str, other: str, pos: str) -> bool:
    """Tell whether two words stand side by side under one heading in their first senses."""
    return bool(_near_headings(one, pos) & _near_headings(other, pos))


@lru_cache(maxsize=8192)
def _near_headings(lemma: str, pos: str) -> frozenset[int]:
    """Return the parents and grandparents of the first senses of a word."""
    parents = {
        up for s in lexicon.senses(lemma, pos)[:3] for up in lexicon.linked(s.synset, "hypernym")
    }
    above = {up for parent in parents for up in lexicon.linked(parent, "hypernym")}
    return frozenset(p for p in parents | above if lexicon.linked(p, "hypernym"))


def _title(analysis: Analysis) -> list[Word]:
    return [w for s in analysis.sentences if s.role in ("title", "deck") for w in s.words]


def content(*texts: str) -> set[str]:
    """Return the words of a gloss that may tie it to a sentence."""
    words = {w.strip("();,.:`'\"").lower() for t in texts for w in t.split()}
    return {w for w in words if len(w) > 3} - EMPTY


EMPTY = word_set(
    "with that from something someone somebody which have having used being especially usually "
    "such made make like very into some person people thing more than when where their other "
    "quality cause become part kind form they them there what many much time year take give "
    "work good great small large long high come goes went does this these those your about"
)


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
