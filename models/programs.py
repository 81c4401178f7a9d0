"""Programs that work for a person: their tokens, and what they have made once."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.db import LASTING_IDS, Base


class ApiToken(Base):
    """A token by which a program acts for a person; only its hash is kept.

    ``used_at`` is noted once a day.
    """

    __tablename__ = "api_token"
    __table_args__ = (UniqueConstraint("token_hash"), Index(None, "person_id"), LASTING_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(60))
    token_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ApiCreation(Base):
    """An article that a program has made under a key of its own, so that a repeat makes none.

    ``asked_hash`` is of what was asked for: another request may not have the same key.
    """

    __tablename__ = "api_creation"
    __table_args__ = (UniqueConstraint("person_id", "key"), Index(None, "article_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(80))
    asked_hash: Mapped[str] = mapped_column(String(64))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
