"""The page to read an article on: made of what is stored, at most 6 queries and no write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, and_, false, func, null, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from models import Article, ArticleStatus, Assignment, KeyWord, Mark, Person, QuizItem, Reading
from progress.ability import band
from services.ability import paths
from services.assigned import next_of
from services.errors import NotFound
from services.library_cards import version_names
from services.library_values import QuizState, ReadingPage, Version
from services.pages import (
    body_spans,
    easiest_first,
    facts_of,
    forms,
    forms_by_band,
    grade_of,
    paragraphs,
    quiz_minutes,
    shown_grade,
    word_entry,
    word_facts,
)
from services.scores import best, sittings
from services.sight import graded_next, latest_quiz, visible_to
from services.word_marks import marks_of
from texts.alignment import corresponding


def reading_page(session: Session, person: Person | None, article_id: int) -> ReadingPage:
    """Return the page of an article: at most 6 queries, no write. Raises NotFound."""
    opened = _opened(session, person, article_id)
    article, reading = opened.article, opened.reading
    query = select(KeyWord).where(KeyWord.article_id == article.id).order_by(KeyWord.start)
    words = tuple(word_facts(word) for word in session.scalars(query))
    marks = _marks(session, person, article)
    return ReadingPage(
        id=article.id,
        title=article.title,
        deck=article.deck,
        theme=article.theme,
        kind=article.kind,
        source=article.source,
        minutes=article.minutes,
        paragraphs=paragraphs(article),
        facts=facts_of(article),
        grade=shown_grade(article),
        ours=grade_of(article),
        key_words=tuple(word_entry(article, word, marks) for word in words),
        learning=forms(article, marks, Mark.LEARNING),
        by_band=forms_by_band(article, marks),
        level=_level(session, person),
        quiz=_quiz_state(session, person, opened),
        opened=reading is not None,
        finished=reading is not None and reading.finished_at is not None,
        place=reading.place if reading else None,
        published=article.status is ArticleStatus.PUBLISHED,
        own=person is not None and article.owner_id == person.id,
        versions=_versions(article, opened.series),
    )


def quiz_length() -> ScalarSelect[int]:
    """Return the number of items in an article's newest quiz, as a subquery."""
    query = select(func.count(QuizItem.id)).where(QuizItem.quiz_id == latest_quiz(Article.id))
    return query.correlate(Article).scalar_subquery()


@dataclass(frozen=True, slots=True)
class _Opened:
    """An article, a person's reading of it, its newest quiz, and its series, itself included."""

    article: Article
    reading: Reading | None
    quiz_id: int | None
    items: int
    graded: bool
    due_at: datetime | None
    series: tuple[Article, ...]


def _opened(session: Session, person: Person | None, article_id: int) -> _Opened:
    """Return what opening an article takes: one query, for a page may cost six."""
    this = aliased(Article)
    series = select(this.series).where(this.id == article_id, this.series != "").scalar_subquery()
    newest = latest_quiz(Article.id)
    graded = graded_next(person, article_id, newest) if person else false()
    columns: tuple[InstrumentedAttribute[Any], ...] = (Assignment.drawn, Assignment.due_at)
    task = [next_of(person, article_id, column) if person else null() for column in columns]
    own = and_(
        Reading.article_id == Article.id, Reading.person_id == (person.id if person else None)
    )
    query = (
        select(Article, Reading, newest, quiz_length(), graded, *task)
        .outerjoin(Reading, own)
        .where(or_(Article.id == article_id, Article.series == series), visible_to(person))
        .order_by(*easiest_first())
    )
    rows = session.execute(query).all()
    for article, reading, quiz_id, whole, counts, drawn, due_at in rows:
        if article.id == article_id:
            together, items = tuple(row[0] for row in rows), min(whole, drawn or whole)
            return _Opened(article, reading, quiz_id, items, bool(counts), due_at, together)
    raise NotFound


def _level(session: Session, person: Person | None) -> str | None:
    """Return the band of a reader whose answers name one: 1 query, 0 for a visitor."""
    answered = paths(session, [person.id])[person.id] if person else []
    return band(answered[-1].mean) if answered and answered[-1].sure else None


def _versions(article: Article, series: Sequence[Article]) -> tuple[Version, ...]:
    """Return the published others of a series, each with the places of the article's paragraphs."""
    shown = [one for one in series if one is article or one.status is ArticleStatus.PUBLISHED]
    names = version_names([(one.title, shown_grade(one).band, one.level) for one in shown])
    mine = _body(article)
    return tuple(
        Version(
            one.id,
            one.title,
            shown_grade(one).band,
            name,
            tuple(place + 1 for place in corresponding(mine, _body(one))),
        )
        for one, name in zip(shown, names, strict=True)
        if one is not article
    )


def _marks(session: Session, person: Person | None, article: Article) -> dict[str, Mark]:
    """Return what a person knows and learns of an article's words: 1 query, 0 for a visitor."""
    return marks_of(session, person, {row[1] for row in article.words or ()}) if person else {}


def _body(article: Article) -> tuple[str, ...]:
    return tuple(article.text[start:end] for start, end in body_spans(article))


def _quiz_state(session: Session, person: Person | None, opened: _Opened) -> QuizState | None:
    """Return the state of an article's newest quiz: 1 query, 0 for a visitor."""
    if opened.quiz_id is None or not opened.items:
        return None
    mine = sittings(session, [person.id], [opened.article.id]) if person else []
    same = (s for s in mine if s.quiz_id == opened.quiz_id and s.graded == opened.graded)
    going = next((s for s in same if not s.finished), None)
    finished = [s for s in mine if s.finished]
    return QuizState(
        items=opened.items,
        minutes=quiz_minutes(opened.items),
        open_attempt=going.attempt_id if going else None,
        answered=going.score.answered if going else 0,
        last_attempt=finished[-1].attempt_id if finished else None,
        changed=bool(finished) and finished[-1].quiz_id != opened.quiz_id,
        graded=opened.graded,
        due_at=opened.due_at,
        best=best(mine).get(opened.article.id),
    )
