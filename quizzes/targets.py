"""Which words of an article deserve a question, and how much each is worth."""

import re

from quizzes.places import content, mostly
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import BANDS, inflect, zipf
from texts.wordlists import word_set

RAREST = 2.2  # Zipf; few learners need a word so rare
# Zipf of the commonest word worth asking about, by the band of the text.
COMMONEST = {"A1": 5.8, "A2": 5.5, "B1": 5.0, "B2": 4.7, "C1": 4.6, "C2": 4.6}
MOST_REPEATED = 3
# The least band of a word worth asking about, by the band of the text.
LEAST = {"A1": "A1", "A2": "A1", "B1": "A2", "B2": "B1", "C1": "B1", "C2": "B1"}
# A short sentence leaves a gap open to many words; beginners have no others.
SHORTEST, SHORTEST_EASY, LONGEST_SENTENCE = 9, 7, 80  # words
FORMS = ("NN", "NNS", "VB", "VBD", "VBN", "VBZ", "VBP", "VBG", "JJ", "RB")
AUXILIARY = word_set("be have do will can get make take give go come let keep put set become use")
VAGUE = word_set(
    "thing way lot kind sort part number people amount bit type fact case hundred thousand million "
    "pound dollar euro metre kilometre mile gram tonne litre bear"
)


NUMERAL = re.compile(
    r"(?:teen|teenth|tieth|illion)$|^(?:twen|thir|for|fif|six|seven|eigh|nine)ty$"
    r"|^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)$"
)


def targets(analysis: Analysis) -> list[Word]:
    """Return the words worth asking about, best first."""
    counts: dict[str, int] = {}
    for word in analysis.words:
        counts[word.lemma] = counts.get(word.lemma, 0) + 1
    commonest = COMMONEST[analysis.grade.band or "B1"]
    easy = analysis.grade.band in ("A1", "A2")
    shortest = SHORTEST_EASY if easy else SHORTEST
    heads = {w.lemma for s in analysis.sentences if s.role in ("title", "deck") for w in s.words}
    found = [
        word
        for word in analysis.words
        if word.tag in FORMS
        and analysis.sentences[word.sentence].readable
        and len(analysis.sentences[word.sentence].words) >= shortest
        and word.is_content
        and word.surface.islower()
        and word.surface.isalpha()
        and counts[word.lemma] <= MOST_REPEATED
        and word.lemma not in heads
        and word.lemma not in AUXILIARY | VAGUE
        and not NUMERAL.search(word.lemma)
        and RAREST <= word.zipf <= max(word.zipf, zipf(word.lemma)) <= commonest
        and not (word.tag == "NN" and word.surface.endswith("ing"))
        and mostly(word.lemma, lexicon.pos_of(word.tag) or "n")
        and len(word.surface) > 3
        and _high_enough(analysis, word)
        and inflect(word.lemma, word.tag) in (word.surface, None)
    ]
    return sorted(found, key=lambda w: (-worth(analysis, w), w.start))


def _high_enough(analysis: Analysis, word: Word) -> bool:
    """Tell whether a word is not far below the level of the text, where nobody would miss it."""
    level = analysis.grade.band or "B1"
    return word.band is None or BANDS.index(word.band) >= BANDS.index(LEAST[level])


def worth(analysis: Analysis, word: Word) -> float:
    """Return what a question on a word is worth: richness, fit to the level, and constraint."""
    sentence = analysis.sentences[word.sentence]
    return word.richness + 0.5 * _fit(analysis, word) + 0.35 * constraint(sentence, word)


def _fit(analysis: Analysis, word: Word) -> float:
    """Return how near a word is to just above the level of the text, in [0, 1]."""
    level = BANDS.index(analysis.grade.band or "B1")
    if word.band is None:
        return 0.3
    above = BANDS.index(word.band) - level
    return {0: 1.0, 1: 1.0, -1: 0.6, 2: 0.5}.get(above, 0.1)


def constraint(sentence: Sentence, word: Word) -> float:
    """Return how much the sentence speaks for a word, in [0, 1]: words its glosses share."""
    pos = lexicon.pos_of(word.tag)
    if pos is None:
        return 0.0
    about = {w.lemma for w in sentence.words if w.is_content and w is not word}
    said = {c for s in lexicon.senses(word.lemma, pos)[:4] for c in content(s.gloss, *s.examples)}
    return min(2, len(said & about)) / 2


def meaning_in_doubt(sentence: Sentence, word: Word) -> bool:
    """Tell whether a word is part of something longer: a hyphened word, a phrasal verb."""
    at = word.start - sentence.start
    edge = sentence.surface[max(0, at - 1) : at] + sentence.surface[at + len(word.surface) :][:1]
    following = next((t for t in sentence.tokens if t.start >= word.end), None)
    long = len(sentence.words) > LONGEST_SENTENCE or len(sentence.words) < SHORTEST_EASY
    return (
        long or bool(set(edge) & set("-–/’'")) or (following is not None and following.tag == "RP")
    )
