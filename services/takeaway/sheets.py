"""Worksheets: what a class gets on paper, in a value that cannot hold a key."""

from dataclasses import dataclass

from services.takeaway.values import LETTERS, Handout
from texts.factbox import FactBox


@dataclass(frozen=True, slots=True)
class SheetOption:
    """An option to tick."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetItem:
    """A question on paper; ``options`` are () where a word is to be written."""

    number: int
    kind: str
    context: str
    stem: str
    options: tuple[SheetOption, ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A text and its questions, without keys, reasons or evidence."""

    title: str
    language: str
    deck: str
    source: str
    facts: FactBox
    paragraphs: tuple[str, ...]
    items: tuple[SheetItem, ...]


def worksheet(handout: Handout) -> Worksheet:
    """Return what of a handout a class may see."""
    return Worksheet(
        title=handout.title,
        language=handout.language,
        deck=handout.deck,
        source=handout.source,
        facts=handout.facts,
        paragraphs=handout.paragraphs,
        items=tuple(
            SheetItem(
                number=asked.number,
                kind=asked.item.kind,
                context=asked.item.context,
                stem=asked.item.stem,
                options=tuple(
                    SheetOption(letter, option.text)
                    for letter, option in zip(LETTERS, asked.options, strict=False)
                ),
            )
            for asked in handout.asked
        ),
    )
