"""Versions of one article at several levels belong together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from models import Article, Role
from progress.ability import Ability
from services import desk, library, practice, versions
from services.errors import NotFound, Unfit
from services.library import Filters
from services.manuscript import Manuscript
from services.reader_level import reader_place
from services.values import Score
from services.versions import nearest
from tests.people import Cast
from tests.services.sample import GAP

Bring = Callable[[str], Article]


@pytest.fixture
def bring(session: Session, cast: Cast, manuscript: Manuscript, now: datetime) -> Bring:
    """Put a text of Anna's into the library, at a band."""

    def brought(band: str) -> Article:
        grade = replace(manuscript.grade, band=band)
        ready = replace(manuscript, title=f"The bus at {band}", grade=grade)
        article = desk.add_article(session, cast.anna, ready, now)
        desk.publish(session, cast.anna, article.id, to_library=True, classroom_ids=[], now=now)
        return article

    return brought


@pytest.fixture
def three(session: Session, cast: Cast, bring: Bring) -> list[Article]:
    """One article at B1, A2 and C1, in the order in which they were brought."""
    found = [bring(band) for band in ("B1", "A2", "C1")]
    for other in found[1:]:
        versions.link(session, cast.anna, other.id, found[0].id)
    return found


def test_linked_texts_are_versions_of_one_another(
    session: Session, cast: Cast, three: list[Article]
) -> None:
    seen = library.reading_page(session, cast.ben, three[0].id).versions
    assert [(v.title, v.places) for v in seen] == [
        ("The bus at A2", (1, 2)),
        ("The bus at C1", (1, 2)),
    ]


def test_a_text_that_leaves_stands_alone_and_the_others_stay(
    session: Session, cast: Cast, three: list[Article]
) -> None:
    versions.unlink(session, cast.anna, three[0].id)
    assert library.reading_page(session, cast.ben, three[0].id).versions == ()
    assert len(library.reading_page(session, cast.ben, three[1].id).versions) == 1


def test_versions_have_one_card_with_their_levels(
    session: Session, cast: Cast, three: list[Article], bring: Bring
) -> None:
    alone = bring("B2")
    cards = library.shelf(session, cast.chloe)
    assert {card.id: [v.band for v in card.versions] for card in cards} == {
        three[0].id: ["A2", "B1", "C1"],
        alone.id: [],
    }


def test_a_reader_of_whom_nothing_is_known_gets_the_oldest(
    session: Session, three: list[Article]
) -> None:
    assert [card.id for card in library.shelf(session, None)] == [three[0].id]


def test_a_reader_gets_the_version_nearest_to_what_they_read(
    session: Session, cast: Cast, three: list[Article], bring: Bring, now: datetime
) -> None:
    library.finish_reading(session, cast.ben, bring("A1").id, now)
    assert three[1].id in {card.id for card in library.shelf(session, cast.ben)}
    for hours in range(5):  # and of late only hard ones
        later = now + timedelta(hours=hours + 1)
        library.finish_reading(session, cast.ben, bring("C2").id, later)
    assert three[2].id in {card.id for card in library.shelf(session, cast.ben)}


def test_a_band_that_is_asked_for_is_served(
    session: Session, cast: Cast, three: list[Article]
) -> None:
    [card] = library.shelf(session, cast.ben, Filters(band="C1"))
    assert (card.id, len(card.versions)) == (three[2].id, 3)
    assert library.shelf(session, cast.ben, Filters(band="C2")) == []


def test_the_version_given_to_a_class_is_served_to_it(
    session: Session, cast: Cast, three: list[Article], now: datetime
) -> None:
    rooms = [cast.classroom.id]
    desk.publish(session, cast.anna, three[2].id, to_library=True, classroom_ids=rooms, now=now)
    [card] = library.shelf(session, cast.ben)
    assert (card.id, card.audience) == (three[2].id, ("6B",))


def test_what_was_done_with_one_version_is_told_on_the_card(
    session: Session, cast: Cast, three: list[Article], now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, three[2].id, now)
    for position, given in enumerate((GAP.key.text, "tired", "False"), start=1):
        practice.answer(session, cast.ben, attempt, position, given, now)
    [card] = library.shelf(session, cast.ben, Filters(band="A2"))
    assert (card.id, card.opened, card.best) == (three[1].id, True, Score(2, 3))


def test_only_the_teacher_of_a_text_links_it_and_to_what_they_may_read(
    session: Session, cast: Cast, published: Article, three: list[Article]
) -> None:
    cast.chloe.role = Role.TEACHER
    session.flush()
    for person, article, other in (
        (cast.chloe, three[0], three[1]),
        (cast.chloe, published, three[0]),
        (cast.anna, published, None),
    ):
        with pytest.raises(NotFound):
            versions.link(session, person, article.id, other.id if other else 9999)
    with pytest.raises(NotFound):
        versions.unlink(session, cast.chloe, three[0].id)
    with pytest.raises(Unfit):
        versions.link(session, cast.anna, published.id, published.id)


def test_a_teacher_is_offered_what_is_no_version_yet(
    session: Session, cast: Cast, published: Article, three: list[Article]
) -> None:
    found = versions.related(session, cast.anna, three[0].id)
    assert {offer.id for offer in found.versions} == {three[1].id, three[2].id}
    assert [(offer.id, offer.own) for offer in found.offers] == [(published.id, True)]
    assert len(versions.offered(session, cast.anna)) == 4


@pytest.mark.parametrize(
    ("read", "place"),
    [
        ([], None),
        ([(None, None)], None),
        ([("B1", None)], 3.0),
        ([("B1", Score(4, 5))], 3.5),
        ([("B1", Score(1, 5))], 2.5),
        ([("A1", None), ("A2", None)], 1.5),
        ([*[("C1", None)] * 5, ("A1", None)], 5.0),
    ],
)
def test_the_place_of_a_reader_comes_of_what_they_read(
    read: list[tuple[str | None, Score | None]], place: float | None
) -> None:
    assert reader_place(Ability(), read) == place


def test_an_ability_that_is_known_is_the_place_of_a_reader() -> None:
    assert reader_place(Ability(-1.0, 0.1, answers=40), [("C2", None)]) == 2.0
    assert reader_place(Ability(9.0, 0.1, answers=40), []) == 6.0


@pytest.mark.parametrize(
    ("place", "served"), [(None, "old"), (1.0, "easy"), (3.4, "easy"), (3.6, "hard"), (9, "hard")]
)
def test_the_nearest_is_served_and_the_easier_of_two(place: float | None, served: str) -> None:
    bands = [("easy", "A2"), ("hard", "C1"), ("old", None)]
    assert nearest(bands, place, "old") == served


def test_without_bands_the_oldest_is_served() -> None:
    assert nearest([("new", None), ("old", None)], 3.0, "old") == "old"
