"""The library: what a person may read, and the page to read it on."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, or_, select, true, update
from sqlalchemy.orm import Session, defer

from models import (
    Article,
    ArticleAudience,
    ArticleStatus,
    Classroom,
    KeyWord,
    Membership,
    Person,
    Reading,
)
from progress.ability import Ability
from services import tallies
from services.ability import paths
from services.errors import Conflict, NotFound
from services.library_cards import one_a_series
from services.library_values import Card, Filters, QuizState, ReadingPage, Version
from services.pages import easiest_first, facts_of, shown_band, shown_grade
from services.reader_level import reader_place
from services.reading_page import quiz_length, reading_page
from services.scores import best, sittings
from services.sight import readable_by, visible_to
from services.store import stored
from services.values import Score

__all__ = [
    "Card",
    "Filters",
    "QuizState",
    "ReadingPage",
    "Version",
    "article_for",
    "demo_id",
    "finish_reading",
    "open_reading",
    "reading_page",
    "shelf",
    "themes",
]

EVERYTHING = Filters()


def shelf(session: Session, person: Person | None, filters: Filters = EVERYTHING) -> list[Card]:
    """Return what a person may read, easiest first; None sees the open library. 4 queries.

    The versions of an article have one card, which leads to the one nearest to the reader; to
    know that takes a fifth query.
    """
    rows = session.execute(
        select(Article, quiz_length(), and_(true(), *_conditions(filters)))
        .options(
            defer(Article.text),
            defer(Article.paragraphs),
            defer(Article.mends),
            defer(Article.words),
        )
        .where(readable_by(person))
        .order_by(*easiest_first())
    ).all()
    asked = [article.id for article, _, _ in rows]
    matching = {article.id for article, _, matches in rows if matches}
    if person is None:
        cards = [_card(article, items, None, None, ()) for article, items, _ in rows]
        return one_a_series(cards, matching, None)
    readings = _readings(session, person, asked)
    scores = best(sittings(session, [person.id], asked))
    classes = _classes(session, person)
    cards = [
        _card(a, items, readings.get(a.id), scores.get(a.id), tuple(classes.get(a.id, ())))
        for a, items, _ in rows
    ]
    return one_a_series(cards, matching, _place(session, person, cards, readings))


def _place(
    session: Session, person: Person, cards: Sequence[Card], readings: dict[int, Reading]
) -> float | None:
    """Return the place of a reader among the bands: a query more where there are versions."""
    if not any(card.series for card in cards):
        return None
    answered = paths(session, [person.id])[person.id]
    done = [
        (reading.finished_at or reading.opened_at, card)
        for card in cards
        if (reading := readings.get(card.id)) and (card.finished or card.best)
    ]
    latest_first = sorted(done, key=lambda entry: entry[0], reverse=True)
    read = [(card.grade.band, card.best) for _, card in latest_first]
    return reader_place(answered[-1] if answered else Ability(), read)


def themes(session: Session, person: Person | None) -> list[str]:
    """Return the themes of what a person may read, in alphabetical order."""
    query = select(Article.theme).where(readable_by(person), Article.theme != "").distinct()
    return list(session.scalars(query.order_by(Article.theme)))


def demo_id(session: Session) -> int | None:
    """Return the article that a newcomer tries; None while the shelf is empty.

    It is the one marked "demo" in shelf.json, else the first of band B1, else the easiest.
    """
    return session.scalar(
        select(Article.id)
        .where(Article.in_library, Article.slug.is_not(None))
        .order_by(
            Article.demo.desc(),
            case((shown_band() == "B1", 0), else_=1),
            *easiest_first(),
        )
        .limit(1)
    )


def article_for(session: Session, person: Person | None, article_id: int) -> Article:
    """Return an article this person may read.

    Everyone may read the open library; members of a class, what was published to it;
    a teacher, their own drafts too; an admin, all. Raises NotFound for any other.
    """
    query = select(Article).where(Article.id == article_id, visible_to(person))
    article = session.scalar(query)
    if article is None:
        raise NotFound
    return article


def open_reading(session: Session, person: Person, article_id: int, now: datetime) -> None:
    """Note that a person has opened an article; called by requests that write anyway."""
    article = article_for(session, person, article_id)
    if article.id not in _readings(session, person, [article.id]):
        stored(session, Reading(person_id=person.id, article_id=article.id, opened_at=now))


def finish_reading(session: Session, person: Person, article_id: int, now: datetime) -> None:
    """Note that a person has read an article to its end, and has met its key words.

    A repeat changes nothing. Raises NotFound; Conflict for a draft, which is read to be
    checked.
    """
    article = article_for(session, person, article_id)
    if article.status is not ArticleStatus.PUBLISHED:
        raise Conflict("This is a draft. Publish it to count it as read.")
    open_reading(session, person, article_id, now)
    # One of two requests at once changes the row; the other finds it changed and stops.
    finished = session.execute(
        update(Reading)
        .where(
            Reading.person_id == person.id,
            Reading.article_id == article.id,
            Reading.finished_at.is_(None),
        )
        .values(finished_at=now)
        .returning(Reading.id)
    ).all()
    if finished:
        words = session.scalars(select(KeyWord.headword).where(KeyWord.article_id == article.id))
        tallies.meet(session, person, list(words), now)


def _conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    for word in filters.words.split():
        yield or_(
            Article.title.icontains(word, autoescape=True),
            Article.deck.icontains(word, autoescape=True),
            Article.first_sentence.icontains(word, autoescape=True),
        )
    if filters.band:
        yield shown_band() == filters.band
    if filters.theme:
        yield Article.theme == filters.theme


def _readings(session: Session, person: Person, articles: list[int]) -> dict[int, Reading]:
    query = select(Reading).where(Reading.person_id == person.id, Reading.article_id.in_(articles))
    return {reading.article_id: reading for reading in session.scalars(query)}


def _classes(session: Session, person: Person) -> dict[int, list[str]]:
    """Return the names of a person's classes that each article was given to."""
    query = (
        select(ArticleAudience.article_id, Classroom.name)
        .join(Classroom, Classroom.id == ArticleAudience.classroom_id)
        .join(Membership, Membership.classroom_id == Classroom.id)
        .where(Membership.person_id == person.id)
        .order_by(Classroom.name)
    )
    names: dict[int, list[str]] = {}
    for article_id, name in session.execute(query):
        names.setdefault(article_id, []).append(name)
    return names


def _card(
    article: Article,
    items: int,
    reading: Reading | None,
    score: Score | None,
    audience: tuple[str, ...],
) -> Card:
    return Card(
        id=article.id,
        title=article.title,
        deck=article.deck,
        first_sentence=article.first_sentence,
        minutes=article.minutes,
        facts=facts_of(article),
        grade=shown_grade(article),
        theme=article.theme,
        kind=article.kind,
        series=article.series,
        items=items,
        opened=reading is not None,
        finished=reading is not None and reading.finished_at is not None,
        best=score,
        audience=audience,
    )
