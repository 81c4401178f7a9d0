"""The library: what a person may read, and the page to read it on."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, case, func, or_, select, update
from sqlalchemy.orm import Session, aliased, defer

from models import (
    Article,
    ArticleAudience,
    ArticleStatus,
    Classroom,
    KeyWord,
    Membership,
    Person,
    Quiz,
    QuizItem,
    Reading,
)
from services import tallies
from services.errors import Conflict, NotFound
from services.library_values import Card, Filters, QuizState, ReadingPage, Version
from services.pages import (
    facts_of,
    paragraphs,
    quiz_minutes,
    shown_band,
    shown_grade,
    word_entries,
    word_facts,
)
from services.scores import best, sittings
from services.sight import latest_quiz, readable_by, visible_to
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
    """Return what a person may read, easiest first; None sees the open library. 4 queries."""
    rows = session.execute(
        select(Article, _items())
        .options(defer(Article.text), defer(Article.paragraphs), defer(Article.mends))
        .where(readable_by(person), *_conditions(filters))
        .order_by(Article.grade_score, Article.id)
    ).all()
    asked = [article.id for article, _ in rows]
    if person is None:
        return [_card(article, items, None, None, ()) for article, items in rows]
    readings = _readings(session, person, asked)
    scores = best(sittings(session, [person.id], asked))
    classes = _classes(session, person)
    return [
        _card(a, items, readings.get(a.id), scores.get(a.id), tuple(classes.get(a.id, ())))
        for a, items in rows
    ]


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
            Article.grade_score,
            Article.id,
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


def reading_page(session: Session, person: Person | None, article_id: int) -> ReadingPage:
    """Return the page of an article: at most 6 queries, no write. Raises NotFound."""
    article, versions = _with_versions(session, person, article_id)
    reading = _readings(session, person, [article.id]).get(article.id) if person else None
    query = select(KeyWord).where(KeyWord.article_id == article.id).order_by(KeyWord.start)
    words = tuple(word_facts(word) for word in session.scalars(query))
    body = paragraphs(article, words)
    return ReadingPage(
        id=article.id,
        title=article.title,
        deck=article.deck,
        theme=article.theme,
        kind=article.kind,
        source=article.source,
        minutes=article.minutes,
        paragraphs=body,
        facts=facts_of(article),
        grade=shown_grade(article),
        key_words=word_entries(article, words, body),
        quiz=_quiz_state(session, person, article.id),
        opened=reading is not None,
        finished=reading is not None and reading.finished_at is not None,
        published=article.status is ArticleStatus.PUBLISHED,
        own=person is not None and article.owner_id == person.id,
        versions=versions,
    )


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


def _with_versions(
    session: Session, person: Person | None, article_id: int
) -> tuple[Article, tuple[Version, ...]]:
    """Return an article with the others of its series: one query, for a page may cost six."""
    this = aliased(Article)
    series = select(this.series).where(this.id == article_id, this.series != "").scalar_subquery()
    query = select(Article).where(
        or_(Article.id == article_id, Article.series == series), visible_to(person)
    )
    found = session.scalars(query.order_by(Article.grade_score, Article.id)).all()
    article = next((one for one in found if one.id == article_id), None)
    if article is None:
        raise NotFound
    others = (o for o in found if o.id != article_id and o.status is ArticleStatus.PUBLISHED)
    return article, tuple(Version(o.id, o.title, shown_grade(o).band) for o in others)


def _items() -> ScalarSelect[int]:
    """Return the number of items in an article's newest quiz, as a subquery."""
    query = select(func.count(QuizItem.id)).where(QuizItem.quiz_id == latest_quiz(Article.id))
    return query.correlate(Article).scalar_subquery()


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


def _quiz_state(session: Session, person: Person | None, article_id: int) -> QuizState | None:
    """Return the state of an article's newest quiz: 2 queries, 1 for a visitor."""
    newest = select(Quiz.id).where(Quiz.article_id == article_id).order_by(Quiz.version.desc())
    query = (
        select(QuizItem.quiz_id, func.count())
        .where(QuizItem.quiz_id == newest.limit(1).scalar_subquery())
        .group_by(QuizItem.quiz_id)
    )
    found = session.execute(query).first()
    if found is None:
        return None
    quiz_id, items = found
    mine = sittings(session, [person.id], [article_id]) if person else []
    going = next((s for s in mine if s.quiz_id == quiz_id and not s.finished), None)
    finished = [s for s in mine if s.finished]
    return QuizState(
        items=items,
        minutes=quiz_minutes(items),
        open_attempt=going.attempt_id if going else None,
        answered=going.score.answered if going else 0,
        last_attempt=finished[-1].attempt_id if finished else None,
        changed=bool(finished) and finished[-1].quiz_id != quiz_id,
        best=best(mine).get(article_id),
    )
