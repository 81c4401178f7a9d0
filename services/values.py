"""Small values that several use cases show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Right answers of those given."""

    right: int
    answered: int


@dataclass(frozen=True, slots=True)
class KindScore:
    """Right answers of those given to items of one kind (a key of quizzes.kinds.KINDS)."""

    kind: str
    right: int
    answered: int


@dataclass(frozen=True, slots=True)
class KeyWordFacts:
    """A key word of a text: ``start`` is its first place, ``count`` how often it stands there.

    ``band`` is "A1" to "C2" or None; ``zipf`` is log10 of its frequency in 10^9 words.
    """

    headword: str
    surface: str
    tag: str
    band: str | None
    zipf: float
    count: int
    start: int
    gloss: str
    example: str = ""
