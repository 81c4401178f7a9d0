"""What people who run the place, and teachers, have done that others may ask about later."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.db import LASTING_IDS, Base
from models.enums import AuditAct, words_type


class AuditEntry(Base):
    """One act; only ever added, but that who erases their account leaves the log (erasing.NOBODY).

    ``who`` is the nickname at that time, "" for the command line.
    ``about`` names what it was done to, as people call it.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "at"), Index(None, "person_id"), LASTING_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    who: Mapped[str] = mapped_column(String(40))
    act: Mapped[AuditAct] = mapped_column(words_type(AuditAct, "act"))
    about: Mapped[str] = mapped_column(String(300))
