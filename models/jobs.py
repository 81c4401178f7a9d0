"""Long work that somebody waits for."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.db import LASTING_IDS, Base
from models.enums import JobState, words_type


class Job(Base):
    """A text being read and measured: ``share`` of the work is done, ``step`` says what is next.

    ``said`` is why it failed, with its values; ``article_id`` what came of it. ``asked_hash`` is of
    what was asked for, as long as it is in work: the same text sent twice is one job. ``tries``
    counts how often a worker took it up.
    """

    __tablename__ = "job"
    __table_args__ = (
        UniqueConstraint("person_id", "asked_hash"),
        Index(None, "person_id"),
        Index(None, "article_id"),
        CheckConstraint("share >= 0 AND share <= 1", name="share_is_a_share"),
        LASTING_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id", ondelete="SET NULL"))
    state: Mapped[JobState] = mapped_column(words_type(JobState, "state"))
    step: Mapped[str] = mapped_column(String(60))
    share: Mapped[float]
    said: Mapped[str] = mapped_column(Text, default="")
    changed_at: Mapped[datetime]
    said_values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    asked_hash: Mapped[str | None] = mapped_column(String(64))
    tries: Mapped[int] = mapped_column(default=0, server_default="0")


class JobInput(Base):
    """What a job needs, kept until it has become an article.

    A row of its own: how far a job is changes often, and SQLite writes a changed row anew, with
    all that it holds. ``name`` is that of a file, "" for what was typed or pasted, as UTF-8.
    ``of_id`` is the article that it is a version of; ``key`` a program's name for its request.
    """

    __tablename__ = "job_input"

    job_id: Mapped[int] = mapped_column(ForeignKey("job.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    chapters: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    of_id: Mapped[int | None]
    theme: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(String(80))
    data: Mapped[bytes] = mapped_column(LargeBinary)
