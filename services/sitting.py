"""Load an attempt for the person who makes it, with its items in order.

Keys and feedback stay in this module and its rows; services.practice hands out a
``Question`` without them until a response is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from random import Random
from typing import TypeVar

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from models import Article, Attempt, Hint, HintKind, Item, Person, Quiz, QuizItem, Response
from quizzes.choices import TRUTH
from quizzes.item import Format
from services.errors import NotFound
from services.marked import Askable
from services.practice_values import Mode

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """One position of an attempt: its item, the hints taken, and the response if there is one."""

    position: int
    item: Item
    response: Response | None
    hints: frozenset[HintKind]


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt with all its places, positions 1, 2, 3 and so on."""

    attempt: Attempt
    article: Article
    places: tuple[Place, ...]

    def place(self, position: int) -> Place:
        """Return the place at a position. Raises NotFound."""
        if not 1 <= position <= len(self.places):
            raise NotFound
        return self.places[position - 1]

    @property
    def mode(self) -> Mode:
        """Return what the attempt is for."""
        if self.attempt.retry_of is not None:
            return Mode.RETRY
        return Mode.GRADED if self.attempt.graded else Mode.PRACTICE

    @property
    def marks(self) -> tuple[bool | None, ...]:
        """Return the verdict at each position, None where nothing was answered."""
        return tuple(p.response.right if p.response else None for p in self.places)

    def next_open(self, after: int = 0) -> int | None:
        """Return the next open position after one, or else the first; None when all are done."""
        still = [p.position for p in self.places if p.response is None]
        return next(
            (position for position in still if position > after), still[0] if still else None
        )


def sitting(session: Session, learner: Person, attempt_id: int) -> Sitting:
    """Return a learner's own attempt: 2 queries. Raises NotFound."""
    return _load(session, learner, attempt_id, lock=False)


def locked_sitting(session: Session, learner: Person, attempt_id: int) -> Sitting:
    """Return a learner's own attempt, holding its row until the transaction ends.

    Two last answers at once would otherwise each see the other's item open, and the
    attempt would never finish. Raises NotFound.
    """
    return _load(session, learner, attempt_id, lock=True)


def _load(session: Session, learner: Person, attempt_id: int, *, lock: bool) -> Sitting:
    query = (
        select(Attempt, Article)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Article, Article.id == Quiz.article_id)
        .where(Attempt.id == attempt_id, Attempt.person_id == learner.id)
    )
    if lock:
        query = query.with_for_update(of=Attempt).execution_options(populate_existing=True)
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFound
    attempt, article = found
    return Sitting(attempt, article, _places(session, attempt))


def _places(session: Session, attempt: Attempt) -> tuple[Place, ...]:
    """Return the items of the quiz, all or those drawn; of a retry, those missed before."""
    query = (
        select(Item, Response, *(_taken(attempt, kind) for kind in HintKind))
        .join(QuizItem, QuizItem.item_id == Item.id)
        .outerjoin(Response, (Response.item_id == Item.id) & (Response.attempt_id == attempt.id))
        .where(QuizItem.quiz_id == attempt.quiz_id)
        .order_by(QuizItem.position)
    )
    if attempt.retry_of is not None:
        before = aliased(Response)
        query = query.join(before, before.item_id == Item.id).where(
            before.attempt_id == attempt.retry_of, before.right.is_(False)
        )
    rows = session.execute(query).all()
    if attempt.drawn is not None:
        rows = drawn(rows, attempt.drawn, attempt.seed)
    return tuple(
        Place(n, item, response, frozenset(compress(HintKind, taken)))
        for n, (item, response, *taken) in enumerate(rows, start=1)
    )


def drawn(rows: Sequence[T], number: int, seed: int) -> list[T]:
    """Return so many of some rows, at most all, in their order; which hangs on the seed."""
    chosen = Random(f"{seed}:drawn").sample(range(len(rows)), min(number, len(rows)))
    return [rows[place] for place in sorted(chosen)]


def _taken(attempt: Attempt, kind: HintKind) -> ColumnElement[bool]:
    """Return the condition that a hint was taken for the item of a row."""
    return exists().where(Hint.attempt_id == attempt.id, Hint.item_id == Item.id, Hint.kind == kind)


def served(item: Item, seed: int) -> tuple[str, ...]:
    """Return the options of an item in the order of one attempt; () for a typed one.

    The order hangs on the attempt's seed and the item, so that a reload keeps it and the
    next attempt has another; true, false and not given always stand in that order.
    """
    return in_order(item, f"{seed}:{item.uid}")


def in_order(asked: Askable, seed: str) -> tuple[str, ...]:
    """Return the options of what is asked in an order that hangs on a seed alone."""
    if asked.format == Format.TYPED:
        return ()
    if asked.format == Format.TRUE_FALSE_NOT_GIVEN:
        return TRUTH
    # Sorted first: the order stored, key before distractors, must leave no trace.
    options = sorted([asked.key, *(d["text"] for d in asked.distractors)])
    Random(seed).shuffle(options)
    return tuple(options)
