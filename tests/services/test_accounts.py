"""Joining, signing in, and sessions that end when they should."""

import time
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import LoginSession, Person, Reading, Role
from services import accounts
from services.errors import Conflict, Denied, Unfit
from tests.people import PASSPHRASE, Cast

OTHER = "four small boats"


def test_who_joins_can_sign_in(session: Session, now: datetime) -> None:
    eve = accounts.join(session, "Eve", PASSPHRASE, now)
    assert accounts.authenticate(session, " eve ", PASSPHRASE, now) is eve
    assert (eve.role, eve.guest) == (Role.LEARNER, False)


@pytest.mark.parametrize("nickname", ["anna", "  ANNA ", "Ａｎｎａ"])  # noqa: RUF001 - full-width on purpose
def test_a_nickname_belongs_to_one_person(
    session: Session, cast: Cast, now: datetime, nickname: str
) -> None:
    with pytest.raises(Conflict, match="Choose another"):
        accounts.join(session, nickname, PASSPHRASE, now)
    assert session.scalar(sa.select(sa.func.count(Person.id))) == 4


@pytest.mark.parametrize(
    "nickname", ["", " ", "x", "x" * 31, "<b>", "a\nb:", "-anna", "guest:1", "a\x00b", "a\u202eb"]
)
def test_an_unfit_nickname_is_refused(session: Session, now: datetime, nickname: str) -> None:
    with pytest.raises(Unfit, match="nickname"):
        accounts.join(session, nickname, PASSPHRASE, now)


@pytest.mark.parametrize("nickname", ["Żółw 7", "Ben O'Hara", "李小龙", "J.R.", "anna_b"])
def test_a_nickname_may_be_of_any_script(session: Session, now: datetime, nickname: str) -> None:
    assert accounts.join(session, nickname, PASSPHRASE, now).nickname == nickname


@pytest.mark.parametrize(
    "passphrase", ["", "short", "password", "PassWord1", "zzzzzzzzzz", "x" * 257]
)
def test_an_unfit_passphrase_is_refused(session: Session, now: datetime, passphrase: str) -> None:
    with pytest.raises(Unfit, match="passphrase"):
        accounts.join(session, "Eve", passphrase, now)


def test_passphrases_are_kept_as_argon2id_with_owasp_parameters(
    session: Session, now: datetime
) -> None:
    eve = accounts.join(session, "Eve", PASSPHRASE, now)
    assert eve.passphrase_hash is not None
    assert eve.passphrase_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_unknown_nickname_and_wrong_passphrase_say_the_same(
    session: Session, cast: Cast, now: datetime
) -> None:
    said = []
    for nickname in ("Ben", "Nobody"):
        with pytest.raises(Denied) as refused:
            accounts.authenticate(session, nickname, OTHER, now)
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_unknown_nickname_takes_as_long_as_a_known_one(
    session: Session, cast: Cast, now: datetime
) -> None:
    def seconds(nickname: str) -> float:
        begun = time.process_time()
        with pytest.raises(Denied):
            accounts.authenticate(session, nickname, OTHER, now)
        return time.process_time() - begun

    seconds("Nobody")  # makes the hash that nobody has
    known, unknown = (min(seconds(name) for _ in range(3)) for name in ("Ben", "Nobody"))
    assert unknown > known / 3  # without the dummy hash it is some 50 times faster


def test_a_guest_cannot_sign_in(session: Session, now: datetime) -> None:
    guest = accounts.start_guest(session, now)
    for passphrase in ("", PASSPHRASE):
        with pytest.raises(Denied):
            accounts.authenticate(session, guest.nickname_key, passphrase, now)


def test_token_signs_in_and_is_not_stored(session: Session, cast: Cast, now: datetime) -> None:
    token = accounts.open_session(session, cast.ben, now)
    assert accounts.session_person(session, token, now) is cast.ben
    assert token not in session.scalars(sa.select(LoginSession.token_hash)).all()


def test_token_is_dead_after_sign_out(session: Session, cast: Cast, now: datetime) -> None:
    copied = accounts.open_session(session, cast.ben, now)
    other = accounts.open_session(session, cast.ben, now)
    accounts.end_session(session, copied, now)
    assert accounts.session_person(session, copied, now) is None
    assert accounts.session_person(session, other, now) is cast.ben


