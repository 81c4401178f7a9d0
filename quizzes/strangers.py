"""Whether a wrong word is a stranger to a place: unrelated to its key and to its neighbours."""

from functools import lru_cache

from quizzes.places import Place, content
from quizzes.tables import blocked, grave_for_words
from texts import lexicon

STEPS = 5  # up from a noun to its widest useful heading
NARROW = 5  # steps from the top: "device" is narrow enough, "artefact" is not


def part(place: Place) -> str:
    """Return the part of speech of a key, "n" where none is known."""
    return lexicon.pos_of(place.word.tag) or "n"


def foreign(place: Place, lemma: str, gloss: str = "") -> bool:
    """Tell whether a lemma is unrelated to the key, and to every other word of the sentence."""
    word, pos = place.word, part(place)
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
    """Return the parents, and grandparents, of the first senses of a word."""
    parents = {
        up for s in lexicon.senses(lemma, pos)[:3] for up in lexicon.linked(s.synset, "hypernym")
    }
    above = {up for parent in parents for up in lexicon.linked(parent, "hypernym")}
    # What stands under nothing, or under next to nothing, joins whatever there is.
    return frozenset(p for p in parents | above if _deep(p))


def of_a_sort(one: str, other: str) -> bool:
    """Tell whether two nouns, where the first names a thing, share a heading that says much."""
    firsts = lexicon.senses(one, "n")[:1]
    if not firsts or firsts[0].supersense not in lexicon.CONCRETE:
        return True
    return bool(_high_headings(one) & _high_headings(other))


@lru_cache(maxsize=8192)
def _high_headings(lemma: str) -> frozenset[int]:
    """Return what the first sense of a noun stands under, "artefact" and wider left out."""
    level = {s.synset for s in lexicon.senses(lemma, "n")[:1]}
    found: set[int] = set()
    for _ in range(STEPS):
        level = {up for below in level for up in lexicon.linked(below, "hypernym")}
        found |= level
    return frozenset(h for h in found if _deep(h, NARROW))


def _deep(synset: int, steps: int = 3) -> bool:
    """Tell whether a heading stands so many steps under the top of its tree."""
    level = {synset}
    for _ in range(steps):
        level = {up for below in level for up in lexicon.linked(below, "hypernym")}
    return bool(level)
