"""What learners do: readings, attempts, responses, reviews, and the totals kept from them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.db import LASTING_IDS, Base


class Reading(Base):
    """That a person has opened an article, and finished it or not."""

    __tablename__ = "reading"
    __table_args__ = (UniqueConstraint("person_id", "article_id"), Index(None, "article_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    opened_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class Attempt(Base):
    """One sitting of one person at one quiz; ``seed`` fixes the order of options."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("quiz_id", "person_id", "number"),
        Index(None, "person_id"),
        LASTING_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    number: Mapped[int]
    seed: Mapped[int]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class Response(Base):
    """What was given to one item in one attempt; only ever added, never changed."""

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("attempt_id", "item_id"),
        Index(None, "item_id"),
        CheckConstraint("credit >= 0 AND credit <= 1", name="credit_is_a_share"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"))
    given: Mapped[str] = mapped_column(Text)
    right: Mapped[bool]
    credit: Mapped[float]
    note: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime]


class Review(Base):
    """What was given when a word was met again; only ever added, never changed.

    A person's reviews count from 1. It was asked by a stored item; where ``item_id`` is None,
    by the sentence in which the headword is a key word of the article; where ``article_id``
    is None too, by the example in our dictionary. ``sentence`` names the sentence
    (services.sentences), whichever text or item it comes from.
    """

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("person_id", "number"),
        Index(None, "article_id"),
        Index(None, "item_id"),
        CheckConstraint("credit >= 0 AND credit <= 1", name="credit_is_a_share"),
        CheckConstraint("number >= 1", name="number_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    number: Mapped[int]
    headword: Mapped[str] = mapped_column(String(80))
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"))
    sentence: Mapped[str] = mapped_column(String(16))
    given: Mapped[str] = mapped_column(Text)
    right: Mapped[bool]
    credit: Mapped[float]
    note: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime]


class WordState(Base):
    """How a person has met one headword: in texts finished and in items answered.

    The columns from ``stability`` on are progress.memory.Memory, None until it is asked for.
    """

    __tablename__ = "word_state"
    __table_args__ = (
        UniqueConstraint("person_id", "headword"),
        Index(None, "person_id", "due_at"),
        CheckConstraint(
            'met_count >= 0 AND "right" >= 0 AND wrong >= 0', name="counts_not_negative"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    headword: Mapped[str] = mapped_column(String(80))
    met_count: Mapped[int]
    right: Mapped[int]
    wrong: Mapped[int]
    first_met_at: Mapped[datetime]
    last_met_at: Mapped[datetime]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    asked_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    right_at: Mapped[datetime | None]
    right_in: Mapped[str | None] = mapped_column(String(16))
    learned_at: Mapped[datetime | None]


class KindTotal(Base):
    """Answers of a person to items of one kind; can be recounted from the responses."""

    __tablename__ = "kind_total"
    __table_args__ = (
        UniqueConstraint("person_id", "kind"),
        CheckConstraint('"right" >= 0 AND "right" <= answered', name="right_within_answered"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(40))
    answered: Mapped[int]
    right: Mapped[int]
