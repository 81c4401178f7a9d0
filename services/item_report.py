"""How the items of an article went, in counts without names."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Article, Attempt, Item, Person, QuizItem, Reading, Response
from services.binding import latest
from services.errors import NotFound
from services.sight import editable_by


@dataclass(frozen=True, slots=True)
class OptionCount:
    """How often an option was chosen first; a typed answer counts as it was written."""

    text: str
    key: bool
    count: int


@dataclass(frozen=True, slots=True)
class ItemReport:
    """How an item went, each learner's first answer only; ``answered`` is n."""

    item_id: int
    kind: str
    stem: str
    answered: int
    right: int
    options: tuple[OptionCount, ...]


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """How an article went: counts of people, and each item of its latest quiz."""

    id: int
    title: str
    opened: int
    finished: int
    learners: int
    items: tuple[ItemReport, ...]


def article_report(session: Session, teacher: Person, article_id: int) -> ArticleReport:
    """Return how an article's items went; what its owner tried does not count.

    Raises NotFound for all but the owner and admins.
    """
    query = select(Article).where(Article.id == article_id, editable_by(teacher))
    article = session.scalar(query)
    if article is None:
        raise NotFound
    answers = _first_answers(session, article)
    opened, finished = session.execute(
        select(func.count(), func.count(Reading.finished_at)).where(
            Reading.article_id == article.id, Reading.person_id != (article.owner_id or 0)
        )
    ).one()
    return ArticleReport(
        id=article.id,
        title=article.title,
        opened=opened,
        finished=finished,
        learners=len({person for person, _ in answers}),
        items=tuple(
            _report(item, [r for (_, asked), r in answers.items() if asked == item.id])
            for item in _asked(session, article)
        ),
    )


def _asked(session: Session, article: Article) -> list[Item]:
    """Return the items of the newest quiz, in order."""
    quiz, _ = latest(session, article.id)
    if quiz is None:
        return []
    query = (
        select(Item)
        .join(QuizItem, QuizItem.item_id == Item.id)
        .where(QuizItem.quiz_id == quiz.id)
        .order_by(QuizItem.position)
    )
    return list(session.scalars(query))


def _first_answers(session: Session, article: Article) -> dict[tuple[int, int], Response]:
    """Return each person's first response to each item of an article."""
    query = (
        select(Attempt.person_id, Response)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .join(Item, Item.id == Response.item_id)
        .where(Item.article_id == article.id, Attempt.person_id != (article.owner_id or 0))
        .order_by(Response.id)
    )
    found: dict[tuple[int, int], Response] = {}
    for person_id, response in session.execute(query):
        found.setdefault((person_id, response.item_id), response)
    return found


def _report(item: Item, answers: list[Response]) -> ItemReport:
    counts = Counter(response.given for response in answers)
    known = [item.key, *(distractor["text"] for distractor in item.distractors)]
    others = sorted(set(counts) - set(known))
    return ItemReport(
        item_id=item.id,
        kind=item.kind,
        stem=item.stem,
        answered=len(answers),
        right=sum(response.right for response in answers),
        options=tuple(
            OptionCount(text, text == item.key, counts[text]) for text in [*known, *others]
        ),
    )
