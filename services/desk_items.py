"""What a teacher does to single items: keep, drop, add, put another in its place, take it back.

Each act leaves an ``ItemChange``, which says who did it and how to undo it. An item is never
changed itself: a new wording is a new item in its place, so that answers stay with what was asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models import Item, ItemAct, ItemChange, ItemStatus, Person
from services.binding import chosen_items, issue, latest
from services.desk_pages import own_article
from services.errors import Conflict, NotFound

CHANGED_SINCE = "This question was changed again since. Its history shows how."


@dataclass(frozen=True, slots=True)
class Done:
    """What was done to an item; ``near`` is the item of the quiz that its undo stands above.

    ``near`` is None where it stands at the end.
    """

    change_id: int
    near: int | None


def keep_item(
    session: Session, teacher: Person, article_id: int, item_id: int, now: datetime
) -> Done:
    """Note that a teacher looked at an item of the quiz and keeps it. Raises NotFound, Conflict."""
    item = own_item(session, teacher, article_id, item_id)
    if item.status is not ItemStatus.CHOSEN:
        raise Conflict("This question is not in the quiz. Add it first.")
    done = _note(session, teacher, item, ItemAct.KEEP, now)
    left = chosen_items(session, article_id)[item.position or 0 :]
    return Done(done.id, left[0].id if left else None)


def drop_item(
    session: Session, teacher: Person, article_id: int, item_id: int, now: datetime
) -> Done:
    """Take an item out, of the quiz or of the spares. Published quizzes stay as they are.

    Raises NotFound.
    """
    item = own_item(session, teacher, article_id, item_id)
    done = _note(session, teacher, item, ItemAct.DROP, now)
    at = item.position
    place(session, item, ItemStatus.DROPPED)
    return Done(done.id, _near(session, item, at))


def restore_item(
    session: Session, teacher: Person, article_id: int, item_id: int, now: datetime
) -> Done:
    """Put a dropped or spare item into the quiz, before the first that rests on a later place.

    Raises NotFound.
    """
    item = own_item(session, teacher, article_id, item_id)
    done = _note(session, teacher, item, ItemAct.ADD, now)
    if item.status is not ItemStatus.CHOSEN:
        place(session, item, ItemStatus.CHOSEN, in_text_order(session, item))
    return Done(done.id, item.id)


def add_item(
    session: Session,
    teacher: Person,
    item: Item,
    act: ItemAct,
    now: datetime,
    *,
    refused_id: int | None = None,
    note: str = "",
) -> Done:
    """Put an item that was not there before into the quiz, where its evidence stands."""
    done = _note(session, teacher, item, act, now, note=note, new=True)
    done.refused_id = refused_id
    place(session, item, ItemStatus.CHOSEN, in_text_order(session, item))
    return Done(done.id, item.id)


def replace_item(
    session: Session, teacher: Person, old: Item, new: Item, now: datetime, note: str = ""
) -> Done:
    """Put an item in the place of another, which is dropped."""
    done = _note(session, teacher, old, ItemAct.EDIT, now, note=note)
    done.item_id, done.other_id = new.id, old.id
    _exchange(session, old, new)
    return Done(done.id, new.id)


def retire_item(
    session: Session, teacher: Person, article_id: int, item_id: int, now: datetime
) -> Done:
    """Take an item out of the quiz at the desk and, at once, out of the one that learners get.

    What was answered stays, and other changes at the desk wait until the quiz is published
    again. Raises NotFound; Conflict where learners are not asked the item, or nothing else.
    """
    item = own_item(session, teacher, article_id, item_id)
    _, asked = latest(session, item.article_id)
    if item.id not in asked:
        raise Conflict("Learners are not asked this question now.")
    if len(asked) == 1:
        raise Conflict("The quiz has no other question. Take the text back, or add one first.")
    done, at = _note(session, teacher, item, ItemAct.RETIRE, now), item.position
    place(session, item, ItemStatus.DROPPED)
    issue(session, item.article_id, [other for other in asked if other != item.id], now)
    return Done(done.id, _near(session, item, at))


def undo(session: Session, teacher: Person, article_id: int, change_id: int, now: datetime) -> Done:
    """Take a change back: what it changed becomes as it was. Itself a change, so it can be undone.

    Raises NotFound; Conflict where the item was changed again since.
    """
    own_article(session, teacher, article_id, lock=True)
    query = select(ItemChange).where(
        ItemChange.id == change_id, ItemChange.article_id == article_id
    )
    change = session.scalar(query)
    if change is None:
        raise NotFound
    if _latest(session, change.item_id) != change.id:
        raise Conflict(CHANGED_SINCE)
    item = session.get_one(Item, change.item_id)
    if change.other_id is None:
        done, at = _note(session, teacher, item, ItemAct.UNDO, now), item.position
        place(session, item, change.was or ItemStatus.DROPPED, change.place)
        if _undone(session, item) is ItemAct.RETIRE:
            _reissue(session, item, now)
        return Done(done.id, _near(session, item, at))
    other = session.get_one(Item, change.other_id)
    done = _note(session, teacher, item, ItemAct.UNDO, now)
    done.item_id, done.other_id = other.id, item.id
    place(session, item, ItemStatus.DROPPED)
    place(session, other, change.was or ItemStatus.DROPPED, change.place)
    return Done(done.id, other.id)


def own_item(session: Session, teacher: Person, article_id: int, item_id: int) -> Item:
    """Return an item of an article on a teacher's desk, the article locked. Raises NotFound."""
    found = own_article(session, teacher, article_id, lock=True)
    query = select(Item).where(Item.id == item_id, Item.article_id == found.id)
    item = session.scalar(query)
    if item is None:
        raise NotFound
    return item


