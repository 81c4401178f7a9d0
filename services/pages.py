"""Make what a reading page shows from what is stored: paragraphs, marked words, measures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, func

from models import Article, KeyWord
from services.values import KeyWordFacts
from texts.factbox import FactBox
from texts.parts import Driver, Grade, Role
from texts.tokens import sentences

QUOTED = 70  # characters of a key word's sentence shown at each side of it
SECONDS_AN_ITEM = 35  # read it, look back, read the reason: "7 questions, about 4 minutes"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph; ``headword`` names the key word it is, or is ""."""

    text: str
    headword: str = ""


@dataclass(frozen=True, slots=True)
class WordEntry:
    """A key word as a reader's list shows it, with its first place in the text.

    ``paragraph`` counts from 1, 0 being title or deck. ``before``, ``surface`` and ``after``
    are its sentence, cut at words to some 70 characters a side; ``marked`` tells whether
    the text marks the word, so that a link can lead to it.
    """

    headword: str
    band: str | None
    gloss: str
    paragraph: int
    marked: bool
    before: str
    surface: str
    after: str


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


def shown_band() -> ColumnElement[str | None]:
    """Return the band that readers see, in SQL: a teacher's own, else ours."""
    return func.coalesce(Article.own_band, Article.grade_band)


def shown_grade(article: Article) -> Grade:
    """Return the grade that readers see: a teacher's own has no range and no doubt."""
    ours = grade_of(article)
    if article.own_band is None:
        return ours
    return replace(ours, band=article.own_band, low=None, high=None, warning="")


def grade_of(article: Article) -> Grade:
    """Return our grade, stored with an article."""
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


def word_entries(
    article: Article, words: Iterable[KeyWordFacts], shown: Iterable[Paragraph]
) -> tuple[WordEntry, ...]:
    """Return key words as a reader's list shows them; ``shown`` are the paragraphs with marks."""
    marked = {run.headword for paragraph in shown for run in paragraph.runs}
    return tuple(_entry(article, word, word.headword in marked) for word in words)


def _entry(article: Article, word: KeyWordFacts, marked: bool) -> WordEntry:
    last = word.start + len(word.surface)
    start, end = sentence_span(article, word.start)
    before = article.text[start : word.start]
    after = article.text[last : max(end, last)]
    if len(before) > QUOTED:
        before = "… " + before[-QUOTED:].partition(" ")[2]
    if len(after) > QUOTED:
        after = after[:QUOTED].rpartition(" ")[0] + " …"
    return WordEntry(
        headword=word.headword,
        band=word.band,
        gloss=word.gloss,
        paragraph=paragraph_number(article, word.start),
        marked=marked,
        before=before,
        surface=article.text[word.start : last],
        after=after,
    )


def sentence_span(article: Article, place: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends; its paragraph if in none."""
    for start, end, _ in article.paragraphs:
        if start <= place < end:
            spans = ((start + s.start, start + s.end) for s in sentences(article.text[start:end]))
            return next((s for s in spans if s[0] <= place < s[1]), (start, end))
    return place, place


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
