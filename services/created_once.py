"""Remember what a program has made, so that it is made once for each key that it gives."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import ApiCreation, Person
from services.errors import Conflict
from services.store import stored


@dataclass(frozen=True, slots=True)
class Asked:
    """What a program asks for. ``key`` is its own name for the request, "" without one."""

    key: str
    text: str
    title: str
    theme: str
    source: str

    @property
    def hash(self) -> str:
        """Return a hash of what is asked for."""
        said = "\x1f".join((self.text, self.title, self.theme, self.source))
        return sha256(said.encode()).hexdigest()


def before(session: Session, person: Person, asked: Asked) -> int | None:
    """Return the id of the article that was made under this key, None if none was.

    Raises Conflict if something else was asked for under it.
    """
    if not asked.key:
        return None
    mine = (ApiCreation.person_id == person.id, ApiCreation.key == asked.key)
    found = session.scalar(select(ApiCreation).where(*mine))
    if found is None:
        return None
    if found.asked_hash != asked.hash:
        raise Conflict("This Idempotency-Key was used for another request. Choose a new one.")
    return found.article_id


def remember(
    session: Session, person: Person, asked: Asked, article_id: int, now: datetime
) -> bool:
    """Store which article a request made; False where another request was faster.

    In that case nothing may be committed.
    """
    row = ApiCreation(
        person_id=person.id,
        key=asked.key,
        asked_hash=asked.hash,
        article_id=article_id,
        created_at=now,
    )
    return not asked.key or stored(session, row)
