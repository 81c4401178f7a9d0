"""Words to meet again: a due word in a sentence, one stored answer each.

A ``ToAnswer`` has no field for the word, the key or feedback; those come only in a ``Met``,
which is made from a Review row.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models import Attempt, Item, KeyWord, Person, Response, Review, WordState
from progress.memory import Answer
from quizzes.marking import folded
from services.errors import NotFound
from services.marked import marked
from services.practice_values import Choice, Evidence
from services.sitting import in_order
from services.store import stored
from services.tallies import count_word
from services.word_cards import Card, best, cards

NAME = re.compile(r"[ikd][0-9]{1,9}", re.ASCII)  # of a card: what a database's integer can hold
LOOKED_AT = 20  # due words tried for a sentence; texts that were taken back leave words without


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """A due word to be answered: the ``number`` of the review, and the ``card`` it is asked by."""

    number: int
    due: int
    card: str
    kind: str
    stem: str
    context: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A word after its answer. ``article_id`` is None for a sentence of our dictionary.

    ``learned`` and ``due_at`` are as the word stands now; ``due`` counts the words still due.
    ``late`` tells that another answer came after this one and was not counted.
    """

    number: int
    due: int
    headword: str
    kind: str
    stem: str
    context: str
    options: tuple[Choice, ...]
    right: bool
    credit: float
    note: str
    chosen: str
    key: str
    why: str
    why_not: str
    evidence: Evidence
    article_id: int | None
    article_title: str
    learned: bool
    due_at: datetime | None
    late: bool = False


def due_count(session: Session, person: Person, now: datetime) -> int:
    """Return how many words are due."""
    query = select(func.count()).select_from(WordState)
    return session.scalars(query.where(*_due(person, now))).one()


def next_number(session: Session, person: Person) -> int:
    """Return the number of the next review of a person, from 1."""
    last = session.scalar(select(func.max(Review.number)).where(Review.person_id == person.id))
    return (last or 0) + 1


def question(session: Session, person: Person, number: int, now: datetime) -> ToAnswer | Met | None:
    """Return a review: as it was answered, or the word that has been due longest.

    None where nothing is due, or no due word has a sentence that this person may read.
    Raises NotFound for a number beyond the next.
    """
    review = _review(session, person, number)
    if review is not None:
        return _met(session, person, review, now)
    if number != next_number(session, person):
        raise NotFound
    longest = select(WordState).where(*_due(person, now))
    longest = longest.order_by(WordState.due_at, WordState.headword).limit(LOOKED_AT)
    for state in session.scalars(longest):
        card = _choose(session, person, state)
        if card is not None:
            return ToAnswer(
                number=number,
                due=due_count(session, person, now),
                card=card.ref,
                kind=card.kind,
                stem=card.stem,
                context=card.context,
                options=_options(card, number),
            )
    return None


def answer(
    session: Session, person: Person, number: int, ref: str, given: str, now: datetime
) -> Met:
    """Store what was given to a card, and return the outcome; a repeat returns the first one.

    What is remembered of the word changes in the same transaction. Raises NotFound for a
    card or a number that is not this person's, and Unfit for what is none of the options.
    """
    review, first = _review(session, person, number), False
    if review is None:
        if number != next_number(session, person):
            raise NotFound
        card = _card(session, person, ref)
        review = _new(person, number, card, given, now)
        first = stored(session, review)
        if first:
            said = Answer(now, review.right, review.sentence)
            count_word(session, person, card.headword, said, met=False)
        else:
            review = _review(session, person, number)
    if review is None:
        raise NotFound
    outcome = _met(session, person, review, now)
    other = folded(given) != folded(outcome.chosen)
    return replace(outcome, late=other and not first)


def _due(person: Person, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return WordState.person_id == person.id, WordState.due_at <= now


def _review(session: Session, person: Person, number: int) -> Review | None:
    mine = select(Review).where(Review.person_id == person.id, Review.number == number)
    return session.scalar(mine)


def _new(person: Person, number: int, card: Card, given: str, now: datetime) -> Review:
    """Mark what was given. Raises Unfit for what cannot be marked."""
    outcome, as_served = marked(card, given)
    return Review(
        person_id=person.id,
        number=number,
        headword=card.headword,
        article_id=card.article_id,
        item_id=card.item_id,
        sentence=card.sentence_id,
        given=as_served,
        right=outcome.right,
        credit=outcome.credit,
        note=outcome.note,
        answered_at=now,
    )


def _choose(session: Session, person: Person, state: WordState) -> Card | None:
    """Return the card by which to ask for a word: 4 queries."""
    found = cards(session, person, state)
    sentence_of = {card.item_id: card.sentence_id for card in found if card.item_id}
    items: Counter[int | None] = Counter(_asked_items(session, person, state.headword))
    asked = Counter(sentence_of[item] for item in items.elements() if item in sentence_of)
    for item, sentence in session.execute(
        select(Review.item_id, Review.sentence).where(
            Review.person_id == person.id, Review.headword == state.headword
        )
    ):
        items[item] += 1
        asked[sentence] += 1
    return best(found, state.right_in or "", asked, items)


def _asked_items(session: Session, person: Person, headword: str) -> list[int]:
    query = (
        select(Response.item_id)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .join(Item, Item.id == Response.item_id)
        .where(Attempt.person_id == person.id, Item.headword == headword)
    )
    return list(session.scalars(query))


def _card(session: Session, person: Person, ref: str) -> Card:
    """Return the card of a name, if it may ask this person for a word. Raises NotFound."""
    if not NAME.fullmatch(ref):
        raise NotFound
    row = int(ref[1:])
    headword = session.scalar(
        {
            "i": select(Item.headword).where(Item.id == row),
            "k": select(KeyWord.headword).where(KeyWord.id == row),
            "d": select(WordState.headword).where(WordState.id == row),
        }[ref[0]]
    )
    state = _state(session, person, headword) if headword else None
    found = cards(session, person, state) if state and state.due_at else []
    card = next((card for card in found if card.ref == ref), None)
    if card is None:
        raise NotFound
    return card


def _state(session: Session, person: Person, headword: str) -> WordState | None:
    mine = (WordState.person_id == person.id, WordState.headword == headword)
    return session.scalar(select(WordState).where(*mine).execution_options(populate_existing=True))


def _met(session: Session, person: Person, review: Review, now: datetime) -> Met:
    """Return a review as answered. Raises NotFound where its text is no longer there."""
    state = _state(session, person, review.headword)
    found = cards(session, person, state) if state else []
    same = [c for c in found if (c.item_id, c.article_id) == (review.item_id, review.article_id)]
    if not same or state is None:
        raise NotFound
    card = same[0]
    return Met(
        number=review.number,
        due=due_count(session, person, now),
        headword=card.headword,
        kind=card.kind,
        stem=card.stem,
        context=card.context,
        options=tuple(
            Choice(text, key=text == card.key, chosen=text == review.given)
            for text in _options(card, review.number)
        ),
        right=review.right,
        credit=review.credit,
        note=review.note,
        chosen=review.given,
        key=card.key,
        why=card.why,
        why_not=_why_not(card.distractors, review.given),
        evidence=Evidence(card.paragraph, "", card.sentence, ""),
        article_id=card.article_id,
        article_title=card.article_title,
        learned=state.learned_at is not None,
        due_at=state.due_at,
    )


def _why_not(distractors: Sequence[Mapping[str, str]], given: str) -> str:
    return next((d["feedback"] for d in distractors if d["text"] == given), "")


def _options(card: Card, number: int) -> tuple[str, ...]:
    return in_order(card, f"{number}:{card.ref}")
