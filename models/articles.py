"""Articles, who may read them, and their key words."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.db import LASTING_IDS, Base
from models.enums import ArticleStatus, words_type


class Article(Base):
    """One text with its measures, all made once, when it is added.

    ``text`` is the whole analysed text, title and deck included: every span of an item,
    key word or paragraph counts its characters. ``paragraphs`` is ``[[start, end, role]]``
    in text order, role being "title", "deck", "body" or "boilerplate". ``language`` is a code of
    texts.languages; only English has a ``level``. ``level``, ``tokens``,
    ``types`` and ``ttr`` are the Fact Box of definition ``factbox_version``; ``grade_*``
    the CEFR band with its range, made by coefficients ``grade_version``; ``grade_drivers``
    is ``[[feature, value, contribution]]``, heaviest first, ``grade_why`` what
    services.why_pages keeps, loaded only where it is shown. ``mends`` says what was
    cleaned away, a sentence each. ``own_band`` is the level that a teacher set, which wins.
    ``words`` is ``[[surface, headword, tag, band]]`` of texts.vocabulary, None for an
    article from before it was made; ``running`` is ``[[headword, count, rank]]`` of
    texts.running, loaded where coverage is counted.
    ``marks`` is ``[[kind, start, end, other, done]]`` (texts.marks), ``sketch`` what it is found
    alike by (texts.likeness), None where it was added before these were kept.
    An article of the shelf has a slug and no owner; the demo is the one shown to a newcomer.
    """

    __tablename__ = "article"
    __table_args__ = (
        UniqueConstraint("slug"),
        Index(None, "owner_id"),
        Index(None, "in_library", "status", "level"),
        CheckConstraint("NOT in_library OR status = 'published'", name="library_is_published"),
        CheckConstraint("owner_id IS NOT NULL OR slug IS NOT NULL", name="has_owner"),
        LASTING_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    slug: Mapped[str | None] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(300))
    deck: Mapped[str] = mapped_column(Text, default="")
    first_sentence: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[str] = mapped_column(String(64))
    theme: Mapped[str] = mapped_column(String(60), default="")
    kind: Mapped[str] = mapped_column(String(60), default="")
    series: Mapped[str] = mapped_column(String(80), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    status: Mapped[ArticleStatus] = mapped_column(
        words_type(ArticleStatus, "status"), default=ArticleStatus.DRAFT
    )
    in_library: Mapped[bool] = mapped_column(default=False)
    demo: Mapped[bool] = mapped_column(default=False)
    level: Mapped[float | None]
    tokens: Mapped[int]
    types: Mapped[int]
    ttr: Mapped[float]
    factbox_version: Mapped[int]
    grade_score: Mapped[float]
    grade_band: Mapped[str | None] = mapped_column(String(4))
    grade_low: Mapped[str | None] = mapped_column(String(4))
    grade_high: Mapped[str | None] = mapped_column(String(4))
    grade_version: Mapped[int]
    grade_warning: Mapped[str] = mapped_column(Text, default="")
    grade_drivers: Mapped[list[list[Any]]] = mapped_column(JSON, default=list)
    minutes: Mapped[int]
    paragraphs: Mapped[list[list[Any]]] = mapped_column(JSON, default=list)
    mends: Mapped[list[str]] = mapped_column(JSON, default=list)
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    grade_why: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    own_band: Mapped[str | None] = mapped_column(String(4))
    words: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True))
    language: Mapped[str] = mapped_column(String(3), default="en", server_default="en")
    running: Mapped[list[list[Any]] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    marks: Mapped[list[list[Any]] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    sketch: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True), deferred=True)


class ArticleAudience(Base):
    """An article given to a class."""

    __tablename__ = "article_audience"
    __table_args__ = (UniqueConstraint("article_id", "classroom_id"), Index(None, "classroom_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classroom.id", ondelete="CASCADE"))


class KeyWord(Base):
    """A word worth learning from an article, where it first stands, and what it means there."""

    __tablename__ = "key_word"
    __table_args__ = (UniqueConstraint("article_id", "headword"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    headword: Mapped[str] = mapped_column(String(80))
    surface: Mapped[str] = mapped_column(String(80))
    tag: Mapped[str] = mapped_column(String(8))
    band: Mapped[str | None] = mapped_column(String(4))
    zipf: Mapped[float]
    count: Mapped[int]
    start: Mapped[int]
    gloss: Mapped[str] = mapped_column(Text, default="")
    example: Mapped[str] = mapped_column(Text, default="")
