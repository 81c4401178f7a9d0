"""A teacher's own level wins and is remembered with ours."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from models import Article
from services import desk, levels, library
from services.errors import NotFound, Unfit
from services.library import Filters
from services.manuscript import Manuscript
from tests.people import Cast
from texts.grade import formula


def test_a_teachers_own_level_is_what_readers_see(
    session: Session, cast: Cast, published: Article
) -> None:
    levels.set_level(session, cast.anna, published.id, "C1")
    shown = library.reading_page(session, cast.ben, published.id).grade
    assert (shown.band, shown.low, shown.high) == ("C1", None, None)
    found = library.shelf(session, cast.ben, Filters(band="C1"))
    assert [card.id for card in found] == [published.id]
    assert not library.shelf(session, cast.ben, Filters(band="B1"))


def test_a_teachers_own_level_decides_the_order_of_the_shelf(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript, now: datetime
) -> None:
    other = desk.add_article(session, cast.anna, manuscript, now)
    rooms = [cast.classroom.id]
    desk.publish(session, cast.anna, other.id, to_library=False, classroom_ids=rooms, now=now)
    assert [card.id for card in library.shelf(session, cast.ben)] == [published.id, other.id]
    levels.set_level(session, cast.anna, other.id, "A1")
    assert [card.id for card in library.shelf(session, cast.ben)] == [other.id, published.id]


def test_what_is_stored_tells_a_teachers_own_from_ours(
    session: Session, cast: Cast, published: Article
) -> None:
    assert levels.measures(session, published.id).shown.band == "B1"
    levels.set_level(session, cast.anna, published.id, "C1")
    found = levels.measures(session, published.id)
    assert (found.shown.band, found.ours.band) == ("C1", "B1")
    with pytest.raises(NotFound):
        levels.measures(session, published.id + 1)


def test_ours_is_remembered_beside_it(session: Session, cast: Cast, published: Article) -> None:
    levels.set_level(session, cast.anna, published.id, "C1")
    seen = desk.article(session, cast.anna, published.id)
    assert (seen.own_band, seen.shown.band, seen.grade.band) == ("C1", "C1", "B1")
    levels.set_level(session, cast.anna, published.id, "")
    assert desk.article(session, cast.anna, published.id).shown == seen.grade


@pytest.mark.parametrize("band", ["B9", "easy", "b1"])
def test_what_is_no_band_is_refused(
    session: Session, cast: Cast, published: Article, band: str
) -> None:
    with pytest.raises(Unfit):
        levels.set_level(session, cast.anna, published.id, band)


def test_nobody_else_sets_it(session: Session, cast: Cast, published: Article) -> None:
    for other in (cast.ben, cast.chloe):
        with pytest.raises(NotFound):
            levels.set_level(session, other, published.id, "A1")


def test_the_two_are_compared_over_the_library(
    session: Session, cast: Cast, published: Article
) -> None:
    with pytest.raises(Unfit):
        levels.compared(session)
    levels.set_level(session, cast.anna, published.id, "B2")
    published.grade_score, published.grade_band = 3.3, "B1"
    session.flush()
    found = levels.compared(session)
    assert (found.texts, found.exact, found.near, found.bias) == (1, 0, 1, -1)


def test_a_level_of_an_older_formula_is_made_again(
    session: Session, cast: Cast, published: Article
) -> None:
    levels.set_level(session, cast.anna, published.id, "C1")
    published.grade_version = formula().version - 1
    session.flush()
    assert levels.outdated(session) == [published.id]
    levels.regrade(session, published.id)
    assert levels.outdated(session) == []
    assert (published.grade_version, published.own_band) == (formula().version, "C1")
