"""Reports: what a class gave, by assignment, learner, item and sentence, for its teachers only."""

from collections.abc import Callable
from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Assignment, LookUp, Person, Role
from services import (
    assignment_report,
    assignments,
    classes,
    learner_report,
    practice,
    sentence_report,
    who_can_read,
)
from services.assignments import Terms
from services.errors import NotFound
from services.values import Score
from tests.people import Cast
from tests.services.sample import GAP, TYPED, span

WRONG = "a word that Ben alone wrote"


@pytest.fixture
def answered(session: Session, cast: Cast, published: Article, now: datetime) -> int:
    """Ben's attempt at an assignment of the class: one of two right, the third item open."""
    assignments.assign(session, cast.anna, cast.classroom.id, published.id, Terms(), now)
    attempt = practice.start(session, cast.ben, published.id, now)
    practice.answer(session, cast.ben, attempt, 1, GAP.key.text, now)
    practice.answer(session, cast.ben, attempt, 2, WRONG, now)
    return attempt


def finish(session: Session, cast: Cast, attempt: int, now: datetime) -> None:
    practice.answer(session, cast.ben, attempt, 3, "False", now)


def test_the_report_of_an_assignment_says_who_is_done_and_who_missed_what(
    session: Session, cast: Cast, answered: int, now: datetime
) -> None:
    [given] = classes.overview(session, cast.anna, cast.classroom.id, now).given
    row = given.assignment.id
    seen = assignment_report.assignment_page(session, cast.anna, row, now)
    assert (seen.done, seen.learners[0].standing.begun) == (0, True)
    finish(session, cast, answered, now)
    seen = assignment_report.assignment_page(session, cast.anna, row, now)
    assert (seen.done, seen.score) == (1, Score(2, 3))
    [part] = seen.by_text
    assert [missed for _, missed in part.items] == [(), ("Ben",), ()]
    assert [option.text for option in part.items[1][0].options if option.count] == [WRONG]


def test_a_sentence_is_warm_by_who_missed_its_question_or_looked_a_word_up(
    session: Session, cast: Cast, published: Article, answered: int, now: datetime
) -> None:
    start = span("The bus left the square at nine.").start
    for person in (cast.ben, cast.chloe):  # Chloe is in no class of Anna's
        session.add(
            LookUp(
                person_id=person.id,
                article_id=published.id,
                headword="square",
                sentence_start=start,
                looked_at=now,
            )
        )
    session.flush()
    room = cast.classroom.id
    seen = sentence_report.sentence_page(session, cast.anna, room, published.id)
    by_text = {one.text: one for paragraph in seen.paragraphs for one in paragraph}
    looked = by_text["The bus left the square at nine."]
    missed = by_text["It carried twelve tired people home."]
    assert seen.readers == 1
    assert [(w.headword, w.learners, w.gloss) for w in looked.words] == [("square", 1, "a place")]
    assert [(q.missed, q.answered, q.instead) for q in missed.questions] == [(1, 1, WRONG)]
    assert (looked.stumbled, looked.warmth, missed.stumbled, missed.warmth) == (1, 4, 1, 4)
    assert by_text["Nobody had missed it."].warmth == 0
    assert [one.text for one in seen.sheet] == [looked.text, missed.text]


def test_sentences_of_the_report_are_the_text_in_its_order(
    session: Session, cast: Cast, published: Article
) -> None:
    seen = sentence_report.sentence_page(session, cast.anna, cast.classroom.id, published.id)
    found = [one for paragraph in seen.paragraphs for one in paragraph]
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    at = 0
    for one in found:
        at = published.text.index(one.text, at) + len(one.text)


def test_the_report_of_a_learner_has_results_and_the_words_missed(
    session: Session, cast: Cast, answered: int, now: datetime
) -> None:
    finish(session, cast, answered, now)
    room = cast.classroom.id
    seen = learner_report.learner_page(session, cast.anna, room, cast.ben.id, now)
    assert seen.assignments[0].standing.score == Score(2, 3)
    assert seen.missed == ("tired",)
    assert len(seen.path) == 3
    given = learner_report.attempt_page(session, cast.anna, room, answered)
    assert [(a.given, a.right, a.key) for a in given.answers][1] == (WRONG, False, TYPED.key.text)


