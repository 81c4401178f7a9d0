"""Make what a reading page shows from what is stored: paragraphs, words, measures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, case, func

from models import Article, KeyWord, Mark
from services.values import KeyWordFacts
from texts.bands import BANDS, zipf
from texts.factbox import FactBox
from texts.languages import LANGUAGES, Trust
from texts.parts import Driver, Grade, Role
from texts.sounds import sounds
from texts.tokens import sentences

COMMON = 5.3  # Zipf; "down" and "other" are marked for nobody, whatever a list says of them
QUOTED = 70  # characters of a key word's sentence shown at each side of it
LAST = "Z"  # in the place of the band of a text without a level: after C2
SECONDS_AN_ITEM = 35  # read it, look back, read the reason: "7 questions, about 4 minutes"


@dataclass(frozen=True, slots=True)
class WordEntry:
    """A key word as a reader's list shows it, with its first place in the text.

    ``paragraph`` counts from 1, 0 being title or deck. ``before``, ``surface`` and ``after``
    are its sentence, cut at words to some 70 characters a side. ``sounds`` is
    texts.sounds'; ``mark`` what the reader says of it, or None.
    """

    headword: str
    band: str | None
    sounds: tuple[str, ...]
    gloss: str
    example: str
    paragraph: int
    before: str
    surface: str
    after: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; numbers count from 1."""

    number: int
    text: str


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


def labelled_band() -> ColumnElement[str | None]:
    """Return the band that readers see with what it is worth, in SQL: "B1 (estimate)"."""
    doubtful = [one for one in LANGUAGES.values() if one.trust in (Trust.BETA, Trust.ESTIMATE)]
    worth = case(
        *((Article.language == one.code, f" ({one.trust.value})") for one in doubtful), else_=""
    )
    return func.coalesce(Article.own_band, Article.grade_band + worth)


def easiest_first() -> tuple[ColumnElement[Any], ...]:
    """Return the order of a shelf, in SQL: by the band that readers see, then by our score."""
    return func.coalesce(shown_band(), LAST), Article.grade_score.asc(), Article.id.asc()


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
        language=article.language,
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


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """Return the numbered paragraphs."""
    spans = enumerate(body_spans(article), start=1)
    return tuple(Paragraph(number, article.text[start:end]) for number, (start, end) in spans)


def forms(article: Article, marks: Mapping[str, Mark], mark: Mark | None) -> tuple[str, ...]:
    """Return the forms in a text of the headwords with a mark, or without any."""
    return tuple(row[0] for row in article.words or () if marks.get(row[1]) is mark)


def forms_by_band(
    article: Article, marks: Mapping[str, Mark]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the forms of unmarked headwords by band, A2 to C2; a very common word has none."""
    plain = set(forms(article, marks, None))
    words = [row for row in article.words or () if row[0] in plain and zipf(row[1]) < COMMON]
    rows = [(row[0], row[3]) for row in words]
    return tuple((band, tuple(f for f, own in rows if own == band)) for band in BANDS[1:])


def word_entry(article: Article, word: KeyWordFacts, marks: Mapping[str, Mark]) -> WordEntry:
    """Return a key word as a reader's list shows it."""
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
        sounds=sounds(word.headword),
        gloss=word.gloss,
        example=word.example,
        paragraph=paragraph_number(article, word.start),
        before=before,
        surface=article.text[word.start : last],
        after=after,
        mark=marks.get(word.headword),
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
