"""Make what a reading page shows from what is stored: paragraphs, marked words, measures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models import Article, KeyWord
from services.values import KeyWordFacts
from texts.factbox import FactBox
from texts.parts import Driver, Grade, Role

SECONDS_AN_ITEM = 35  # read it, look back, read the reason: "7 questions, about 4 minutes"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph; ``headword`` names the key word it is, or is ""."""

    text: str
    headword: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; numbers count from 1. ``runs`` joined are ``text``."""

    number: int
    text: str
    runs: tuple[Run, ...]


def facts_of(article: Article) -> FactBox:
    """Return the Fact Box stored with an article."""
    return FactBox(
        level=article.level,
        tokens=article.tokens,
        types=article.types,
        ttr=article.ttr,
        version=article.factbox_version,
    )


def grade_of(article: Article) -> Grade:
    """Return the grade stored with an article."""
    return Grade(
        score=article.grade_score,
        band=article.grade_band,
        low=article.grade_low,
        high=article.grade_high,
        drivers=tuple(Driver(*driver) for driver in article.grade_drivers),
        warning=article.grade_warning,
        version=article.grade_version,
    )


def word_facts(word: KeyWord) -> KeyWordFacts:
    """Return a key word as a page shows it."""
    return KeyWordFacts(
        headword=word.headword,
        surface=word.surface,
        tag=word.tag,
        band=word.band,
        zipf=word.zipf,
        count=word.count,
        start=word.start,
        gloss=word.gloss,
        example=word.example,
    )


def body_spans(article: Article) -> list[tuple[int, int]]:
    """Return the places of the numbered paragraphs: all but the title and the deck."""
    head = (Role.TITLE, Role.DECK)
    return [(start, end) for start, end, role in article.paragraphs if role not in head]


def paragraphs(article: Article, words: Iterable[KeyWordFacts]) -> tuple[Paragraph, ...]:
    """Return the numbered paragraphs, each key word marked where it first stands."""
    marks = sorted((word.start, word.start + len(word.surface), word.headword) for word in words)
    return tuple(
        Paragraph(
            number,
            article.text[start:end],
            tuple(_runs(article.text, start, end, [m for m in marks if start <= m[0] < end])),
        )
        for number, (start, end) in enumerate(body_spans(article), start=1)
    )


def paragraph_number(article: Article, place: int) -> int:
    """Return the number of the paragraph that a place of the text is in, 0 in title or deck."""
    spans = enumerate(body_spans(article), start=1)
    return next((number for number, (start, end) in spans if start <= place < end), 0)


def quiz_minutes(items: int) -> int:
    """Return the minutes that a quiz takes, at least 1.

    >>> quiz_minutes(7)
    4
    """
    return max(1, round(items * SECONDS_AN_ITEM / 60))


def _runs(text: str, start: int, end: int, marks: list[tuple[int, int, str]]) -> Iterator[Run]:
    at = start
    for first, last, headword in marks:
        if first < at or last > end:
            continue  # a key word within another, or one that a paragraph cuts: leave it plain
        if first > at:
            yield Run(text[at:first])
        yield Run(text[first:last], headword)
        at = last
    if at < end:
        yield Run(text[at:end])
