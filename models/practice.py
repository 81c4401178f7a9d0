"""What learners do: readings, attempts, responses, reviews, and the totals kept from them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.db import LASTING_IDS, Base
from models.enums import Fault, HintKind, Mark, PlacementOutcome, words_type


class Reading(Base):
    """That a person has opened an article, and finished it or not.

    ``place`` is the paragraph, from 1, where the person was last, None before it is known;
    ``words`` the running words counted as read so far, each once (services.reading_time).
    """

    __tablename__ = "reading"
    __table_args__ = (
        UniqueConstraint("person_id", "article_id"),
        Index(None, "article_id"),
        CheckConstraint("words >= 0", name="words_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    opened_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    place: Mapped[int | None]
    words: Mapped[int] = mapped_column(default=0, server_default="0")


class ReadingDay(Base):
    """The time that a person spent on an article on one day of their own time zone.

    ``seconds`` counts neither idle nor hidden time; ``words`` are the running words newly
    read that day. ``told_at`` is when the page last said so.
    """

    __tablename__ = "reading_day"
    __table_args__ = (
        UniqueConstraint("person_id", "article_id", "day"),
        Index(None, "article_id"),
        CheckConstraint("seconds >= 0 AND words >= 0", name="counts_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    day: Mapped[date]
    seconds: Mapped[int]
    words: Mapped[int]
    told_at: Mapped[datetime]


class LookUp(Base):
    """That a person looked a word up in a sentence of an article; kept once.

    ``sentence_start`` is where the sentence begins in the article's text.
    """

    __tablename__ = "look_up"
    __table_args__ = (
        UniqueConstraint("person_id", "article_id", "headword", "sentence_start"),
        Index(None, "article_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    headword: Mapped[str] = mapped_column(String(80))
    sentence_start: Mapped[int]
    looked_at: Mapped[datetime]


class WordMark(Base):
    """What a person says of a headword: that they know it, or want to learn it."""

    __tablename__ = "word_mark"
    __table_args__ = (UniqueConstraint("person_id", "headword"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    headword: Mapped[str] = mapped_column(String(80))
    mark: Mapped[Mark] = mapped_column(words_type(Mark, "mark"))
    marked_at: Mapped[datetime]


class Attempt(Base):
    """One sitting of one person at one quiz; ``seed`` fixes the order of options.

    A ``graded`` one is seen by the teachers of the class that the article was given to; others
    are practice. ``retry_of`` names the attempt whose missed items it asks again. One made for
    an assignment has ``drawn`` items of the quiz (None: all), which ones hangs on the seed.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("quiz_id", "person_id", "number"),
        Index(None, "person_id"),
        Index(None, "retry_of"),
        Index(None, "assignment_id"),
        LASTING_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    number: Mapped[int]
    seed: Mapped[int]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    graded: Mapped[bool]
    retry_of: Mapped[int | None] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"))
    assignment_id: Mapped[int | None] = mapped_column(
        ForeignKey("assignment.id", ondelete="SET NULL")
    )
    drawn: Mapped[int | None]


class Response(Base):
    """What was given to one item in one attempt; only ever added, never changed.

    ``key`` is what its sender named it by, so that the same answer sent again is known; None
    for one sent without.
    ``hints`` were taken before it. ``weight`` says how much it tells of what the learner knew
    (progress.weight).
    """

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("attempt_id", "item_id"),
        Index(None, "attempt_id", "key", unique=True),
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
    hints: Mapped[int] = mapped_column(default=0)
    weight: Mapped[float] = mapped_column(default=1.0)
    key: Mapped[str | None] = mapped_column(String(36))


class Hint(Base):
    """A hint that was taken for one item in one attempt, before its response."""

    __tablename__ = "hint"
    __table_args__ = (UniqueConstraint("attempt_id", "item_id", "kind"), Index(None, "item_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"))
    kind: Mapped[HintKind] = mapped_column(words_type(HintKind, "kind"))
    taken_at: Mapped[datetime]


class Complaint(Base):
    """What a person finds wrong with an item; ``said`` is in their own words, and may be ""."""

    __tablename__ = "complaint"
    __table_args__ = (UniqueConstraint("person_id", "item_id"), Index(None, "item_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"))
    fault: Mapped[Fault] = mapped_column(words_type(Fault, "fault"))
    said: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime]


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


class PlacementAnswer(Base):
    """What was given to one word of the placement; only ever added. Numbers count from 1."""

    __tablename__ = "placement_answer"
    __table_args__ = (
        UniqueConstraint("person_id", "number"),
        UniqueConstraint("person_id", "headword"),
        CheckConstraint("number >= 1", name="number_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    number: Mapped[int]
    headword: Mapped[str] = mapped_column(String(80))
    given: Mapped[str] = mapped_column(Text)
    outcome: Mapped[PlacementOutcome] = mapped_column(words_type(PlacementOutcome, "outcome"))
    answered_at: Mapped[datetime]


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
