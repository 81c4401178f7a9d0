"""The people of a class: accounts from a list of names, other teachers, new passphrases."""

from collections.abc import Callable
from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import ClassRole, Membership, Person, Role
from services import accounts, class_people, classes
from services.errors import Denied, NotFound, Unfit
from services.passphrases import Fresh, fresh
from tests.people import HASHED, PASSPHRASE, Cast

SECRET = Fresh(PASSPHRASE, HASHED)


def enrol(session: Session, cast: Cast, pasted: str, now: datetime) -> class_people.Roster:
    names = class_people.names_of(pasted)
    return class_people.enrol(
        session, cast.anna, cast.classroom.id, names, [SECRET] * len(names), now
    )


def learners(session: Session, cast: Cast) -> list[str]:
    seen = class_people.people(session, cast.anna, cast.classroom.id)
    return [learner.nickname for learner in seen.learners]


def test_a_pasted_list_is_read_however_it_was_kept() -> None:
    pasted = "1. Mia\n 2) Noah \n\nSilva, Ana\nLi Wei\t7B\tgirl\nÓscar\r\n"
    assert class_people.names_of(pasted) == ["Mia", "Noah", "Ana Silva", "Li Wei", "Óscar"]


@pytest.mark.parametrize("pasted", ["Mia\n<b>", "Mia\nx", "Mia\n" + "y" * 31])
def test_a_line_that_is_no_name_is_told_by_its_number(pasted: str) -> None:
    with pytest.raises(Unfit, match=r"^Line 2, "):
        class_people.names_of(pasted)


@pytest.mark.parametrize("pasted", ["", " \n ", "\n".join(f"Pupil {n}" for n in range(61))])
def test_no_name_and_too_many_names_are_refused(pasted: str) -> None:
    with pytest.raises(Unfit, match="Paste"):
        class_people.names_of(pasted)


def test_each_name_becomes_a_learner_who_can_sign_in(
    session: Session, cast: Cast, now: datetime
) -> None:
    roster = enrol(session, cast, "Mia\nNoah", now)
    assert [slip.nickname for slip in roster.slips] == ["Mia", "Noah"]
    assert learners(session, cast) == ["Ben", "Mia", "Noah"]
    mia = accounts.authenticate(session, "mia", roster.slips[0].passphrase, now)
    assert (mia.role, mia.guest) == (Role.LEARNER, False)


def test_a_taken_nickname_gets_a_number_and_the_other_person_stays_out(
    session: Session, cast: Cast, now: datetime
) -> None:
    roster = enrol(session, cast, "Chloe\nMia\nMia", now)
    assert [slip.nickname for slip in roster.slips] == ["Chloe 2", "Mia", "Mia 2"]
    assert classes.classes_of(session, cast.chloe) == []


def test_the_same_list_pasted_again_adds_nobody(
    session: Session, cast: Cast, now: datetime
) -> None:
    enrol(session, cast, "Mia\nNoah", now)
    again = enrol(session, cast, "mia\nNoah\nBen\nZoe", now)
    assert again.known == ("mia", "Noah", "Ben")
    assert learners(session, cast) == ["Ben", "Mia", "Noah", "Zoe"]


def test_passphrases_on_cards_are_four_easy_words_and_never_twice_the_same() -> None:
    made = {fresh().words for _ in range(6)}
    assert len(made) == 6
    assert {len(words.split()) for words in made} == {4}


def test_a_new_passphrase_ends_the_old_one_and_every_session(
    session: Session, cast: Cast, now: datetime
) -> None:
    token = accounts.open_session(session, cast.ben, now)
    secret = fresh()
    room = cast.classroom.id
    slip = class_people.reset_passphrase(session, cast.anna, room, cast.ben.id, secret, now)
    assert slip.nickname == "Ben"
    assert accounts.session_person(session, token, now) is None
    assert accounts.authenticate(session, "Ben", slip.passphrase, now) is cast.ben
    with pytest.raises(Denied):
        accounts.authenticate(session, "Ben", PASSPHRASE, now)


