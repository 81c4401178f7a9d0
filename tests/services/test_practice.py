"""Taking a quiz: one response an item, no key before it, totals that can be recounted."""

import dataclasses
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Attempt, KindTotal, Person, Response, WordState, writing
from services import desk, desk_items, library, practice, recounting
from services.errors import NotFound, Unfit
from services.practice import Answered, Question
from services.remembering import COLUMNS
from tests.people import NOW, Cast
from tests.services.sample import CANARY, GAP, TEXT, TRUTH, TYPED

RIGHT = [GAP.key.text, TYPED.key.text, TRUTH.key.text]
WRONG = [GAP.distractors[1].text, "happy", "Not given"]
CLICKS = 8


@pytest.fixture
def attempt(session: Session, cast: Cast, published: Article, now: datetime) -> int:
    """Ben's attempt at Anna's article."""
    begun = practice.start(session, cast.ben, published.id, now)
    session.commit()
    return begun


def open_question(session: Session, person: Person, attempt: int, position: int) -> Question:
    found = practice.question(session, person, attempt, position)
    assert isinstance(found, Question)
    return found


def test_no_page_before_the_answer_holds_key_or_reason(
    session: Session, cast: Cast, published: Article, attempt: int
) -> None:
    pages: list[object] = [
        practice.result(session, cast.ben, attempt),
        library.reading_page(session, cast.ben, published.id),
        *library.shelf(session, cast.ben),
    ]
    pages += [open_question(session, cast.ben, attempt, n) for n in (1, 2, 3)]
    options = [option for page in pages if isinstance(page, Question) for option in page.options]
    shown = repr(pages)
    for option in options:
        shown = shown.replace(option, "")  # the key is one of the options, and must be
    assert CANARY not in shown
    assert {field.name for field in dataclasses.fields(Question)}.isdisjoint(
        {"key", "right", "why", "evidence"}
    )


def test_a_typed_item_shows_nothing_of_its_key(session: Session, cast: Cast, attempt: int) -> None:
    assert CANARY not in repr(open_question(session, cast.ben, attempt, 2))


