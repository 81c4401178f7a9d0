"""What teachers did with items and what answers showed, without names: data for the ranker.

One record an item, by the names that bench/judged uses, so that scripts/fit_acceptance.py reads
both (docs/audit.md).
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from models import Article, Item, ItemAct, ItemChange, ItemStatus, QuizItem, RefusedItem
from progress.item_stats import ItemStats
from quizzes.choices import TRUTH
from quizzes.item import Format
from services.complaints import complaints
from services.item_report import first_answers, reports
from services.wordings import AUTHOR

VERSION = 1  # of the record
# What an act says of the item: that a teacher would print it, would not, or nothing.
VERDICTS = {
    ItemAct.KEEP: True,
    ItemAct.ADD: True,
    ItemAct.WRITE: True,
    ItemAct.RESCUE: True,
    ItemAct.DROP: False,
    ItemAct.RETIRE: False,
}


def records(session: Session) -> Iterator[dict[str, Any]]:
    """Yield a record for each item and each refused one, article by article, 5 queries each."""
    for article_id in session.scalars(select(Article.id).order_by(Article.id)):
        article = session.get_one(Article, article_id)
        yield from _of_items(session, article)
        yield from _of_refused(session, article)
        session.expunge_all()  # a large library is read a text at a time


def _of_items(session: Session, article: Article) -> Iterator[dict[str, Any]]:
    items = list(
        session.scalars(select(Item).where(Item.article_id == article.id).order_by(Item.id))
    )
    answers = first_answers(session, [article.id])[article.id]
    stats = {report.item_id: report.stats for report in reports(items, answers)}
    in_article = Item.article_id == article.id
    asked = set(session.scalars(select(QuizItem.item_id).join(Item).where(in_article)))
    changes = _changes(session, article.id)
    said = complaints(session, [article.id])
    uids = {item.id: item.uid for item in items}
    for item in items:
        acts = _acts(changes, item.id)
        edit = next((c for c in reversed(changes) if _edited(c, item, acts)), None)
        yield {
            **_head(article, item.kind, item.generator),
            "item": item.uid,
            "skill": item.skill,
            "format": item.format,
            "context": item.context,
            "stem": item.stem,
            "options": _options(item),
            "key": item.key,
            "evidence": article.text[item.evidence_start : item.evidence_end],
            "status": item.status.value,
            "acts": [act.value for act in acts],
            "acceptable": _verdict(article, item, acts, asked=item.id in asked),
            "edited_to": uids[edit.item_id] if edit else None,
            "overruled": next((c.note for c in changes if c.item_id == item.id and c.note), ""),
            "refused_for": "",
            "asked": item.id in asked,
            "reported": Counter(one.fault.value for one in said.get(item.id, ())),
            "answers": _answers(stats[item.id]),
        }


def _of_refused(session: Session, article: Article) -> Iterator[dict[str, Any]]:
    query = select(RefusedItem).where(RefusedItem.article_id == article.id)
    rescued = set(
        session.scalars(
            select(ItemChange.refused_id)
            .join(Item, Item.id == ItemChange.item_id)
            .where(ItemChange.article_id == article.id, Item.status != ItemStatus.DROPPED)
        )
    )
    rows = session.scalars(query.options(undefer(RefusedItem.made)).order_by(RefusedItem.id))
    for refused in rows:
        made = refused.made
        if made is None:
            continue  # refused before the whole of it was kept
        start, end = made["evidence"]
        texts = [text for text, _ in made["options"]]
        yield {
            **_head(article, refused.kind, ""),
            "item": "",
            "skill": "vocabulary" if made["word"] else "comprehension",
            "format": made["format"],
            "context": made["context"],
            "stem": refused.stem,
            "options": texts if len(texts) > 1 else [],
            "key": texts[0],
            "evidence": article.text[start:end],
            "status": "refused",
            "acts": ["rescue"] if refused.id in rescued else [],
            "acceptable": None,
            "edited_to": None,
            "overruled": "",
            "refused_for": refused.reason,
            "asked": False,
            "reported": {},
            "answers": None,
        }


def _head(article: Article, kind: str, generator: str) -> dict[str, Any]:
    return {
        "audit": VERSION,
        "text": article.text_hash,
        "planted": "",
        "kind": kind,
        "generator": generator,
    }


def _changes(session: Session, article_id: int) -> list[ItemChange]:
    query = select(ItemChange).where(ItemChange.article_id == article_id)
    return list(session.scalars(query.order_by(ItemChange.id)))


def _acts(changes: list[ItemChange], item_id: int) -> list[ItemAct]:
    """Return what was done to an item and stands, first things first: what was undone is gone."""
    acts: list[ItemAct] = []
    undone: list[ItemAct] = []
    for change in changes:
        if item_id not in (change.item_id, change.other_id):
            continue
        if change.act is not ItemAct.UNDO:
            acts.append(change.act)
            undone = []
        elif undone:
            acts.append(undone.pop())
        elif acts:
            undone.append(acts.pop())
    return acts


def _edited(change: ItemChange, item: Item, acts: list[ItemAct]) -> bool:
    """Tell whether a change put another wording in the place of an item, and that stands."""
    stands = ItemAct.EDIT in acts and item.status is ItemStatus.DROPPED
    return stands and change.act is ItemAct.EDIT and change.other_id == item.id


def _verdict(article: Article, item: Item, acts: list[ItemAct], *, asked: bool) -> bool | None:
    """Return whether a teacher would print an item as it stands, None where nobody said.

    An item that was edited is none; what a teacher published and never touched is one, but our
    own shelf is published by nobody.
    """
    if ItemAct.EDIT in acts:
        return item.generator.startswith(AUTHOR) and item.status is not ItemStatus.DROPPED
    said = [VERDICTS[act] for act in acts if act in VERDICTS]
    if said:
        return said[-1]
    published = asked and article.owner_id is not None and item.status is ItemStatus.CHOSEN
    return True if published else None


def _options(item: Item) -> list[str]:
    if item.format == Format.TYPED:
        return []
    if item.format == Format.TRUE_FALSE_NOT_GIVEN:
        return list(TRUTH)
    return [item.key, *(d["text"] for d in item.distractors)]


def _answers(stats: ItemStats) -> dict[str, Any] | None:
    if not stats.answered:
        return None
    return {
        "n": stats.answered,
        "right": stats.right,
        "facility": round(stats.facility, 4),
        "pairs": stats.pairs,
        "discrimination": _rounded(stats.discrimination),
        "timed": stats.timed,
        "seconds": _rounded(stats.seconds),
        "chosen": {share.option: share.count for share in stats.shares},
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
