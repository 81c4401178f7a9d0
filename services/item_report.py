"""How the items of an article went, in counts without names."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Article, Attempt, Item, Person, QuizItem, Reading, Response
from progress.item_stats import Answer, Doubt, ItemStats, doubts, idle, item_stats
from quizzes.item import Format
from services.binding import latest
from services.complaints import Said, complaints
from services.errors import NotFound
from services.sight import editable_by


@dataclass(frozen=True, slots=True)
class OptionCount:
    """How often an option was chosen first; a typed answer counts as it was written.

    ``share`` is shrunk for small n (progress.item_stats.share).
    """

    text: str
    key: bool
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class ItemReport:
    """How an item went, each learner's first answer only; ``stats.answered`` is n.

    ``doubts`` say why it is worth a look, ``idle`` which wrong options nobody chose.
    """

    item_id: int
    kind: str
    stem: str
    stats: ItemStats
    options: tuple[OptionCount, ...]
    doubts: tuple[Doubt, ...]
    idle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """How an article went: counts of people, and each item of its latest quiz.

    ``complaints`` has what learners found wrong with items, by item.
    """

    id: int
    title: str
    language: str
    opened: int
    finished: int
    learners: int
    items: tuple[ItemReport, ...]
    complaints: Mapping[int, tuple[Said, ...]]


def article_report(session: Session, teacher: Person, article_id: int) -> ArticleReport:
    """Return how an article's items went; what its owner tried does not count.

    Raises NotFound for all but the owner and admins.
    """
    query = select(Article).where(Article.id == article_id, editable_by(teacher))
    article = session.scalar(query)
    if article is None:
        raise NotFound
    answers = first_answers(session, [article.id])[article.id]
    opened, finished = session.execute(
        select(func.count(), func.count(Reading.finished_at)).where(
            Reading.article_id == article.id, Reading.person_id != (article.owner_id or 0)
        )
    ).one()
    return ArticleReport(
        id=article.id,
        title=article.title,
        language=article.language,
        opened=opened,
        finished=finished,
        learners=len({answer.person for answer in answers}),
        items=reports(asked(session, article.id), answers),
        complaints=complaints(session, [article.id]),
    )


def asked(session: Session, article_id: int) -> list[Item]:
    """Return the items of the newest quiz of an article, in order."""
    quiz, _ = latest(session, article_id)
    if quiz is None:
        return []
    query = (
        select(Item)
        .join(QuizItem, QuizItem.item_id == Item.id)
        .where(QuizItem.quiz_id == quiz.id)
        .order_by(QuizItem.position)
    )
    return list(session.scalars(query))


def reports(items: Sequence[Item], answers: Sequence[Answer]) -> tuple[ItemReport, ...]:
    """Return how items of one article went, given all first answers about it."""
    options = {item.id: [item.key, *(d["text"] for d in item.distractors)] for item in items}
    stats = item_stats(answers, options)
    return tuple(_report(item, stats[item.id]) for item in items)


def _report(item: Item, stats: ItemStats) -> ItemReport:
    unused, why = idle(stats), doubts(stats)
    if item.format == Format.TRUE_FALSE_NOT_GIVEN:  # its options are always these three
        unused, why = (), tuple(doubt for doubt in why if doubt is not Doubt.IDLE)
    return ItemReport(
        item_id=item.id,
        kind=item.kind,
        stem=item.stem,
        stats=stats,
        options=tuple(
            OptionCount(s.option, s.option == item.key, s.count, s.share) for s in stats.shares
        ),
        doubts=why,
        idle=unused,
    )


def first_answers(session: Session, article_ids: Collection[int]) -> defaultdict[int, list[Answer]]:
    """Return each person's first response to each item, by article: one query.

    What an article's owner tried does not count. Nor does an answer to an item whose first one
    came with a hint: it tells as much of the hint as of the item.
    """
    query = (
        select(
            Item.article_id,
            Attempt.person_id,
            Attempt.id.label("attempt_id"),
            Attempt.started_at,
            Response.item_id,
            Response.given,
            Response.right,
            Response.weight,
            Response.answered_at,
        )
        .join(Attempt, Attempt.id == Response.attempt_id)
        .join(Item, Item.id == Response.item_id)
        .join(Article, Article.id == Item.article_id)
        .where(
            Item.article_id.in_(article_ids),
            Attempt.person_id != func.coalesce(Article.owner_id, 0),
        )
        .order_by(Response.answered_at, Response.id)
    )
    seen: set[tuple[int, int]] = set()
    before: dict[int, datetime] = {}
    found: defaultdict[int, list[Answer]] = defaultdict(list)
    for row in session.execute(query):
        begun = before.get(row.attempt_id, row.started_at)
        before[row.attempt_id] = row.answered_at
        first = (row.person_id, row.item_id) not in seen
        seen.add((row.person_id, row.item_id))
        if first and row.weight == 1:
            seconds = (row.answered_at - begun).total_seconds()
            answer = Answer(row.person_id, row.item_id, row.given, row.right, seconds)
            found[row.article_id].append(answer)
    return found
