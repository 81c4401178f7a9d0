"""Questions of a GIFT file become items of a text, each with the sentence that decides it."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Article, Item, ItemStatus
from quizzes.item import Format
from services.errors import NotFound, Unfit
from services.takeaway import gift_import, gift_reader, parcels
from services.takeaway.gift import gift
from services.takeaway.handouts import handout
from tests.people import Cast
from tests.services.sample import TEXT

BUS = b"""::bus::Where did the bus leave from? {=the square#It says so. ~the harbour ~the school}

::driver::The driver was angry. {F}
"""


def tied(data: bytes) -> gift_import.Tied:
    return gift_import.tied(gift_reader.read(data), TEXT)


def test_evidence_is_the_sentence_with_most_of_the_words() -> None:
    bus, driver = tied(BUS).items
    assert bus.evidence.surface == "The bus left the square at nine."
    assert driver.evidence.surface.startswith("The driver smiled")
    for item in (bus, driver):
        assert TEXT[item.evidence.start : item.evidence.end] == item.evidence.surface


def test_a_question_that_no_sentence_has_to_do_with_is_told_by_its_line() -> None:
    found = tied(BUS + b"\nWhich fruit? {=mango ~apple}\n")
    assert len(found.items) == 2
    assert [(p.line, p.said) for p in found.problems] == [(5, gift_import.NO_SENTENCE)]


def test_problems_stand_in_the_order_of_the_file() -> None:
    found = tied(b"Which fruit? {=mango ~apple}\n\nWrite! {}\n\nWhat? {=plum ~pear}\n")
    assert [problem.line for problem in found.problems] == [1, 3, 5]


def test_a_question_of_others_asks_what_it_asked() -> None:
    bus, _ = tied(BUS).items
    assert (bus.kind, bus.stem, bus.context) == ("own", "Where did the bus leave from?", "")
    assert (bus.key.text, bus.key.feedback) == ("the square", "It says so.")


def test_the_same_question_twice_is_one() -> None:
    assert len(tied(BUS + b"\n" + BUS).items) == 2


def test_a_quiz_of_ours_comes_back_as_it_went(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    taken = handout(session, cast.anna, published.id)
    brought = gift_reader.read(gift(taken).encode())
    text = gift_import.own_text(brought)
    found = gift_import.tied(brought, text)
    assert found.problems == ()
    parcel = gift_import.parcel(text, found.items)
    draft = parcels.keep(session, cast.anna, parcel, parcels.measured(parcel), now)
    again = handout(session, cast.anna, draft.id)
    assert (again.title, again.deck, again.paragraphs) == (
        taken.title,
        taken.deck,
        taken.paragraphs,
    )
    for new, old in zip(again.asked, taken.asked, strict=True):
        assert (new.item.key, set(new.item.distractors)) == (
            old.item.key,
            set(old.item.distractors),
        )
        for name in ("format", "stem", "context"):
            assert getattr(new.item, name) == getattr(old.item, name)
        assert new.item.evidence.surface == old.item.evidence.surface
    assert [a.item.kind for a in again.asked] == ["gap", "own", "truth"]


def statuses(session: Session, article: Article) -> list[ItemStatus]:
    query = select(Item.status).where(Item.article_id == article.id).order_by(Item.id)
    return list(session.scalars(query))


def test_questions_for_a_text_go_to_its_spares_and_once_only(
    session: Session, cast: Cast, published: Article
) -> None:
    before = statuses(session, published)
    items = tied(BUS).items
    assert gift_import.add_spares(session, cast.anna, published.id, items) == 2
    assert statuses(session, published) == [*before, ItemStatus.KEPT, ItemStatus.KEPT]
    assert gift_import.add_spares(session, cast.anna, published.id, items) == 0


def test_what_a_text_asks_already_is_not_added_again(
    session: Session, cast: Cast, published: Article
) -> None:
    ours = gift(handout(session, cast.anna, published.id)).encode()
    assert gift_import.add_spares(session, cast.anna, published.id, tied(ours).items) == 0


def test_nobody_brings_questions_to_anothers_text(
    session: Session, cast: Cast, published: Article
) -> None:
    for someone in (cast.ben, cast.chloe):
        with pytest.raises(NotFound):
            gift_import.text_of(session, someone, published.id)
        with pytest.raises(NotFound):
            gift_import.add_spares(session, someone, published.id, tied(BUS).items)


def test_questions_without_a_text_say_what_to_do() -> None:
    with pytest.raises(Unfit, match="questions and no text"):
        gift_import.own_text(gift_reader.read(BUS))


def test_a_word_of_ours_is_remembered_as_a_word() -> None:
    [item] = tied(b"::01 Missing word::It was ____. The bus left the ____ {=Square ~road}\n").items
    ready = gift_import.parcel(TEXT, (item,)).items[0]
    assert (ready.headword, ready.item.format) == ("square", Format.CHOICE)
