"""Tokens of programs: shown once, kept as a hash, ended for good."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import ApiToken
from services import tokens
from services.errors import Conflict, Denied, NotFound, Unfit
from tests.people import Cast


def test_a_token_acts_for_who_made_it(session: Session, cast: Cast, now: datetime) -> None:
    token = tokens.make(session, cast.anna, "Gradebook", now)
    found = tokens.person_of(session, token, now)
    assert found is not None
    assert found.id == cast.anna.id
    assert tokens.person_of(session, token + "x", now) is None
    assert tokens.person_of(session, "", now) is None


def test_the_table_does_not_hold_what_a_token_says(
    session: Session, cast: Cast, now: datetime
) -> None:
    token = tokens.make(session, cast.anna, "Gradebook", now)
    row = session.scalars(select(ApiToken)).one()
    assert token.removeprefix(tokens.MARK) not in str(vars(row))
    assert len(token) > 43


def test_an_ended_token_is_dead(session: Session, cast: Cast, now: datetime) -> None:
    token = tokens.make(session, cast.anna, "Gradebook", now)
    [mine] = tokens.tokens_of(session, cast.anna)
    assert tokens.end(session, cast.anna, mine.id) == "Gradebook"
    assert tokens.person_of(session, token, now) is None
    with pytest.raises(NotFound):
        tokens.end(session, cast.anna, mine.id)


def test_nobody_sees_or_ends_anothers_token(session: Session, cast: Cast, now: datetime) -> None:
    tokens.make(session, cast.anna, "Gradebook", now)
    [hers] = tokens.tokens_of(session, cast.anna)
    assert tokens.tokens_of(session, cast.dora) == []
    with pytest.raises(NotFound):
        tokens.end(session, cast.dora, hers.id)


def test_its_use_is_noted_once_a_day(session: Session, cast: Cast, now: datetime) -> None:
    token = tokens.make(session, cast.anna, "Gradebook", now)
    noted = []
    for hours in (1, 2, 26):
        tokens.person_of(session, token, now + timedelta(hours=hours))
        session.expire_all()
        noted.append(tokens.tokens_of(session, cast.anna)[0].used_at)
    assert noted == [now + timedelta(hours=hours) for hours in (1, 1, 26)]


def test_learners_make_none(session: Session, cast: Cast, now: datetime) -> None:
    with pytest.raises(Denied):
        tokens.make(session, cast.ben, "Gradebook", now)


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\x07b"])
def test_a_token_needs_a_name(session: Session, cast: Cast, now: datetime, name: str) -> None:
    with pytest.raises(Unfit):
        tokens.make(session, cast.anna, name, now)


def test_there_are_ten_at_most(session: Session, cast: Cast, now: datetime) -> None:
    for number in range(tokens.MOST):
        tokens.make(session, cast.anna, f"Program {number}", now)
    with pytest.raises(Conflict, match="10 tokens"):
        tokens.make(session, cast.anna, "One more", now)
