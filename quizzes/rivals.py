"""Wrong words for a gap whose meaning is given: they fit the sentence and mean something else.

The dictionary names four for each entry. Where the form of the place leaves fewer than are
wanted, words of the same field that have a certain entry of their own make up the number,
the best by the ranker first.
"""

from collections.abc import Iterator
from functools import lru_cache
from random import Random

from quizzes.candidates import near
from quizzes.evening import even
from quizzes.meanings import Other, others_here
from quizzes.places import countable_lemma
from quizzes.ranker import Slot, score, sort_of
from quizzes.vectors import entry as known
from quizzes.vectors import near_all, nearness, space
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.dictionary import Entry, neighbours, sure_entry

WRONG = 3
NEAREST, FARTHEST = 0.5, 0.25  # cosine to the key; nearer may mean the same, farther tempts nobody
TRIED = 60


def rivals(
    analysis: Analysis, sentence: Sentence, word: Word, entry: Entry, rng: Random
) -> list[Other]:
    """Return up to three wrong words for the place of a word, the best first."""
    # A word is among the rarer of its near words; those that it stands near are rarer still.
    around = tuple(w for w in neighbours(entry.word, entry.pos) if w not in _kin(entry))
    named = others_here(sentence, word, entry.near)
    named += others_here(sentence, word, around)[: 2 * WRONG]
    slot = Slot(
        word.lemma,
        entry.pos,
        tuple(sorted({w.lemma for w in sentence.words if w.is_content and w is not word})),
        topic(analysis),
    )
    sort = sort_of(entry.word, entry.pos)
    named.sort(
        key=lambda o: (
            sort_of(o.lemma, entry.pos) != sort,
            -score(slot, o.lemma),
            o.lemma,
        )
    )
    # A pilot among aircraft comes last, and goes; of two winners and champions one goes.
    named = _unrelated(named, entry.pos)[: WRONG + 2]
    if len(named) < WRONG:
        more = tuple(w for w in _of_the_field(slot, entry) if w not in entry.near)
        named += others_here(sentence, word, more)[: WRONG + 1 - len(named)]
    return even(word.surface, named, lambda o: o.surface, rng, WRONG)


def _unrelated(named: list[Other], pos: str) -> list[Other]:
    """Return the words of which none may stand for another before it."""
    found: list[Other] = []
    for other in named:
        told = sure_entry(other.lemma, pos)
        kin = {*lexicon.related(other.lemma, pos), *(told.same if told else ())}
        if not kin & {o.lemma for o in found}:
            found.append(other)
    return found


def _kin(entry: Entry) -> frozenset[str]:
    """Return the words that might do for an entry."""
    return frozenset(entry.same) | lexicon.related(entry.word, entry.pos)


@lru_cache(maxsize=2)
def topic(analysis: Analysis) -> dict[str, float]:
    """Return how near each word stands to the matter of a text: to what is rich in it."""
    matter = sorted({w.lemma for w in analysis.words if w.is_content and w.richness > 0})
    values = near_all(matter).tolist()
    return {e.lemma: v for e, v in zip(space().entries, values, strict=True)}


def _of_the_field(slot: Slot, entry: Entry) -> Iterator[str]:
    """Yield words of the same field and frame as the key that certainly mean something else."""
    fit = [w for w in near(slot.lemma, slot.pos, ()) if _fits(slot, entry, w)]
    chosen: list[str] = []
    for lemma in sorted(fit[:TRIED], key=lambda w: (-score(slot, w), w)):
        if not lexicon.related(lemma, slot.pos) & set(chosen):
            chosen.append(lemma)
            yield lemma


def _fits(slot: Slot, entry: Entry, lemma: str) -> bool:
    one, other = known(slot.lemma), known(lemma)
    told = sure_entry(lemma, slot.pos)
    if one is None or other is None or told is None or lemma == slot.lemma:
        return False
    kin = {slot.lemma, *entry.same, *lexicon.related(slot.lemma, slot.pos)}
    if lemma in kin or kin & {*told.same, *lexicon.related(lemma, slot.pos)}:
        return False
    if not FARTHEST < nearness(slot.lemma, lemma) < NEAREST:
        return False
    if slot.pos == "n":
        counted = countable_lemma(lemma) == countable_lemma(slot.lemma)
        return counted and sort_of(lemma, "n") == sort_of(slot.lemma, "n")
    return slot.pos != "v" or one.taken == other.taken
