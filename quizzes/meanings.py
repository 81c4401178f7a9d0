"""What the words of an article mean in it, by our own dictionary, where that is certain.

The sense of a word is never guessed: its entry must say that it nearly always has this
meaning, and nothing about its place may hint at another (a phrasal verb, a compound with
a meaning of its own, a plural that is a word by itself, two taggers that disagree).
"""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from quizzes.difficulty import of_word
from quizzes.evening import even
from quizzes.excerpts import excerpt
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import setting, span_of
from quizzes.places import has_object
from quizzes.screens.cues import takes_an
from quizzes.targets import meaning_in_doubt, targets
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import inflect, zipf
from texts.dictionary import Entry, sure_entry
from texts.trees import agreed

# What is asked, what is said of the right word, and what of a wrong one.
SAID = {
    "synonym": (
        "Which word is nearest in meaning to “{}” here?",
        "says nearly the same",
        "says something else",
    ),
    "opposite": (
        "Which word means the opposite of “{}” here?",
        "says the contrary",
        "does not say the contrary",
    ),
}
WRONG = 3
COMMONEST_KEY = 5.7  # Zipf; "way" and "make" are near to everything, and say little
HEADS = ("root", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl")
# Of the words that blind judges found explained wrongly ("miserable weeks", "bindings for
# tools", "supposed to"), most had more meanings in WordNet, and no first one so common.
SAME_TAIL, SAME_HEAD = 4, 5  # letters that two words share at the end, or at the head
FEW, PREVAILING, TAGGED = 3, 0.7, 4
RAREST_FORM = 2.6  # Zipf of an inflected option; rarer forms are seldom words ("advices")
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
def explained(analysis: Analysis) -> tuple[Explained, ...]:
    """Return the words worth asking about that have one certain meaning, best first."""
    found: dict[str, Explained] = {}
    for word in targets(analysis):
        sentence = analysis.sentences[word.sentence]
        entry = meaning_here(sentence, word) if word.lemma not in found else None
        before = setting(analysis, sentence) if entry else None
        if entry and before is not None and excerpt(sentence, word):
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
    return _settled(word.lemma, pos)


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


def apart_from(wrong: list[Other], key: Other, kin: tuple[str, ...], pos: str) -> list[Other]:
    """Return the words that are no near relations of a key and its like."""
    near = {w for k in (key.lemma, *kin) for w in (k, *lexicon.related(k, pos))}
    return [o for o in wrong if o.lemma not in near and not near & lexicon.related(o.lemma, pos)]


def one_word(sentence: Sentence, word: Word, lemmas: tuple[str, ...]) -> Other | None:
    """Return the first of some words that has the form of a word of the text."""
    plain = tuple(w for w in lemmas if w.isalpha() and zipf(w) <= COMMONEST_KEY)
    return next(iter(others_here(sentence, word, plain)), None)


def set_against(
    asked: Explained, right: tuple[str, ...], trap: tuple[str, ...], rng: Random
) -> tuple[Other, list[Other]] | None:
    """Return the first of some right words for an item with its wrong ones, or None.

    One of the words of the ``trap``, which stand to the word the other way about, is among the
    wrong; the rest are near words that are no relations of the right one.
    """
    word, entry, sentence = asked.word, asked.entry, asked.sentence
    key = one_word(sentence, word, right)
    if key is None or told_by_letters(word.lemma, key.lemma):
        return None
    near = others_here(sentence, word, entry.near)
    wrong = apart_from(near, key, (*entry.same, *entry.contrary), entry.pos)
    trapped = others_here(sentence, word, trap)[:1]
    chosen = [*trapped, *even(key.surface, wrong, _surface, rng, WRONG - len(trapped))]
    return (key, chosen) if len(chosen) == WRONG else None


def _surface(other: Other) -> str:
    return other.surface


def word_item(
    analysis: Analysis, made_by: tuple[str, int], asked: Explained, key: Other, wrong: list[Other]
) -> Item:
    """Return an item that asks which word stands to a word of the text as ``key`` does."""
    kind, version = made_by
    word, entry = asked.word, asked.entry
    stem, right, other = SAID[kind]
    means = f"“{entry.word}” means “{entry.means}”"
    return Item(
        kind=kind,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=stem.format(word.surface),
        context=asked.shown(),
        key=Option(key.surface, f"{means}; “{key.lemma}” {right}."),
        distractors=tuple(
            Option(
                w.surface,
                f"“{w.lemma}” means “{w.means}”." if w.means else f"“{w.lemma}” {other}: {means}.",
            )
            for w in wrong
        ),
        evidence=span_of(asked.sentence),
        target=entry.word,
        generator=f"{kind}/{version}",
        predicted=of_word(kind, word.band, word.zipf),
        article=analysis.hash,
    )
