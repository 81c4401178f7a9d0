"""Graded attempts, practice and retries: what counts for whom."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Attempt, ClassRole, Membership, Person, Response, WordState, writing
from services import attempts, class_report, desk, desk_items, item_report, library, practice
from services.errors import Conflict, NotFound
from services.practice import Question
from services.practice_values import Mode
from services.values import Score
from tests.people import NOW, Cast
from tests.services.sample import GAP, TRUTH, TYPED

RIGHT = [GAP.key.text, TYPED.key.text, TRUTH.key.text]
ONE_RIGHT = [GAP.distractors[0].text, "happy", RIGHT[2]]
CLICKS = 8


def sit(session: Session, person: Person, article: Article, given: list[str], now: datetime) -> int:
    """Answer a whole quiz and return the attempt."""
    attempt = practice.start(session, person, article.id, now)
    give(session, person, attempt, given, now)
    return attempt


def give(session: Session, person: Person, attempt: int, given: list[str], now: datetime) -> None:
    for position, text in enumerate(given, start=1):
        practice.answer(session, person, attempt, position, text, now)


def mode(session: Session, person: Person, attempt: int) -> Mode:
    return practice.result(session, person, attempt).mode


def weights(session: Session, attempt: int) -> list[float]:
    query = sa.select(Response.weight).where(Response.attempt_id == attempt)
    return list(session.scalars(query.order_by(Response.id)))


def score(session: Session, cast: Cast) -> Score | None:
    """Return what Anna sees of Ben."""
    [row] = class_report.report(session, cast.anna, cast.classroom.id).learners
    return row.cells[0].score


@pytest.fixture
def for_all(session: Session, cast: Cast, published: Article, now: datetime) -> Article:
    """The article in the library as well as in the class."""
    rooms = [cast.classroom.id]
    desk.publish(session, cast.anna, published.id, to_library=True, classroom_ids=rooms, now=now)
    return published


def test_the_first_time_at_a_text_of_ones_class_is_graded_and_the_next_is_practice(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    modes = [
        mode(session, cast.ben, sit(session, cast.ben, published, given, now))
        for given in (ONE_RIGHT, RIGHT)
    ]
    assert modes == [Mode.GRADED, Mode.PRACTICE]
    assert score(session, cast) == Score(1, 3)


def test_a_text_of_the_library_is_practised_by_those_it_was_not_given_to(
    session: Session, cast: Cast, for_all: Article, now: datetime
) -> None:
    for person in (cast.chloe, cast.anna):  # who teaches a class is not given its texts
        attempt = practice.start(session, person, for_all.id, now)
        assert mode(session, person, attempt) is Mode.PRACTICE


def test_practice_before_a_text_was_given_counts_for_no_class(
    session: Session, cast: Cast, for_all: Article, now: datetime
) -> None:
    sit(session, cast.chloe, for_all, ONE_RIGHT, now)
    open_practice = practice.start(session, cast.chloe, for_all.id, now)
    room = cast.classroom.id
    session.add(
        Membership(
            person_id=cast.chloe.id, classroom_id=room, role=ClassRole.LEARNER, joined_at=now
        )
    )
    session.flush()
    page = library.reading_page(session, cast.chloe, for_all.id)
    assert page.quiz is not None
    assert (page.quiz.graded, page.quiz.open_attempt) == (True, None)
    rows = class_report.report(session, cast.anna, room).learners
    assert [row.cells[0].score for row in rows] == [None, None]
    graded = practice.start(session, cast.chloe, for_all.id, now)
    assert graded != open_practice
    assert mode(session, cast.chloe, graded) is Mode.GRADED


def test_a_new_version_of_the_quiz_is_practice_to_those_who_are_done(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast.ben, published, ONE_RIGHT, now)
    first = desk.article(session, cast.anna, published.id).chosen[0]
    desk_items.drop_item(session, cast.anna, published.id, first.id, NOW)
    rooms = [cast.classroom.id]
    desk.publish(session, cast.anna, published.id, to_library=False, classroom_ids=rooms, now=now)
    attempt = practice.start(session, cast.ben, published.id, now)
    assert mode(session, cast.ben, attempt) is Mode.PRACTICE


def test_an_answer_to_an_item_whose_key_was_shown_weighs_nothing(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    first, second = (sit(session, cast.ben, published, ONE_RIGHT, now) for _ in range(2))
    assert weights(session, first) == [1.0, 1.0, 1.0]
    assert weights(session, second) == [0.0, 0.0, 0.0]


def test_a_retry_asks_what_was_missed_and_nothing_else(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = sit(session, cast.ben, published, ONE_RIGHT, now)
    again = practice.retry(session, cast.ben, attempt, now)
    asked = [practice.question(session, cast.ben, again, n) for n in (1, 2)]
    assert [q.stem for q in asked if isinstance(q, Question)] == [GAP.stem, TYPED.stem]
    with pytest.raises(NotFound):
        practice.question(session, cast.ben, again, 3)


def test_a_retry_leaves_the_result_as_it_was(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = sit(session, cast.ben, published, ONE_RIGHT, now)
    before = practice.result(session, cast.ben, attempt)
    reports = item_report.article_report(session, cast.anna, published.id)
    again = practice.retry(session, cast.ben, attempt, now)
    give(session, cast.ben, again, RIGHT[:2], now)
    result = practice.result(session, cast.ben, again)
    assert (result.right, result.total, result.retry_of) == (2, 2, attempt)
    assert practice.result(session, cast.ben, attempt) == before
    assert item_report.article_report(session, cast.anna, published.id) == reports
    assert score(session, cast) == Score(1, 3)
    page = library.reading_page(session, cast.ben, published.id)
    assert page.quiz is not None
    assert (page.quiz.best, page.quiz.last_attempt) == (Score(1, 3), attempt)


def test_a_retry_is_practice_of_the_word_and_no_proof_of_it(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = sit(session, cast.ben, published, ONE_RIGHT, now)
    again = practice.retry(session, cast.ben, attempt, now)
    practice.answer(session, cast.ben, again, 1, RIGHT[0], now)
    state = session.scalars(sa.select(WordState).where(WordState.headword == "square")).one()
    assert (state.right, state.wrong, state.right_at) == (1, 1, None)


def test_what_is_missed_once_more_can_be_tried_once_more(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = sit(session, cast.ben, published, ONE_RIGHT, now)
    second = practice.retry(session, cast.ben, attempt, now)
    give(session, cast.ben, second, [RIGHT[0], "happy"], now)
    third = practice.retry(session, cast.ben, second, now)
    give(session, cast.ben, third, [RIGHT[1]], now)
    assert practice.result(session, cast.ben, third).wrong == 0
    with pytest.raises(Conflict, match="nothing to try again"):
        practice.retry(session, cast.ben, third, now)


def test_a_retry_waits_for_the_end(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, published.id, now)
    practice.answer(session, cast.ben, attempt, 1, ONE_RIGHT[0], now)
    with pytest.raises(Conflict):
        practice.retry(session, cast.ben, attempt, now)


def test_anothers_attempt_cannot_be_tried_again(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = sit(session, cast.ben, published, ONE_RIGHT, now)
    for person, number in ((cast.chloe, attempt), (cast.anna, attempt), (cast.ben, 99)):
        with pytest.raises(NotFound):
            practice.retry(session, person, number, now)


def test_two_retries_in_parallel_begin_one(
    engine: sa.Engine, session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = sit(session, cast.ben, published, ONE_RIGHT, now)
    session.commit()
    ready = threading.Barrier(CLICKS)

    def begin(_: int) -> int:
        ready.wait()
        with Session(engine) as mine:
            writing(mine)
            begun = attempts.retry(mine, cast.ben, attempt, now)
            mine.commit()
            return begun

    with ThreadPoolExecutor(CLICKS) as threads:
        assert len(set(threads.map(begin, range(CLICKS)))) == 1
    assert session.scalar(sa.select(sa.func.count(Attempt.id))) == 2
