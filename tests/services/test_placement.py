"""The placement asks at most 28 words, stores each answer once, and can be left at any time."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from models import Person
from services import placement, vocabulary
from services.errors import Unfit
from services.placement import AGAIN, LENGTH, UNSURE, WordAsked
from tests.people import Cast
from texts.dictionary import sure_entry


def meaning(item: WordAsked) -> str:
    entry = sure_entry(item.headword, item.pos)
    assert entry is not None
    return entry.means


def asked(session: Session, person: Person, now: datetime) -> WordAsked:
    number = placement.stand(session, person, now).ever + 1
    item = placement.question(session, person, number, now)
    assert item is not None
    return item


def take(session: Session, person: Person, now: datetime, *, knows: bool, number: int) -> None:
    for _ in range(number):
        item = asked(session, person, now)
        given = meaning(item) if knows else UNSURE
        placement.answer(session, person, item.number, item.headword, given, now)
    session.commit()


def test_a_word_has_four_meanings_and_one_is_right(
    session: Session, cast: Cast, now: datetime
) -> None:
    item = asked(session, cast.ben, now)
    assert len(item.options) == 4
    assert meaning(item) in item.options


def test_a_reload_asks_for_the_same_word(session: Session, cast: Cast, now: datetime) -> None:
    assert asked(session, cast.ben, now) == asked(session, cast.ben, now)


def test_who_knows_is_asked_for_rarer_words(session: Session, cast: Cast, now: datetime) -> None:
    take(session, cast.ben, now, knows=True, number=12)
    take(session, cast.chloe, now, knows=False, number=12)
    [knows, not_] = (vocabulary.sized(session, p, now).size for p in (cast.ben, cast.chloe))
    assert knows is not None
    assert not_ is not None
    assert not_.high < knows.low


def test_a_placement_ends_after_28_words_and_opens_again(
    session: Session, cast: Cast, now: datetime
) -> None:
    take(session, cast.ben, now, knows=True, number=LENGTH)
    done = placement.stand(session, cast.ben, now)
    assert (done.answered, done.open) == (LENGTH, False)
    assert placement.question(session, cast.ben, LENGTH + 1, now) is None
    again = placement.stand(session, cast.ben, now + AGAIN)
    assert again.open
    assert asked(session, cast.ben, now + AGAIN).position == 1


def test_a_second_click_changes_nothing(session: Session, cast: Cast, now: datetime) -> None:
    item = asked(session, cast.ben, now)
    for given in (UNSURE, meaning(item)):
        placement.answer(session, cast.ben, item.number, item.headword, given, now)
    stand = placement.stand(session, cast.ben, now)
    assert stand.ever == 1
    assert [missed.headword for missed in stand.missed] == [item.headword]


@pytest.mark.parametrize("given", ["anything", "nothing chosen"])
def test_what_is_no_option_is_refused(
    session: Session, cast: Cast, now: datetime, given: str
) -> None:
    item = asked(session, cast.ben, now)
    with pytest.raises(Unfit, match="do not know"):
        placement.answer(session, cast.ben, item.number, item.headword, given, now)
    with pytest.raises(Unfit):
        placement.answer(session, cast.ben, item.number, "xyzzy", UNSURE, now)


def test_no_size_is_told_from_a_few_answers(session: Session, cast: Cast, now: datetime) -> None:
    take(session, cast.ben, now, knows=True, number=7)
    found = vocabulary.sized(session, cast.ben, now)
    assert (found.size, found.answers) == (None, 7)


def test_old_answers_leave_a_wider_range(session: Session, cast: Cast, now: datetime) -> None:
    take(session, cast.ben, now, knows=True, number=12)
    fresh = vocabulary.sized(session, cast.ben, now).size
    old = vocabulary.sized(session, cast.ben, now + timedelta(days=900)).size
    assert fresh is not None
    assert old is not None
    assert old.high / old.low > fresh.high / fresh.low
