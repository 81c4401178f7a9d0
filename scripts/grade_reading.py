"""What the candidate features of the level see of a text, and the form they have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from texts.measures import names_among
from texts.parser import parsed
from texts.parts import Word
from texts.tags import tagged
from texts.tokens import printed_sentences, sentences, tokens
from texts.wordlists import GRADE_STOP


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the features see it.

    ``tokens`` are the Fact Box tokens in lower case, ``words`` those of them that are neither
    names nor have digits, ``content`` the words that are not grammatical, ``lengths`` the
    tokens of each sentence as the Fact Box counts it; ``trees`` the tagged (and parsed)
    sentences, () for a reading without them.
    """

    text: str
    tokens: tuple[str, ...]
    words: tuple[str, ...]
    content: tuple[str, ...]
    lengths: tuple[int, ...]
    trees: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feature with the sign it must have: +1 for what makes a text harder, -1 for easier."""

    sign: int
    value: Callable[[Reading], float]


def reading(text: str, *, deep: bool) -> Reading:
    """Return what the features need of a text; ``deep`` with tags and trees."""
    found = tokens(text)
    names = names_among(text)
    kept = [t.surface for t in found if t.surface not in names]
    words = [w.lower().replace("’", "'") for w in kept if not any(map(str.isdigit, w))]
    cut = [tagged(text, span, i) for i, span in enumerate(sentences(text))] if deep else []
    return Reading(
        text=text,
        tokens=tuple(t.surface.lower() for t in found),
        words=tuple(words),
        content=tuple(w for w in words if w not in GRADE_STOP),
        lengths=tuple(len(tokens(s.surface)) for s in printed_sentences(text)),
        trees=tuple(tuple(sentence) for sentence in parsed(text, cut)),
    )


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return fmean(values) if values else 0.0
