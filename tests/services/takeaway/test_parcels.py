"""Taking away and bringing back, for those who may."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Article, Item, ItemStatus
from services import desk, desk_items, levels
from services.errors import Conflict, Denied, NotFound, Unfit
from services.manuscript import Manuscript
from services.takeaway import own_reader, parcels
from services.takeaway.handouts import handout
from services.takeaway.own import Parcel, written
from tests.people import NOW, Cast
from texts.tokens import Span

UNSEEN = "\u200b"  # taken out of every text that comes in


def kept(session: Session, article: Article) -> list[tuple[str, str, ItemStatus, int | None]]:
    query = select(Item).where(Item.article_id == article.id).order_by(Item.uid)
    rows = session.scalars(query)
    return [(r.uid, r.stem, r.status, r.position) for r in rows if r.status != ItemStatus.DROPPED]


def test_a_text_comes_back_with_the_same_items_and_measures(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    desk.describe(session, cast.anna, published.id, "towns", "Our own")
    levels.set_level(session, cast.anna, published.id, "A2")
    data = written(parcels.parcel(session, cast.anna, published.id))
    brought = own_reader.read(data)
    again = parcels.keep(session, cast.anna, brought, parcels.measured(brought), now)
    assert again.id != published.id
    assert kept(session, again) == kept(session, published)
    for name in ("title", "text", "text_hash", "level", "tokens", "theme", "source", "own_band"):
        assert getattr(again, name) == getattr(published, name), name
    assert again.status == "draft"
    assert written(parcels.parcel(session, cast.anna, again.id)) == data


def test_what_was_dropped_stays_here(session: Session, cast: Cast, published: Article) -> None:
    item = session.scalars(select(Item).where(Item.article_id == published.id)).first()
    assert item
    desk_items.drop_item(session, cast.anna, published.id, item.id, NOW)
    found = parcels.parcel(session, cast.anna, published.id).items
    assert item.uid not in {ready.item.id for ready in found}


def test_evidence_is_found_again_in_a_text_that_was_cleaned(
    session: Session, cast: Cast, published: Article
) -> None:
    ours = parcels.parcel(session, cast.anna, published.id)
    made = parcels.measured(shifted(ours, UNSEEN * 5))
    assert made.text == ours.text
    assert {r.item.id: r.item.evidence for r in made.items} == {
        r.item.id: r.item.evidence for r in ours.items
    }


def test_evidence_that_cleaning_changed_is_told(
    session: Session, cast: Cast, published: Article
) -> None:
    ours = parcels.parcel(session, cast.anna, published.id)
    item = ours.items[0].item
    broken = item.evidence.surface[:5] + UNSEEN + item.evidence.surface[5:]
    at = item.evidence.start
    text = ours.text.replace(item.evidence.surface, broken, 1)
    bad = replace(item, evidence=Span(broken, at, at + len(broken)))
    with pytest.raises(Unfit, match="is asked about and not in the text"):
        parcels.measured(replace(ours, text=text, items=(replace(ours.items[0], item=bad),)))


def shifted(ours: Parcel, before: str) -> Parcel:
    """Return a parcel with something before its text, and all its evidence moved."""
    by = len(before)
    return replace(
        ours,
        text=before + ours.text,
        items=tuple(
            replace(r, item=replace(r.item, evidence=Span(s.surface, s.start + by, s.end + by)))
            for r in ours.items
            for s in [r.item.evidence]
        ),
    )


def test_only_its_owner_takes_a_text_away(session: Session, cast: Cast, published: Article) -> None:
    for load in (parcels.parcel, handout):
        for someone in (cast.ben, cast.chloe):
            with pytest.raises(NotFound):
                load(session, someone, published.id)
        with pytest.raises(NotFound):
            load(session, cast.anna, 999)
        load(session, cast.dora, published.id)


def test_a_learner_brings_nothing_back(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript, now: datetime
) -> None:
    brought = parcels.parcel(session, cast.anna, published.id)
    with pytest.raises(Denied):
        parcels.keep(session, cast.ben, brought, manuscript, now)


def test_a_text_that_cannot_be_measured_is_refused() -> None:
    brought = own_reader.read(b'{"text": "no stop here", "items": []}')
    with pytest.raises(Unfit, match="full stop"):
        parcels.measured(brought)


def test_a_quiz_without_items_is_no_handout(
    session: Session, cast: Cast, published: Article
) -> None:
    for item in session.scalars(select(Item).where(Item.article_id == published.id)).all():
        desk_items.drop_item(session, cast.anna, published.id, item.id, NOW)
    with pytest.raises(Conflict, match="no questions"):
        handout(session, cast.anna, published.id)
