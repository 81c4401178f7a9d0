"""The placement: at most 28 words, each chosen by the answers before it.

A word is asked for by its meaning, with the three that our dictionary says it could be taken
for and never has. "I do not know" is always an answer: it tells more than a guess.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Person, PlacementAnswer, PlacementOutcome
from progress.vocabulary import STEP, Asked, Said, belief, faded, place
from services.errors import Unfit
from services.store import stored
from texts.dictionary import Entry, sure_entry
from texts.placement import near, words

LENGTH = 28  # words of a placement
OPTIONS = 4
AGAIN = timedelta(days=90)  # before a new placement can tell growth from chance
UNSURE = ""  # what is given by who does not know
CHOOSE = "Choose one of the meanings, or say that you do not know."


@dataclass(frozen=True, slots=True)
class WordAsked:
    """A word to be answered: ``number`` counts a person's words, ``position`` of this placement."""

    number: int
    position: int
    headword: str
    pos: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """A word that was not known, and what it means."""

    headword: str
    means: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a placement is: ``answered`` words of this one, ``ever`` in all.

    ``open`` tells whether a word can be asked now; ``missed`` are those of this placement.
    """

    answered: int
    ever: int
    open: bool
    again_at: datetime | None
    missed: tuple[Missed, ...]


def stand(session: Session, person: Person, now: datetime) -> Stand:
    """Return how far a person's placement is: 1 query."""
    answers = _answers(session, person)
    done = len(answers) % LENGTH or (LENGTH if answers else 0)
    again = answers[-1].answered_at + AGAIN if done == LENGTH else None
    these = answers[len(answers) - done :]
    missed = [a.headword for a in these if a.outcome is not PlacementOutcome.RIGHT]
    return Stand(
        answered=done,
        ever=len(answers),
        open=again is None or again <= now,
        again_at=again,
        missed=tuple(Missed(word, _entry(word).means) for word in missed if word in words()),
    )


def question(session: Session, person: Person, number: int, now: datetime) -> WordAsked | None:
    """Return the word of a number, or None where that is not the next one or none is due."""
    answers = _answers(session, person)
    if number != len(answers) + 1 or not stand(session, person, now).open:
        return None
    found = belief(asked(answers, now))
    rng = Random(f"{person.id}:{number}")  # a reload asks for the same word
    word = near(exp(found.telling() * STEP), {a.headword for a in answers}, rng)
    entry = _entry(word.word)
    options = sorted((entry.means, *entry.wrong))
    rng.shuffle(options)
    return WordAsked(number, (number - 1) % LENGTH + 1, word.word, word.pos, tuple(options))


def answer(
    session: Session, person: Person, number: int, headword: str, given: str, now: datetime
) -> None:
    """Store what was given to a word; a repeat changes nothing.

    ``given`` is one of its options, or "" for "I do not know". Raises Unfit for anything else.
    """
    if headword not in words():
        raise Unfit(CHOOSE)
    entry = _entry(headword)
    if given not in {UNSURE, entry.means, *entry.wrong}:
        raise Unfit(CHOOSE)
    here = stand(session, person, now)
    if number != here.ever + 1 or not here.open:
        return
    outcome = PlacementOutcome.RIGHT if given == entry.means else PlacementOutcome.WRONG
    row = PlacementAnswer(
        person_id=person.id,
        number=number,
        headword=headword,
        given=given,
        outcome=outcome if given else PlacementOutcome.UNSURE,
        answered_at=now,
    )
    stored(session, row)


def asked(answers: Iterable[PlacementAnswer], now: datetime) -> list[Asked]:
    """Return answers of the placement as evidence; words that left the list are left out."""
    return [
        Asked(
            place(words()[a.headword].rank),
            Said(a.outcome.value),
            1 / OPTIONS,
            weight=faded(now - a.answered_at),
        )
        for a in answers
        if a.headword in words()
    ]


def _answers(session: Session, person: Person) -> Sequence[PlacementAnswer]:
    query = select(PlacementAnswer).where(PlacementAnswer.person_id == person.id)
    return session.scalars(query.order_by(PlacementAnswer.number)).all()


def _entry(headword: str) -> Entry:
    entry = sure_entry(headword, words()[headword].pos)
    if entry is None:
        raise AssertionError(f"a word of the placement is in the dictionary: {headword}")
    return entry