def test_passphrase_change_ends_every_session_of_that_person_only(
    session: Session, cast: Cast, now: datetime
) -> None:
    bens = [accounts.open_session(session, cast.ben, now) for _ in range(2)]
    chloes = accounts.open_session(session, cast.chloe, now)
    accounts.change_passphrase(session, cast.ben, PASSPHRASE, OTHER, now)
    assert [accounts.session_person(session, token, now) for token in bens] == [None, None]
    assert accounts.session_person(session, chloes, now) is cast.chloe
    assert accounts.authenticate(session, "Ben", OTHER, now) is cast.ben


def test_passphrase_change_needs_the_old_one(session: Session, cast: Cast, now: datetime) -> None:
    token = accounts.open_session(session, cast.ben, now)
    with pytest.raises(Denied):
        accounts.change_passphrase(session, cast.ben, "wrong wrong", OTHER, now)
    assert accounts.session_person(session, token, now) is cast.ben


@pytest.mark.parametrize(("days", "signed_in"), [(13, True), (14, False), (31, False)])
def test_session_ends_when_nobody_comes(
    session: Session, cast: Cast, now: datetime, days: int, signed_in: bool
) -> None:
    token = accounts.open_session(session, cast.ben, now)
    later = now + timedelta(days=days)
    assert (accounts.session_person(session, token, later) is not None) is signed_in


def test_visits_keep_a_session_alive_until_it_expires(
    session: Session, cast: Cast, now: datetime
) -> None:
    token = accounts.open_session(session, cast.ben, now)
    for day in (10, 20, 29):
        accounts.touch_session(session, token, now + timedelta(days=day))
    assert accounts.session_person(session, token, now + timedelta(days=29)) is cast.ben
    assert accounts.session_person(session, token, now + timedelta(days=30)) is None


def test_guest_session_lasts_a_day(session: Session, now: datetime) -> None:
    guest = accounts.start_guest(session, now)
    token = accounts.open_session(session, guest, now)
    assert accounts.session_person(session, token, now + timedelta(hours=23)) is guest
    assert accounts.session_person(session, token, now + timedelta(hours=25)) is None


def test_guests_whose_session_is_over_are_deleted(session: Session, now: datetime) -> None:
    old = accounts.start_guest(session, now)
    accounts.open_session(session, old, now)
    tomorrow = now + timedelta(days=1, minutes=1)
    new = accounts.start_guest(session, tomorrow)
    assert session.scalars(sa.select(Person.id)).all() == [new.id]


def test_a_kept_guest_keeps_what_they_did(
    session: Session, cast: Cast, published: object, now: datetime
) -> None:
    guest = accounts.start_guest(session, now)
    session.add(Reading(person_id=guest.id, article_id=1, opened_at=now, finished_at=now))
    session.flush()
    eve = accounts.keep_guest(session, guest, "Eve", PASSPHRASE, now)
    session.commit()
    assert accounts.authenticate(session, "Eve", PASSPHRASE, now) is eve
    readers = session.scalars(sa.select(Reading.person_id)).all()
    assert readers == [eve.id]


def test_a_guest_cannot_take_a_nickname_that_someone_has(
    session: Session, cast: Cast, now: datetime
) -> None:
    guest = accounts.start_guest(session, now)
    with pytest.raises(Conflict):
        accounts.keep_guest(session, guest, "anna", PASSPHRASE, now)
    session.commit()
    session.refresh(guest)
    assert (guest.guest, guest.passphrase_hash) == (True, None)


def test_only_a_guest_can_be_kept(session: Session, cast: Cast, now: datetime) -> None:
    with pytest.raises(Conflict):
        accounts.keep_guest(session, cast.ben, "Benno", PASSPHRASE, now)


@pytest.mark.parametrize("name", ["Mars/Olympus", "../../etc/passwd", "", "a\x00b"])
def test_an_unknown_time_zone_is_refused(session: Session, cast: Cast, name: str) -> None:
    with pytest.raises(Unfit):
        accounts.set_time_zone(session, cast.ben, name)
    assert cast.ben.time_zone == "UTC"


def test_time_zone_is_kept(session: Session, cast: Cast) -> None:
    accounts.set_time_zone(session, cast.ben, "Europe/Paris")
    assert cast.ben.time_zone == "Europe/Paris"
