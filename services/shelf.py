"""Load the shelf of our own texts into the library."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Article, ArticleStatus
from services import workshop
from services.binding import bind, freeze, latest
from services.errors import Unfit
from texts.errors import Unfit as UnfitText
from texts.intake import clean


@dataclass(frozen=True, slots=True)
class Loaded:
    """A text of the shelf after its turn: what was done is "added", "renewed" or "kept"."""

    slug: str
    done: str
    items: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of shelf.json; ``demo`` marks the text that a newcomer tries."""

    slug: str
    kind: str
    theme: str
    series: str
    demo: bool


def load(session: Session, folder: Path, now: datetime) -> Iterator[Loaded]:
    """Bring every text of a seed folder into the library, yielding after each.

    ``folder`` holds shelf.json and shelf/SLUG.txt. A text that is there unchanged is
    kept as it is, so that a second call takes no time. Consume the iterator, and commit
    after each value. Raises Unfit if a file is missing or broken.
    """
    there = {
        article.slug: article
        for article in session.scalars(select(Article).where(Article.slug.is_not(None)))
    }
    for entry in entries(folder):
        raw = _read(folder / "shelf" / f"{entry.slug}.txt")
        before = there.get(entry.slug)
        if before is not None and before.text == _cleaned(raw, entry.slug):
            _describe(before, entry)
            session.flush()
            yield Loaded(entry.slug, "kept", _item_count(session, before))
        else:
            yield _store(session, entry, raw, before, now)


def entries(folder: Path) -> list[Entry]:
    """Return the lines of a folder's shelf.json. Raises Unfit if it is missing or broken."""
    path = folder / "shelf.json"
    try:
        lines: list[dict[str, Any]] = json.loads(_read(path))
        return [
            Entry(
                slug=line["slug"],
                kind=line["kind"],
                theme=line["theme"],
                series=line.get("series") or "",
                demo=bool(line.get("demo", False)),
            )
            for line in lines
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{path} is no list of texts: {error!r}"
        raise Unfit(message) from error


def _store(
    session: Session, entry: Entry, raw: str, before: Article | None, now: datetime
) -> Loaded:
    """Make a text's items and put it in the library; an older version makes room for it."""
    manuscript = workshop.draft(raw)  # seconds of work, before the first query takes a lock
    if before is not None:
        # Answers rest on the old text, so it stays, out of the library and off its slug.
        before.slug = f"{entry.slug}@{before.text_hash[:8]}"
        before.in_library, before.demo = False, False
        session.flush()
    article = bind(session, manuscript, now, slug=entry.slug)
    article.status, article.in_library, article.published_at = ArticleStatus.PUBLISHED, True, now
    _describe(article, entry)
    session.flush()
    if any(ready.position is not None for ready in manuscript.items):
        freeze(session, article.id, now)
    done = "added" if before is None else "renewed"
    return Loaded(entry.slug, done, _item_count(session, article))


def _describe(article: Article, entry: Entry) -> None:
    article.kind, article.theme = entry.kind, entry.theme
    article.series, article.demo = entry.series, entry.demo


def _item_count(session: Session, article: Article) -> int:
    return len(latest(session, article.id)[1])


def _cleaned(raw: str, slug: str) -> str:
    """Return a text as it would be stored."""
    try:
        return clean(raw).text
    except UnfitText as error:
        message = f"{slug}: {error}"
        raise Unfit(message) from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise Unfit(message) from error
