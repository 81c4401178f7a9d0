"""People, their sessions, and their classes."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.db import LASTING_IDS, Base
from models.enums import ClassRole, Role, words_type


class Person(Base):
    """Someone who reads, teaches or runs the place; a guest has no passphrase.

    ``nickname_key`` is the nickname in the form that decides whether two are the same;
    ``disabled_at`` is when the account was closed, ``display`` how pages are to look
    (web.display), "" as they come.
    ``display`` how pages are to look (web.display), "" as they come;
    ``language`` the locale they are told in, "" as the browser asks.
    """

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("nickname_key"),
        CheckConstraint("guest OR passphrase_hash IS NOT NULL", name="has_passphrase"),
        LASTING_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    nickname: Mapped[str] = mapped_column(String(40))
    nickname_key: Mapped[str] = mapped_column(String(120))
    passphrase_hash: Mapped[str | None] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(words_type(Role, "role"), default=Role.LEARNER)
    guest: Mapped[bool] = mapped_column(default=False)
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    created_at: Mapped[datetime]
    display: Mapped[str] = mapped_column(String(120), default="", server_default="")
    disabled_at: Mapped[datetime | None]
    language: Mapped[str] = mapped_column(String(16), default="", server_default="")


class LoginSession(Base):
    """One sign-in of one person on one device; only the hash of its token is kept."""

    __tablename__ = "login_session"
    __table_args__ = (UniqueConstraint("token_hash"), Index(None, "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    token_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Classroom(Base):
    """A class: a name, and a code that lets learners in until ``join_until``.

    ``time_zone`` is the one that its days end in, such as "Europe/Paris".
    """

    __tablename__ = "classroom"
    __table_args__ = (
        UniqueConstraint("join_code"),
        LASTING_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    join_code: Mapped[str] = mapped_column(String(16))
    join_until: Mapped[datetime]
    created_at: Mapped[datetime]
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC", server_default="UTC")


class Membership(Base):
    """A person in a class, as learner or teacher."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("person_id", "classroom_id"), Index(None, "classroom_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    classroom_id: Mapped[int] = mapped_column(ForeignKey("classroom.id", ondelete="CASCADE"))
    role: Mapped[ClassRole] = mapped_column(words_type(ClassRole, "role"))
    joined_at: Mapped[datetime]
