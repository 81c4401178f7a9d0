"""Take an article with its items away as a file of our own, and bring one back."""

import re
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Article, Item, ItemStatus, Person
from services import desk, levels
from services.desk_pages import own_article
from services.errors import Unfit
from services.manuscript import Manuscript, ReadyItem
from services.takeaway.handouts import value_of
from services.takeaway.own import Parcel
from services.takeaway.own_reader import numbered
from texts.tokens import Span

QUOTED = 60  # characters of evidence in a message
KEPT = (ItemStatus.CHOSEN, ItemStatus.KEPT)


def parcel(session: Session, teacher: Person, article_id: int) -> Parcel:
    """Return an article with the items of its quiz and the spares; what was dropped stays here.

    Raises NotFound for all but its owner and admins.
    """
    article = own_article(session, teacher, article_id)
    query = select(Item).where(Item.article_id == article.id, Item.status.in_(KEPT))
    rows = session.scalars(query.order_by(Item.evidence_start, Item.id))
    return Parcel(
        title=article.title,
        theme=article.theme,
        source=article.source,
        band=article.own_band,
        text=article.text,
        items=tuple(ReadyItem(value_of(article, r), r.headword, r.position) for r in rows),
    )


def measured(brought: Parcel) -> Manuscript:
    """Return what a file brought with its measures made anew; its items are its own.

    Touches no database, so call it before anything takes the write lock. Raises Unfit.
    """
    made = desk.preview(brought.text)
    items = numbered([_moved(ready, made) for ready in brought.items])
    return replace(made, title=brought.title or made.title, items=items, refusals=())


def keep(
    session: Session, teacher: Person, brought: Parcel, made: Manuscript, now: datetime
) -> Article:
    """Store what a file brought as a draft on this teacher's desk. Raises Denied for learners."""
    draft = desk.add_article(session, teacher, made, now)
    desk.describe(session, teacher, draft.id, brought.theme, brought.source)
    levels.set_level(session, teacher, draft.id, brought.band or "")
    return draft


def _moved(ready: ReadyItem, made: Manuscript) -> ReadyItem:
    """Return an item of a text that was cleaned since, its evidence where it stands now.

    Raises Unfit where it stands no longer.
    """
    evidence = ready.item.evidence
    if made.text[evidence.start : evidence.end] != evidence.surface:
        places = [m.start() for m in re.finditer(re.escape(evidence.surface), made.text)]
        if not places:
            raise Unfit(
                "“%(surface)s” is asked about and not in the text.",
                surface=evidence.surface[:QUOTED],
            )
        start = min(places, key=lambda place: abs(place - evidence.start))
        evidence = Span(evidence.surface, start, start + len(evidence.surface))
    return replace(ready, item=replace(ready.item, evidence=evidence, article=made.text_hash))
