"""Everything about a person in one file, and nothing of them left once they are erased."""

import json
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import (
    Article,
    Attempt,
    AuditAct,
    Base,
    ClassRole,
    Classroom,
    Complaint,
    Counts,
    Fault,
    Feedback,
    Hint,
    HintKind,
    Item,
    LookUp,
    Mark,
    Membership,
    Person,
    PlacementAnswer,
    PlacementOutcome,
    ReadingDay,
    Response,
    Review,
    Role,
)
from services import (
    accounts,
    assignments,
    audit,
    desk,
    erasing,
    jobs,
    people,
    practice,
    tokens,
    word_marks,
)
from services.assignments import Terms
from services.errors import Conflict, Denied
from services.manuscript import Manuscript
from services.own_data import TABLES, own_data
from tests.people import HASHED, PASSPHRASE, Cast
from tests.services.sample import GAP, TYPED

TOLD_APART = {"attempt", "membership", "article"}  # own_data gathers these in ways of their own
NAME = "Benedikt Quill"  # in no text of the tests


@pytest.fixture
def lived(session: Session, cast: Cast, published: Article, now: datetime) -> Person:
    """Ben after a day of everything that a learner can do."""
    ben = cast.ben
    ben.nickname, ben.nickname_key = NAME, NAME.casefold()
    attempt = practice.start(session, ben, published.id, now)
    session.add(
        Hint(attempt_id=attempt, item_id=_items(session)[1], kind=HintKind.PARAGRAPH, taken_at=now)
    )
    for position, given in enumerate((GAP.key.text, "happy", "False"), 1):
        practice.answer(session, ben, attempt, position, given, now)
    word_marks.set_mark(session, ben, "mirror", Mark.LEARNING, now)
    accounts.open_session(session, ben, now)
    mine = {"person_id": ben.id, "article_id": published.id}
    session.add_all(
        [
            ReadingDay(**mine, day=date(2026, 8, 5), seconds=90, words=40, told_at=now),
            LookUp(**mine, headword="mirror", sentence_start=0, looked_at=now),
            Complaint(
                person_id=ben.id,
                item_id=_items(session)[0],
                fault=Fault.KEY,
                said=f"{NAME} thinks so",
                made_at=now,
            ),
            Review(
                **mine,
                number=1,
                headword="mirror",
                sentence="s",
                given="mirror",
                right=True,
                credit=1.0,
                answered_at=now,
            ),
            PlacementAnswer(
                person_id=ben.id,
                number=1,
                headword="boat",
                given="boat",
                outcome=PlacementOutcome.RIGHT,
                answered_at=now,
            ),
        ]
    )
    people.set_role(session, cast.dora, ben.id, Role.TEACHER, now)
    tokens.make(session, ben, "Gradebook", now)
    audit.note(session, ben, AuditAct.LET_IN, f"{NAME}’s own", now)
    jobs.begin(session, ben, jobs.Wanted(f"A text of {NAME}.".encode(), title=NAME), now)
    people.close(session, cast.dora, ben.id, now)
    people.reopen(session, cast.dora, ben.id, now)
    session.commit()
    return ben


def _items(session: Session) -> list[int]:
    return list(session.scalars(sa.select(Item.id).order_by(Item.id)))


def places_of(session: Session, word: str) -> set[str]:
    """Return the columns of all tables in which a word stands."""
    return {
        str(column)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, sa.String | sa.JSON)
        for value in session.scalars(sa.select(column))
        if word.casefold() in str(value).casefold()
    }


def owned_by(session: Session, person_id: int) -> set[str]:
    """Return the columns that name a person by id."""
    return {
        str(column)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
        if session.scalar(sa.select(sa.func.count()).where(column == person_id))
    }


def test_every_table_that_names_a_person_is_told() -> None:
    naming = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table.name == "person" for key in table.foreign_keys)
    }
    assert naming == {table.__tablename__ for table in TABLES.values()} | TOLD_APART


def test_a_learner_gets_all_that_is_kept_and_no_secret(
    session: Session, lived: Person, now: datetime
) -> None:
    found = own_data(session, lived, now)
    told = json.dumps(found, ensure_ascii=False)
    assert found["profile"]["nickname"] == NAME
    assert found["classes"][0]["class"] == "6B"
    [attempt] = found["attempts"]
    assert [one["right"] for one in attempt["answers"]] == [True, False, True]
    assert attempt["answers"][1]["question"] == TYPED.stem
    assert attempt["answers"][1]["given"] == "happy"
    assert [hint["kind"] for hint in attempt["hints"]] == ["paragraph"]
    assert {word["headword"] for word in found["words"]} >= {"square", "tired", "mirror"}
    assert found["marks"][0]["mark"] == "learning"
    assert found["reading time by day"][0]["seconds"] == 90
    filled = {name for name in TABLES if found[name]}
    assert filled == set(TABLES) - {"drafts made by programs", "changes of questions"}
    assert HASHED not in told
    assert "hash" not in told


