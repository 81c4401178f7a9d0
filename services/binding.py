"""Turn a manuscript into stored rows, and chosen items into a frozen quiz."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Article, Item, ItemStatus, KeyWord, Quiz, QuizItem, RefusedItem
from services.manuscript import Manuscript, ReadyItem
from services.values import KeyWordFacts
from services.why_pages import stored
from services.wordings import kept_of
from texts.likeness import sketch
from texts.running import Counted
from texts.vocabulary import TextWord

LONGEST_TITLE = 300  # characters of the column


def bind(
    session: Session,
    manuscript: Manuscript,
    now: datetime,
    *,
    owner_id: int | None = None,
    slug: str | None = None,
) -> Article:
    """Store a manuscript as a draft article, with its items, refusals and key words."""
    article = Article(owner_id=owner_id, slug=slug, created_at=now, **_measures(manuscript))
    session.add(article)
    session.flush()
    _add_contents(session, article, manuscript)
    return article


def rebind(session: Session, article: Article, manuscript: Manuscript) -> None:
    """Put a manuscript in the place of what an article holds; its items must be gone before."""
    for name, value in _measures(manuscript).items():
        setattr(article, name, value)
    session.flush()
    _add_contents(session, article, manuscript)


def _add_contents(session: Session, article: Article, manuscript: Manuscript) -> None:
    """Store the items, refusals and key words of an article."""
    session.add_all(item_row(article.id, ready) for ready in manuscript.items)
    session.add_all(
        RefusedItem(
            article_id=article.id,
            kind=r.item.kind,
            stem=r.item.stem,
            reason=r.reason,
            made=kept_of(r.item),
        )
        for r in manuscript.refusals
    )
    session.add_all(_key_word(article.id, word) for word in manuscript.key_words)
    session.flush()


def chosen_items(session: Session, article_id: int) -> list[Item]:
    """Return the items chosen for the quiz of an article, in serving order."""
    query = select(Item).where(Item.article_id == article_id, Item.status == ItemStatus.CHOSEN)
    return list(session.scalars(query.order_by(Item.position)))


def latest(session: Session, article_id: int) -> tuple[Quiz | None, list[int]]:
    """Return the newest quiz of an article and its items' ids in order; (None, []) without."""
    query = select(Quiz).where(Quiz.article_id == article_id).order_by(Quiz.version.desc())
    quiz = session.scalar(query.limit(1))
    if quiz is None:
        return None, []
    rows = select(QuizItem.item_id).where(QuizItem.quiz_id == quiz.id).order_by(QuizItem.position)
    return quiz, list(session.scalars(rows))


def freeze(session: Session, article_id: int, now: datetime) -> Quiz:
    """Return the quiz of an article's chosen items: the newest one if it is the same."""
    wanted = [item.id for item in chosen_items(session, article_id)]
    quiz, items = latest(session, article_id)
    if quiz is not None and items == wanted:
        return quiz
    return issue(session, article_id, wanted, now)


def issue(session: Session, article_id: int, item_ids: Sequence[int], now: datetime) -> Quiz:
    """Store the next version of an article's quiz, with these items in order."""
    quiz, _ = latest(session, article_id)
    version = quiz.version + 1 if quiz else 1
    fresh = Quiz(article_id=article_id, version=version, created_at=now)
    session.add(fresh)
    session.flush()
    session.add_all(
        QuizItem(quiz_id=fresh.id, item_id=item_id, position=position)
        for position, item_id in enumerate(item_ids, start=1)
    )
    session.flush()
    return fresh


def item_row(article_id: int, ready: ReadyItem) -> Item:
    """Return the row of an item, not yet in the session."""
    item = ready.item
    return Item(
        article_id=article_id,
        uid=item.id,
        kind=item.kind,
        format=item.format.value,
        skill=item.skill.value,
        stem=item.stem,
        context=item.context,
        key=item.key.text,
        key_feedback=item.key.feedback,
        distractors=[{"text": d.text, "feedback": d.feedback} for d in item.distractors],
        evidence_start=item.evidence.start,
        evidence_end=item.evidence.end,
        target=item.target,
        headword=ready.headword,
        generator=item.generator,
        predicted=item.predicted,
        status=ItemStatus.KEPT if ready.position is None else ItemStatus.CHOSEN,
        position=ready.position,
    )


def _measures(manuscript: Manuscript) -> dict[str, Any]:
    """Return the columns of an article that a manuscript fills."""
    facts, grade = manuscript.facts, manuscript.grade
    return {
        "title": manuscript.title[:LONGEST_TITLE],
        "deck": manuscript.deck,
        "first_sentence": manuscript.first_sentence,
        "text": manuscript.text,
        "text_hash": manuscript.text_hash,
        "language": grade.language,
        "level": facts.level,
        "tokens": facts.tokens,
        "types": facts.types,
        "ttr": facts.ttr,
        "factbox_version": facts.version,
        "grade_score": grade.score,
        "grade_band": grade.band,
        "grade_low": grade.low,
        "grade_high": grade.high,
        "grade_version": grade.version,
        "grade_warning": grade.warning,
        "grade_drivers": [[d.feature, d.value, d.contribution] for d in grade.drivers],
        "grade_why": stored(manuscript.why),
        "minutes": manuscript.minutes,
        "paragraphs": [[p.start, p.end, p.role.value] for p in manuscript.paragraphs],
        "mends": list(manuscript.mends),
        "marks": [[m.kind.value, m.start, m.end, m.other, m.done] for m in manuscript.marks],
        "sketch": list(sketch(manuscript.text)),
        "words": word_rows(manuscript.words),
        "running": counted_rows(manuscript.running) or None,
    }


def word_rows(words: Iterable[TextWord]) -> list[list[str]]:
    """Return content words as an article keeps them."""
    return [[word.surface, word.headword, word.tag, word.band] for word in words]


def counted_rows(words: Iterable[Counted]) -> list[list[Any]]:
    """Return counted headwords as an article keeps them."""
    return [[word.headword, word.count, word.rank] for word in words]


def _key_word(article_id: int, word: KeyWordFacts) -> KeyWord:
    return KeyWord(
        article_id=article_id,
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
