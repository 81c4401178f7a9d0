"""The page of progress says what is stored, and counts weeks where the person lives."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from models import Article
from services import accounts, desk, library, practice, progress
from services.values import KindScore
from tests.people import Cast
from tests.services.counting import statements
from tests.services.sample import GAP

ANSWERS = (GAP.key.text, "happy", "False")  # right, wrong, right


def sit(session: Session, cast: Cast, article: Article, now: datetime) -> None:
    attempt = practice.start(session, cast.ben, article.id, now)
    for position, given in enumerate(ANSWERS, start=1):
        practice.answer(session, cast.ben, attempt, position, given, now)
    session.commit()


def test_nothing_done_is_nothing_shown(session: Session, cast: Cast, now: datetime) -> None:
    page = progress.overview(session, cast.ben, now)
    assert (page.texts_read, page.answered, page.words_met, page.by_kind) == (0, 0, 0, ())


def test_overview_counts_texts_answers_and_words(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast, published, now)
    library.finish_reading(session, cast.ben, published.id, now)
    page = progress.overview(session, cast.ben, now)
    assert (page.texts_read, page.running_words) == (1, 36)
    assert (page.answered, page.right) == (3, 2)
    assert page.by_kind == (
        KindScore("gap", 1, 1),
        KindScore("truth", 1, 1),
        KindScore("typed", 0, 1),
    )
    assert {w.headword: (w.met, w.right, w.wrong) for w in page.words} == {
        "square": (1, 1, 0),
        "mirror": (1, 0, 0),
        "tired": (1, 0, 1),  # asked for in a quiz of one text
    }
    assert page.words_met == 3
    [text] = page.texts
    assert text.best is not None
    assert (text.article_id, text.band, text.best.right) == (published.id, "B1", 2)


def test_progress_is_ones_own(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast, published, now)
    assert progress.overview(session, cast.chloe, now).answered == 0


def test_last_week_is_not_this_week(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast, published, now - timedelta(days=7))
    library.finish_reading(session, cast.ben, published.id, now - timedelta(days=7))
    week = progress.overview(session, cast.ben, now).week
    assert (week.texts, week.answers, week.right, week.new_words) == (0, 0, 0, 0)


def test_what_is_answered_again_is_not_counted_again(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    for _ in range(2):
        sit(session, cast, published, now)
    page = progress.overview(session, cast.ben, now)
    assert (page.answered, page.right, page.week.answers) == (3, 2, 3)


def test_the_week_begins_where_the_person_lives(
    session: Session, cast: Cast, published: Article
) -> None:
    monday_in_paris = datetime(2026, 8, 2, 22, 30, tzinfo=UTC)  # Sunday evening in UTC
    sit(session, cast, published, monday_in_paris)
    later = monday_in_paris + timedelta(days=1)
    assert progress.overview(session, cast.ben, later).week.answers == 0
    accounts.set_time_zone(session, cast.ben, "Europe/Paris")
    assert progress.overview(session, cast.ben, later).week.answers == 3


def test_overview_takes_7_queries(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast, published, now)
    with statements(session) as sent:
        progress.overview(session, cast.ben, now)
    assert len(sent) == 7
    assert sent.writes == []


def test_a_word_asked_for_again_is_met_in_its_text_once(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    for _ in range(2):
        sit(session, cast, published, now)
    met = {w.headword: w.met for w in progress.overview(session, cast.ben, now).words}
    assert met["tired"] == 1


def test_a_text_taken_back_is_told_from_those_still_open(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    library.finish_reading(session, cast.ben, published.id, now)
    assert progress.overview(session, cast.ben, now).texts[0].open
    desk.withdraw(session, cast.anna, published.id)
    assert not progress.overview(session, cast.ben, now).texts[0].open
