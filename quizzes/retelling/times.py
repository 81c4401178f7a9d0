"""What came first: "After leaving school, she wrote a book", told from the other end."""

from collections.abc import Iterator
from functools import lru_cache

from quizzes.assertions import HEDGES, MARKS, OPENING, SMALL, sound, stretch, usable
from quizzes.clauses import agreed, by_dep, subject_places, subtree, whole
from quizzes.questions import subject_text
from quizzes.retelling.parts import Retold, sentence_of
from texts.analysis import Analysis, Sentence, Word
from texts.bands import inflect

ABOUT = "which of the two things happened first"
SHORTEST, LONGEST = 2, 14  # words of a deed
PRONOUNS = ("he", "she", "they", "it")
NEVER = frozenset(("not", "n't", "n’t", "never", "just", "soon", "long", "shortly", "immediately"))


@lru_cache(maxsize=2)
def sequences(analysis: Analysis) -> tuple[Retold, ...]:
    """Return what a text says of two things that one person or group did, one after the other."""
    found = []
    for sentence in analysis.sentences:
        if usable(sentence):
            for place, token in enumerate(sentence.tokens):
                if token.dep == "advcl" and sentence.tokens[token.head].dep == "root":
                    found += list(_told(analysis, sentence, token.head, place))
    return tuple(found)


def _told(analysis: Analysis, sentence: Sentence, verb: int, other: int) -> Iterator[Retold]:
    tokens = sentence.tokens
    mark = next(
        (
            i
            for i in by_dep(tokens, other, "mark")
            if tokens[i].surface.lower() in ("after", "before")
        ),
        -1,
    )
    below = [i for i in subtree(tokens, other) if tokens[i].dep != "punct"]
    if mark < 0 or not whole(below) or below[0] != mark or not _past(tokens[verb]):
        return
    subject = subject_places(sentence, verb)
    who = subject_text(analysis, sentence, subject) if subject else ""
    main = _deed(sentence, verb, set(below), subject)
    side = _side(sentence, other, below, who)
    if not who or not main or not side or NEVER & {t.surface.lower() for t in tokens}:
        return
    if tokens[mark].surface.lower() == "after":
        early, late = (tokens[other], side), (tokens[verb], main)
    else:
        early, late = (tokens[verb], main), (tokens[other], side)
    did, had = inflect(late[0].lemma, "VBD"), inflect(early[0].lemma, "VBN")
    if not did or not had:
        return
    they = _pronoun(sentence, subject, other)
    if not they:
        return
    frame = f"when {who} {did} {late[1]}, {they} had {{}} {had} {early[1]}"
    true, false = (sentence_of(frame.format(word)) for word in ("already", "not yet"))
    yield Retold(sentence, true, false, "time", ABOUT)


def _past(word: Word) -> bool:
    return word.tag == "VBD" and agreed(word) and word.lemma not in ("be", "have")


def _deed(sentence: Sentence, verb: int, without: set[int], subject: list[int]) -> str:
    """Return what follows a verb in its own clause, where that stands in one piece."""
    tokens = sentence.tokens
    if by_dep(tokens, verb, "aux", "aux:pass", "cop"):
        return ""
    own = [i for i in subtree(tokens, verb) if i > verb and i not in without]
    joined = [
        i for c in by_dep(tokens, verb, "conj", "cc", "parataxis") for i in subtree(tokens, c)
    ]
    own = [i for i in own if i not in joined and not (joined and i > min(joined))]
    before = [i for i in subtree(tokens, verb) if i < min([verb, *subject]) and i not in without]
    while own and tokens[own[-1]].dep == "punct":
        own.pop()
    while before and tokens[before[-1]].surface == ",":
        before.pop()
    if any(tokens[i].surface.lower() not in OPENING | SMALL | {","} for i in before):
        return ""
    if (
        not own
        or not whole(own)
        or own[0] != verb + 1
        or not _sized(own)
        or "," in {tokens[i].surface for i in own}
    ):
        return ""
    return stretch(sentence, own) if sound(tokens, own, subject) else ""


def _side(sentence: Sentence, other: int, below: list[int], who: str) -> str:
    """Return what follows the verb of the other clause, which has the same subject or none."""
    tokens = sentence.tokens
    subjects = by_dep(tokens, other, "nsubj")
    helpers = [i for i in by_dep(tokens, other, "aux") if tokens[i].lemma == "have"]
    if by_dep(tokens, other, "aux:pass", "cop", "nsubj:pass") or tokens[other].lemma in (
        "be",
        "have",
    ):
        return ""
    if subjects and tokens[subjects[0]].surface.lower() not in PRONOUNS:
        return ""
    if not subjects and tokens[other].tag != "VBG":
        return ""
    if subjects and not helpers and tokens[other].tag != "VBD":
        return ""
    rest = [i for i in below if i > other]
    fine = (
        rest
        and _sized(rest)
        and whole(rest)
        and not {tokens[i].surface for i in rest} & (MARKS | {","})
    )
    hedged = {tokens[i].surface.lower() for i in rest} & HEDGES
    return stretch(sentence, rest) if fine and not hedged and sound(tokens, rest, subjects) else ""


def _sized(places: list[int]) -> bool:
    return SHORTEST <= len(places) <= LONGEST


def _pronoun(sentence: Sentence, subject: list[int], other: int) -> str:
    """Return the pronoun that the text has for the subject, or "" where it has none."""
    tokens = sentence.tokens
    found = by_dep(tokens, other, "nsubj")
    if found:
        said = tokens[found[0]].surface.lower()
        several = any(tokens[i].tag in ("NNS", "NNPS", "CC") for i in subject)
        several = several or tokens[subject[0]].surface.lower() == "they"
        return said if (said == "they") == several else ""
    own = tokens[subject[0]].surface.lower()
    if own in PRONOUNS:
        return own
    return "they" if tokens[subject[-1]].tag in ("NNS", "NNPS") else ""
