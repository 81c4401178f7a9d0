"""Who changed which item of an article, newest first, and what can still be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Item, ItemAct, ItemChange, Person
from services.desk_pages import own_article

SAID = {
    ItemAct.KEEP: "kept",
    ItemAct.DROP: "dropped",
    ItemAct.ADD: "added to the quiz",
    ItemAct.EDIT: "edited",
    ItemAct.WRITE: "written",
    ItemAct.RESCUE: "rescued",
    ItemAct.MAKE: "made on request",
    ItemAct.RETIRE: "retired",
    ItemAct.UNDO: "taken back",
}
AGAIN = "done again"


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change that was just made: what is said of it, and the item it was made to."""

    change_id: int
    said: str
    stem: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Rewording:
    """A part of an item that an edit changed, as it was and as it is."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A change in the history: ``who`` is "" for someone who is gone.

    ``last`` tells that nothing was done to its item since, so that it can be taken back. ``note``
    is advice that was overruled.
    """

    change_id: int
    at: datetime
    who: str
    said: str
    kind: str
    stem: str
    reworded: tuple[Rewording, ...]
    note: str
    last: bool


@dataclass(frozen=True, slots=True)
class History:
    """All changes to the items of an article, newest first."""

    article_id: int
    title: str
    entries: tuple[Entry, ...]


def undoable(session: Session, article_id: int, change_id: int | None) -> Undoable | None:
    """Return a change that can be taken back, None for none or where it was overtaken."""
    changes = _changes(session, article_id)
    change = next((c for c in changes if c.id == change_id), None)
    if change is None or change.id not in _last(changes):
        return None
    stem = session.get_one(Item, change.item_id).stem
    said = _said(changes)[change.id]
    return Undoable(change.id, said.capitalize(), stem, said == SAID[ItemAct.UNDO])


def history(session: Session, teacher: Person, article_id: int) -> History:
    """Return what was done to the items of an article. Raises NotFound."""
    article = own_article(session, teacher, article_id)
    changes = _changes(session, article_id)
    last, said = _last(changes), _said(changes)
    rows = session.scalars(select(Item).where(Item.article_id == article_id))
    items = {item.id: item for item in rows}
    people = {change.person_id for change in changes}
    query = select(Person.id, Person.nickname).where(Person.id.in_(people))
    names = {row.id: row.nickname for row in session.execute(query)}
    entries = (
        Entry(
            change_id=change.id,
            at=change.at,
            who=names.get(change.person_id or 0, ""),
            said=said[change.id],
            kind=items[change.item_id].kind,
            stem=items[change.item_id].stem,
            reworded=_reworded(items, change),
            note=change.note,
            last=change.id in last,
        )
        for change in reversed(changes)
    )
    return History(article.id, article.title, tuple(entries))


def _changes(session: Session, article_id: int) -> list[ItemChange]:
    query = select(ItemChange).where(ItemChange.article_id == article_id)
    return list(session.scalars(query.order_by(ItemChange.id)))


def _last(changes: Sequence[ItemChange]) -> set[int]:
    """Return the changes after which nothing was done to either of their items."""
    latest = {item: change.id for change in changes for item in _touched(change)}
    return {c.id for c in changes if all(latest[item] == c.id for item in _touched(c))}


def _said(changes: Sequence[ItemChange]) -> dict[int, str]:
    """Return what each change is called: taking back what took something back does it again."""
    said: dict[int, str] = {}
    before: dict[int, str] = {}
    for change in changes:
        again = change.act is ItemAct.UNDO and before[change.item_id] == SAID[ItemAct.UNDO]
        said[change.id] = AGAIN if again else SAID[change.act]
        before |= dict.fromkeys(_touched(change), said[change.id])
    return said


def _touched(change: ItemChange) -> set[int]:
    return {change.item_id, change.other_id or change.item_id}


def _reworded(items: dict[int, Item], change: ItemChange) -> tuple[Rewording, ...]:
    if change.act is not ItemAct.EDIT or change.other_id is None:
        return ()
    old, new = _parts(items[change.other_id]), _parts(items[change.item_id])
    return tuple(Rewording(part, old[part], new[part]) for part in new if old[part] != new[part])


def _parts(item: Item) -> dict[str, str]:
    wrong = [d["text"] for d in item.distractors]
    reasons = [item.key_feedback, *(d["feedback"] for d in item.distractors)]
    return {
        "question": item.stem,
        "line above": item.context,
        "right option": item.key,
        "wrong options": "; ".join(wrong),
        "reasons": " ".join(filter(None, reasons)),
        "evidence": f"characters {item.evidence_start} to {item.evidence_end} of the text",
    }