def test_no_teacher_who_learns_here_gets_a_new_passphrase_from_a_colleague(
    session: Session, cast: Cast, now: datetime
) -> None:
    cast.ben.role = Role.TEACHER
    session.flush()
    with pytest.raises(Denied, match="teacher’s account"):
        class_people.reset_passphrase(
            session, cast.anna, cast.classroom.id, cast.ben.id, SECRET, now
        )


def test_a_second_teacher_may_all_that_the_first_may(
    session: Session, cast: Cast, now: datetime
) -> None:
    cast.chloe.role = Role.TEACHER
    session.flush()
    class_people.add_teacher(session, cast.anna, cast.classroom.id, " chloe ", now)
    assert class_people.people(session, cast.chloe, cast.classroom.id).teachers == (
        "Anna",
        "Chloe",
    )
    classes.leave(session, cast.anna, cast.classroom.id)
    assert classes.report(session, cast.chloe, cast.classroom.id).teachers == ("Chloe",)


def test_a_teacher_who_learned_in_the_class_teaches_it_from_now_on(
    session: Session, cast: Cast, now: datetime
) -> None:
    cast.ben.role = Role.TEACHER
    session.flush()
    class_people.add_teacher(session, cast.anna, cast.classroom.id, "Ben", now)
    roles = session.scalars(sa.select(Membership.role).order_by(Membership.id)).all()
    assert roles == [ClassRole.TEACHER, ClassRole.TEACHER]


@pytest.mark.parametrize("nickname", ["Chloe", "Nobody", ""])
def test_a_learner_or_nobody_becomes_no_teacher(
    session: Session, cast: Cast, now: datetime, nickname: str
) -> None:
    with pytest.raises(Unfit, match="No teacher"):
        class_people.add_teacher(session, cast.anna, cast.classroom.id, nickname, now)


def test_a_class_has_a_name_and_a_time_zone(session: Session, cast: Cast) -> None:
    class_people.describe(session, cast.anna, cast.classroom.id, " 7B ", "Asia/Tokyo")
    assert (cast.classroom.name, cast.classroom.time_zone) == ("7B", "Asia/Tokyo")
    for name, zone in (("", "UTC"), ("7B", "Mars/Olympus"), ("7B", "../etc/passwd")):
        with pytest.raises(Unfit):
            class_people.describe(session, cast.anna, cast.classroom.id, name, zone)


def test_a_new_class_is_in_its_teachers_zone(session: Session, cast: Cast, now: datetime) -> None:
    accounts.set_time_zone(session, cast.anna, "Europe/Paris")
    assert classes.create(session, cast.anna, "8A", now).time_zone == "Europe/Paris"


Asking = Callable[[Session, Person, int, datetime], object]
FOR_TEACHERS: dict[str, Asking] = {
    "people": lambda s, p, c, _: class_people.people(s, p, c),
    "enrol": lambda s, p, c, now: class_people.enrol(s, p, c, ["Mia"], [SECRET], now),
    "reset": lambda s, p, c, now: class_people.reset_passphrase(s, p, c, 2, SECRET, now),
    "teacher": lambda s, p, c, now: class_people.add_teacher(s, p, c, "Anna", now),
    "describe": lambda s, p, c, _: class_people.describe(s, p, c, "7B", "UTC"),
}


@pytest.mark.parametrize("ask", FOR_TEACHERS.values(), ids=FOR_TEACHERS)
def test_what_is_for_teachers_of_the_class_is_not_found_by_others(
    session: Session, cast: Cast, now: datetime, ask: Asking
) -> None:
    cast.chloe.role = Role.TEACHER
    session.flush()
    for person, number in (
        (cast.ben, cast.classroom.id),
        (cast.chloe, cast.classroom.id),
        (cast.anna, 99),
    ):
        with pytest.raises(NotFound):
            ask(session, person, number, now)


def test_nobody_resets_the_passphrase_of_someone_elses_learner(
    session: Session, cast: Cast, now: datetime
) -> None:
    for person in (cast.chloe, cast.anna, cast.dora):
        with pytest.raises(NotFound):
            class_people.reset_passphrase(
                session, cast.anna, cast.classroom.id, person.id, SECRET, now
            )
