"""Plausible wrong words for a gap: of the same form, tempting, and tied to it less than the key.

Four sources. Words of the article tempt whoever only skimmed; words near the key or near
the matter of the text tempt whoever knows only the field; words that look like the key
tempt whoever half knows it; and words of the pool, which go with few others, fill what is
left. Whatever is related to the key, is explained by a word of the sentence, or stands
about as near to the words of the gap as the key does, is left out: the sentence must
speak for the key and for no other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from quizzes.binding import Ties, looser
from quizzes.candidates import LEAST_ZIPF, Candidate, lookalikes, near
from quizzes.glosses import plain_meaning
from quizzes.marking import edits
from quizzes.places import Place, argument, bare, countable, field_of, fields, has_object
from quizzes.pool import TAGS, PoolWord, pool
from quizzes.ranker import Slot, score, sort_of
from quizzes.screens.cues import takes_an
from quizzes.strangers import foreign, of_a_sort, part
from quizzes.vectors import entry, near_all, nearness, space
from quizzes.words_of_text import words_of_the_text
from texts import lexicon
from texts.analysis import Analysis, Word
from texts.bands import BANDS, band, inflect, zipf

RAREST = 3.2  # Zipf of an option, unless the key is rarer
CLOSEST = 2  # edits
EASIER, HARDER = 1.5, 1.0  # Zipf an option may be commoner, or rarer, than the key
MOST = {"text": 2, "look": 1, "pool": 1, "near": 3, "topic": 2}
TRIED = 140  # ranked candidates that are looked at more closely
LEAST_TOPIC = 0.33  # cosine; farther from the text and from the key, a word tempts nobody
LEAST_KEY = 0.26
LEAST_NOUN = 0.38  # nouns name things, and what is remote among things is absurd
LEAST_OF_TEXT = 0.2
GENERAL = 4.85  # Zipf of verbs and adjectives; commoner ones go with everything
MOST_SENSES = 6  # of an option
TOO_NEAR = 0.52  # cosine; nearer to the key a word may do its work


@dataclass(frozen=True, slots=True)
class Rival:
    """A wrong word for a gap in its form there, with where it comes from.

    ``place`` is the word of the text it is, or None; ``gloss`` what another word means.
    """

    surface: str
    lemma: str
    source: str
    place: Word | None
    gloss: str


def rivals(analysis: Analysis, place: Place, bound: Ties, rng: Random, count: int) -> list[Rival]:
    """Return up to ``count`` wrong words for a place, the best first, of several sources."""
    word, pos = place.word, part(place)
    slot = Slot(word.lemma, pos, tuple(w for w, _ in bound.nearest), topic(analysis))
    found: list[Rival] = []
    for rival in _ranked(analysis, place, slot, rng):
        if len(found) == count:
            break
        taken = [word.surface, *(r.surface for r in found)]
        same = sum(r.source == rival.source for r in found)
        if same == MOST[rival.source] or any(_too_like(rival.surface, t) for t in taken):
            continue
        if any(r.lemma in lexicon.related(rival.lemma, pos) for r in found):
            continue
        if looser(bound, rival.lemma) and foreign(place, rival.lemma, rival.gloss):
            found.append(rival)
    return found


def _too_like(one: str, other: str) -> bool:
    return edits(one.lower(), other.lower()) <= CLOSEST


@lru_cache(maxsize=2)
def topic(analysis: Analysis) -> dict[str, float]:
    """Return how near each word stands to the matter of a text."""
    values = near_all(matter(analysis)).tolist()
    return {e.lemma: v for e, v in zip(space().entries, values, strict=True)}


def matter(analysis: Analysis) -> list[str]:
    """Return the lemmas that say what a text is about: those that are rich in it."""
    return sorted({w.lemma for w in analysis.words if w.is_content and w.richness > 0})


def _ranked(analysis: Analysis, place: Place, slot: Slot, rng: Random) -> Iterator[Rival]:
    """Yield wrong words in the form of the key, best first."""
    texts = {w.lemma: w for w in words_of_the_text(analysis, place)}
    pooled = {p.lemma: p for p in pool() if p.tag == place.word.tag[:2]}
    every = [Candidate(lemma, "text") for lemma in sorted(texts)]
    every += [Candidate(lemma, "look") for lemma in lookalikes(slot.lemma, slot.pos)]
    every += near(slot.lemma, slot.pos, matter(analysis))
    every += [Candidate(lemma, "pool") for lemma in sorted(pooled)]
    first: dict[str, Candidate] = {}
    for candidate in every:
        first.setdefault(candidate.lemma, candidate)
    kept = [c for c in first.values() if _tempts(slot, c) and _level(place.word, c.lemma)]
    kept.sort(key=lambda c: (-score(slot, c.lemma, c.source), c.lemma))
    for candidate in kept[:TRIED]:
        rival = _rival(place, candidate, texts, pooled)
        if rival:
            yield rival


def _tempts(slot: Slot, candidate: Candidate) -> bool:
    """Tell whether a word is of the field of the key or of the text, or looks like the key."""
    known = lexicon.senses(candidate.lemma, slot.pos)
    general = slot.pos != "n" and zipf(candidate.lemma) > max(GENERAL, zipf(slot.lemma) + 0.2)
    if nearness(slot.lemma, candidate.lemma) > TOO_NEAR or general or len(known) > MOST_SENSES:
        return False
    close = nearness(slot.lemma, candidate.lemma)
    if candidate.source in ("text", "look"):
        return slot.pos != "n" or close >= LEAST_OF_TEXT
    if slot.pos == "n":
        return close >= LEAST_NOUN
    near_topic = slot.topic.get(candidate.lemma, 0.0) >= LEAST_TOPIC
    same_sort = sort_of(candidate.lemma, slot.pos) == sort_of(slot.lemma, slot.pos)
    return close >= LEAST_KEY or (near_topic and same_sort)


def _rival(
    place: Place, candidate: Candidate, texts: dict[str, Word], pooled: dict[str, PoolWord]
) -> Rival | None:
    """Return a candidate in the form and the frame of the key, or None where it has neither."""
    word, lemma = place.word, candidate.lemma
    surface = inflect(lemma, word.tag) if word.tag not in TAGS.values() else lemma
    if not surface or not _same_article(place, surface) or zipf(surface) < LEAST_ZIPF:
        return None
    if candidate.source == "text":
        return Rival(surface, lemma, "text", texts[lemma], "")
    if lemma in pooled:
        pool_word = pooled[lemma]
        fits = _usable(pool_word, place)
        return Rival(surface, lemma, candidate.source, None, pool_word.gloss) if fits else None
    if not _same_frame(place, lemma):
        return None
    return Rival(surface, lemma, candidate.source, None, plain_meaning(lemma, part(place)))


def _same_frame(place: Place, lemma: str) -> bool:
    """Tell whether a word is counted as the key is, or takes what the key takes."""
    word, known = place.word, entry(lemma)
    if known is None:
        return False
    if word.tag.startswith("NN"):
        alone = word.tag == "NN" and bare(place.sentence, word)
        fields_of = fields(Word(lemma, 0, 0, "NN", lemma, 0.0, None, 0))
        if lemma.endswith("s") and word.tag == "NN" and inflect(lemma[:-1], "NNS") == lemma:
            return False  # circumstances, headquarters: plurals of their own
        counted = known.countable == (countable(word) and not alone)
        return counted and bool(fields_of & fields(word)) and of_a_sort(word.lemma, lemma)
    if word.tag.startswith("VB"):
        wanted = "t" if has_object(place.sentence, word) else "i"
        field = field_of(argument(place.sentence, word))
        return known.taken == wanted and (not field or field in known.said_of)
    return True


def _usable(entry: PoolWord, place: Place) -> bool:
    """Tell whether a pool word has the form and the field of the key."""
    word = place.word
    if entry.tag == "NN":
        counted, field = entry.use.split("/")
        alone = word.tag == "NN" and bare(place.sentence, word)
        return field in fields(word) and (counted == "c") == (countable(word) and not alone)
    return entry.tag != "VB" or _same_verb(entry, place)


def _same_verb(entry: PoolWord, place: Place) -> bool:
    """Tell whether a pool verb takes what the key takes: an object or none, of its sort."""
    frame, said_of = entry.use.split("/")
    if frame != ("t" if has_object(place.sentence, place.word) else "i"):
        return False
    field = field_of(argument(place.sentence, place.word))
    return not field or field in said_of or (frame == "i" and field != "h" and "t" in said_of)


def _same_article(place: Place, surface: str) -> bool:
    tokens = place.sentence.tokens
    at = tokens.index(place.word)
    before = tokens[at - 1].surface.lower() if at else ""
    return before not in ("a", "an") or takes_an(surface) == (before == "an")


def _level(word: Word, lemma: str) -> bool:
    """Tell whether an option is about as common as the key, and no harder."""
    if not -HARDER <= zipf(lemma) - zipf(word.lemma) <= EASIER:
        return zipf(word.lemma) < RAREST and zipf(lemma) >= RAREST
    known, listed = band(word.lemma, word.tag), band(lemma, word.tag)
    least = "B1" if known else "B2"
    return not listed or BANDS.index(listed) <= max(BANDS.index(known or least), BANDS.index(least))
