"""Items to look at, of all texts on a teacher's desk."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from models import (
    Article,
    ArticleStatus,
    Complaint,
    Item,
    ItemAct,
    ItemChange,
    Person,
    QuizItem,
    Response,
)
from services.complaints import Said, complaints
from services.item_report import ItemReport, first_answers, reports
from services.sight import editable_by, latest_quiz

FRESH = 1.5  # times as many answers as when a teacher left it, and an item is looked at anew


@dataclass(frozen=True, slots=True)
class Suspect:
    """An item that learners are asked now and that is worth a look, with how it went.

    ``complaints`` are what learners reported of it.
    """

    article_id: int
    title: str
    language: str
    report: ItemReport
    complaints: tuple[Said, ...]


def suspects(session: Session, teacher: Person) -> list[Suspect]:
    """Return the items to look at, text by text; 6 queries, however many texts there are.

    One that a teacher left in the quiz comes back once half as many answers again have come, or
    another report.
    """
    query = (
        select(Article.id, Article.title, Article.language, Item)
        .select_from(Article)
        .join(QuizItem, QuizItem.quiz_id == latest_quiz(Article.id))
        .join(Item, Item.id == QuizItem.item_id)
        .where(editable_by(teacher), Article.status == ArticleStatus.PUBLISHED)
        .order_by(Article.title, Article.id, QuizItem.position)
    )
    asked: dict[tuple[int, str, str], list[Item]] = defaultdict(list)
    for article_id, title, language, item in session.execute(query):
        asked[article_id, title, language].append(item)
    article_ids = [article_id for article_id, _, _ in asked]
    answers = first_answers(session, article_ids)
    said = complaints(session, article_ids)
    found = [
        Suspect(*article, report, said.get(report.item_id, ()))
        for article, items in asked.items()
        for report in reports(items, answers[article[0]])
        if report.doubts or report.item_id in said
    ]
    left = _left(session, [suspect.report.item_id for suspect in found])
    return [suspect for suspect in found if suspect.report.item_id not in left]


def _left(session: Session, item_ids: Collection[int]) -> set[int]:
    """Return the items that were kept not long ago, in answers."""
    kept = (
        select(ItemChange.item_id, func.max(ItemChange.at).label("at"))
        .where(ItemChange.item_id.in_(item_ids), ItemChange.act == ItemAct.KEEP)
        .group_by(ItemChange.item_id)
        .subquery()
    )
    newer = (Complaint.item_id == kept.c.item_id) & (Complaint.made_at > kept.c.at)
    then = func.count(Response.id).filter(Response.answered_at <= kept.c.at)
    query = (
        select(kept.c.item_id, func.count(Response.id), then)
        .select_from(kept)
        .outerjoin(Response, Response.item_id == kept.c.item_id)
        .where(~exists().where(newer))
        .group_by(kept.c.item_id)
    )
    rows = session.execute(query)
    return {item for item, answers, before in rows if answers < FRESH * max(before, 1)}
