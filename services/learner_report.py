"""What a teacher sees of one learner of a class: results, ability over time, words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Article, Assignment, Attempt, Item, Person, Quiz, Response, WordState
from progress.ability import Ability
from services import ability
from services.assignments import texts_of
from services.class_answers import of_class
from services.class_pages import ArticleRef, ClassCard, card_of, taught_by
from services.class_people import learner_of
from services.class_report import assignments_of
from services.errors import NotFound
from services.results import NOTHING, Standing, standings

MISSED = 40  # headwords of the list of those missed


@dataclass(frozen=True, slots=True)
class LearnerAssignment:
    """An assignment of the class and what a learner has to show for it."""

    assignment: Assignment
    text: ArticleRef
    over: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class LearnerPage:
    """A learner as the teachers of a class see them; ``path`` is the ability after each answer.

    ``missed`` are headwords asked for in this class and not known, the latest first.
    """

    card: ClassCard
    person_id: int
    nickname: str
    joined_at: datetime
    standing: ability.Standing
    path: tuple[Ability, ...]
    words_met: int
    words_asked: int
    words_learned: int
    missed: tuple[str, ...]
    assignments: tuple[LearnerAssignment, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a learner gave to one item."""

    kind: str
    context: str
    stem: str
    given: str
    right: bool
    key: str
    hints: int


@dataclass(frozen=True, slots=True)
class AttemptPage:
    """One graded attempt as the teachers of the class see it, in the order of the answers."""

    card: ClassCard
    person_id: int
    nickname: str
    article_id: int
    title: str
    language: str
    finished_at: datetime | None
    answers: tuple[Answer, ...]


def learner_page(
    session: Session, teacher: Person, classroom_id: int, person_id: int, now: datetime
) -> LearnerPage:
    """Return what a teacher sees of a learner of their class. Raises NotFound."""
    room = taught_by(session, teacher, classroom_id)
    row, learner = learner_of(session, teacher, classroom_id, person_id)
    given = assignments_of(session, room.id)
    texts = texts_of(session, given)
    results = standings(session, given, [learner.id])
    met, asked, learned = session.execute(
        select(
            func.count(), func.count(WordState.asked_at), func.count(WordState.learned_at)
        ).where(WordState.person_id == learner.id)
    ).one()
    return LearnerPage(
        card=card_of(session, teacher, room),
        person_id=learner.id,
        nickname=learner.nickname,
        joined_at=row.joined_at,
        standing=ability.standing(ability.abilities(session, [learner.id], now)[learner.id]),
        path=tuple(ability.paths(session, [learner.id])[learner.id]),
        words_met=met,
        words_asked=asked,
        words_learned=learned,
        missed=_missed(session, room.id, learner.id),
        assignments=tuple(
            _line(one, texts[one.id], results.get((learner.id, one.id), NOTHING), now)
            for one in given
        ),
    )


def attempt_page(
    session: Session, teacher: Person, classroom_id: int, attempt_id: int
) -> AttemptPage:
    """Return what a learner of a class gave in a graded attempt for it.

    Raises NotFound for any other attempt: of other classes, of practice, of those who left.
    """
    room = taught_by(session, teacher, classroom_id)
    found = session.execute(
        select(Attempt, Person, Article.id, Article.title, Article.language)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Article, Article.id == Quiz.article_id)
        .join(Person, Person.id == Attempt.person_id)
        .where(Attempt.id == attempt_id, of_class(room.id))
    ).one_or_none()
    if found is None:
        raise NotFound
    attempt, learner, article_id, title, language = found
    query = select(Item, Response).join(Response, Response.item_id == Item.id)
    rows = session.execute(query.where(Response.attempt_id == attempt.id).order_by(Response.id))
    return AttemptPage(
        card=card_of(session, teacher, room),
        person_id=learner.id,
        nickname=learner.nickname,
        article_id=article_id,
        title=title,
        language=language,
        finished_at=attempt.finished_at,
        answers=tuple(
            Answer(i.kind, i.context, i.stem, r.given, r.right, i.key, r.hints) for i, r in rows
        ),
    )


def _line(
    row: Assignment, texts: list[ArticleRef], result: Standing, now: datetime
) -> LearnerAssignment:
    wanted = result.article_id or row.article_id
    text = next((text for text in texts if text.id == wanted), texts[0])
    return LearnerAssignment(row, text, row.due_at is not None and row.due_at <= now, result)


def _missed(session: Session, classroom_id: int, person_id: int) -> tuple[str, ...]:
    query = (
        select(Item.headword)
        .join(Response, Response.item_id == Item.id)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(of_class(classroom_id), Attempt.person_id == person_id)
        .where(Item.headword.is_not(None), Response.right.is_(False))
        .order_by(Response.id.desc())
    )
    found = dict.fromkeys(word for word in session.scalars(query) if word)
    return tuple(found)[:MISSED]
