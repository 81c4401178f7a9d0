"""Items of an article, those refused, and the frozen quizzes made of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.db import LASTING_IDS, Base
from models.enums import ItemAct, ItemStatus, words_type


class Item(Base):
    """One question about an article.

    ``uid`` is its stable id: the same text and generator make the same one. ``distractors``
    is ``[{"text": ..., "feedback": ...}]``, best first. ``evidence_start`` and
    ``evidence_end`` are a span of the article's text. ``predicted`` is the predicted
    difficulty in logits. A chosen item has a position in the quiz to be published.
    """

    __tablename__ = "item"
    __table_args__ = (
        UniqueConstraint("article_id", "uid"),
        CheckConstraint("evidence_start < evidence_end", name="evidence_is_a_span"),
        CheckConstraint("(status = 'chosen') = (position IS NOT NULL)", name="chosen_has_position"),
        LASTING_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    uid: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(40))
    format: Mapped[str] = mapped_column(String(32))
    skill: Mapped[str] = mapped_column(String(32))
    stem: Mapped[str] = mapped_column(Text)
    context: Mapped[str] = mapped_column(Text, default="")
    key: Mapped[str] = mapped_column(Text)
    key_feedback: Mapped[str] = mapped_column(Text)
    distractors: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    evidence_start: Mapped[int]
    evidence_end: Mapped[int]
    target: Mapped[str] = mapped_column(Text)
    headword: Mapped[str | None] = mapped_column(String(80))
    generator: Mapped[str] = mapped_column(String(40))
    predicted: Mapped[float]
    status: Mapped[ItemStatus] = mapped_column(words_type(ItemStatus, "status"))
    position: Mapped[int | None]


class RefusedItem(Base):
    """An item that was thought of and refused, with the reason in a teacher's words.

    ``made`` holds the rest of it (services.wordings), so that it can be rescued by editing; None
    for those refused before it was kept.
    """

    __tablename__ = "refused_item"
    __table_args__ = (Index(None, "article_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(40))
    stem: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    made: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)


class ItemChange(Base):
    """What somebody did to an item at the desk, and how to take it back; only ever added.

    ``was`` and ``place`` are the status and position before it, ``was`` None for an item that
    was not there. Where ``other_id`` is set, the item took the place of that one, and they are
    that one's. A rescued item names what was refused. ``note`` holds the advice overruled.
    """

    __tablename__ = "item_change"
    __table_args__ = (
        Index(None, "article_id"),
        Index(None, "item_id"),
        Index(None, "other_id"),
        Index(None, "refused_id"),
        Index(None, "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"))
    other_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"))
    refused_id: Mapped[int | None] = mapped_column(
        ForeignKey("refused_item.id", ondelete="SET NULL")
    )
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    act: Mapped[ItemAct] = mapped_column(words_type(ItemAct, "act"))
    was: Mapped[ItemStatus | None] = mapped_column(words_type(ItemStatus, "was"))
    place: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]


class Quiz(Base):
    """The items of an article as published once; it never changes, a new version may follow."""

    __tablename__ = "quiz"
    __table_args__ = (UniqueConstraint("article_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    version: Mapped[int]
    created_at: Mapped[datetime]


class QuizItem(Base):
    """An item in a quiz; positions count from 1."""

    __tablename__ = "quiz_item"
    __table_args__ = (
        UniqueConstraint("quiz_id", "position"),
        UniqueConstraint("quiz_id", "item_id"),
        Index(None, "item_id"),
        CheckConstraint("position >= 1", name="position_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"))
    position: Mapped[int]
