"""Another question on request: a spare of the same kind or sentence, or else one made anew."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models import Item, ItemAct, ItemStatus, Person
from services import desk_items, workshop
from services.binding import item_row
from services.desk_items import Done
from services.desk_pages import own_article
from services.errors import NotFound
from services.manuscript import ReadyItem, Wish


class About(StrEnum):
    """What another question has in common with the one it was asked for at."""

    KIND = "kind"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Offer:
    """Another question: a spare by its id, or one just made and not yet stored."""

    spare_id: int | None
    made: ReadyItem | None


def offer(
    session: Session, teacher: Person, article_id: int, item_id: int, about: About
) -> Offer | None:
    """Return another question like an item, None where there is none.

    Where no spare is left, some are made with other choices, in a child process: call it before
    anything takes the write lock. Raises NotFound, Unfit.
    """
    article = own_article(session, teacher, article_id)
    rows = list(session.scalars(select(Item).where(Item.article_id == article.id)))
    item = next((row for row in rows if row.id == item_id), None)
    if item is None:
        raise NotFound
    spares = [row for row in rows if row.status is ItemStatus.KEPT and _alike(row, item, about)]
    if spares:
        asked = [row for row in rows if row.status is ItemStatus.CHOSEN]
        best = min(spares, key=lambda row: (_crowded(row, asked), _after(row, item), row.id))
        return Offer(best.id, None)
    wish = Wish(
        known=frozenset(row.uid for row in rows),
        kind=item.kind if about is About.KIND else None,
        start=0 if about is About.KIND else item.evidence_start,
        end=len(article.text) if about is About.KIND else item.evidence_end,
    )
    made = workshop.more(article.text, wish)
    return Offer(None, made) if made else None


def take(session: Session, teacher: Person, article_id: int, offered: Offer, now: datetime) -> Done:
    """Put an offered question into the quiz. Raises NotFound."""
    if offered.spare_id is not None:
        return desk_items.restore_item(session, teacher, article_id, offered.spare_id, now)
    article = own_article(session, teacher, article_id, lock=True)
    if offered.made is None:
        raise NotFound
    same: ColumnElement[bool] = Item.uid == offered.made.item.id
    row = session.scalar(select(Item).where(Item.article_id == article.id, same))
    if row is not None:  # asked for twice at once
        return desk_items.restore_item(session, teacher, article_id, row.id, now)
    row = item_row(article.id, offered.made)
    session.add(row)
    session.flush()
    return desk_items.add_item(session, teacher, row, ItemAct.MAKE, now)


def _alike(row: Item, item: Item, about: About) -> bool:
    if about is About.KIND:
        return row.kind == item.kind
    return row.evidence_start < item.evidence_end and item.evidence_start < row.evidence_end


def _crowded(row: Item, asked: list[Item]) -> bool:
    """Tell whether the quiz asks about the same words already."""
    return any(_alike(row, other, About.SENTENCE) for other in asked)


def _after(row: Item, item: Item) -> tuple[bool, int]:
    """Return a key that puts what follows in the text first, the nearest before the others."""
    return row.evidence_start < item.evidence_start, row.evidence_start
