"""The report of one assignment: who is done, and how each question went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import Assignment, ClassRole, Item, Person
from progress.item_stats import Answer
from services.assignments import Terms, assignment_for, terms_of, texts_of
from services.class_answers import ClassAnswer, first_answers
from services.class_pages import ArticleRef, ClassCard, card_of, members
from services.class_report import total
from services.item_report import ItemReport, asked, reports
from services.results import NOTHING, Standing, standings
from services.values import Score


@dataclass(frozen=True, slots=True)
class DoneLine:
    """A learner of the class and what they have to show; ``text`` is the version answered."""

    person_id: int
    nickname: str
    standing: Standing
    text: ArticleRef | None


@dataclass(frozen=True, slots=True)
class TextItems:
    """How the questions of one text went, with the learners who missed each."""

    text: ArticleRef
    items: tuple[tuple[ItemReport, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class AssignmentPage:
    """An assignment as the teachers of its class see it; learners by nickname."""

    assignment: Assignment
    card: ClassCard
    title: str
    terms: Terms
    over: bool
    time_zone: str
    texts: tuple[ArticleRef, ...]
    learners: tuple[DoneLine, ...]
    done: int
    score: Score
    by_text: tuple[TextItems, ...]


def assignment_page(
    session: Session, teacher: Person, assignment_id: int, now: datetime
) -> AssignmentPage:
    """Return the report of an assignment. Raises NotFound for all but its class's teachers."""
    row, room = assignment_for(session, teacher, assignment_id)
    texts = texts_of(session, [row])[row.id]
    by_id = {text.id: text for text in texts}
    learners = members(session, room.id, ClassRole.LEARNER)
    results = standings(session, [row], [person for person, _ in learners])
    lines = [
        DoneLine(person, name, one, by_id.get(one.article_id or 0))
        for person, name in learners
        for one in [results.get((person, row.id), NOTHING)]
    ]
    scores = [line.standing.score for line in lines if line.standing.score]
    answers = first_answers(session, room.id, list(by_id), row.id)
    return AssignmentPage(
        assignment=row,
        card=card_of(session, teacher, room),
        title=by_id[row.article_id].title,
        terms=terms_of(row, room),
        over=row.due_at is not None and row.due_at <= now,
        time_zone=room.time_zone,
        texts=tuple(texts),
        learners=tuple(lines),
        done=len(scores),
        score=total(scores),
        by_text=tuple(text_items(session, text, answers) for text in texts),
    )


def text_items(session: Session, text: ArticleRef, answers: Sequence[ClassAnswer]) -> TextItems:
    """Return how the questions of a text went in a class, in quiz order."""
    about = [a for a in answers if a.item.article_id == text.id]
    items: dict[int, Item] = {item.id: item for item in asked(session, text.id)}
    items.update({a.item.id: a.item for a in about})  # of an older version of the quiz
    said = [Answer(a.person_id, a.item.id, a.given, a.right, a.seconds) for a in about]
    return TextItems(
        text,
        tuple(
            (
                found,
                tuple(a.nickname for a in about if a.item.id == found.item_id and not a.right),
            )
            for found in reports(list(items.values()), said)
        ),
    )
