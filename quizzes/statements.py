"""Turn a sentence of an article into a statement that stands on its own.

A statement is a list of tokens of one sentence, perhaps fewer than there were and
perhaps with some of them changed. Only changes that keep it true are made here:
an opening connective goes, a piece between two commas, dashes or brackets goes, an
opening phrase moves to the end, a speaker at the end moves to the front ("According
to …"), a surname becomes the whole name. What cannot stand alone gives None.
"""

import re
from dataclasses import replace

from quizzes.antecedents import person_meant
from quizzes.clauses import agreed
from quizzes.pointing import (
    FINITE,
    POINTERS,
    commands,
    compares_out,
    counts_on,
    names_no_more,
    resolved,
)
from quizzes.reshaping import (
    SAY,
    reordered,
    with_source,
    without_asides,
    without_opener,
    without_small_words,
)
from quizzes.rewordable import Change, Statement
from texts.analysis import Analysis, Sentence, Word
from texts.wordlists import word_set

__all__ = [
    "QUOTES",
    "SAY",
    "Change",
    "Statement",
    "finished",
    "in_part",
    "read_alike",
    "stands_alone",
    "statement",
]

SHORTEST, LONGEST = 6, 26  # running words of a statement a learner can hold in mind
QUOTES = re.compile('["“”„«»]')
LEANING = word_set("agree disagree do so think know believe")  # at the end: with what, or what?


def statement(analysis: Analysis, sentence: Sentence) -> Statement | None:
    """Return a sentence as a statement that stands on its own, or None."""
    if not sentence.clean or QUOTES.search(sentence.surface) or "?" in sentence.surface:
        return None
    made = _with_person(analysis, Statement(analysis.text, sentence, sentence.tokens))
    for step in (without_opener, with_source, without_asides, without_small_words, reordered):
        made = step(made)
    sound = stands_alone(made) and read_alike(made.tokens)
    return _named_in_full(analysis, made) if sound else None


def finished(analysis: Analysis, made: Statement, tokens: tuple[Word, ...]) -> Statement | None:
    """Return some tokens of a sentence as a statement, where they stand alone."""
    part = without_small_words(without_opener(replace(made, tokens=tokens)))
    return part if part.tokens and stands_alone(part) and read_alike(part.tokens) else None


def read_alike(tokens: tuple[Word, ...]) -> bool:
    """Tell whether tagger and parser agree on the verbs and on what they are said of."""
    tops = [t for t in tokens if t.dep == "root"]
    copulas = any(t.dep == "cop" for t in tokens)
    if any(t.tag[:2] not in ("VB", "MD") for t in tops) and not copulas:
        return False  # the parser found no verb to head the sentence: one of them is wrong
    resting = [
        t for t in tokens if t.tag in FINITE or t.tag[:2] == "VB" or t.dep in ("root", "nsubj")
    ]
    return all(agreed(t) for t in resting)


def in_part(analysis: Analysis, sentence: Sentence) -> Statement:
    """Return a sentence as it is, people named in full, for a part to be taken of."""
    made = _with_person(analysis, Statement(analysis.text, sentence, sentence.tokens))
    return _named_in_full(analysis, made)


def _with_person(analysis: Analysis, made: Statement) -> Statement:
    """Name the person whom a first "he" or "she" stands for, where it is certain."""
    tokens = made.tokens
    at = next((i for i, t in enumerate(tokens) if t.surface.lower() in ("he", "she")), -1)
    named = any(t.name or t.tag.startswith("NNP") for t in tokens[: max(at, 0)])
    name = None if at < 0 or named else person_meant(analysis, made.sentence, tokens[at])
    if name is None or tokens[at].tag != "PRP":
        return made
    changed = made.changed(tokens[at].start, tokens[at].end, name.whole)
    person = replace(tokens[at], tag="NNP", name=True)
    return replace(changed, tokens=(*tokens[:at], person, *tokens[at + 1 :]))


def stands_alone(made: Statement) -> bool:
    """Tell whether nothing in a statement points out of it, and its length is fair."""
    words = [t for t in made.tokens if t.is_word]
    if not SHORTEST <= len(words) + len(made.prefix.split()) <= LONGEST:
        return False
    leans = (commands, counts_on, names_no_more, compares_out)
    if any(points(made.tokens) for points in leans):
        return False
    if made.tokens[0].tag in (
        "VB",
        "VBG",
        "VBN",
        "CC",
        "IN",
        "TO",
        "WRB",
        "RB",
        "MD",
    ):
        return False
    if not any(t.tag in FINITE for t in made.tokens) or _unbalanced(made):
        return False
    inverted = made.tokens[0].tag in ("RBR", "RBS", "JJR") and made.tokens[1].tag[:2] == "JJ"
    if inverted or words[-1].lemma in LEANING or _cut_off(made.tokens):
        return False
    return not any(t.surface.lower() in POINTERS for t in words) and resolved(made.tokens)


def _cut_off(tokens: tuple[Word, ...]) -> bool:
    """Tell "His companion, was": one comma between the subject and its verb."""
    verb = next((i for i, t in enumerate(tokens) if t.tag in FINITE), 0)
    commas = sum(t.surface == "," for t in tokens[:verb])
    joined = any(t.tag in ("CC", "VBN", "VBG", "IN") for t in tokens[:verb])
    return verb > 0 and tokens[verb - 1].surface == "," and commas == 1 and not joined


def _unbalanced(made: Statement) -> bool:
    """Tell whether a bracket or a dash lost its fellow."""
    text = made.surface
    return text.count("(") != text.count(")") or any(
        mark in text for mark in (" – ", " — ", ";", ":")
    )


def _named_in_full(analysis: Analysis, made: Statement) -> Statement:
    """Write the whole name where the sentence has a surname, the first time."""
    said = {c.text for c in made.changes}
    for name in analysis.names:
        if name.whole in said:
            continue
        if name.sentence != made.sentence.index or name.whole == name.surface:
            continue
        if name.kind == "person" and made.holds(name.start, name.end):
            made = made.changed(name.start, name.end, name.whole)
            said.add(name.whole)
    return made
