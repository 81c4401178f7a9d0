"""Hints: what they show, and what they take from the weight of an answer."""

from dataclasses import replace
from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Hint, Item, Response, WordState
from services import ability, hints, practice
from services.errors import NotFound, Unfit
from services.practice import Question
from services.sitting import Place
from tests.people import Cast
from tests.services.sample import CANARY, GAP, TYPED

CHOICE_AT, TYPED_AT = 1, 2


@pytest.fixture
def attempt(session: Session, cast: Cast, published: Article, now: datetime) -> int:
    return practice.start(session, cast.ben, published.id, now)


def asked(session: Session, cast: Cast, attempt: int, position: int) -> Question:
    found = practice.question(session, cast.ben, attempt, position)
    assert isinstance(found, Question)
    return found


def stored(session: Session) -> Response:
    return session.scalars(sa.select(Response)).one()


def test_each_hint_halves_the_weight_that_is_stored_with_the_answer(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    for kind, weight in (("paragraph", 0.5), ("letter", 0.25)):
        hints.take(session, cast.ben, attempt, TYPED_AT, kind, now)
        assert asked(session, cast, attempt, TYPED_AT).weight == weight
    said = practice.answer(session, cast.ben, attempt, TYPED_AT, TYPED.key.text, now)
    assert (said.hints, said.weight) == (2, 0.25)
    assert (stored(session).hints, stored(session).weight) == (2, 0.25)


def test_a_hint_taken_twice_counts_once(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    for _ in range(2):
        hints.take(session, cast.ben, attempt, CHOICE_AT, "paragraph", now)
    assert asked(session, cast, attempt, CHOICE_AT).weight == 0.5


def test_a_hint_after_the_answer_changes_nothing(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    practice.answer(session, cast.ben, attempt, CHOICE_AT, GAP.key.text, now)
    hints.take(session, cast.ben, attempt, CHOICE_AT, "paragraph", now)
    assert stored(session).weight == 1.0
    assert session.scalar(sa.select(sa.func.count(Hint.id))) == 0


def test_the_paragraph_holds_nothing_of_key_and_reasons(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    hints.take(session, cast.ben, attempt, CHOICE_AT, "paragraph", now)
    question = asked(session, cast, attempt, CHOICE_AT)
    assert question.look_in == (
        1,
        "The bus left the square at nine. It carried twelve tired people home.",
    )
    assert CANARY not in repr(replace(question, options=()))


def test_only_a_word_to_write_has_a_letter_to_show(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    for kind in ("letter", "key", ""):
        with pytest.raises(Unfit):
            hints.take(session, cast.ben, attempt, CHOICE_AT, kind, now)


def test_a_hint_is_for_ones_own_attempt(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    for person in (cast.chloe, cast.anna):
        with pytest.raises(NotFound):
            hints.take(session, person, attempt, CHOICE_AT, "paragraph", now)


@pytest.mark.parametrize(
    ("stem", "key", "letters"),
    [
        ("The ____ is far.", "harbour", "h"),
        ("The ha____ (7 letters) is far.", "harbour", "har"),
        ("Look at the Ha____ (7 letters).", "harbour", "har"),
        ("Go o____ (2 letters).", "on", ""),
    ],
)
def test_the_letters_shown_are_one_more_than_the_stem_gives(
    stem: str, key: str, letters: str
) -> None:
    item = Item(format="typed", stem=stem, key=key)
    have = hints.left(Place(1, item, None, frozenset()))
    assert hints.letters(Place(1, item, None, frozenset(have))) == letters


def test_a_right_answer_after_a_hint_begins_no_proof_of_a_word(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    hints.take(session, cast.ben, attempt, CHOICE_AT, "paragraph", now)
    practice.answer(session, cast.ben, attempt, CHOICE_AT, GAP.key.text, now)
    state = session.scalars(sa.select(WordState).where(WordState.headword == "square")).one()
    assert (state.right, state.right_at) == (1, None)


def test_an_answer_after_a_hint_moves_the_ability_less(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    practice.answer(session, cast.ben, attempt, CHOICE_AT, GAP.key.text, now)
    alone = ability.abilities(session, [cast.ben.id], now)[cast.ben.id].mean
    stored(session).weight = 0.5
    session.flush()
    helped = ability.abilities(session, [cast.ben.id], now)[cast.ben.id].mean
    assert 0 < helped < 0.6 * alone
