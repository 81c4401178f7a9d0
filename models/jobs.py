"""Long work that somebody waits for."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.db import LASTING_IDS, Base
from models.enums import JobState, words_type


class Job(Base):
    """A text being read and measured: ``share`` of the work is done, ``step`` says what is next.

    ``said`` is why it failed, ``article_id`` what came of it.
    """

    __tablename__ = "job"
    __table_args__ = (
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
