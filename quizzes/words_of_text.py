"""Words of an article that might stand in a gap of it: same form, same frame, another field."""

from collections.abc import Iterator

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
    surroundings,
)
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import inflect, zipf
from texts.wordlists import word_set

RAREST = 3.2  # Zipf
GENERAL = 4.8  # Zipf; commoner words of a text go with everything in it
NEAR = 1  # sentences; a word met so near may fit as well
COMMON = word_set("thing way lot kind sort part number people time year day")


def words_of_the_text(analysis: Analysis, place: Place) -> Iterator[Word]:
    """Yield words of other sentences that have the form of the key and another field."""
    word, sentence = place.word, place.sentence
    found: dict[str, Word] = {}
    for there in analysis.sentences:
        if not there.clean or abs(there.index - sentence.index) <= NEAR:
            continue
        for other in there.words:
            if other.lemma not in found and _alike(word, sentence, other, there):
                found[other.lemma] = other
    for other in found.values():
        surface = inflect(other.lemma, word.tag) or ""
        plural = word.tag != "NNS" or surface != other.lemma
        if surface and plural and not _at_home(sentence, word, other.lemma):
            yield other


def _alike(word: Word, sentence: Sentence, other: Word, there: Sentence) -> bool:
    """Tell whether a word of the text could take the form and the frame of the key."""
    if other.tag[:2] != word.tag[:2] or not _plain(other):
        return False
    if word.tag.startswith("NN"):
        return _same_sort(word, sentence, other, there)
    if word.tag.startswith("JJ"):
        return surroundings(there, other)[1] == surroundings(sentence, word)[1]
    one, two = has_object(sentence, word), has_object(there, other)
    # A verb said of things among verbs said of people tempts, and does not fit.
    return one == two and field_of(argument(sentence, word)) != field_of(argument(there, other))


def _plain(other: Word) -> bool:
    """Tell whether a word of the text is common enough, and no more a word of another kind."""
    if other.tag == "VBG" or other.lemma in COMMON or not RAREST <= zipf(other.lemma) <= GENERAL:
        return False
    if not (other.is_content and other.surface.islower() and other.surface.isalpha()):
        return False
    pos = lexicon.pos_of(other.tag) or "n"
    return inflect(other.lemma, other.tag) == other.surface and mostly(other.lemma, pos)


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
        for sense in lexicon.senses(token.lemma, lexicon.pos_of(token.tag) or "n")[:3]
    )
