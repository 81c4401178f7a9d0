"""Who of a class can read a text: each learner's expected coverage, before it is assigned."""

from dataclasses import dataclass
from datetime import datetime
from statistics import quantiles

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Article, ClassRole, Person
from progress.coverage import Coverage
from services.assignments import may_give
from services.class_pages import ClassCard, card_of, members, taught_by
from services.class_report import FEWEST
from services.coverage import covered
from services.errors import NotFound
from services.pages import shown_band


@dataclass(frozen=True, slots=True)
class Expected:
    """A learner and how much of the text they are expected to know; None: too little is known."""

    person_id: int
    nickname: str
    coverage: Coverage | None


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle learner's share, and those between which the middle half of the class lies."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Readers:
    """A class before a text, the surest readers first, those of whom too little is known last.

    ``spread`` is None where fewer than FEWEST learners are known.
    """

    card: ClassCard
    article_id: int
    title: str
    band: str | None
    learners: tuple[Expected, ...]
    known: int
    spread: Spread | None


def who_can_read(
    session: Session, teacher: Person, classroom_id: int, article_id: int, now: datetime
) -> Readers:
    """Return how much of a text the learners of a class are expected to know.

    Raises NotFound for a class or a text that is not for this teacher.
    """
    room = taught_by(session, teacher, classroom_id)
    query = select(Article.id, Article.title, shown_band())
    found = session.execute(query.where(Article.id == article_id, may_give(teacher))).one_or_none()
    if found is None:
        raise NotFound
    learners = members(session, room.id, ClassRole.LEARNER)
    shares = covered(session, [person for person, _ in learners], [article_id], now)
    rows = [Expected(p, name, shares.get((p, article_id))) for p, name in learners]
    rows.sort(key=lambda row: -row.coverage.share if row.coverage else 1.0)
    known = [row.coverage.share for row in rows if row.coverage]
    return Readers(
        card=card_of(session, teacher, room),
        article_id=found[0],
        title=found[1],
        band=found[2],
        learners=tuple(rows),
        known=len(known),
        spread=Spread(*quantiles(known, n=4, method="inclusive")) if len(known) >= FEWEST else None,
    )
