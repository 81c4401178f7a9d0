"""A teacher's own wording of an item: an edit, one of their own, or a refused one rescued."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models import Article, Item, ItemAct, ItemStatus, Person, QuizItem, RefusedItem
from quizzes.item import Format
from quizzes.item import Item as Value
from services import desk_items, wordings, workshop
from services.binding import item_row
from services.desk_items import Done
from services.desk_pages import own_article
from services.errors import Conflict, NotFound
from services.manuscript import ReadyItem
from services.pages import body_spans
from services.wordings import Wording
from texts.parts import Role
from texts.tokens import Span


@dataclass(frozen=True, slots=True)
class Source:
    """What a wording begins with: an item, one that was refused, or neither."""

    item_id: int | None = None
    refused_id: int | None = None


@dataclass(frozen=True, slots=True)
class Worktop:
    """All that the page of a wording shows: the text, and what the wording begins with.

    ``reason`` is why it was refused, "" otherwise; ``frozen`` tells that learners were asked it.
    """

    article_id: int
    title: str
    paragraphs: tuple[str, ...]
    source: Source
    wording: Wording
    reason: str
    frozen: bool


def worktop(
    session: Session,
    teacher: Person,
    article_id: int,
    source: Source,
    *,
    format: Format = Format.CHOICE,
    start: int = 0,
    end: int = 0,
) -> Worktop:
    """Return a wording to begin with: of an item, of a refused one, or a blank one.

    ``format``, ``start`` and ``end`` are for a blank one: the stretch of the text it is about.
    Raises NotFound.
    """
    article = own_article(session, teacher, article_id)
    reason, frozen = "", False
    if source.item_id is not None:
        wording = wordings.of_item(article, _item(session, article, source.item_id))
        asked = exists().where(QuizItem.item_id == source.item_id)
        frozen = bool(session.scalar(select(asked)))
    elif source.refused_id is not None:
        refused = _refused(session, article, source.refused_id)
        wording, reason = wordings.of_refused(article, refused), refused.reason
    else:
        wording = wordings.blank(format, article.text[start:end], start)
    return Worktop(
        article_id=article.id,
        title=article.title,
        paragraphs=tuple(article.text[first:last] for first, last in body_spans(article)),
        source=source,
        wording=wording,
        reason=reason,
        frozen=frozen,
    )


def worded(session: Session, teacher: Person, article_id: int, wording: Wording) -> Value:
    """Return the item that a wording makes, nothing stored. Raises NotFound, Unfit."""
    return wordings.item_of(own_article(session, teacher, article_id), wording)


def advice(session: Session, teacher: Person, article_id: int, item: Value) -> tuple[str, ...]:
    """Return what speaks against an item, each a sentence, () for nothing.

    Only the head of the text and the paragraphs of the evidence are looked at, in a child
    process: call it before anything takes the write lock. Raises NotFound.
    """
    return workshop.advice(*_excerpt(own_article(session, teacher, article_id), item))


def save(
    session: Session,
    teacher: Person,
    article_id: int,
    source: Source,
    wording: Wording,
    now: datetime,
    note: str = "",
) -> Done:
    """Store a wording as a new item, in the place of what it was made from.

    ``note`` is the advice overruled. Raises NotFound; Unfit for what would break; Conflict where
    nothing was changed, or the quiz has the same question.
    """
    article = own_article(session, teacher, article_id, lock=True)
    made = wordings.item_of(article, wording)
    row = _stored(session, article, made, wording.word or None)
    if source.item_id is not None:
        old = _item(session, article, source.item_id)
        if old is row or _same(old, row):
            raise Conflict("Nothing was changed.")
    if row.status is ItemStatus.CHOSEN:
        raise Conflict("The quiz has this question already.")
    if source.item_id is not None:
        return desk_items.replace_item(session, teacher, old, row, now, note)
    act = ItemAct.WRITE if source.refused_id is None else ItemAct.RESCUE
    if source.refused_id is not None:
        _refused(session, article, source.refused_id)
    return desk_items.add_item(
        session, teacher, row, act, now, refused_id=source.refused_id, note=note
    )


def _item(session: Session, article: Article, item_id: int) -> Item:
    query = select(Item).where(Item.id == item_id, Item.article_id == article.id)
    found = session.scalar(query)
    if found is None:
        raise NotFound
    return found


def _refused(session: Session, article: Article, refused_id: int) -> RefusedItem:
    query = select(RefusedItem).where(
        RefusedItem.id == refused_id, RefusedItem.article_id == article.id
    )
    found = session.scalar(query)
    if found is None:
        raise NotFound
    return found


def _stored(session: Session, article: Article, made: Value, headword: str | None) -> Item:
    """Return the row of an item: the one there is if the same words were stored before."""
    query = select(Item).where(Item.article_id == article.id, Item.uid == made.id)
    found = session.scalar(query)
    if found is not None:
        return found
    row = item_row(article.id, ReadyItem(made, headword, None))
    row.status = ItemStatus.DROPPED
    session.add(row)
    session.flush()
    return row


def _same(one: Item, other: Item) -> bool:
    """Tell whether two items ask the same in the same words, about the same place."""
    names = ("stem", "context", "key", "key_feedback", "distractors", "evidence_start")
    return all(getattr(one, name) == getattr(other, name) for name in (*names, "evidence_end"))


def _excerpt(article: Article, item: Value) -> tuple[str, Value]:
    """Return the head of a text with the paragraphs of an item's evidence, and the item in it."""
    head, evidence = (Role.TITLE, Role.DECK), item.evidence
    spans = [
        (start, end)
        for start, end, role in article.paragraphs
        if role in head or (start < evidence.end and evidence.start < end)
    ]
    pieces, moved, length = [], 0, 0
    for start, end in spans:
        if start <= evidence.start < end:
            moved = length + evidence.start - start
        pieces.append(article.text[start:end])
        length += end - start + 2
    text = "\n\n".join(pieces)
    surface = text[moved : moved + len(evidence.surface)]
    return text, replace(item, evidence=Span(surface, moved, moved + len(surface)))
