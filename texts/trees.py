"""What the tree of a sentence says: subjects, objects, clauses, and the phrase under a word.

Words are named by their index in ``Sentence.tokens``. Nothing here guesses: a sentence that
was not parsed has no root, no children and no clauses. Labels are those of Universal
Dependencies, where a predicate noun or adjective is the head ("She is a *nurse*") and "is"
its ``cop``. About one link in six is wrong (texts/data/README.md): ask ``agreed`` of the
words an item rests on too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from texts.parts import Sentence, Word
from texts.tokens import Span

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"))
CLAUSAL = frozenset(("root", "ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBAL = ("VB", "MD")
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its predicate, and who does what to whom.

    ``head`` is the index of the verb, or of the predicate noun or adjective; ``subject`` and
    ``object`` of the heads of those phrases, or None; ``dep`` says what the clause is to the
    sentence ("root", "conj", "advcl"); ``mark`` is the word that joins it in lower case
    ("because", "that"), or "".
    """

    head: int
    dep: str
    subject: int | None
    object: int | None
    finite: bool
    passive: bool
    negated: bool
    mark: str


def agreed(word: Word) -> bool:
    """Tell whether tagger and parser read a word as the same part of speech.

    Nouns and names count as one, and so do the forms of a verb. True where nothing was
    parsed: then there is no second reading to disagree.
    """
    return not word.second or word.tag[:2] == word.second[:2]


def root(sentence: Sentence) -> int | None:
    """Return the head of the whole sentence, None for one that was not parsed."""
    return next((i for i, word in enumerate(sentence.tokens) if word.head == i), None)


def children(sentence: Sentence, index: int, *deps: str) -> tuple[int, ...]:
    """Return the words that depend on a word, in order; only those with a label of ``deps``.

    A label stands for its subtypes too: "nmod" finds "nmod:poss".
    """
    return tuple(
        place
        for place, word in enumerate(sentence.tokens)
        if word.head == index != place and (not deps or _is(word.dep, deps))
    )


def below(sentence: Sentence, index: int) -> tuple[int, ...]:
    """Return a word and all that hangs on it, in the order of the text."""
    found = [index]
    for place in found:
        found.extend(children(sentence, place))
    return tuple(sorted(found))


def phrase(sentence: Sentence, index: int) -> Span | None:
    """Return the stretch of text that a word heads, without punctuation at its ends.

    None where its words do not stand together, so that the stretch would hold others.
    """
    places = list(below(sentence, index))
    while places and sentence.tokens[places[0]].dep == "punct":
        del places[0]
    while places and sentence.tokens[places[-1]].dep == "punct":
        del places[-1]
    if not places or places[-1] - places[0] != len(places) - 1:
        return None
    start, end = sentence.tokens[places[0]].start, sentence.tokens[places[-1]].end
    surface = sentence.surface[start - sentence.start : end - sentence.start]
    return Span(surface, start, end)


def subject_of(sentence: Sentence, head: int) -> int | None:
    """Return the subject of a predicate; joined predicates share one ("She sat and *read*")."""
    for _ in sentence.tokens:
        own = [i for i in children(sentence, head) if sentence.tokens[i].dep in SUBJECTS]
        if own:
            return own[-1]  # "nsubj:outer" stands before the nearer one
        if sentence.tokens[head].dep != "conj":
            return None
        head = sentence.tokens[head].head
    return None


def object_of(sentence: Sentence, head: int) -> int | None:
    """Return the direct object of a verb."""
    return next(iter(children(sentence, head, "obj")), None)


def is_passive(sentence: Sentence, head: int) -> bool:
    """Tell whether a verb is in the passive, as far as its auxiliary or subject shows."""
    return any(sentence.tokens[i].dep.endswith(":pass") for i in children(sentence, head))


def is_negated(sentence: Sentence, head: int) -> bool:
    """Tell whether a negation hangs on a predicate, or "no" on its subject or object."""
    near = list(children(sentence, head))
    near += [d for i in near if not _clausal(sentence, i) for d in children(sentence, i, "det")]
    return any(sentence.tokens[i].surface.lower() in _NEGATIONS for i in near)


def is_finite(sentence: Sentence, head: int) -> bool:
    """Tell whether a predicate has tense: its own, or that of an auxiliary or copula."""
    verbs = [head, *children(sentence, head, "aux", "cop")]
    return any(sentence.tokens[i].tag in _FINITE for i in verbs)


def clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in the order of their predicates."""
    return tuple(_clause(sentence, i) for i in _predicates(sentence))


def main_clause(sentence: Sentence) -> Clause | None:
    """Return the clause of the root if it is a statement: finite, with a subject."""
    top = root(sentence)
    if top is None:
        return None
    found = _clause(sentence, top)
    return found if found.finite and found.subject is not None else None


def _clause(sentence: Sentence, head: int) -> Clause:
    marks = children(sentence, head, "mark")
    return Clause(
        head=head,
        dep=sentence.tokens[head].dep,
        subject=subject_of(sentence, head),
        object=object_of(sentence, head),
        finite=is_finite(sentence, head),
        passive=is_passive(sentence, head),
        negated=is_negated(sentence, head),
        mark=sentence.tokens[marks[0]].surface.lower() if marks else "",
    )


def _predicates(sentence: Sentence) -> Iterator[int]:
    for index, word in enumerate(sentence.tokens):
        joined = word.dep == "conj" and _clausal(sentence, word.head)
        if word.head >= 0 and (joined or _clausal(sentence, index)):
            predicative = word.tag.startswith(_VERBAL) or children(sentence, index, "cop")
            if predicative:
                yield index


def _clausal(sentence: Sentence, index: int) -> bool:
    """Tell whether a word heads a clause, by what it is to the sentence."""
    for _ in sentence.tokens:
        if sentence.tokens[index].dep != "conj":
            break
        index = sentence.tokens[index].head
    dep = sentence.tokens[index].dep
    return dep in CLAUSAL or dep in {"xcomp", "csubj", "csubj:pass"}


def _is(dep: str, wanted: tuple[str, ...]) -> bool:
    return dep in wanted or dep.partition(":")[0] in wanted