def test_what_others_did_is_not_in_it(
    session: Session, cast: Cast, lived: Person, now: datetime
) -> None:
    found = own_data(session, cast.chloe, now)
    assert NAME not in json.dumps(found)
    assert [name for name in (*TABLES, "attempts", "classes", "texts") if found[name]] == []


def test_a_teacher_finds_texts_with_their_questions(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    [text] = own_data(session, cast.anna, now)["texts"]
    assert text["text"] == published.text
    assert len(text["questions"]) == 4
    assert {"stem", "key", "distractors"} <= set(text["questions"][0])


def test_a_verdict_held_back_is_not_told_by_the_file(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    terms = Terms(
        due=date(2026, 8, 7),
        by_level=False,
        feedback=Feedback.AFTER_DUE,
        counts=Counts.FIRST,
        tries=None,
        drawn=None,
    )
    assignments.assign(session, cast.anna, cast.classroom.id, published.id, terms, now)
    attempt = practice.start(session, cast.ben, published.id, now)
    practice.answer(session, cast.ben, attempt, 1, GAP.key.text, now)
    [before] = own_data(session, cast.ben, now)["attempts"]
    assert before["verdicts held back"]
    assert {"right", "credit", "note"}.isdisjoint(before["answers"][0])
    [after] = own_data(session, cast.ben, now + timedelta(days=9))["attempts"]
    assert after["answers"][0]["right"] is True


def test_an_erased_learner_leaves_no_row_that_names_them(
    session: Session, cast: Cast, lived: Person, now: datetime
) -> None:
    one = lived.id
    assert len(places_of(session, NAME)) >= 4
    assert len(owned_by(session, one)) >= 14
    erasing.erase(session, lived, PASSPHRASE, now)
    session.commit()
    assert places_of(session, NAME) == set()
    assert owned_by(session, one) == set()
    assert session.get(Person, one) is None
    left = [session.scalar(sa.select(sa.func.count(t.id))) for t in (Attempt, Response, Hint)]
    assert left == [0, 0, 0]


def test_the_log_keeps_the_acts_without_the_name(
    session: Session, cast: Cast, lived: Person, now: datetime
) -> None:
    erasing.erase(session, lived, PASSPHRASE, now)
    said = [(entry.who, entry.act.value, entry.about) for entry in audit.log(session).entries]
    assert said[:5] == [
        ("", "erase account", "teacher"),
        ("Dora", "open account", "(erased)"),
        ("Dora", "close account", "(erased)"),
        ("(erased)", "make token", "(erased)"),
        ("Dora", "change role", "(erased): learner to teacher"),
    ]


def test_a_name_that_begins_another_touches_nobody_elses_lines(
    session: Session, cast: Cast, now: datetime
) -> None:
    other = accounts.add_user(session, "Benno", PASSPHRASE, Role.LEARNER, now)
    people.set_role(session, cast.dora, other.id, Role.TEACHER, now)
    erasing.erase(session, cast.ben, PASSPHRASE, now)
    assert "Benno: learner to teacher" in [e.about for e in audit.log(session).entries]


def test_a_wrong_passphrase_erases_nothing(session: Session, lived: Person, now: datetime) -> None:
    with pytest.raises(Denied):
        erasing.erase(session, lived, "four quiet rooms", now)
    session.rollback()
    assert session.get(Person, lived.id) is not None


def test_a_guest_needs_no_passphrase(session: Session, cast: Cast, now: datetime) -> None:
    guest = accounts.start_guest(session, now)
    one = guest.id
    erasing.erase(session, guest, "", now)
    assert session.get(Person, one) is None


def test_a_teachers_published_text_stays_with_what_others_answered(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript, now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, published.id, now)
    practice.answer(session, cast.ben, attempt, 1, GAP.key.text, now)
    draft = desk.add_article(session, cast.anna, manuscript, now).id
    room = cast.classroom.id
    session.commit()
    assert erasing.leaving(session, cast.anna) == erasing.Leaving(1, 1, ("6B",))
    erasing.erase(session, cast.anna, PASSPHRASE, now)
    session.commit()
    session.expire_all()
    assert session.get_one(Article, published.id).owner_id is None
    assert session.get(Article, draft) is None
    assert practice.result(session, cast.ben, attempt).right == 1
    assert session.get(Classroom, room) is None
    assert places_of(session, "Anna") == set()


def test_a_class_with_another_teacher_stays(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    room = cast.classroom.id
    session.add(
        Membership(person_id=cast.dora.id, classroom_id=room, role=ClassRole.TEACHER, joined_at=now)
    )
    session.flush()
    assert erasing.leaving(session, cast.anna).classes == ()
    erasing.erase(session, cast.anna, PASSPHRASE, now)
    session.commit()
    assert session.get(Classroom, room) is not None


def test_the_only_admin_stays_until_there_is_another(
    session: Session, cast: Cast, now: datetime
) -> None:
    with pytest.raises(Conflict):
        erasing.erase(session, cast.dora, PASSPHRASE, now)
    people.set_role(session, cast.dora, cast.chloe.id, Role.ADMIN, now)
    erasing.erase(session, cast.dora, PASSPHRASE, now)
    assert places_of(session, "Dora") == set()
