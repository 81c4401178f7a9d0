"""Classes: codes that work for a fortnight, and reports for their teachers only."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, ClassRole, Membership, Person
from services import accounts, classes, desk, desk_items, library, practice
from services.errors import Conflict, Denied, NotFound, Unfit
from services.manuscript import Manuscript
from services.values import Score
from tests.people import NOW, Cast
from tests.services.counting import statements
from tests.services.sample import GAP


@pytest.fixture
def code(session: Session, cast: Cast, now: datetime) -> str:
    made = classes.new_code(session, cast.anna, cast.classroom.id, now)
    session.commit()
    return made


def test_a_teacher_makes_a_class_and_teaches_it(
    session: Session, cast: Cast, now: datetime
) -> None:
    room = classes.create(session, cast.anna, "  7A \n", now)
    card = next(c for c in classes.classes_of(session, cast.anna) if c.id == room.id)
    assert (card.name, card.role, card.learners, card.code) == (
        "7A",
        ClassRole.TEACHER,
        0,
        room.join_code,
    )


def test_a_learner_makes_no_class(session: Session, cast: Cast, now: datetime) -> None:
    with pytest.raises(Denied):
        classes.create(session, cast.ben, "Mine", now)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x00b"])
def test_an_unfit_name_is_refused(session: Session, cast: Cast, now: datetime, name: str) -> None:
    with pytest.raises(Unfit, match="name"):
        classes.create(session, cast.anna, name, now)


def test_codes_have_8_symbols_that_nobody_mixes_up() -> None:
    codes = [classes.join_code() for _ in range(500)]
    assert len(set(codes)) == 500
    assert {len(code) for code in codes} == {8}
    assert set("".join(codes)).isdisjoint("01ILOU")


def test_code_lets_in_however_it_is_typed(
    session: Session, cast: Cast, code: str, now: datetime
) -> None:
    typed = f" {code[:4].lower()}-{code[4:].lower()} "
    assert classes.join(session, cast.chloe, typed, now).id == cast.classroom.id
    [card] = classes.classes_of(session, cast.chloe)
    assert (card.role, card.code, card.code_until) == (ClassRole.LEARNER, "", None)


def test_joining_again_changes_nothing(
    session: Session, cast: Cast, code: str, now: datetime
) -> None:
    classes.join(session, cast.ben, code, now)
    classes.join(session, cast.anna, code, now)
    roles = session.scalars(sa.select(Membership.role).order_by(Membership.id)).all()
    assert roles == [ClassRole.TEACHER, ClassRole.LEARNER]


def test_old_wrong_and_renewed_codes_say_the_same(
    session: Session, cast: Cast, code: str, now: datetime
) -> None:
    said = []
    late = now + timedelta(days=14)
    for given, when in ((code, late), ("ZZZZ9999", now), ("", now), ("ABCD2345", now)):
        with pytest.raises(Unfit) as refused:
            classes.join(session, cast.chloe, given, when)
        said.append(str(refused.value))
    assert len(set(said)) == 1
    assert classes.classes_of(session, cast.chloe) == []


def test_a_guest_joins_no_class(session: Session, cast: Cast, code: str, now: datetime) -> None:
    with pytest.raises(Denied, match="nickname"):
        classes.join(session, accounts.start_guest(session, now), code, now)


Asking = Callable[[Session, Person, int, datetime], object]
FOR_TEACHERS: dict[str, Asking] = {
    "report": lambda s, p, c, _: classes.report(s, p, c),
    "new code": lambda s, p, c, now: classes.new_code(s, p, c, now),
    "remove": lambda s, p, c, _: classes.remove(s, p, c, 2),
    "put back": lambda s, p, c, now: classes.put_back(s, p, c, 2, now),
}
FOR_MEMBERS: dict[str, Asking] = {
    "page": lambda s, p, c, _: classes.page(s, p, c),
    "leave": lambda s, p, c, _: classes.leave(s, p, c),
}


@pytest.mark.parametrize("ask", FOR_TEACHERS.values(), ids=FOR_TEACHERS)
def test_what_is_for_teachers_is_not_found_by_others(
    session: Session, cast: Cast, now: datetime, ask: Asking
) -> None:
    cast.chloe.role = cast.anna.role  # a teacher, but of no class
    session.flush()
    said = []
    for person, number in (
        (cast.ben, cast.classroom.id),
        (cast.chloe, cast.classroom.id),
        (cast.anna, 99),
    ):
        with pytest.raises(NotFound) as refused:
            ask(session, person, number, now)
        said.append(str(refused.value))
    assert len(set(said)) == 1


@pytest.mark.parametrize("ask", FOR_MEMBERS.values(), ids=FOR_MEMBERS)
def test_what_is_for_members_is_not_found_by_others(
    session: Session, cast: Cast, now: datetime, ask: Asking
) -> None:
    for person, number in ((cast.chloe, cast.classroom.id), (cast.ben, 99)):
        with pytest.raises(NotFound):
            ask(session, person, number, now)


def test_who_leaves_loses_the_articles_of_the_class(
    session: Session, cast: Cast, published: Article
) -> None:
    classes.leave(session, cast.ben, cast.classroom.id)
    with pytest.raises(NotFound):
        library.article_for(session, cast.ben, published.id)


def test_a_removed_learner_is_out(session: Session, cast: Cast) -> None:
    classes.remove(session, cast.anna, cast.classroom.id, cast.ben.id)
    assert classes.classes_of(session, cast.ben) == []


def test_a_teacher_is_not_removed_as_a_learner(session: Session, cast: Cast) -> None:
    with pytest.raises(NotFound):
        classes.remove(session, cast.anna, cast.classroom.id, cast.anna.id)


def test_the_only_teacher_stays(session: Session, cast: Cast) -> None:
    with pytest.raises(Conflict, match="only teacher"):
        classes.leave(session, cast.anna, cast.classroom.id)


def test_report_says_who_has_read_and_answered_what(
    session: Session, cast: Cast, published: Article, code: str, now: datetime
) -> None:
    classes.join(session, cast.chloe, code, now)
    for given in (("happy", 2), ("canarytired", 2)):  # only the first attempt counts
        attempt = practice.start(session, cast.ben, published.id, now)
        practice.answer(session, cast.ben, attempt, 1, GAP.key.text, now)
        practice.answer(session, cast.ben, attempt, given[1], given[0], now)
        practice.answer(session, cast.ben, attempt, 3, "False", now)
    library.finish_reading(session, cast.ben, published.id, now)
    seen = classes.report(session, cast.anna, cast.classroom.id)
    assert [article.id for article in seen.articles] == [published.id]
    ben, chloe = seen.learners
    assert (ben.nickname, chloe.nickname) == ("Ben", "Chloe")
    assert (ben.cells[0].finished, ben.cells[0].score) == (True, Score(2, 3))
    assert (ben.read, ben.score) == (1, Score(2, 3))
    assert (chloe.cells[0].opened, chloe.cells[0].score, chloe.read) == (False, None, 0)


def test_report_takes_the_same_queries_for_any_number_of_learners(
    session: Session, cast: Cast, published: Article, code: str, now: datetime
) -> None:
    with statements(session) as few:
        classes.report(session, cast.anna, cast.classroom.id)
    for name in ("Eve", "Finn", "Gil"):
        person = Person(nickname=name, nickname_key=name.lower(), guest=True, created_at=now)
        session.add(person)
        session.flush()
        session.add(
            Membership(
                person_id=person.id,
                classroom_id=cast.classroom.id,
                role=ClassRole.LEARNER,
                joined_at=now,
            )
        )
        session.flush()
    with statements(session) as many:
        classes.report(session, cast.anna, cast.classroom.id)
    assert len(many) == len(few) <= 10


def test_an_admin_sees_the_report_of_every_class(session: Session, cast: Cast) -> None:
    seen = classes.report(session, cast.dora, cast.classroom.id)
    assert seen.card.code == cast.classroom.join_code


def test_a_class_page_counts_the_questions_of_each_text(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript, now: datetime
) -> None:
    short = desk.add_article(session, cast.anna, manuscript, now)
    first = desk.article(session, cast.anna, short.id).chosen[0]
    desk_items.drop_item(session, cast.anna, short.id, first.id, NOW)
    room = [cast.classroom.id]
    desk.publish(session, cast.anna, short.id, to_library=False, classroom_ids=room, now=now)
    page = classes.page(session, cast.ben, cast.classroom.id)
    assert {a.id: a.items for a in page.articles} == {published.id: 3, short.id: 2}


def test_a_learner_taken_out_can_be_put_back(session: Session, cast: Cast, now: datetime) -> None:
    gone = classes.remove(session, cast.anna, cast.classroom.id, cast.ben.id)
    assert gone.nickname == "Ben"
    classes.put_back(session, cast.anna, cast.classroom.id, cast.ben.id, now)
    [card] = classes.classes_of(session, cast.ben)
    assert card.role is ClassRole.LEARNER
