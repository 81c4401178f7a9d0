"""How strongly a sentence speaks for one word: what decides whether a gap is fair.

A gap is decided where the key is tied to the words about it more than any other word
would be: "a door that ____" asks for "locks". An open place ("at the ____") is refused.
"""

from dataclasses import dataclass

from quizzes.places import content
from quizzes.vectors import nearness
from texts import lexicon
from texts.analysis import Sentence, Word
from texts.trees import object_of
from texts.wordlists import word_set

EMPTY = 5.3  # Zipf; words so common go with everything
BOUND = 0.56  # cosine of the key and the word of its sentence it is tied to most
BESIDE_VERB = 0.34  # a verb that is wrong for its object shows it more plainly than a noun
BOUND_VERB = 0.52
BESIDE = 0.4  # where grammar ties the two as well; 0.2 is what two words of a text have
TOLD = 0.05  # less is needed where the dictionary explains one by the other
APART = 0.14  # cosine by which a wrong word must stand farther from that word
LOOSE = 0.35  # cosine; a wrong word nearer to any word about the gap may fit
LOOSE_BESIDE = 0.3  # the same for a word that grammar ties to the gap
OBJECT = 0.1
BOUND_OBJECT = 0.5
BOUND_THING = 0.52
NEARER = 0.08
ANY = word_set(
    "nothing something anything everything someone anyone everyone one other thing being top "
    "side part"
)


@dataclass(frozen=True, slots=True)
class Ties:
    """The words about a gap, with how near the key stands to each, nearest first."""

    nearest: tuple[tuple[str, float], ...]
    beside: frozenset[str]  # those that grammar ties to the gap
    verb: bool
    object: float  # how near a verb stands to its object; 1 where it has none
    thing: bool  # the key names a thing one can touch
    told: bool  # the dictionary explains one by the other

    @property
    def closest(self) -> float:
        """Return how near the key stands to what grammar ties it to."""
        return max((v for w, v in self.nearest if w in self.beside), default=0.0)

    @property
    def strength(self) -> float:
        """Return how much the sentence speaks for the key: 0 not at all, 1 plainly."""
        values = [v for _, v in self.nearest[:2]] + [0.0, 0.0]
        return values[0] + 0.4 * values[1] + 0.5 * self.closest + 0.15 * self.told

    @property
    def decides(self) -> bool:
        """Tell whether the sentence decides the gap."""
        best = self.nearest[0][1] if self.nearest else 0.0
        less = TOLD * self.told
        if self.verb and self.object < OBJECT and best < BOUND_OBJECT:
            return False  # "displays the reason": many things are done to a reason
        if self.verb:
            return best >= BOUND_VERB - less or self.closest >= BESIDE_VERB - less
        if self.thing and best < BOUND_THING:
            return False  # things are many, and a sentence seldom asks for one
        return best >= BOUND - less or self.closest >= BESIDE - less


def ties(sentence: Sentence, word: Word) -> Ties:
    """Return what ties a word to its sentence."""
    about = {
        w.lemma
        for w in sentence.words
        if w.is_content and w.tag[:2] != "RB" and w.zipf < EMPTY and w.lemma not in ANY
    }
    about -= {word.lemma}
    found = sorted(((w, nearness(word.lemma, w)) for w in about), key=lambda f: (-f[1], f[0]))
    beside = frozenset(w.lemma for w in neighbours(sentence, word)) & about
    verb = word.tag.startswith("VB")
    senses = lexicon.senses(word.lemma, "n")[:1] if word.tag.startswith("NN") else ()
    thing = any(s.supersense in (*lexicon.CONCRETE, "noun.substance") for s in senses)
    goal = object_of(sentence, sentence.tokens.index(word)) if verb and word.head >= 0 else None
    near = 1.0 if goal is None else dict(found).get(sentence.tokens[goal].lemma, 0.0)
    return Ties(tuple(found), beside, verb, near, thing, _told(word, beside or about))


def neighbours(sentence: Sentence, word: Word) -> list[Word]:
    """Return the words that the tree ties to a word; without a tree, those next to it."""
    at = sentence.tokens.index(word)
    if word.head < 0:
        return [w for w in sentence.tokens[max(0, at - 2) : at + 3] if w is not word]
    below = [w for w in sentence.tokens if w.head == at and w is not word]
    return [sentence.tokens[word.head], *below] if word.head != at else below


def _told(word: Word, about: frozenset[str] | set[str]) -> bool:
    """Tell whether the definitions of a word and of one beside it name the other."""
    pos = lexicon.pos_of(word.tag)
    if pos is None:
        return False
    said = {c for s in lexicon.senses(word.lemma, pos)[:4] for c in content(s.gloss, *s.examples)}
    if said & about:
        return True
    return any(
        word.lemma in content(sense.gloss, *sense.examples)
        for other in about
        for part in "nva"
        for sense in lexicon.senses(other, part)[:3]
    )


def looser(found: Ties, lemma: str) -> bool:
    """Tell whether a wrong word is tied to the sentence clearly less than the key is."""
    if not found.nearest:
        return False
    best, strongest = found.nearest[0]
    if nearness(lemma, best) > strongest - APART:
        return False
    beside = min(LOOSE_BESIDE, found.closest - NEARER) if found.closest else LOOSE_BESIDE
    return all(
        nearness(lemma, w) <= (beside if w in found.beside else LOOSE) for w, _ in found.nearest
    )
