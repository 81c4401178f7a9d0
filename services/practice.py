"""Taking a quiz: one item at a time, one stored response each.

A ``Question`` has no field for the key or for feedback; those come only in an
``Answered``, which is made from a Response row.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from models import Article, Attempt, Item, KeyWord, Person, Response, Review
from progress.memory import Answer
from progress.totals import Tally
from progress.weight import weight
from quizzes.marking import folded
from services import hints
from services.attempts import retry, start
from services.errors import Conflict
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
from services.tallies import add_kinds, count_word

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
    "retry",
    "start",
]


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
        weight=weight(len(place.hints), _times_seen(session, learner.id, item)),
        hints_left=hints.left(place),
        letters=hints.letters(place),
        look_in=hints.paragraph(found.article, place),
    )


def answer(
    session: Session,
    learner: Person,
    attempt_id: int,
    position: int,
    given: str,
    now: datetime,
    key: str | None = None,
) -> Answered:
    """Store what a learner gave and return the outcome; a repeat returns the first one.

    ``given`` is the text of an option, or what was typed; ``key`` names this answer, so that
    the same one sent again is no second one. Totals and word states change in the same
    transaction; the last answer finishes the attempt. Raises NotFound, Unfit for what is none
    of the options, and Conflict for a key that named the answer to another item.
    """
    found = locked_sitting(session, learner, attempt_id)
    place = found.place(position)
    first = False
    if place.response is None:
        response = _response(session, found, place, given, now)
        response.key = key
        first = stored(session, response)
        if first:
            _count(session, learner, found, place.item, response)
        found = sitting(session, learner, attempt_id)
        _finish(session, found, now)
        place = found.place(position)
    if place.response is None:
        raise Conflict("This answer was sent for another question. Load the page again.")
    outcome = _answered(found, place, place.response)
    same = key is not None and key == place.response.key
    other = not same and folded(given) != folded(outcome.chosen)
    return replace(outcome, late=other and not first)


def result(session: Session, learner: Person, attempt_id: int) -> Result:
    """Return how an attempt went so far; keys only of answered items. Raises NotFound."""
    found = sitting(session, learner, attempt_id)
    done = [(p.item, p.response) for p in found.places if p.response is not None]
    return Result(
        attempt_id=attempt_id,
        article_id=found.article.id,
        article_title=found.article.title,
        language=found.article.language,
        right=sum(response.right for _, response in done),
        answered=len(done),
        total=len(found.places),
        finished=found.attempt.finished_at is not None,
        next_position=found.next_open(),
        rows=tuple(_row(place) for place in found.places),
        mode=found.mode,
        retry_of=found.attempt.retry_of,
        wrong=sum(not response.right for _, response in done),
        missed=tuple(
            dict.fromkeys(i.headword for i, response in done if i.headword and not response.right)
        ),
    )


def _response(
    session: Session, found: Sitting, place: Place, given: str, now: datetime
) -> Response:
    """Mark what was given and weigh it. Raises Unfit for what cannot be marked."""
    item = place.item
    outcome, as_served = marked(item, given)
    seen = _times_seen(session, found.attempt.person_id, item)
    return Response(
        attempt_id=found.attempt.id,
        item_id=item.id,
        given=as_served,
        right=outcome.right,
        credit=outcome.credit,
        note=outcome.note,
        answered_at=now,
        hints=len(place.hints),
        weight=weight(len(place.hints), seen),
    )


def _times_seen(session: Session, person_id: int, item: Item) -> int:
    """Return how often a person was shown the key of an item: after answers and reviews."""
    answers = (
        select(func.count(Response.id))
        .join(Attempt, Attempt.id == Response.attempt_id)
        .where(Response.item_id == item.id, Attempt.person_id == person_id)
    )
    reviews = select(func.count(Review.id)).where(
        Review.item_id == item.id, Review.person_id == person_id
    )
    return session.scalar(select(answers.scalar_subquery() + reviews.scalar_subquery())) or 0


def _count(
    session: Session, learner: Person, found: Sitting, item: Item, response: Response
) -> None:
    """Count an answer: by kind if it tells anything, and for the word in any case."""
    if response.weight:
        add_kinds(session, learner, {item.kind: Tally(1, int(response.right))})
    if item.headword is not None:
        sentence = sentence_id(found.article, item.evidence_start)
        helped = bool(response.hints) or found.attempt.retry_of is not None
        said = Answer(response.answered_at, response.right, sentence, helped)
        met = not _known_place(session, learner, item, response)
        count_word(session, learner, item.headword, said, met=met)


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
        language=found.article.language,
        position=position,
        total=len(found.places),
        marks=found.marks,
        mode=found.mode,
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
        hints=response.hints,
        weight=response.weight,
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
        hints=response.hints if response else 0,
    )
