"""What the words of an article mean in it, by our own dictionary, where that is certain.

The sense of a word is never guessed: its entry must say that it nearly always has this
meaning, and nothing about its place may hint at another (a phrasal verb, a compound with
a meaning of its own, a plural that is a word by itself, two taggers that disagree).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from quizzes.excerpts import excerpt, whole_enough
from quizzes.making import setting
from quizzes.places import has_object
from quizzes.screens.cues import takes_an
from quizzes.targets import meaning_in_doubt, targets
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import inflect, zipf
from texts.dictionary import Entry, sure_entry
from texts.trees import agreed

HEADS = ("root", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl")
# Of the words that blind judges found explained wrongly ("miserable weeks", "bindings for
# tools", "supposed to"), most had more meanings in WordNet, and no first one so common.
SAME_TAIL, SAME_HEAD = 4, 5  # letters that two words share at the end, or at the head
FEW, PREVAILING, TAGGED = 3, 0.7, 4
RAREST_FORM = 2.6  # Zipf of an inflected option; rarer forms are seldom words ("advices")
# How meanings of what cannot be counted begin.
MASS = re.compile(
    r"how |the (?:quality|state|wish|fact|feeling|ability|way|process|power|idea|condition) "
)
FRAMED = frozenset(("of", "to", "for", "that", "on", "with", "about", "between", "whether"))


@dataclass(frozen=True, slots=True)
class Explained:
    """A word of a text with its entry, its sentence, and what must be read before that, or ""."""

    word: Word
    entry: Entry
    sentence: Sentence
    before: str

    def shown(self, gap: str = "") -> str:
        """Return the sentence with what comes before it, the word replaced by ``gap`` if given."""
        said = excerpt(self.sentence, self.word, gap)
        return said if said.startswith("…") else f"{self.before} {said}".strip()


@lru_cache(maxsize=4)
def certain(analysis: Analysis) -> tuple[tuple[Word, Entry], ...]:
    """Return the words worth asking about that have one certain meaning, best first.

    A word that comes several times comes here as often.
    """
    found = ((w, meaning_here(analysis.sentences[w.sentence], w)) for w in targets(analysis))
    return tuple((word, entry) for word, entry in found if entry)


@lru_cache(maxsize=4)
def explained(analysis: Analysis) -> tuple[Explained, ...]:
    """Return the certain words whose sentence can be shown by itself, each once, best first."""
    found: dict[str, Explained] = {}
    for word, entry in certain(analysis):
        sentence = analysis.sentences[word.sentence]
        before = setting(analysis, sentence) if word.lemma not in found else None
        if before is not None and whole_enough(excerpt(sentence, word)):
            found[word.lemma] = Explained(word, entry, sentence, before)
    return tuple(found.values())


def meaning_here(sentence: Sentence, word: Word) -> Entry | None:
    """Return the entry of a word if it is certain to have that meaning in its sentence."""
    pos = lexicon.pos_of(word.tag)
    if pos is None or not agreed(word) or meaning_in_doubt(sentence, word):
        return None
    if word.surface != word.lemma and lexicon.senses(word.surface, pos):
        return None  # "customs", "remains": a word by itself
    if _describes(sentence, word):
        return None  # "a cult band", "the recommended dose": used as another part of speech
    if _compound(sentence, word):
        return None
    if word.tag in ("VBN", "VBG") and lexicon.senses(word.surface, "a"):
        return _settled(word.surface, "a")  # "was surprised": nobody need have surprised anyone
    entry = _settled(word.lemma, pos)
    return None if entry and _counted(sentence, word) and MASS.match(entry.means) else entry


def _counted(sentence: Sentence, word: Word) -> bool:
    """Tell "a kindness" and "depths": one of several, or several, and no quality."""
    before = [t.surface.lower() for t in sentence.tokens if t.end <= word.start][-2:]
    return word.tag == "NNS" or (word.tag == "NN" and bool({"a", "an"} & set(before)))


def _settled(lemma: str, pos: str) -> Entry | None:
    """Return the one entry of a word of which WordNet, too, says that one meaning prevails."""
    found = lexicon.senses(lemma, pos)
    total = sum(sense.count for sense in found)
    prevails = total >= TAGGED and found[0].count >= PREVAILING * total
    return sure_entry(lemma, pos) if len(found) <= FEW or prevails else None


def _describes(sentence: Sentence, word: Word) -> bool:
    """Tell whether a noun or a participle stands before a noun as an adjective does."""
    at = sentence.tokens.index(word)
    after = sentence.tokens[at + 1].tag if at + 1 < len(sentence.tokens) else ""
    if word.tag.startswith("NN"):
        return after.startswith("NN") or after == "CD"
    attributive = word.dep in ("amod", "compound") or after.startswith("NN")
    return word.tag in ("VBN", "VBG") and attributive and word.dep not in HEADS


def _compound(sentence: Sentence, word: Word) -> bool:
    """Tell "fire engine" and "carry out", which the dictionaries know as one word."""
    at = sentence.tokens.index(word)
    low = [t.lemma for t in sentence.tokens]
    for first, end in ((at - 1, at + 1), (at, at + 2), (at - 2, at + 1), (at, at + 3)):
        if first >= 0 and end <= len(low):
            joined = " ".join(low[first:end])
            if any(lexicon.senses(joined, pos) for pos in ("n", "v", "a", "r")):
                return True
    return False


@dataclass(frozen=True, slots=True)
class Other:
    """Another word in the form of the one asked about, and what it means, or ""."""

    surface: str
    lemma: str
    means: str


def others_here(sentence: Sentence, word: Word, lemmas: tuple[str, ...]) -> list[Other]:
    """Return words in the form of a word of the text, those that could stand in its place."""
    at = sentence.tokens.index(word)
    article = sentence.tokens[at - 1].surface.lower() if at else ""
    here = {t.lemma for t in sentence.words} | {t.surface.lower() for t in sentence.words}
    found = []
    for lemma in lemmas:
        form = inflect(lemma, word.tag)
        fits = form and form.isalpha() and zipf(form) >= RAREST_FORM and form != word.surface
        if article in ("a", "an") and form and takes_an(form) != takes_an(word.surface):
            continue
        if fits and form and form not in here and lemma not in here:
            known = sure_entry(lemma, lexicon.pos_of(word.tag) or "n")
            found.append(Other(form, lemma, known.means if known else ""))
    return found


def open_to_others(sentence: Sentence, word: Word) -> bool:
    """Tell whether the place of a word says nothing that only some words could follow.

    "capable of" and "insist that" would tell the word by its grammar.
    """
    at = sentence.tokens.index(word)
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if following is None or not following.is_word:
        return not word.tag.startswith("VB") or has_object(sentence, word)
    if following.surface.lower() in FRAMED or following.tag == "POS":
        return False
    if word.tag.startswith("VB"):
        return has_object(sentence, word)
    return following.tag not in ("VBG", "TO") and word.tag != "RB"


def why_not(other: Other, entry: Entry) -> str:
    """Say of a wrong word why it is not the one that is meant."""
    if other.means:
        return f"“{other.lemma}” means “{other.means}”."
    return f"“{other.lemma}” could stand here, but it does not mean “{entry.means}”."


def told_by_letters(one: str, other: str) -> bool:
    """Tell "nevertheless" and "nonetheless": letters alone lead from one word to the other."""
    return one[-SAME_TAIL:] == other[-SAME_TAIL:] or one[:SAME_HEAD] == other[:SAME_HEAD]


def clue(word: Word, others: tuple[str, ...]) -> str:
    """Return the first of some words that a learner who does not know a word may know, or "".

    It has the form of the word, is no rarer, and is not told by its letters.
    """
    for other in others:
        form = inflect(other, word.tag) if other.isalpha() else None
        if form and zipf(form) >= word.zipf and not told_by_letters(word.lemma, other):
            return form
    return ""