def place(session: Session, item: Item, status: ItemStatus, position: int | None = None) -> None:
    """Give an item a status and, where it is chosen, its position in the quiz, from 1.

    The others close up.
    """
    item.status, item.position = ItemStatus.DROPPED, None
    session.flush()
    left = chosen_items(session, item.article_id)
    if status is ItemStatus.CHOSEN:
        at = len(left) if position is None else position - 1
        left.insert(at, item)
    item.status = status
    _number(session, left)


def _exchange(session: Session, old: Item, new: Item) -> None:
    status, position = old.status, old.position
    place(session, old, ItemStatus.DROPPED)
    place(session, new, status, position)


def in_text_order(session: Session, item: Item) -> int:
    """Return the position before the first item that rests on a later place, from 1."""
    chosen = [other for other in chosen_items(session, item.article_id) if other is not item]
    later = (n for n, other in enumerate(chosen, 1) if other.evidence_start > item.evidence_start)
    return next(later, len(chosen) + 1)


def _near(session: Session, item: Item, at: int | None) -> int | None:
    """Return an item of the quiz, or for one taken out the item that stands in its place now."""
    if item.status is ItemStatus.CHOSEN:
        return item.id
    left = chosen_items(session, item.article_id)[at - 1 :] if at else []
    return left[0].id if left else None


def _number(session: Session, items: Sequence[Item]) -> None:
    """Give items their positions in the quiz, from 1."""
    for position, item in enumerate(items, start=1):
        item.status, item.position = ItemStatus.CHOSEN, position
    session.flush()


def _note(
    session: Session,
    teacher: Person,
    item: Item,
    act: ItemAct,
    now: datetime,
    *,
    note: str = "",
    new: bool = False,
) -> ItemChange:
    """Write down what is about to be done to an item."""
    change = ItemChange(
        article_id=item.article_id,
        item_id=item.id,
        person_id=teacher.id,
        act=act,
        was=None if new else item.status,
        place=None if new else item.position,
        note=note,
        at=now,
    )
    session.add(change)
    session.flush()
    return change


def _undone(session: Session, item: Item) -> ItemAct | None:
    """Return the act on an item that undoing it takes back, or does again."""
    query = select(ItemChange.act).where(
        ItemChange.item_id == item.id, ItemChange.act != ItemAct.UNDO
    )
    return session.scalar(query.order_by(ItemChange.id.desc()))


def _reissue(session: Session, item: Item, now: datetime) -> None:
    """Give learners a quiz with an item as it now stands at the desk: in its place, or without."""
    _, asked = latest(session, item.article_id)
    left = [other for other in asked if other != item.id]
    if item.status is ItemStatus.CHOSEN:
        left.insert((item.position or 1) - 1, item.id)
    if left and left != asked:
        issue(session, item.article_id, left, now)


def _latest(session: Session, item_id: int) -> int | None:
    about = or_(ItemChange.item_id == item_id, ItemChange.other_id == item_id)
    return session.scalar(select(ItemChange.id).where(about).order_by(ItemChange.id.desc()))
