"""Taking a quiz: one item at a time, one stored response each.

A ``Question`` has no field for the key or for feedback; those come only in an
``Answered``, which is made from a Response row.
"""

from dataclasses import replace
from datetime import datetime
from secrets import randbelow

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from models import Article, Attempt, Item, KeyWord, Person, Quiz, Response
from progress.memory import Answer
from progress.totals import tallies
from quizzes.marking import folded
from services import library
from services.errors import NotFound
from services.marked import marked
from services.pages import paragraph_number
from services.practice_values import (
    Answered,
    Choice,
    Evidence,
    Progress,
    Question,
    Result,
    ResultRow,
)
from services.sentences import sentence_id
from services.sitting import Place, Sitting, locked_sitting, served, sitting
from services.store import stored
from services.tallies import count
from services.values import KindScore

__all__ = [
    "Answered",
    "Choice",
    "Evidence",
    "Progress",
    "Question",
    "Result",
    "ResultRow",
    "answer",
    "question",
    "result",
    "resume_position",
    "start",
]

SEEDS = 2**31  # what an integer column holds


def start(session: Session, learner: Person, article_id: int, now: datetime) -> int:
    """Begin an attempt at the latest quiz of an article, or go on with an open one.

    Returns the attempt's id; ``resume_position`` says which item comes next. Also notes
    that the article was opened. Raises NotFound where there is no article for this
    person or no quiz.
    """
    library.open_reading(session, learner, article_id, now)
    quiz = session.scalar(
        select(Quiz).where(Quiz.article_id == article_id).order_by(Quiz.version.desc()).limit(1)
    )
    if quiz is None:
        raise NotFound
    mine = select(Attempt).where(Attempt.quiz_id == quiz.id, Attempt.person_id == learner.id)
    latest = session.scalar(mine.order_by(Attempt.number.desc()).limit(1))
    if latest is not None and latest.finished_at is None:
        return latest.id
    number = latest.number + 1 if latest else 1
    attempt = Attempt(
        quiz_id=quiz.id,
        person_id=learner.id,
        number=number,
        seed=randbelow(SEEDS),
        started_at=now,
    )
    if stored(session, attempt):
        return attempt.id
    # Two clicks at once: the other one has begun it.
    return session.scalars(mine.where(Attempt.number == number)).one().id


def resume_position(session: Session, learner: Person, attempt_id: int) -> int | None:
    """Return the first open position of an attempt, from 1; None when all are answered."""
    return sitting(session, learner, attempt_id).next_open()


def question(
    session: Session, learner: Person, attempt_id: int, position: int
) -> Question | Answered:
    """Return the item at a position (from 1): open as a Question, else as Answered.

    Raises NotFound for another's attempt as for none.
    """
    found = sitting(session, learner, attempt_id)
    place = found.place(position)
    if place.response is not None:
        return _answered(found, place, place.response)
    item = place.item
    return Question(
        progress=_progress(found, position),
        kind=item.kind,
        format=item.format,
        skill=item.skill,
        stem=item.stem,
        context=item.context,
        options=served(item, found.attempt.seed),
    )


def answer(
    session: Session, learner: Person, attempt_id: int, position: int, given: str, now: datetime
) -> Answered:
    """Store what a learner gave and return the outcome; a repeat returns the first one.

    ``given`` is the text of an option, or what was typed. Totals and word states change in
    the same transaction; the last answer finishes the attempt. Raises NotFound, and
    Unfit for what is none of the options.
    """
    found = locked_sitting(session, learner, attempt_id)
    place = found.place(position)
    first = False
    if place.response is None:
        response = _response(found, place.item, given, now)
        first = stored(session, response)
        if first:
            _count(session, learner, found.article, place.item, response)
        found = sitting(session, learner, attempt_id)
        _finish(session, found, now)
        place = found.place(position)
    if place.response is None:
        raise NotFound  # the item was deleted between two queries
    outcome = _answered(found, place, place.response)
    other = folded(given) != folded(outcome.chosen)
    return replace(outcome, late=other and not first)


