"""A learner's ability rests on first answers to items, and is told with its range."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from models import Article
from progress.ability import Ability
from services import practice
from services.ability import abilities, paths, standing
from tests.people import Cast
from tests.services.counting import statements
from tests.services.sample import GAP

RIGHT, WRONG = (GAP.key.text, "canarytired", "False"), ("wrong 1 gap", "happy", "True")


def sit(
    session: Session, cast: Cast, article: Article, answers: tuple[str, ...], now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, article.id, now)
    for position, given in enumerate(answers, start=1):
        practice.answer(session, cast.ben, attempt, position, given, now)
    session.commit()


def test_who_has_answered_nothing_has_no_band(session: Session, cast: Cast, now: datetime) -> None:
    found = abilities(session, [cast.ben.id], now)[cast.ben.id]
    assert found == Ability()
    assert standing(found).band is None


@pytest.mark.parametrize(("answers", "better"), [(RIGHT, True), (WRONG, False)])
def test_answers_move_the_ability(
    session: Session,
    cast: Cast,
    published: Article,
    now: datetime,
    answers: tuple[str, ...],
    better: bool,
) -> None:
    sit(session, cast, published, answers, now)
    found = abilities(session, [cast.ben.id, cast.chloe.id], now)
    assert (found[cast.ben.id].mean > 0) == better
    assert found[cast.ben.id].answers == 3
    assert found[cast.chloe.id] == Ability()


def test_taking_a_quiz_again_proves_nothing_new(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast, published, WRONG, now)
    before = paths(session, [cast.ben.id])
    sit(session, cast, published, RIGHT, now + timedelta(minutes=5))
    assert paths(session, [cast.ben.id]) == before


def test_a_typed_word_counts_for_more_than_one_chosen(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast, published, RIGHT, now)
    first, second, _ = (step.mean for step in paths(session, [cast.ben.id])[cast.ben.id])
    assert second - first > first


def test_a_class_costs_1_query(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast, published, RIGHT, now)
    with statements(session) as sent:
        abilities(session, [cast.ben.id, cast.chloe.id, cast.anna.id], now)
    assert len(sent) == 1


def test_a_standing_names_band_and_range() -> None:
    found = standing(Ability(0.1, 0.15, 60))
    assert (found.band, found.low, found.high) == ("B1", "A2+", "B1+")
    assert found.more > 0
    assert standing(Ability()).more == 10
