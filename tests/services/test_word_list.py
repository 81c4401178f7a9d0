"""The list of words says how strong each is, and where it was met."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from models import Article
from services import desk, library, practice, progress, word_list
from services.errors import NotFound
from services.word_list import Wanted
from tests.people import Cast
from tests.services.counting import statements
from tests.services.sample import GAP

ALL = Wanted()
LATER = timedelta(days=3)


@pytest.fixture
def asked(session: Session, cast: Cast, published: Article, now: datetime) -> Article:
    """Ben has read the text; in its quiz "square" was right, "tired" wrong."""
    library.finish_reading(session, cast.ben, published.id, now)
    attempt = practice.start(session, cast.ben, published.id, now)
    for position, given in enumerate((GAP.key.text, "happy", "False"), start=1):
        practice.answer(session, cast.ben, attempt, position, given, now)
    session.commit()
    return published


def names(session: Session, cast: Cast, wanted: Wanted, now: datetime) -> list[str]:
    return [w.headword for w in word_list.listed(session, cast.ben, wanted, now).words]


def test_the_words_due_longest_come_first_those_only_met_last(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    assert names(session, cast, ALL, now) == ["tired", "square", "mirror"]


def test_a_word_has_its_strength_its_counts_and_its_meaning(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    found = word_list.listed(session, cast.ben, Wanted("squ"), now + LATER)
    [word] = found.words
    assert (word.state, word.due, word.met, word.right, word.wrong) == ("learning", True, 1, 1, 0)
    assert word.recall is not None
    assert 0.8 < word.recall < 0.9
    assert word.means == "a place"
    assert (found.total, found.due) == (1, 2)


def test_no_chance_is_told_on_the_day_of_an_answer(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    """The model would say 100 %, after a wrong answer too."""
    [word] = word_list.listed(session, cast.ben, Wanted("tired"), now).words
    assert word.recall is None
    assert word.lasts is not None


def test_nothing_is_said_of_how_well_a_word_only_met_is_known(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    [word] = word_list.listed(session, cast.ben, Wanted(show="met"), now).words
    assert (word.headword, word.recall, word.lasts) == ("mirror", None, None)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(show="due"), ["tired", "square"]),
        (Wanted(show="learning"), ["tired", "square"]),
        (Wanted(show="learned"), []),
        (Wanted("IR"), ["tired", "mirror"]),
        (Wanted("%"), []),
        (Wanted("ir", "met"), ["mirror"]),
    ],
)
def test_the_list_can_be_narrowed(
    session: Session, cast: Cast, asked: Article, now: datetime, wanted: Wanted, found: list[str]
) -> None:
    assert names(session, cast, wanted, now + LATER) == found


def test_a_word_has_its_places_and_its_answers(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    [row] = word_list.listed(session, cast.ben, Wanted("square"), now).words
    page = word_list.word_page(session, cast.ben, row.id, now)
    assert [p.sentence for p in page.places] == ["The bus left the square at nine."]
    assert [(s.right, s.given, s.review) for s in page.said] == [(True, GAP.key.text, False)]


def test_a_word_asked_for_has_the_sentence_of_its_question(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    """ "tired" is no key word."""
    [row] = word_list.listed(session, cast.ben, Wanted("tired"), now).words
    page = word_list.word_page(session, cast.ben, row.id, now)
    assert [p.sentence for p in page.places] == ["It carried twelve tired people home."]


def test_a_text_taken_back_shows_none_of_its_sentences(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    desk.withdraw(session, cast.anna, asked.id)
    assert {place for _, place in word_list.everything(session, cast.ben, now)} == {None}


def test_anothers_word_is_not_there(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    [row] = word_list.listed(session, cast.ben, Wanted("square"), now).words
    with pytest.raises(NotFound):
        word_list.word_page(session, cast.chloe, row.id, now)
    assert word_list.listed(session, cast.chloe, ALL, now).words == ()


def test_everything_is_given_with_a_sentence_where_there_is_one(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    found = word_list.everything(session, cast.ben, now)
    assert [(w.headword, p.title if p else "") for w, p in found] == [
        ("mirror", asked.title),
        ("square", asked.title),
        ("tired", asked.title),
    ]


def test_pages_cost_few_queries(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    with statements(session) as sent:
        word_list.listed(session, cast.ben, ALL, now)
    assert len(sent) == 4
    with statements(session) as sent:
        word_list.everything(session, cast.ben, now)
    assert len(sent) == 4


def test_progress_tells_words_met_asked_for_due_and_learned_apart(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    page = progress.overview(session, cast.ben, now + LATER)
    counts = (page.words_met, page.words_asked, page.words_due, page.words_learned)
    assert counts == (3, 2, 2, 0)