def result(session: Session, learner: Person, attempt_id: int) -> Result:
    """Return how an attempt went so far; keys only of answered items. Raises NotFound."""
    found = sitting(session, learner, attempt_id)
    done = [(p.item, p.response) for p in found.places if p.response is not None]
    by_kind = tallies((item.kind, response.right) for item, response in done)
    return Result(
        attempt_id=attempt_id,
        article_id=found.article.id,
        article_title=found.article.title,
        right=sum(response.right for _, response in done),
        answered=len(done),
        total=len(found.places),
        finished=found.attempt.finished_at is not None,
        next_position=found.next_open(),
        by_kind=tuple(KindScore(kind, t.right, t.answered) for kind, t in by_kind.items()),
        rows=tuple(_row(place) for place in found.places),
        missed=tuple(
            dict.fromkeys(i.headword for i, response in done if i.headword and not response.right)
        ),
    )


def _response(found: Sitting, item: Item, given: str, now: datetime) -> Response:
    """Mark what was given. Raises Unfit for what cannot be marked."""
    outcome, as_served = marked(item, given)
    return Response(
        attempt_id=found.attempt.id,
        item_id=item.id,
        given=as_served,
        right=outcome.right,
        credit=outcome.credit,
        note=outcome.note,
        answered_at=now,
    )


def _count(
    session: Session, learner: Person, article: Article, item: Item, response: Response
) -> None:
    met = item.headword is not None and not _known_place(session, learner, item, response)
    said = Answer(response.answered_at, response.right, sentence_id(article, item.evidence_start))
    count(session, learner, item, said, met=met)


def _known_place(session: Session, learner: Person, item: Item, response: Response) -> bool:
    """Tell whether an item's word needs no new meeting in its text.

    Key words are met as their text is finished; others by the first answer about them.
    """
    key_word = exists().where(
        KeyWord.article_id == item.article_id, KeyWord.headword == item.headword
    )
    before = (
        select(Response.id)
        .join(Item, Item.id == Response.item_id)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .where(
            Item.article_id == item.article_id,
            Item.headword == item.headword,
            Attempt.person_id == learner.id,
            Response.id != response.id,
        )
        .exists()
    )
    return bool(session.scalar(select(or_(key_word, before))))


def _finish(session: Session, found: Sitting, now: datetime) -> None:
    """Close an attempt that has no open item."""
    if found.attempt.finished_at is None and found.next_open() is None:
        found.attempt.finished_at = now
        session.flush()


def _progress(found: Sitting, position: int) -> Progress:
    return Progress(
        attempt_id=found.attempt.id,
        article_id=found.article.id,
        article_title=found.article.title,
        position=position,
        total=len(found.places),
        marks=found.marks,
    )


def _answered(found: Sitting, place: Place, response: Response) -> Answered:
    item = place.item
    return Answered(
        progress=_progress(found, place.position),
        kind=item.kind,
        format=item.format,
        skill=item.skill,
        stem=item.stem,
        context=item.context,
        options=tuple(
            Choice(text, key=text == item.key, chosen=text == response.given)
            for text in served(item, found.attempt.seed)
        ),
        right=response.right,
        credit=response.credit,
        note=response.note,
        chosen=response.given,
        key=item.key,
        why=item.key_feedback,
        why_not=next((d["feedback"] for d in item.distractors if d["text"] == response.given), ""),
        evidence=_evidence(found.article, item),
        next_position=found.next_open(place.position),
    )


def _evidence(article: Article, item: Item) -> Evidence:
    """Return the evidence of an item in the paragraph it stands in."""
    first, last = item.evidence_start, item.evidence_end
    whole = [(start, end) for start, end, _ in article.paragraphs if start <= first < end]
    start, end = whole[0] if whole else (first, last)
    return Evidence(
        paragraph=paragraph_number(article, first),
        before=article.text[start:first],
        sentence=article.text[first:last],
        after=article.text[last:end],
    )


def _row(place: Place) -> ResultRow:
    response = place.response
    return ResultRow(
        position=place.position,
        kind=place.item.kind,
        stem=place.item.stem,
        right=response.right if response else None,
        chosen=response.given if response else "",
        key=place.item.key if response else "",
    )
