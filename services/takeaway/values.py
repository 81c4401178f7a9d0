"""A quiz as it leaves Gradus, whatever the format."""

from dataclasses import dataclass

from quizzes.item import Item, Option
from quizzes.kinds import NAMED
from quizzes.marking import QUOTES, unaccented
from texts.factbox import FactBox

LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Asked:
    """An item of a quiz. ``options`` stand in the order asked, () for a typed item.

    ``number`` counts from 1; ``paragraph`` is where the evidence stands, 0 in title or deck.
    """

    number: int
    item: Item
    options: tuple[Option, ...]
    paragraph: int

    @property
    def name(self) -> str:
        """Return a name that sorts as the quiz does: "03 Missing word"."""
        kind = NAMED[self.item.kind].name if self.item.kind in NAMED else self.item.kind
        return f"{self.number:02} {kind}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what to do, the sentence above the question, and the question."""
        kind = NAMED.get(self.item.kind)
        said = (kind.instruction if kind else "", self.item.context, self.item.stem)
        return tuple(line for line in said if line)

    @property
    def evidence(self) -> str:
        """Return the sentence that decides the item, as a learner is told it."""
        return f"The text says: “{self.item.evidence.surface}”"

    @property
    def letter(self) -> str:
        """Return the letter of the right option, "" for a typed item."""
        place = self.options.index(self.item.key) if self.options else -1
        return LETTERS[place] if place >= 0 else ""


@dataclass(frozen=True, slots=True)
class Handout:
    """An article with the items chosen for its quiz, keys and all: for its teacher only."""

    title: str
    language: str
    deck: str
    source: str
    facts: FactBox
    paragraphs: tuple[str, ...]
    asked: tuple[Asked, ...]


def accepted(key: str) -> tuple[str, ...]:
    """Return the ways to type a word that marking takes for right, its own first.

    Other systems fold case as we do, but neither apostrophes nor accents.

    >>> accepted("café’s")
    ('café’s', "café's", "cafe’s", "cafe's")
    """
    plain = key.translate(QUOTES)
    return tuple(dict.fromkeys((key, plain, unaccented(key), unaccented(plain))))


def told_wrong(key: str) -> str:
    """Return what to tell who typed another word."""
    return f"The word is “{key}”."