def test_practice_is_seen_by_no_teacher(
    session: Session, cast: Cast, published: Article, answered: int, now: datetime
) -> None:
    finish(session, cast, answered, now)
    practised = practice.start(session, cast.ben, published.id, now)
    practice.answer(session, cast.ben, practised, 2, "canary of practice", now)
    room = cast.classroom.id
    with pytest.raises(NotFound):
        learner_report.attempt_page(session, cast.anna, room, practised)
    seen = sentence_report.sentence_page(session, cast.anna, room, published.id)
    learner = learner_report.learner_page(session, cast.anna, room, cast.ben.id, now)
    assert "canary of practice" not in f"{seen}{learner}"


def test_what_is_for_one_class_is_not_seen_by_the_teachers_of_another(
    session: Session, cast: Cast, published: Article, answered: int, now: datetime
) -> None:
    published.in_library = True
    cast.chloe.role = Role.TEACHER
    other = classes.create(session, cast.chloe, "9A", now)
    classes.join(session, cast.ben, other.join_code, now)
    assignments.assign(session, cast.chloe, other.id, published.id, Terms(), now)
    with pytest.raises(NotFound):
        learner_report.attempt_page(session, cast.chloe, other.id, answered)
    seen = sentence_report.sentence_page(session, cast.chloe, other.id, published.id)
    assert WRONG not in str(seen)
    learner = learner_report.learner_page(session, cast.chloe, other.id, cast.ben.id, now)
    assert learner.missed == ()


def test_who_left_is_in_no_report(
    session: Session, cast: Cast, published: Article, answered: int, now: datetime
) -> None:
    room = cast.classroom.id
    classes.remove(session, cast.anna, room, cast.ben.id)
    with pytest.raises(NotFound):
        learner_report.attempt_page(session, cast.anna, room, answered)
    with pytest.raises(NotFound):
        learner_report.learner_page(session, cast.anna, room, cast.ben.id, now)
    assert WRONG not in str(sentence_report.sentence_page(session, cast.anna, room, published.id))


def test_who_can_read_says_too_few_where_little_is_known(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    seen = who_can_read.who_can_read(session, cast.anna, cast.classroom.id, published.id, now)
    assert (seen.known, seen.spread) == (0, None)
    assert [(one.nickname, one.coverage) for one in seen.learners] == [("Ben", None)]


Asking = Callable[[Session, Person, int, int, int, datetime], object]
REPORTS: dict[str, Asking] = {
    "overview": lambda s, p, room, _, __, now: classes.overview(s, p, room, now),
    "results": lambda s, p, room, _, __, ___: classes.report(s, p, room),
    "assignment": lambda s, p, _, __, ___, now: assignment_report.assignment_page(
        s, p, s.scalars(sa.select(Assignment.id)).one(), now
    ),
    "sentences": lambda s, p, room, text, _, __: sentence_report.sentence_page(s, p, room, text),
    "learner": lambda s, p, room, _, __, now: learner_report.learner_page(s, p, room, 2, now),
    "attempt": lambda s, p, room, _, attempt, __: learner_report.attempt_page(s, p, room, attempt),
    "readers": lambda s, p, room, text, _, now: who_can_read.who_can_read(s, p, room, text, now),
}


@pytest.mark.parametrize("ask", REPORTS.values(), ids=REPORTS)
def test_no_report_is_found_by_learners_or_other_teachers(
    session: Session,
    cast: Cast,
    published: Article,
    answered: int,
    now: datetime,
    ask: Asking,
) -> None:
    cast.chloe.role = Role.TEACHER
    session.flush()
    room = cast.classroom.id
    for person in (cast.ben, cast.chloe):
        with pytest.raises(NotFound):
            ask(session, person, room, published.id, answered, now)
    ask(session, cast.anna, room, published.id, answered, now)
