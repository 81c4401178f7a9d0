"""What stands about a word in its sentence: the frame that whatever fills its place must fit."""

from texts import lexicon
from texts.analysis import Sentence, Word
from texts.bands import inflect, zipf
from texts.wordlists import word_set

EMPTY = word_set(
    "with that from something someone somebody which have having used being especially usually "
    "such made make like very into some person people thing more than when where their other "
    "quality cause become part kind form they them there what many much time year take give "
    "work good great small large long high come goes went does this these those your about"
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


def field_of_lemma(lemma: str) -> str:
    """Return the field of a noun by its first sense, or "" for an unknown one."""
    senses = lexicon.senses(lemma, "n")
    if not senses:
        return ""
    kind = senses[0].supersense.split(".")[-1]
    if kind in ("person", "animal", "group"):
        return "h"
    return "o" if kind in ("artifact", "object", "body", "food", "plant", "substance") else "a"


def content(*texts: str) -> set[str]:
    """Return the words of a gloss that may tie it to a sentence."""
    words = {w.strip("();,.:`'\"").lower() for t in texts for w in t.split()}
    return {w for w in words if len(w) > 3} - EMPTY


def mostly(lemma: str, pos: str) -> bool:
    """Tell whether a word is met as this part of speech at least as often as as another."""
    counts = {p: sum(s.count for s in lexicon.senses(lemma, p)) for p in "nvar"}
    return bool(lexicon.senses(lemma, pos)) and counts[pos] >= max(counts.values())
