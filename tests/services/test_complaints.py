"""Complaints: what learners find wrong with a question reaches the desk it lies on."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from models import Article, Fault
from services import desk, item_report, practice
from services.complaints import LONGEST, Said, complain
from services.errors import NotFound, Unfit
from tests.people import Cast
from tests.services.sample import GAP


@pytest.fixture
def attempt(session: Session, cast: Cast, published: Article, now: datetime) -> int:
    return practice.start(session, cast.ben, published.id, now)


def test_a_complaint_is_seen_at_the_desk_and_in_the_report_without_a_name(
    session: Session, cast: Cast, published: Article, attempt: int, now: datetime
) -> None:
    complain(session, cast.ben, attempt, 1, "several", "  Both\nfit. ", now)
    at_desk = desk.article(session, cast.anna, published.id)
    [item] = [item for item in at_desk.chosen if item.stem == GAP.stem]
    said = {item.id: (Said(Fault.SEVERAL, "Both fit."),)}
    assert at_desk.complaints == said
    assert item_report.article_report(session, cast.anna, published.id).complaints == said


def test_a_second_complaint_takes_the_place_of_the_first(
    session: Session, cast: Cast, published: Article, attempt: int, now: datetime
) -> None:
    complain(session, cast.ben, attempt, 1, "unclear", "What?", now)
    complain(session, cast.ben, attempt, 1, "key", "", now)
    [said] = desk.article(session, cast.anna, published.id).complaints.values()
    assert said == (Said(Fault.KEY, ""),)


def test_a_complaint_is_cut_where_it_gets_long(
    session: Session, cast: Cast, published: Article, attempt: int, now: datetime
) -> None:
    complain(session, cast.ben, attempt, 1, "other", "x" * 10_000, now)
    [said] = desk.article(session, cast.anna, published.id).complaints.values()
    assert len(said[0].words) == LONGEST


@pytest.mark.parametrize("fault", ["", "nothing", "KEY"])
def test_a_complaint_has_a_reason(
    session: Session, cast: Cast, attempt: int, now: datetime, fault: str
) -> None:
    with pytest.raises(Unfit, match="what is wrong"):
        complain(session, cast.ben, attempt, 1, fault, "bad", now)


def test_only_who_was_asked_complains(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    for person in (cast.chloe, cast.anna):
        with pytest.raises(NotFound):
            complain(session, person, attempt, 1, "key", "", now)
