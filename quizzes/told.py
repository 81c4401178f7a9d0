"""All that can be said of a text truly, falsely, or so that it leaves it open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from quizzes.assertions import Assertion, assertions
from quizzes.retelling import RULES
from quizzes.retelling.otherwords import other_words, reworded, shared_run
from quizzes.retelling.parts import Retold
from quizzes.retelling.quantities import unstated
from quizzes.retelling.times import sequences
from texts.analysis import Analysis, Sentence

LONGEST_RUN = 6  # words that a true statement may have in a row from the text
# Where the relation itself is turned round, what it holds of may stay as it is.
TURNED = frozenset(("time", "first", "open question", "comparison", "permission", "cause"))
LONGEST_TURNED = 10  # words
SHORTEST, LONGEST = 6, 28  # words of a statement


@dataclass(frozen=True, slots=True)
class Open:
    """A statement that the text leaves open: it has "said" where the statement has "most"."""

    sentence: Sentence
    surface: str
    said: str


@lru_cache(maxsize=2)
def retold(analysis: Analysis) -> tuple[Retold, ...]:
    """Return the claims of a text told anew, in its order, each sentence in one way."""
    found: dict[int, Retold] = {r.sentence.index: _sized(r) for r in sequences(analysis)}
    for made in assertions(analysis):
        for rule in RULES:
            for one in rule(made):
                fit = _sized(_reworded(made, one))
                if (fit.true or fit.false) and made.sentence.index not in found:
                    found[made.sentence.index] = fit
    return tuple(found[i] for i in sorted(found) if found[i].true or found[i].false)


def _reworded(made: Assertion, one: Retold) -> Retold:
    other = other_words(made)
    true, false = reworded(one.true, other), reworded(one.false, other)
    return replace(one, true=true, false=false)


def _sized(one: Retold) -> Retold:
    """Drop what is too long, too short, or true in the very words of the text."""
    source = one.sentence.surface
    longest = LONGEST_TURNED if one.rule in TURNED else LONGEST_RUN
    true = one.true if _fair(one.true) and shared_run(one.true, source) <= longest else ""
    return replace(one, true=true, false=one.false if _fair(one.false) else "")


def _fair(text: str) -> bool:
    return SHORTEST <= len(text.split()) <= LONGEST


@lru_cache(maxsize=2)
def left_open(analysis: Analysis) -> tuple[Open, ...]:
    """Return the statements that a text leaves open, in its order."""
    return tuple(_left_open(analysis))


def _left_open(analysis: Analysis) -> Iterator[Open]:
    for made in assertions(analysis):
        for surface, said in unstated(made):
            text = reworded(surface, other_words(made))
            if _fair(text) and not _settled(analysis, made):
                yield Open(made.sentence, text, said)


def _settled(analysis: Analysis, made: Assertion) -> bool:
    """Tell whether the text may say elsewhere how many, of most or of all."""
    head = made.who.split()[-1].lower()
    for sentence in analysis.sentences:
        lows = [t.surface.lower() for t in sentence.tokens]
        share = {"most", "majority", "all", "every", "half", "few", "nearly"} & set(lows)
        if head in lows and share and sentence is not made.sentence:
            return True
    following = analysis.sentences[made.sentence.index + 1 : made.sentence.index + 2]
    return any(
        {"others", "most", "other", "few"} & {t.surface.lower() for t in s.tokens}
        for s in following
    )
