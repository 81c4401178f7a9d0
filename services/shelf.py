"""Load the shelf of our own texts into the library."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Loaded:
    """A text of the shelf after its turn: what was done is "added", "renewed" or "kept"."""

    slug: str
    done: str
    items: int


def load(session: Session, folder: Path, now: datetime) -> Iterator[Loaded]:
    """Bring every text of a seed folder into the library, yielding after each.

    ``folder`` holds shelf.json and shelf/SLUG.txt. A text that is there unchanged is
    kept as it is, so that a second call takes no time. Consume the iterator, and commit
    after each value. Raises Unfit if a file is missing or broken.
    """
    raise NotImplementedError
