"""What a class is to read and to answer."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.db import LASTING_IDS, Base
from models.enums import Counts, Feedback, words_type


class Assignment(Base):
    """A text that a class is to read, with its quiz; a class may have a text again later.

    ``by_level`` gives each learner the version of the article that lies nearest to them.
    ``tries`` is how many attempts count towards the result (None: all), ``drawn`` how many
    items of the quiz each attempt has (None: all of them).
    """

    __tablename__ = "assignment"
    __table_args__ = (
        Index(None, "classroom_id"),
        Index(None, "article_id"),
        CheckConstraint("tries >= 1", name="tries_from_one"),
        CheckConstraint("drawn >= 1", name="drawn_from_one"),
        CheckConstraint("feedback <> 'after due' OR due_at IS NOT NULL", name="after_due_has_due"),
        LASTING_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classroom.id", ondelete="CASCADE"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    by_level: Mapped[bool]
    assigned_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    feedback: Mapped[Feedback] = mapped_column(words_type(Feedback, "feedback"))
    counts: Mapped[Counts] = mapped_column(words_type(Counts, "counts"))
    tries: Mapped[int | None]
    drawn: Mapped[int | None]
