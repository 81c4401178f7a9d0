"""Assignments: due at midnight of the class, tries that count, feedback when it is time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import (
    Article,
    ArticleAudience,
    Assignment,
    Attempt,
    Classroom,
    Counts,
    Feedback,
    Membership,
    Person,
    Role,
)
from services import assignments, attempts, class_people, classes, desk, feedback, library, practice
from services.assignment_report import assignment_page
from services.assignments import Terms
from services.class_report import Task
from services.errors import Conflict, NotFound, Unfit
from services.feedback import Held, HeldResult
from services.manuscript import Manuscript
from services.practice import Answered, Question
from services.sitting import drawn
from services.values import Score
from tests.people import Cast
from tests.services.sample import GAP, TYPED

DUE = date(2026, 8, 7)
RIGHT = (GAP.key.text, TYPED.key.text, "False")
WRONG = (GAP.distractors[0].text, "happy", "True")


def give(session: Session, cast: Cast, article: Article, now: datetime, terms: Terms) -> Assignment:
    return assignments.assign(session, cast.anna, cast.classroom.id, article.id, terms, now)


def publish(session: Session, cast: Cast, text: Article, now: datetime, *more: int) -> None:
    rooms = [cast.classroom.id, *more]
    desk.publish(session, cast.anna, text.id, to_library=False, classroom_ids=rooms, now=now)


def sit(session: Session, learner: Person, article: Article, now: datetime, right: int) -> int:
    """Answer a whole quiz, the first so many items right, and return the attempt."""
    attempt = practice.start(session, learner, article.id, now)
    total = practice.result(session, learner, attempt).total
    for position in range(1, total + 1):
        asked = practice.question(session, learner, attempt, position)
        assert isinstance(asked, Question)
        place = 1 if not asked.options else 2 if "Not given" in asked.options else 0
        given = (RIGHT if position <= right else WRONG)[place]
        practice.answer(session, learner, attempt, position, given, now)
    return attempt


def task(session: Session, cast: Cast, now: datetime) -> Task:
    [found] = classes.tasks(session, cast.ben, cast.classroom.id, now)
    return found


def score(session: Session, cast: Cast) -> Score | None:
    [ben] = classes.report(session, cast.anna, cast.classroom.id).learners
    return ben.cells[0].score


@pytest.mark.parametrize(
    ("zone", "instant"),
    [
        ("UTC", datetime(2026, 8, 8, tzinfo=UTC)),
        ("Asia/Tokyo", datetime(2026, 8, 7, 15, tzinfo=UTC)),
        ("America/Lima", datetime(2026, 8, 8, 5, tzinfo=UTC)),
    ],
)
def test_the_last_day_ends_at_midnight_in_the_zone_of_the_class(
    session: Session, cast: Cast, published: Article, now: datetime, zone: str, instant: datetime
) -> None:
    cast.classroom.time_zone = zone
    row = give(session, cast, published, now, Terms(due=DUE))
    assert row.due_at == instant
    assert task(session, cast, now).last_day == DUE
    assert assignments.terms_of(row, cast.classroom).due == DUE


def test_a_last_day_stays_the_day_it_is_when_the_class_moves_to_another_zone(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    row = give(session, cast, published, now, Terms(due=DUE))
    class_people.describe(session, cast.anna, cast.classroom.id, "6B", "Asia/Tokyo")
    assert row.due_at == datetime(2026, 8, 7, 15, tzinfo=UTC)
    assert task(session, cast, now).last_day == DUE


def test_a_try_that_was_begun_goes_on_when_its_text_gets_a_last_day(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    begun = practice.start(session, cast.ben, published.id, now)
    give(session, cast, published, now, Terms(due=DUE))
    assert practice.start(session, cast.ben, published.id, now) == begun


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (Terms(due=date(2026, 8, 4)), "over already"),
        (Terms(due=date(2036, 8, 4)), "two years"),
        (Terms(feedback=Feedback.AFTER_DUE), "last day"),
        (Terms(tries=0), "1 to 9 tries"),
        (Terms(drawn=100), "1 to 99 questions"),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    session: Session, cast: Cast, published: Article, now: datetime, terms: Terms, said: str
) -> None:
    with pytest.raises(Unfit, match=said):
        give(session, cast, published, now, terms)


def test_an_assignment_that_is_over_keeps_its_day_when_other_terms_change(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    row = give(session, cast, published, now, Terms(due=DUE))
    later = now + timedelta(days=9)
    assignments.change(session, cast.anna, row.id, Terms(due=DUE, tries=2), later)
    assert (row.tries, row.due_at) == (2, datetime(2026, 8, 8, tzinfo=UTC))


def test_a_text_of_the_library_is_given_and_taken_back(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    room = classes.create(session, cast.anna, "7B", now)
    published.in_library = True
    row = assignments.assign(session, cast.anna, room.id, published.id, Terms(), now)
    given = sa.select(sa.func.count()).where(ArticleAudience.classroom_id == room.id)
    assert session.scalar(given) == 1
    assignments.take_back(session, cast.anna, row.id)
    assert session.scalar(given) == 0
    assert library.article_for(session, cast.ben, published.id)


def test_a_text_that_a_class_was_published_is_an_assignment_of_it_like_any_other(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast.ben, published, now, 2)
    [given] = classes.overview(session, cast.anna, cast.classroom.id, now).given
    assert (given.assignment.due_at, given.done, given.learners) == (None, 1, 1)
    assert classes.report(session, cast.anna, cast.classroom.id).articles[0].assignment_id
    page = assignment_page(session, cast.anna, given.assignment.id, now)
    assert [line.standing.score for line in page.learners] == [Score(2, 3)]
    assert task(session, cast, now).standing.score == Score(2, 3)


def test_publishing_changes_again_makes_no_second_assignment(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    row = give(session, cast, published, now, Terms(due=DUE))
    publish(session, cast, published, now)
    assert session.scalars(sa.select(Assignment)).all() == [row]


def test_a_text_taken_back_and_published_again_keeps_results_and_last_days(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    other = classes.create(session, cast.anna, "7B", now)
    assignments.assign(session, cast.anna, other.id, published.id, Terms(due=DUE), now)
    sit(session, cast.ben, published, now, 2)
    desk.withdraw(session, cast.anna, published.id)
    assert classes.tasks(session, cast.ben, cast.classroom.id, now) == []
    assert classes.tasks(session, cast.anna, other.id, now) == []
    publish(session, cast, published, now, other.id)
    assert task(session, cast, now).standing.score == Score(2, 3)
    assert [one.last_day for one in classes.tasks(session, cast.anna, other.id, now)] == [DUE]


def test_publishing_a_library_text_again_takes_it_from_no_colleagues_class(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    published.in_library, cast.chloe.role = True, Role.TEACHER
    room = classes.create(session, cast.chloe, "9A", now)
    row = assignments.assign(session, cast.chloe, room.id, published.id, Terms(), now)
    desk.publish(session, cast.anna, published.id, to_library=True, classroom_ids=[], now=now)
    assert session.scalars(sa.select(Assignment)).all() == [row]
    assert [one.article_id for one in classes.tasks(session, cast.chloe, room.id, now)] == [
        published.id
    ]


def test_a_text_for_one_class_is_closed_to_it_when_taken_back_and_can_be_given_again(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast.ben, published, now, 2)
    [row] = session.scalars(sa.select(Assignment)).all()
    assignments.take_back(session, cast.anna, row.id)
    with pytest.raises(NotFound):
        library.article_for(session, cast.ben, published.id)
    give(session, cast, published, now, Terms(due=DUE))
    assert task(session, cast, now).standing.score == Score(2, 3)


def test_a_draft_is_not_given(
    session: Session, cast: Cast, manuscript: Manuscript, now: datetime
) -> None:
    draft = desk.add_article(session, cast.anna, manuscript, now)
    with pytest.raises(NotFound):
        give(session, cast, draft, now, Terms())


Rule = tuple[Counts, Score]


@pytest.mark.parametrize(
    "rule",
    [(Counts.FIRST, Score(1, 3)), (Counts.BEST, Score(3, 3)), (Counts.LAST, Score(2, 3))],
    ids=str,
)
def test_the_first_best_or_last_of_the_tries_counts(
    session: Session, cast: Cast, published: Article, now: datetime, rule: Rule
) -> None:
    give(session, cast, published, now, Terms(tries=3, counts=rule[0]))
    for right in (1, 3, 2, 3):  # the fourth is practice
        sit(session, cast.ben, published, now, right)
    assert score(session, cast) == rule[1]
    modes = session.scalars(sa.select(Attempt.graded).order_by(Attempt.number)).all()
    assert modes == [True, True, True, False]


def test_any_number_of_tries_counts_where_none_is_set(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    give(session, cast, published, now, Terms(tries=None, counts=Counts.LAST))
    for right in (0, 1, 2):
        sit(session, cast.ben, published, now, right)
    assert score(session, cast) == Score(2, 3)


def test_what_comes_late_counts_and_is_marked(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    give(session, cast, published, now, Terms(due=DUE))
    assert not task(session, cast, now).over
    sit(session, cast.ben, published, now + timedelta(days=3), 2)
    found = task(session, cast, now + timedelta(days=3))
    assert (found.over, found.standing.late, found.standing.score) == (True, True, Score(2, 3))


def test_what_was_answered_before_counts_for_the_first_assignment_only(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, cast.ben, published, now, 2)
    first = give(session, cast, published, now, Terms(due=DUE))
    again = give(session, cast, published, now, Terms())
    found = classes.overview(session, cast.anna, cast.classroom.id, now).given
    assert {one.assignment.id: one.done for one in found} == {first.id: 1, again.id: 0}
    sit(session, cast.ben, published, now, 3)
    found = classes.overview(session, cast.anna, cast.classroom.id, now).given
    assert {one.assignment.id: one.done for one in found} == {first.id: 1, again.id: 1}


def test_each_try_draws_items_of_its_own_and_keeps_them(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    give(session, cast, published, now, Terms(tries=None, drawn=2))
    attempt = practice.start(session, cast.ben, published.id, now)
    stems = [row.stem for row in practice.result(session, cast.ben, attempt).rows]
    assert len(stems) == 2
    assert [row.stem for row in practice.result(session, cast.ben, attempt).rows] == stems
    assert task(session, cast, now).items == 2
    page = library.reading_page(session, cast.ben, published.id)
    assert page.quiz is not None
    assert page.quiz.items == 2


def test_draws_differ_by_seed_keep_the_order_and_take_all_where_there_are_few() -> None:
    draws = {tuple(drawn(range(8), 3, seed)) for seed in range(40)}
    assert len(draws) > 10
    assert all(list(draw) == sorted(draw) for draw in draws)
    assert drawn("ab", 5, 1) == ["a", "b"]


def test_feedback_at_the_end_holds_keys_and_verdicts_until_all_is_answered(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    give(session, cast, published, now, Terms(feedback=Feedback.AT_END))
    attempt = practice.start(session, cast.ben, published.id, now)
    outcome = practice.answer(session, cast.ben, attempt, 1, WRONG[0], now)
    seen = feedback.of_item(session, cast.ben, outcome, now)
    assert isinstance(seen, Held)
    assert seen.progress.marks == (None, None, None)
    assert not hasattr(seen, "key")
    following = practice.question(session, cast.ben, attempt, 2)
    assert feedback.of_item(session, cast.ben, following, now).progress.marks == (None,) * 3
    result = practice.result(session, cast.ben, attempt)
    early = feedback.of_result(session, cast.ben, result, now)
    assert isinstance(early, HeldResult)
    assert early.right is None
    for position, given in ((2, "happy"), (3, "False")):
        practice.answer(session, cast.ben, attempt, position, given, now)
    again = practice.question(session, cast.ben, attempt, 1)
    assert isinstance(feedback.of_item(session, cast.ben, again, now), Answered)


def test_feedback_after_the_last_day_holds_them_until_then(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    give(session, cast, published, now, Terms(due=DUE, feedback=Feedback.AFTER_DUE))
    attempt = sit(session, cast.ben, published, now, 1)
    item = practice.question(session, cast.ben, attempt, 1)
    result = practice.result(session, cast.ben, attempt)
    held = feedback.of_result(session, cast.ben, result, now)
    assert isinstance(held, HeldResult)
    assert (held.right, held.finished) == (1, True)
    assert isinstance(feedback.of_item(session, cast.ben, item, now), Held)
    later = now + timedelta(days=3)
    assert isinstance(feedback.of_item(session, cast.ben, item, later), Answered)


def test_no_practice_gives_away_what_is_held(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    give(session, cast, published, now, Terms(due=DUE, feedback=Feedback.AFTER_DUE))
    attempt = sit(session, cast.ben, published, now, 1)
    with pytest.raises(Conflict, match="after the due date"):
        practice.start(session, cast.ben, published.id, now)
    with pytest.raises(Conflict, match="after the due date"):
        attempts.retry(session, cast.ben, attempt, now)
    later = now + timedelta(days=3)
    assert practice.start(session, cast.ben, published.id, later) != attempt


def test_practice_begun_before_holds_its_keys_too(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    published.in_library = True
    sit(session, cast.ben, published, now, 3)
    practised = practice.start(session, cast.ben, published.id, now)
    outcome = practice.answer(session, cast.ben, practised, 1, WRONG[0], now)
    give(session, cast, published, now, Terms(due=DUE, feedback=Feedback.AFTER_DUE))
    assert isinstance(feedback.of_item(session, cast.ben, outcome, now), Held)


@pytest.fixture
def series(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript, now: datetime
) -> list[Article]:
    """Three versions of a text in the library: A2, B1, C1."""
    desk.publish(session, cast.anna, published.id, to_library=True, classroom_ids=[], now=now)
    found = [published]
    for _ in range(2):
        one = desk.add_article(session, cast.anna, manuscript, now)
        desk.publish(session, cast.anna, one.id, to_library=True, classroom_ids=[], now=now)
        found.append(one)
    for article, band in zip(found, ("A2", "B1", "C1"), strict=True):
        article.series, article.own_band = "bus", band
    session.flush()
    return found


def test_each_at_their_level_opens_all_versions_and_any_of_them_counts(
    session: Session, cast: Cast, series: list[Article], now: datetime
) -> None:
    row = give(session, cast, series[1], now, Terms(by_level=True))
    [texts] = assignments.texts_of(session, [row]).values()
    assert [text.band for text in texts] == ["A2", "B1", "C1"]
    assert task(session, cast, now).article_id == series[1].id  # nothing is known of Ben yet
    sit(session, cast.ben, series[0], now, 2)
    found = task(session, cast, now)
    assert (found.article_id, found.standing.score) == (series[0].id, Score(2, 3))
    practice.start(session, cast.ben, series[2].id, now)  # the try is used up: practice
    assert session.scalars(sa.select(Attempt.graded).order_by(Attempt.id)).all() == [True, False]


def test_versions_published_one_by_one_become_one_assignment_for_each_level(
    session: Session, cast: Cast, series: list[Article], now: datetime
) -> None:
    for text in series:
        publish(session, cast, text, now)
    assert len(classes.tasks(session, cast.ben, cast.classroom.id, now)) == 3
    sit(session, cast.ben, series[0], now, 2)
    row = give(session, cast, series[1], now, Terms(by_level=True))
    assert task(session, cast, now).standing.score == Score(2, 3)
    assignments.change(session, cast.anna, row.id, Terms(), now)
    opened = sa.select(ArticleAudience.article_id)
    assert session.scalars(opened).all() == [series[1].id]


def test_one_version_for_all_is_what_each_gets(
    session: Session, cast: Cast, series: list[Article], now: datetime
) -> None:
    row = give(session, cast, series[1], now, Terms())
    assert [t.id for t in assignments.texts_of(session, [row])[row.id]] == [series[1].id]
    sit(session, cast.ben, series[0], now, 2)
    assert task(session, cast, now).standing.score is None


def test_a_learner_of_two_classes_does_both_assignments(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    other = classes.create(session, cast.anna, "7B", now)
    classes.join(session, cast.ben, other.join_code, now)
    give(session, cast, published, now, Terms(due=DUE))
    sooner = Terms(due=DUE - timedelta(days=1))
    assignments.assign(session, cast.anna, other.id, published.id, sooner, now)
    sit(session, cast.ben, published, now, 1)
    done = {
        room.id: classes.tasks(session, cast.ben, room.id, now)[0].standing.score
        for room in (cast.classroom, other)
    }
    assert done == {cast.classroom.id: None, other.id: Score(1, 3)}
    sit(session, cast.ben, published, now, 3)
    assert task(session, cast, now).standing.score == Score(3, 3)


def test_who_left_the_class_has_no_assignment(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    published.in_library = True
    give(session, cast, published, now, Terms())
    classes.leave(session, cast.ben, cast.classroom.id)
    practice.start(session, cast.ben, published.id, now)
    assert session.scalars(sa.select(Attempt.graded)).all() == [False]


Asking = Callable[[Session, Person, Assignment, datetime], object]
FOR_TEACHERS: dict[str, Asking] = {
    "give": lambda s, p, a, now: assignments.assign(
        s, p, a.classroom_id, a.article_id, Terms(), now
    ),
    "choices": lambda s, p, a, _: assignments.choices(s, p, a.classroom_id),
    "change": lambda s, p, a, now: assignments.change(s, p, a.id, Terms(), now),
    "take back": lambda s, p, a, _: assignments.take_back(s, p, a.id),
    "overview": lambda s, p, a, now: classes.overview(s, p, a.classroom_id, now),
}


@pytest.mark.parametrize("ask", FOR_TEACHERS.values(), ids=FOR_TEACHERS)
def test_what_is_for_the_teachers_of_a_class_is_not_found_by_others(
    session: Session, cast: Cast, published: Article, now: datetime, ask: Asking
) -> None:
    published.in_library = True
    row = give(session, cast, published, now, Terms())
    cast.chloe.role = Role.TEACHER
    session.flush()
    for person in (cast.ben, cast.chloe):
        with pytest.raises(NotFound):
            ask(session, person, row, now)
    ask(session, cast.dora, row, now)


def test_another_teachers_own_text_is_not_given(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    cast.chloe.role = Role.TEACHER
    room = classes.create(session, cast.chloe, "9A", now)
    with pytest.raises(NotFound):
        assignments.assign(session, cast.chloe, room.id, published.id, Terms(), now)


def test_a_class_goes_with_its_assignments_and_attempts_stay(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    row = give(session, cast, published, now, Terms()).id
    attempt = sit(session, cast.ben, published, now, 3)
    session.execute(sa.delete(Membership))
    session.execute(sa.delete(Classroom))
    session.expire_all()
    assert session.get(Assignment, row) is None
    assert session.get_one(Attempt, attempt).assignment_id is None
