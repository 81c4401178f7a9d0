"""Make a person's totals and the memory of words again from what is stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import (
    Article,
    Attempt,
    Item,
    KeyWord,
    KindTotal,
    Person,
    Reading,
    Response,
    Review,
    WordMark,
    WordState,
)
from progress.memory import Answer, Memory, remembered
from progress.totals import Meeting, tallies, word_tallies
from services.remembering import store
from services.sentences import sentence_id
from services.tallies import add_kinds, add_words
from services.word_marks import schedule


@dataclass(frozen=True, slots=True)
class Given:
    """One response in a quiz, with what its item asked.

    ``retry_of`` is the attempt whose missed items it was asked with, if any.
    """

    kind: str
    headword: str | None
    right: bool
    at: datetime
    article_id: int
    place: int
    weight: float
    hints: int
    retry_of: int | None

    @property
    def helped(self) -> bool:
        """Return whether it proves nothing of a word."""
        return bool(self.hints) or self.retry_of is not None


def recount(session: Session, person: Person) -> None:
    """Rebuild a person's totals and word states from readings, responses and reviews."""
    answers = _answers(session, person)
    asked = _asked(session, person, answers)
    meetings = [Meeting(word, a.at, a.right) for word, said in asked.items() for a in said]
    meetings += _met_in_quizzes(session, answers)
    meetings += [
        Meeting(headword, finished)
        for headword, finished in session.execute(
            select(KeyWord.headword, Reading.finished_at)
            .join(Reading, Reading.article_id == KeyWord.article_id)
            .where(Reading.person_id == person.id, Reading.finished_at.is_not(None))
        )
        if finished is not None
    ]
    session.execute(delete(KindTotal).where(KindTotal.person_id == person.id))
    session.execute(delete(WordState).where(WordState.person_id == person.id))
    add_kinds(session, person, tallies((a.kind, a.right) for a in answers if a.weight))
    add_words(session, person, word_tallies(meetings))
    store(session, person, _memories(asked))
    for mark in session.scalars(select(WordMark).where(WordMark.person_id == person.id)).all():
        schedule(session, person, mark.headword, mark.mark, mark.marked_at)


def everyone(session: Session) -> list[Person]:
    """Return all people, to be recounted one after another."""
    return list(session.scalars(select(Person).order_by(Person.id)))


def without_memory(session: Session) -> list[Person]:
    """Return the people with a word that was asked for before memories were kept."""
    asked = (WordState.right + WordState.wrong > 0, WordState.asked_at.is_(None))
    people = select(WordState.person_id).where(*asked)
    return list(session.scalars(select(Person).where(Person.id.in_(people)).order_by(Person.id)))


def _answers(session: Session, person: Person) -> list[Given]:
    """Return all responses of a person, the first first."""
    query = (
        select(
            Item.kind,
            Item.headword,
            Response.right,
            Response.answered_at,
            Item.article_id,
            Item.evidence_start,
            Response.weight,
            Response.hints,
            Attempt.retry_of,
        )
        .join(Response, Response.item_id == Item.id)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .where(Attempt.person_id == person.id)
        .order_by(Response.answered_at, Response.id)
    )
    return [Given(*row) for row in session.execute(query)]


def _asked(session: Session, person: Person, answers: Iterable[Given]) -> dict[str, list[Answer]]:
    """Return the answers about each headword, in quizzes and in reviews."""
    about = [given for given in answers if given.headword is not None]
    query = select(Article).where(Article.id.in_({given.article_id for given in about}))
    articles = {article.id: article for article in session.scalars(query)}
    found: dict[str, list[Answer]] = {}
    for given in about:
        sentence = sentence_id(articles[given.article_id], given.place)
        said = Answer(given.at, given.right, sentence, given.helped)
        found.setdefault(given.headword or "", []).append(said)
    reviews = select(Review).where(Review.person_id == person.id).order_by(Review.number)
    for review in session.scalars(reviews):
        said = Answer(review.answered_at, review.right, review.sentence)
        found.setdefault(review.headword, []).append(said)
    return found


def _memories(asked: dict[str, list[Answer]]) -> dict[str, Memory]:
    states = {word: remembered(answers) for word, answers in asked.items()}
    return {word: state for word, state in states.items() if state is not None}


def _met_in_quizzes(session: Session, answers: Iterable[Given]) -> Iterator[Meeting]:
    """Yield the first meeting, in each text, with a word asked for that is no key word of it."""
    about = [(a.article_id, a.headword, a.at) for a in answers if a.headword is not None]
    articles = {article for article, _, _ in about}
    query = select(KeyWord.article_id, KeyWord.headword).where(KeyWord.article_id.in_(articles))
    seen = {(article, headword) for article, headword in session.execute(query)}
    for article, headword, at in about:
        if (article, headword) not in seen:
            seen.add((article, headword))
            yield Meeting(headword, at)
