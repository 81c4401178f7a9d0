"""Readers and how much of texts they know: one learner with a shelf, or a class with a text."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import LookUp, Mark, WordMark, WordState
from progress.coverage import CURVES, Coverage, Evidence, Reader, coverage, reader
from progress.memory import recall
from services.remembering import COLUMNS, memory_of
from services.running import runnings
from services.vocabulary import LEAST, answers_of, believed

A_DAY = timedelta(days=1)


def readers(session: Session, people: Collection[int], now: datetime) -> dict[int, Reader]:
    """Return each of some people as a reader: at most 7 queries, however many they are.

    Left out is who has given fewer than 10 answers: of them too little is known.
    """
    answers = answers_of(session, people, now)
    enough = [person for person, given in answers.items() if len(given) >= LEAST]
    evidence = _evidence(session, enough, now)
    return {
        person: reader(believed(tuple(answers[person])).curves(CURVES), evidence[person])
        for person in enough
    }


def covered(
    session: Session, people: Collection[int], articles: Collection[int], now: datetime
) -> dict[tuple[int, int], Coverage]:
    """Return how much each of some people knows of each of some articles: at most 9 queries.

    The keys are (person, article). Left out are people of whom too little is known, and
    articles whose words were never counted.
    """
    known = readers(session, people, now)
    texts = runnings(session, articles) if known else {}
    return {
        (person, article): coverage(text, one)
        for person, one in known.items()
        for article, text in texts.items()
    }


def _evidence(
    session: Session, people: Collection[int], now: datetime
) -> Mapping[int, dict[str, Evidence]]:
    """Return what is known of single words with each of some people: 3 queries."""
    marks = _marks(session, people)
    looked = _looked_up(session, people)
    found: dict[int, dict[str, Evidence]] = {person: {} for person in people}
    query = select(WordState.person_id, WordState.headword, WordState.met_count, *COLUMNS)
    for person, word, met, *columns in session.execute(
        query.where(WordState.person_id.in_(people))
    ):
        memory = memory_of(*columns)
        # FSRS counts whole days, and would say 1 on the day of a wrong answer.
        later = max(now, memory.asked_at + A_DAY) if memory else now
        found[person][word] = Evidence(
            recall=recall(memory, later) if memory else None,
            right=memory.right_at is not None if memory else None,
            met=met,
            says=marks.get((person, word)),
            looked_up=(person, word) in looked,
            learning=memory.learned_at is None if memory else marks.get((person, word)) is False,
        )
    for person, word in marks.keys() | looked:
        says = marks.get((person, word))
        here = Evidence(says=says, looked_up=(person, word) in looked, learning=says is False)
        found[person].setdefault(word, here)
    return found


def _marks(session: Session, people: Collection[int]) -> dict[tuple[int, str], bool]:
    query = select(WordMark.person_id, WordMark.headword, WordMark.mark)
    rows = session.execute(query.where(WordMark.person_id.in_(people)))
    return {(person, word): mark is Mark.KNOWN for person, word, mark in rows}


def _looked_up(session: Session, people: Collection[int]) -> set[tuple[int, str]]:
    query = select(LookUp.person_id, LookUp.headword).where(LookUp.person_id.in_(people))
    return {(person, word) for person, word in session.execute(query.distinct())}
