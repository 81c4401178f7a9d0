"""What stands about a word in its sentence: the frame that whatever fills its place must fit."""

from dataclasses import dataclass

from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import inflect, zipf
from texts.wordlists import word_set

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
EMPTY = word_set(
    "with that from something someone somebody which have having used being especially usually "
    "such made make like very into some person people thing more than when where their other "
    "quality cause become part kind form they them there what many much time year take give "
    "work good great small large long high come goes went does this these those your about"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A gap: its word and sentence, and the lemmas of the sentence, the title and the text."""

    word: Word
    sentence: Sentence
    about: frozenset[str]
    heads: frozenset[str]
    lemmas: frozenset[str]


def place_of(analysis: Analysis, word: Word) -> Place:
    """Return the place of a word."""
    sentence = analysis.sentences[word.sentence]
    heads = [s for s in analysis.sentences if s.role in ("title", "deck")]
    return Place(
        word,
        sentence,
        frozenset(w.lemma for w in sentence.words if w.is_content and w is not word),
        frozenset(w.lemma for s in heads for w in s.words),
        frozenset(w.lemma for w in analysis.words),
    )


def surroundings(sentence: Sentence, word: Word) -> tuple[str, str]:
    """Return the kinds of word before and behind a word."""
    at = sentence.tokens.index(word)
    before = sentence.tokens[at - 1] if at else None
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return _sort(before), _sort(after)


def _sort(token: Word | None) -> str:
    """Return what sort of neighbour a token is: prepositions and small words count by name."""
    if token is not None and token.surface == ",":
        return ","
    if token is None or not token.surface[0].isalnum():
        return "."
    if token.tag in ("IN", "TO", "RP", "CC"):
        return token.surface.lower()
    if token.tag in ("DT", "PRP$", "PDT", "POS"):
        return "a" if token.surface.lower() in ("a", "an") else "the"
    return token.tag[:2] if token.tag[:2] in ("NN", "VB", "JJ", "RB", "PR", "MD") else token.tag


def bare(sentence: Sentence, noun: Word) -> bool:
    """Tell whether a noun stands without a, the, my or a figure before it and its adjectives."""
    at = sentence.tokens.index(noun) - 1
    while at >= 0 and sentence.tokens[at].tag[:2] in ("JJ", "NN", "RB", "VB"):
        at -= 1
    return at < 0 or sentence.tokens[at].tag not in ("DT", "PRP$", "CD", "POS", "PDT", "WP$")


def countable(word: Word) -> bool:
    """Tell whether a noun is counted: it is plural, or its plural is not rare beside it."""
    return word.tag == "NNS" or (word.tag == "NN" and countable_lemma(word.lemma))


def countable_lemma(lemma: str) -> bool:
    """Tell whether a noun's plural is not rare beside it."""
    plural = inflect(lemma, "NNS")
    if lemma.endswith(("ing", "ics")) or plural == lemma:
        return False
    senses = lexicon.senses(lemma, "n")
    if senses and senses[0].supersense == "noun.substance":
        return False  # coals and sands are spoken of, but seldom
    return bool(plural and zipf(plural) > zipf(lemma) - 1.0)


def has_object(sentence: Sentence, word: Word) -> bool:
    """Tell whether a verb has an object behind it, or is one with "be" before it."""
    at = sentence.tokens.index(word)
    rest = sentence.tokens[at + 1 : at + 2]
    earlier = {t.lemma for t in sentence.tokens[max(0, at - 3) : at]}
    if word.tag == "VBN" and (earlier & {"be", "get"} or "have" not in earlier):
        return True
    return bool(rest) and rest[0].tag in (
        *("DT", "NN", "NNS", "NNP", "PRP", "PRP$", "JJ", "CD", "NNPS"),
        *("JJR", "PDT", "WP"),
    )


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


def field_of(noun: Word | None) -> str:
    """Return "h" for people and animals, "o" for things, "a" for ideas, "" for who knows."""
    if noun is None:
        return ""
    if noun.surface.lower() in HUMANS:
        return "h"
    if noun.surface.lower() == "it":
        return "o"
    return field_of_lemma(noun.lemma) if noun.tag in ("NN", "NNS") else ""


def field_of_lemma(lemma: str) -> str:
    """Return the field of a noun by its first sense, or "" for an unknown one."""
    senses = lexicon.senses(lemma, "n")
    if not senses:
        return ""
    kind = senses[0].supersense.split(".")[-1]
    if kind in ("person", "animal", "group"):
        return "h"
    return "o" if kind in ("artifact", "object", "body", "food", "plant", "substance") else "a"


def fields(noun: Word) -> frozenset[str]:
    """Return the classes of pool noun that a noun belongs with, by its first senses."""
    senses = lexicon.senses(noun.lemma, "n")[:2]
    if not senses or senses[0].supersense.split(".")[-1] not in CLASSES:
        return frozenset()
    return frozenset("".join(CLASSES.get(s.supersense.split(".")[-1], "") for s in senses))


def content(*texts: str) -> set[str]:
    """Return the words of a gloss that may tie it to a sentence."""
    words = {w.strip("();,.:`'\"").lower() for t in texts for w in t.split()}
    return {w for w in words if len(w) > 3} - EMPTY


def mostly(lemma: str, pos: str) -> bool:
    """Tell whether a word is met as this part of speech at least as often as as another."""
    counts = {p: sum(s.count for s in lexicon.senses(lemma, p)) for p in "nvar"}
    return bool(lexicon.senses(lemma, pos)) and counts[pos] >= max(counts.values())
