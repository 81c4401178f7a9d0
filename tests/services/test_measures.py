"""What is drawn on the page of progress is what was stored, in the learner's own days."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Article, ReadingDay, WordState
from services import accounts, library
from services.measures import LEAST_WORDS, Measures, measures
from services.values import KindScore
from tests.people import Cast
from tests.services.counting import statements
from tests.services.test_ability import RIGHT, sit


def of_ben(session: Session, cast: Cast, now: datetime) -> Measures:
    return measures(session, cast.ben, [KindScore("gap", 1, 2), KindScore("truth", 3, 4)], now)


def read(
    session: Session, cast: Cast, article: Article, day: date, words: int, seconds: int
) -> None:
    told = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    session.add(
        ReadingDay(
            person_id=cast.ben.id,
            article_id=article.id,
            day=day,
            seconds=seconds,
            words=words,
            told_at=told,
        )
    )
    session.flush()


def test_nothing_done_draws_nothing(session: Session, cast: Cast, now: datetime) -> None:
    found = of_ben(session, cast, now)
    assert (found.steps, found.answers, found.shelf) == ((), 0, ())
    assert not any(found.days)
    assert [(w.proved, w.words, w.seconds) for w in found.weeks] == [(0, 0, 0)] * 8


def test_days_and_weeks_of_reading(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    today = now.date()  # a Wednesday
    read(session, cast, published, today, 300, 120)
    read(session, cast, published, today - timedelta(days=7), 400, 240)
    found = of_ben(session, cast, now)
    assert found.days == (False, False, True, False, False, False, False)
    assert [week.words for week in found.weeks[-2:]] == [400, 300]
    assert [week.minutes for week in found.weeks[-2:]] == [4, 2]
    assert (found.speed.pace, found.speed.words) == (round(700 / 6), 700)


def test_no_speed_is_told_from_a_few_words(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    read(session, cast, published, now.date(), LEAST_WORDS - 1, 60)
    assert of_ben(session, cast, now).speed.pace is None


def test_a_text_finished_makes_a_day_where_the_person_lives(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    accounts.set_time_zone(session, cast.ben, "Pacific/Auckland")  # 12 hours ahead: Thursday
    library.finish_reading(session, cast.ben, published.id, now)
    assert of_ben(session, cast, now).days.index(True) == 3


def test_words_proved_stand_in_their_week(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast, published, RIGHT, now - timedelta(days=30))
    session.execute(update(WordState).values(learned_at=now - timedelta(days=7)))
    proved = [week.proved for week in of_ben(session, cast, now).weeks]
    assert proved[-2] == sum(proved) > 0


def test_no_level_is_drawn_before_it_can_be_named(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast, published, RIGHT, now)
    found = of_ben(session, cast, now)
    assert (found.steps, found.answers) == ((), 3)


def test_kinds_add_up_to_skills(session: Session, cast: Cast, now: datetime) -> None:
    assert of_ben(session, cast, now).skills == (
        KindScore("comprehension", 3, 4),
        KindScore("vocabulary", 1, 2),
    )


def test_measures_write_nothing(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast, published, RIGHT, now)
    with statements(session) as sent:
        of_ben(session, cast, now)
    assert len(sent) <= 18
    assert sent.writes == []
