"""Make a draft for a program, once for each key that it gives, however often it asks."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import ApiCreation, Article, Person
from services import desk
from services.errors import Conflict
from services.manuscript import Manuscript
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


def create(
    session: Session, person: Person, asked: Asked, made: Manuscript, now: datetime
) -> Article | None:
    """Store what was made of a text as a draft; None where another request was faster.

    In that case nothing may be committed. Raises Denied for learners, Unfit for a theme or
    source that is too long.
    """
    article = desk.add_article(session, person, made, now)
    desk.describe(session, person, article.id, asked.theme, asked.source)
    if asked.key:
        row = ApiCreation(
            person_id=person.id,
            key=asked.key,
            asked_hash=asked.hash,
            article_id=article.id,
            created_at=now,
        )
        if not stored(session, row):
            return None
    return article
