"""Read clauses off the parser's tree: subjects, what hangs on a verb, reasons and purposes.

Everything here says "nothing" for a sentence without a tree, and for one where the two
readings of a word that matters do not agree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from texts.analysis import Sentence, Word

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
NAMING = frozenset({"det", "compound", "amod", "flat", "nmod", "nmod:poss"})
SAME = {"VBP": "VB", "VBD": "VBN", "NNPS": "NNP"}  # taggings that change nothing here


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its subject and all that hangs on it, as places in Sentence.tokens."""

    sentence: Sentence
    verb: int
    subject: tuple[int, int]  # first and last token of the whole subject
    places: tuple[int, ...]

    def words(self, places: Sequence[int]) -> tuple[Word, ...]:
        """Return the tokens at some places."""
        return tuple(self.sentence.tokens[i] for i in places)


def parsed(sentence: Sentence) -> bool:
    """Tell whether there is a tree."""
    return bool(sentence.tokens) and all(t.head >= 0 for t in sentence.tokens)


def agreed(word: Word) -> bool:
    """Tell whether the two readings of a word say the same: noun or verb."""
    if not word.second:
        return True
    one, other = word.tag, word.second
    return one[:2] == other[:2] or {one, other} <= {"IN", "RB", "RP", "TO"} or word.name


def children(tokens: Sequence[Word], place: int) -> list[int]:
    """Return what hangs directly on a word, in order."""
    return [i for i, t in enumerate(tokens) if t.head == place and i != place]


def subtree(tokens: Sequence[Word], place: int) -> list[int]:
    """Return a word and all that hangs on it, in order."""
    found = [place]
    for at in found:
        found += children(tokens, at)
    return sorted(found)


def verbal(tokens: Sequence[Word], place: int) -> bool:
    """Tell whether a word is surely a verb: read so twice, or once with a subject of its own."""
    word = tokens[place]
    finite = word.tag in ("VBD", "VBZ", "VBP")
    return agreed(word) or (finite and bool(by_dep(tokens, place, *SUBJECTS)))


def whole(places: Sequence[int]) -> bool:
    """Tell whether places are one unbroken stretch."""
    return bool(places) and places[-1] - places[0] + 1 == len(places)


def by_dep(tokens: Sequence[Word], place: int, *deps: str) -> list[int]:
    """Return what hangs on a word by some of the given links."""
    return [i for i in children(tokens, place) if tokens[i].dep in deps]


def root(sentence: Sentence) -> int:
    """Return the place of the root, or -1."""
    found = (i for i, t in enumerate(sentence.tokens) if t.head == i)
    return next(found, -1)


def clause(sentence: Sentence, verb: int) -> Clause | None:
    """Return the clause of a verb, if it has one subject in one piece, read twice alike."""
    tokens = sentence.tokens
    subjects = by_dep(tokens, verb, *SUBJECTS)
    if len(subjects) != 1 or not verbal(tokens, verb) or not agreed(tokens[subjects[0]]):
        return None
    stretch = subtree(tokens, subjects[0])
    if not whole(stretch) or stretch[-1] > verb:
        return None
    return Clause(sentence, verb, (stretch[0], stretch[-1]), tuple(subtree(tokens, verb)))


def dependents(sentence: Sentence, *deps: str) -> Iterator[int]:
    """Yield the places of all words that hang by one of the given links."""
    yield from (i for i, t in enumerate(sentence.tokens) if t.dep in deps)


def subject_places(sentence: Sentence, verb: int) -> list[int]:
    """Return the whole subject of a verb, if need be that of the verb it is joined to, or []."""
    tokens = sentence.tokens
    found = clause(sentence, verb)
    if found is not None:
        stretch = list(range(found.subject[0], found.subject[1] + 1))
        low = tokens[stretch[0]].surface.lower()
        if tokens[verb].dep == "acl:relcl" and low in ("who", "which") and len(stretch) == 1:
            return _antecedent(sentence, tokens[verb].head, stretch[0])
        while stretch and tokens[stretch[0]].dep in ("cc", "punct", "case"):
            stretch.pop(0)
        return _without_aside(sentence, stretch, verb)
    shared = tokens[verb].dep == "conj" and not by_dep(tokens, verb, *SUBJECTS)
    if not shared or tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return []
    return subject_places(sentence, tokens[verb].head)


def whole_subject(sentence: Sentence, verb: int, places: list[int]) -> set[int]:
    """Return the places of a subject with the asides that were left out of it."""
    found = clause(sentence, verb)
    own = range(found.subject[0], found.subject[1] + 1) if found else ()
    return {*places, *own}


def _without_aside(sentence: Sentence, stretch: list[int], verb: int) -> list[int]:
    """Return a subject up to its first comma or bracket: "Ann, a doctor," is "Ann"."""
    tokens = sentence.tokens
    cut = next((n for n, i in enumerate(stretch) if tokens[i].surface in (",", "(", "–", "—")), 0)
    head = by_dep(tokens, verb, *SUBJECTS)
    if not cut or not head or head[0] not in stretch[:cut]:
        return stretch
    joined = any(tokens[i].dep == "conj" and tokens[i].head == head[0] for i in stretch[cut:])
    return stretch if joined else stretch[:cut]


def _antecedent(sentence: Sentence, noun: int, relative: int) -> list[int]:
    """Return the name or the noun in the plural that ends just before ", who", or []."""
    tokens = sentence.tokens
    near = [i for i in children(tokens, noun) if i < noun and tokens[i].dep in NAMING]
    places = [*near, *range(noun, relative - 1)]
    comma = tokens[relative - 1].surface == ","
    if not comma or not whole(places) or not agreed(tokens[noun]):
        return []
    named = tokens[noun].name and tokens[noun].tag.startswith("NNP")
    return places if named and all(tokens[i].is_word for i in places) else []