def test_right_answer_says_so_with_the_evidence_in_its_paragraph(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    said = practice.answer(session, cast.ben, attempt, 1, GAP.key.text, now)
    assert (said.right, said.credit, said.chosen, said.key) == (True, 1.0, RIGHT[0], RIGHT[0])
    assert (said.why, said.why_not) == (GAP.key.feedback, "")
    assert said.evidence.sentence == "The bus left the square at nine."
    assert said.evidence.paragraph == 1
    whole = said.evidence.before + said.evidence.sentence + said.evidence.after
    assert whole == TEXT.split("\n\n")[2]


def test_wrong_answer_says_why_it_is_not(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    said = practice.answer(session, cast.ben, attempt, 1, WRONG[0], now)
    assert (said.right, said.why_not) == (False, GAP.distractors[1].feedback)
    marked = {choice.text: (choice.key, choice.chosen) for choice in said.options}
    assert marked[WRONG[0]] == (False, True)
    assert marked[RIGHT[0]] == (True, False)


def test_second_answer_returns_the_first_outcome(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    first = practice.answer(session, cast.ben, attempt, 1, WRONG[0], now)
    second = practice.answer(session, cast.ben, attempt, 1, RIGHT[0], now)
    assert second == dataclasses.replace(first, late=True)
    assert session.scalar(sa.select(sa.func.count(Response.id))) == 1
    assert session.scalars(sa.select(KindTotal.answered)).all() == [1]


def test_the_same_answer_twice_is_no_second_answer(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    first = practice.answer(session, cast.ben, attempt, 1, RIGHT[0], now)
    assert practice.answer(session, cast.ben, attempt, 1, RIGHT[0], now) == first


@pytest.mark.parametrize("position", [1, 3])
def test_what_is_no_option_is_refused_and_not_stored(
    session: Session, cast: Cast, attempt: int, now: datetime, position: int
) -> None:
    for given in ("", "   ", "<script>", "x" * 1000):
        with pytest.raises(Unfit, match="Choose one"):
            practice.answer(session, cast.ben, attempt, position, given, now)
    assert session.scalar(sa.select(sa.func.count(Response.id))) == 0


@pytest.mark.parametrize("position", [0, -1, 4, 10**9])
def test_a_position_that_is_not_there_is_not_found(
    session: Session, cast: Cast, attempt: int, now: datetime, position: int
) -> None:
    with pytest.raises(NotFound):
        practice.question(session, cast.ben, attempt, position)
    with pytest.raises(NotFound):
        practice.answer(session, cast.ben, attempt, position, "x", now)


Asking = Callable[[Session, Person, int, datetime], object]
ASKED: dict[str, Asking] = {
    "question": lambda s, p, a, _: practice.question(s, p, a, 1),
    "answer": lambda s, p, a, now: practice.answer(s, p, a, 1, RIGHT[0], now),
    "result": lambda s, p, a, _: practice.result(s, p, a),
    "resume": lambda s, p, a, _: practice.resume_position(s, p, a),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_anothers_attempt_is_not_found_like_an_absent_one(
    session: Session, cast: Cast, attempt: int, now: datetime, ask: Asking
) -> None:
    said = []
    # Not even the teacher of the class or the admin answers for Ben.
    for person, number in [
        (cast.chloe, attempt),
        (cast.anna, attempt),
        (cast.dora, attempt),
        (cast.ben, attempt + 1),
    ]:
        with pytest.raises(NotFound) as refused:
            ask(session, person, number, now)
        said.append(str(refused.value))
    assert len(set(said)) == 1
    assert session.scalar(sa.select(sa.func.count(Response.id))) == 0


def test_who_is_not_in_the_class_cannot_start(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    for article_id in (published.id, published.id + 1):
        with pytest.raises(NotFound):
            practice.start(session, cast.chloe, article_id, now)
    assert session.scalar(sa.select(sa.func.count(Attempt.id))) == 0


def test_start_goes_on_with_an_open_attempt(
    session: Session, cast: Cast, published: Article, attempt: int, now: datetime
) -> None:
    practice.answer(session, cast.ben, attempt, 2, RIGHT[1], now)
    assert practice.start(session, cast.ben, published.id, now) == attempt
    assert practice.resume_position(session, cast.ben, attempt) == 1


def test_last_answer_finishes_the_attempt_and_the_next_start_is_a_new_one(
    session: Session, cast: Cast, published: Article, attempt: int, now: datetime
) -> None:
    said = [
        practice.answer(session, cast.ben, attempt, n, given, now)
        for n, given in enumerate(RIGHT, start=1)
    ]
    assert [answered.next_position for answered in said] == [2, 3, None]
    result = practice.result(session, cast.ben, attempt)
    assert (result.finished, result.right, result.total) == (True, 3, 3)
    again = practice.start(session, cast.ben, published.id, now)
    assert again != attempt
    assert session.get_one(Attempt, again).number == 2


def test_result_names_what_was_missed_and_hides_what_is_open(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    practice.answer(session, cast.ben, attempt, 1, WRONG[0], now)
    result = practice.result(session, cast.ben, attempt)
    assert result.missed == ("square",)
    assert [(row.right, row.key) for row in result.rows] == [
        (False, RIGHT[0]),
        (None, ""),
        (None, ""),
    ]


def test_options_keep_their_order_within_an_attempt(
    session: Session, cast: Cast, attempt: int, now: datetime
) -> None:
    before = open_question(session, cast.ben, attempt, 1).options
    assert open_question(session, cast.ben, attempt, 1).options == before
    said = practice.answer(session, cast.ben, attempt, 1, RIGHT[0], now)
    assert tuple(choice.text for choice in said.options) == before


def test_the_key_stands_at_every_place_about_as_often(
    session: Session, cast: Cast, attempt: int
) -> None:
    row = session.get_one(Attempt, attempt)
    places = []
    for seed in range(400):
        row.seed = seed
        session.flush()
        places.append(open_question(session, cast.ben, attempt, 1).options.index(RIGHT[0]))
    # Chi-square with 3 degrees of freedom: 16.27 is passed by chance once in 1,000.
    assert sum((places.count(place) - 100) ** 2 / 100 for place in range(4)) < 16.27


def test_true_false_not_given_always_stand_in_that_order(
    session: Session, cast: Cast, attempt: int
) -> None:
    assert open_question(session, cast.ben, attempt, 3).options == ("True", "False", "Not given")


def everything(session: Session, person: Person) -> tuple[list[Any], list[Any]]:
    session.expire_all()
    kinds = sa.select(KindTotal.kind, KindTotal.answered, KindTotal.right)
    words = sa.select(
        WordState.headword,
        WordState.met_count,
        WordState.right,
        WordState.wrong,
        WordState.first_met_at,
        WordState.last_met_at,
        *COLUMNS,
    )
    return (
        [
            tuple(r)
            for r in session.execute(
                kinds.where(KindTotal.person_id == person.id).order_by(KindTotal.kind)
            )
        ],
        [
            tuple(r)
            for r in session.execute(
                words.where(WordState.person_id == person.id).order_by(WordState.headword)
            )
        ],
    )


def test_totals_kept_are_the_totals_recounted(
    session: Session, cast: Cast, published: Article, attempt: int, now: datetime
) -> None:
    for sitting, given in enumerate((WRONG, RIGHT)):
        later = now.replace(hour=13 + sitting)
        mine = practice.start(session, cast.ben, published.id, later)
        for position, text in enumerate(given, start=1):
            practice.answer(session, cast.ben, mine, position, text, later)
        if given is WRONG:
            once_more = practice.retry(session, cast.ben, mine, later)
            practice.answer(session, cast.ben, once_more, 1, RIGHT[0], later)
    library.finish_reading(session, cast.ben, published.id, now.replace(hour=16))
    kept = everything(session, cast.ben)
    session.execute(sa.update(KindTotal).values(answered=99))
    session.execute(sa.delete(WordState).where(WordState.headword == "square"))
    recounting.recount(session, cast.ben)
    assert everything(session, cast.ben) == kept
    assert [(kind, n, right) for kind, n, right in kept[0]] == [
        ("gap", 1, 0),  # of two sittings the first: in the second, the keys were known
        ("truth", 1, 0),
        ("typed", 1, 0),
    ]


def test_double_click_in_parallel_stores_one_answer(
    engine: sa.Engine, cast: Cast, attempt: int, now: datetime
) -> None:
    """Without the UNIQUE constraint PostgreSQL kept 45 duplicates of 58 double clicks."""
    ready = threading.Barrier(CLICKS)
    given = [RIGHT[0], *(d.text for d in GAP.distractors)] * 2

    def click(text: str) -> Answered:
        ready.wait()
        with Session(engine, expire_on_commit=False) as mine:
            writing(mine)
            said = practice.answer(mine, cast.ben, attempt, 1, text, now)
            mine.commit()
            return said

    with ThreadPoolExecutor(CLICKS) as threads:
        said = list(threads.map(click, given))
    with Session(engine) as session:
        stored = session.scalars(sa.select(Response.given)).all()
        assert len(stored) == 1
        assert {answered.chosen for answered in said} == set(stored)
        assert session.scalars(sa.select(KindTotal.answered)).all() == [1]


def test_last_answers_in_parallel_finish_the_attempt(
    engine: sa.Engine, cast: Cast, attempt: int, now: datetime
) -> None:
    ready = threading.Barrier(3)

    def give(position: int) -> None:
        ready.wait()
        with Session(engine) as mine:
            writing(mine)
            practice.answer(mine, cast.ben, attempt, position, RIGHT[position - 1], now)
            mine.commit()

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(give, (1, 2, 3)))
    with Session(engine) as session:
        assert session.get_one(Attempt, attempt).finished_at == now


def test_two_starts_in_parallel_begin_one_attempt(
    engine: sa.Engine, cast: Cast, published: Article, now: datetime
) -> None:
    ready = threading.Barrier(CLICKS)

    def begin(_: int) -> int:
        ready.wait()
        with Session(engine) as mine:
            writing(mine)
            begun = practice.start(mine, cast.ben, published.id, now)
            mine.commit()
            return begun

    with ThreadPoolExecutor(CLICKS) as threads:
        assert len(set(threads.map(begin, range(CLICKS)))) == 1


def test_an_attempt_begun_before_a_new_version_keeps_its_items(
    session: Session, cast: Cast, published: Article, attempt: int, now: datetime
) -> None:
    first = desk.article(session, cast.anna, published.id).chosen[0]
    desk_items.drop_item(session, cast.anna, published.id, first.id, NOW)
    desk.publish(
        session,
        cast.anna,
        published.id,
        to_library=False,
        classroom_ids=[cast.classroom.id],
        now=now,
    )
    assert open_question(session, cast.ben, attempt, 1).stem == GAP.stem
    assert open_question(session, cast.ben, attempt, 1).progress.total == 3
    fresh = practice.start(session, cast.ben, published.id, now)
    assert fresh != attempt
    assert open_question(session, cast.ben, fresh, 1).progress.total == 2
