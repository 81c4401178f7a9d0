"""Readers know what they were asked, marked and met; a class and a shelf cost a few queries."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from models import Article, Mark
from progress.coverage import Coverage
from services import desk, library, practice, word_marks
from services.coverage import covered
from services.manuscript import Manuscript
from services.shelves import placed, suggestions
from services.vocabulary import LEAST, sized
from tests.people import Cast
from tests.services.counting import statements
from tests.services.sample import GAP
from tests.services.test_placement import take
from texts.running import Counted

COUNTED = (Counted("square", 1, 900), Counted("tired", 1, 1500), Counted("mirror", 2, 3000))


@pytest.fixture
def manuscript(manuscript: Manuscript) -> Manuscript:
    """The sample text, its words counted."""
    return replace(manuscript, running=COUNTED)


def of_ben(session: Session, cast: Cast, article: Article, now: datetime) -> Coverage:
    return covered(session, [cast.ben.id], [article.id], now)[cast.ben.id, article.id]


def test_nothing_is_told_of_who_has_answered_little(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    take(session, cast.ben, now, knows=True, number=LEAST - 1)
    assert covered(session, [cast.ben.id], [published.id], now) == {}


def test_who_knows_more_words_knows_more_of_a_text(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    take(session, cast.ben, now, knows=True, number=LEAST)
    take(session, cast.chloe, now, knows=False, number=LEAST)
    found = covered(session, [cast.ben.id, cast.chloe.id], [published.id], now)
    assert found[cast.chloe.id, published.id].share < found[cast.ben.id, published.id].share


def test_a_mark_moves_the_coverage(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    take(session, cast.ben, now, knows=False, number=LEAST)
    shares = {}
    for mark in (Mark.LEARNING, None, Mark.KNOWN):
        word_marks.set_mark(session, cast.ben, "mirror", mark, now)
        found = of_ben(session, cast, published, now)
        shares[mark] = found.share
        assert ("mirror" in found.learning) == (mark is Mark.LEARNING)
    assert shares[Mark.LEARNING] < shares[None] < shares[Mark.KNOWN]


def test_answers_in_texts_tell_of_the_vocabulary(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, published.id, now)
    for position, given in enumerate((GAP.key.text, "happy", "False"), start=1):
        practice.answer(session, cast.ben, attempt, position, given, now)
    assert sized(session, cast.ben, now).answers == 2  # "square" and "tired", not the statement


def test_a_class_costs_no_more_queries_than_a_learner(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    people = (cast.ben, cast.chloe, cast.anna)
    for person in people:
        take(session, person, now, knows=True, number=LEAST)
    covered(session, [cast.ben.id], [published.id], now)  # the words of the text are kept now
    counts = []
    for ids in ([cast.ben.id], [person.id for person in people]):
        with statements(session) as sent:
            assert len(covered(session, ids, [published.id], now)) == len(ids)
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 6


def test_an_article_whose_words_were_never_counted_has_no_coverage(
    session: Session, cast: Cast, manuscript: Manuscript, now: datetime
) -> None:
    take(session, cast.ben, now, knows=True, number=LEAST)
    bare = replace(manuscript, running=(), text_hash="of another text")
    article = desk.add_article(session, cast.anna, bare, now)
    assert covered(session, [cast.ben.id], [article.id], now) == {}


def test_a_text_read_is_not_suggested(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    take(session, cast.ben, now, knows=True, number=LEAST)
    found = placed(session, cast.ben, library.shelf(session, cast.ben), now)
    assert [one.card.id for one in suggestions(found)] == [published.id]
    library.finish_reading(session, cast.ben, published.id, now)
    found = placed(session, cast.ben, library.shelf(session, cast.ben), now)
    assert suggestions(found) == []
    assert found[0].coverage is not None
    assert placed(session, None, [one.card for one in found], now)[0].coverage is None
