"""What the reading page keeps: marks of words, look-ups, time and place."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, LookUp, Mark, Reading, ReadingDay, WordState, writing
from services import (
    desk,
    glosses,
    library,
    look_ups,
    practice,
    reading_time,
    recounting,
    word_list,
    word_marks,
    word_reviews,
)
from services.errors import NotFound, Unfit
from services.word_list import Wanted
from tests.people import Cast
from tests.services.sample import GAP, TEXT

MINUTE = timedelta(minutes=1)
WORDS = [
    ["bus", "bus", "NN", "A1"],
    ["square", "square", "NN", "A2"],
    ["mirror", "mirror", "NN", "A2"],
    ["missed", "miss", "VBN", "B1"],
]
SENTENCE = TEXT.index("Nobody had missed it.")
MISSED = TEXT.index("missed") - SENTENCE


@pytest.fixture
def article(published: Article) -> Article:
    published.words = WORDS
    return published


def test_a_word_has_its_headword_band_sound_and_meaning(
    session: Session, cast: Cast, article: Article
) -> None:
    found = glosses.gloss(session, cast.ben, article.id, "Mirror")
    assert (found.headword, found.forms, found.band) == ("mirror", ("mirror",), "A2")
    assert found.sounds == ("ˈmɪrɚ",)
    assert found.meanings[0].part == "noun"
    assert found.meanings[0].means


def test_a_form_leads_to_its_headword(session: Session, cast: Cast, article: Article) -> None:
    assert glosses.gloss(session, cast.ben, article.id, "missed").headword == "miss"


def test_a_word_of_no_dictionary_has_no_meaning(
    session: Session, cast: Cast, article: Article
) -> None:
    assert glosses.gloss(session, cast.ben, article.id, "the").meanings == ()


@pytest.mark.parametrize("word", ["elephant", "", "miss", "squ", ".*"])
def test_a_word_that_does_not_stand_in_the_text_is_refused(
    session: Session, cast: Cast, article: Article, word: str
) -> None:
    with pytest.raises(Unfit, match="does not stand"):
        glosses.gloss(session, cast.ben, article.id, word)


def test_who_may_not_read_may_look_nothing_up(
    session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    for person in (cast.chloe, None):
        with pytest.raises(NotFound):
            glosses.gloss(session, person, article.id, "mirror")
    with pytest.raises(NotFound):
        look_ups.note(session, cast.chloe, article.id, "missed", (2, MISSED), now)
    with pytest.raises(NotFound):
        reading_time.told(session, cast.chloe, article.id, 10, 1, now)


def test_a_mark_is_kept_changed_and_taken_back(session: Session, cast: Cast, now: datetime) -> None:
    for mark in (Mark.KNOWN, Mark.LEARNING, Mark.LEARNING):
        word_marks.set_mark(session, cast.ben, "mirror", mark, now)
        assert word_marks.marks_of(session, cast.ben, ["mirror"]) == {"mirror": mark}
    assert word_marks.marks_of(session, cast.chloe, ["mirror"]) == {}
    word_marks.set_mark(session, cast.ben, "mirror", None, now)
    assert word_marks.marks_of(session, cast.ben, ["mirror"]) == {}


def test_a_word_asked_for_is_being_learned_until_the_learner_says_otherwise(
    session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, article.id, now)
    practice.answer(session, cast.ben, attempt, 1, GAP.key.text, now)
    assert word_marks.marks_of(session, cast.ben, ["square"]) == {"square": Mark.LEARNING}
    word_marks.set_mark(session, cast.ben, "square", Mark.KNOWN, now)
    assert word_marks.marks_of(session, cast.ben, ["square"]) == {"square": Mark.KNOWN}
    assert word_reviews.due_count(session, cast.ben, now + timedelta(days=90)) == 1


def test_a_word_to_learn_is_met_again_from_the_next_day_on(
    session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    library.open_reading(session, cast.ben, article.id, now)
    word_marks.set_mark(session, cast.ben, "square", Mark.LEARNING, now)
    tomorrow = now + timedelta(days=1)
    assert word_reviews.question(session, cast.ben, 1, now) is None
    asked = word_reviews.question(session, cast.ben, 1, tomorrow)
    assert isinstance(asked, word_reviews.ToAnswer)
    met = word_reviews.answer(session, cast.ben, 1, asked.card, "square", tomorrow)
    assert met.right
    [word] = word_list.listed(session, cast.ben, Wanted(show="learning"), tomorrow).words
    assert (word.headword, word.right) == ("square", 1)


def test_a_word_taken_back_is_not_met_again(session: Session, cast: Cast, now: datetime) -> None:
    for mark in (Mark.LEARNING, None):
        word_marks.set_mark(session, cast.ben, "mirror", mark, now)
    assert word_reviews.due_count(session, cast.ben, now + timedelta(days=9)) == 0


def test_a_recount_keeps_the_words_to_learn(session: Session, cast: Cast, now: datetime) -> None:
    word_marks.set_mark(session, cast.ben, "mirror", Mark.LEARNING, now)
    query = sa.select(WordState.headword, WordState.due_at)
    before = session.execute(query).all()
    recounting.recount(session, cast.ben)
    assert session.execute(query).all() == before != []


def test_a_look_up_is_noted_once_for_a_word_and_a_sentence(
    session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    for _ in range(2):
        look_ups.note(session, cast.ben, article.id, "missed", (2, MISSED), now)
    query = sa.select(LookUp.headword, LookUp.sentence_start)
    assert session.execute(query).all() == [("miss", SENTENCE)]


@pytest.mark.parametrize("place", [(0, 0), (3, 0), (2, MISSED + 1), (1, 99999), (2, -1)])
def test_a_look_up_of_what_does_not_stand_there_is_refused(
    session: Session, cast: Cast, article: Article, now: datetime, place: tuple[int, int]
) -> None:
    with pytest.raises(NotFound):
        look_ups.note(session, cast.ben, article.id, "missed", place, now)


def days(session: Session) -> list[tuple[date, int, int]]:
    query = sa.select(ReadingDay.day, ReadingDay.seconds, ReadingDay.words)
    return [(day, seconds, words) for day, seconds, words in session.execute(query)]


def test_time_words_and_place_are_kept_by_day(
    session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    reading_time.told(session, cast.ben, article.id, 20, 1, now)
    reading_time.told(session, cast.ben, article.id, 40, 2, now + MINUTE)
    assert days(session) == [(now.date(), 60, 27)]
    [reading] = session.scalars(sa.select(Reading))
    assert (reading.place, reading.words) == (2, 27)


def test_a_day_is_the_readers_own(
    session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    cast.ben.time_zone = "Pacific/Auckland"
    reading_time.told(session, cast.ben, article.id, 20, 1, now.replace(hour=20))
    [(day, _, _)] = days(session)
    assert day == now.date() + timedelta(days=1)


def test_no_more_time_is_believed_than_the_clock_allows(
    session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    reading_time.told(session, cast.ben, article.id, 100_000, 1, now)
    for second in range(1, 11):  # ten tabs, or a loop
        reading_time.told(session, cast.ben, article.id, 60, 1, now + timedelta(seconds=second))
    [(_, seconds, _)] = days(session)
    assert seconds == reading_time.LONGEST + 10


def test_words_do_not_count_as_read_when_the_eye_has_skipped_them(
    session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    reading_time.told(session, cast.ben, article.id, 2, 2, now)
    assert days(session) == [(now.date(), 2, 13)]


def test_words_count_once_however_often_they_are_read(
    session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    for minute in range(3):
        reading_time.told(session, cast.ben, article.id, 60, 2, now + minute * MINUTE)
    [(_, seconds, words)] = days(session)
    assert (seconds, words) == (180, 27)


def test_a_draft_keeps_no_time(
    session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    desk.withdraw(session, cast.anna, article.id)
    reading_time.told(session, cast.anna, article.id, 60, 1, now)
    assert days(session) == []


@pytest.mark.parametrize("place", [0, 3])
def test_a_place_outside_the_text_is_refused(
    session: Session, cast: Cast, article: Article, now: datetime, place: int
) -> None:
    with pytest.raises(NotFound):
        reading_time.told(session, cast.ben, article.id, 60, place, now)


TABS = 6


def at_once(engine: sa.Engine, do: Callable[[Session], None]) -> None:
    """Do something in several sessions at the same time, each committing."""
    ready = threading.Barrier(TABS)

    def one(_: int) -> None:
        with Session(engine, expire_on_commit=False) as mine:
            ready.wait()
            writing(mine)
            do(mine)
            mine.commit()

    with ThreadPoolExecutor(TABS) as threads:
        list(threads.map(one, range(TABS)))


def test_tabs_that_tell_at_once_count_a_minute_once(
    engine: sa.Engine, session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    session.commit()
    at_once(engine, lambda mine: reading_time.told(mine, cast.ben, article.id, 60, 2, now))
    with Session(engine) as fresh:
        assert days(fresh) == [(now.date(), 60, 27)]


def test_a_mark_and_a_look_up_sent_at_once_are_kept_once(
    engine: sa.Engine, session: Session, cast: Cast, article: Article, now: datetime
) -> None:
    session.commit()

    def look(mine: Session) -> None:
        look_ups.note(mine, cast.ben, article.id, "missed", (2, MISSED), now)
        word_marks.set_mark(mine, cast.ben, "miss", Mark.LEARNING, now)

    at_once(engine, look)
    with Session(engine) as fresh:
        assert fresh.scalars(sa.select(sa.func.count(LookUp.id))).one() == 1
        assert word_marks.marks_of(fresh, cast.ben, ["miss"]) == {"miss": Mark.LEARNING}
