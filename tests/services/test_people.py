"""Everybody's accounts: found, closed, opened, reset, and noted in the log."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from models import AuditAct, Person, Role
from services import accounts, audit, people, tokens
from services.errors import Conflict, Denied, NotFound
from services.people import Wanted
from tests.people import PASSPHRASE, Cast


def names(session: Session, wanted: Wanted) -> list[str]:
    return [row.nickname for row in people.listed(session, wanted).rows]


def acts(session: Session) -> list[tuple[str, str, str]]:
    return [(e.who, e.act, e.about) for e in audit.log(session).entries]


def test_people_are_found_by_nickname_and_role(session: Session, cast: Cast, now: datetime) -> None:
    accounts.start_guest(session, now)
    assert names(session, Wanted()) == ["Anna", "Ben", "Chloe", "Dora"]
    assert names(session, Wanted(part="AN")) == ["Anna"]
    assert names(session, Wanted(part="%")) == []
    assert names(session, Wanted(show="learner")) == ["Ben", "Chloe"]
    assert names(session, Wanted(show="guest")) == ["Guest"]


def test_people_come_in_pages(session: Session, cast: Cast, now: datetime) -> None:
    for number in range(people.ON_A_PAGE):
        name = f"Z{number:03}"
        person = Person(nickname=name, nickname_key=name, passphrase_hash="x", created_at=now)  # noqa: S106 - no passphrase has this hash
        session.add(person)
    session.flush()
    first, last = (people.listed(session, Wanted(page=page)) for page in (1, 99))
    assert (first.total, first.pages, len(first.rows)) == (54, 2, 50)
    assert (last.page, len(last.rows)) == (2, 4)


def test_an_account_tells_what_hangs_on_it(session: Session, cast: Cast, now: datetime) -> None:
    accounts.open_session(session, cast.anna, now)
    tokens.make(session, cast.anna, "Gradebook", now)
    row = people.account(session, cast.anna.id)
    assert (row.classes, row.articles, row.tokens) == (1, 0, 1)
    assert row.seen_at == now
    with pytest.raises(NotFound):
        people.account(session, 999)


def test_a_closed_account_opens_nothing_until_it_is_open_again(
    session: Session, cast: Cast, now: datetime
) -> None:
    cookie = accounts.open_session(session, cast.anna, now)
    token = tokens.make(session, cast.anna, "Gradebook", now)
    people.close(session, cast.dora, cast.anna.id, now)
    assert names(session, Wanted(show="closed")) == ["Anna"]
    assert accounts.session_person(session, cookie, now) is None
    assert tokens.person_of(session, token, now) is None
    with pytest.raises(Denied, match="closed"):
        accounts.authenticate(session, "Anna", PASSPHRASE, now)
    with pytest.raises(Denied, match="do not go together"):
        accounts.authenticate(session, "Anna", "wrong wrong", now)
    people.reopen(session, cast.dora, cast.anna.id, now)
    assert accounts.authenticate(session, "Anna", PASSPHRASE, now).id == cast.anna.id
    assert accounts.session_person(session, cookie, now) is None
    assert tokens.person_of(session, token, now) is not None
    assert acts(session) == [
        ("Dora", AuditAct.OPEN, "Anna"),
        ("Dora", AuditAct.CLOSE, "Anna"),
    ]


def test_a_reset_gives_a_new_passphrase_and_signs_out(
    session: Session, cast: Cast, now: datetime
) -> None:
    cookie = accounts.open_session(session, cast.ben, now)
    passphrase, hashed = people.new_passphrase()
    people.reset(session, cast.dora, cast.ben.id, hashed, now)
    assert accounts.authenticate(session, "Ben", passphrase, now).id == cast.ben.id
    assert accounts.session_person(session, cookie, now) is None
    with pytest.raises(Denied):
        accounts.authenticate(session, "Ben", PASSPHRASE, now)
    assert acts(session) == [("Dora", AuditAct.RESET, "Ben")]
    assert passphrase not in str(acts(session))


def test_a_role_is_changed_and_noted_once(session: Session, cast: Cast, now: datetime) -> None:
    for _ in range(2):
        people.set_role(session, cast.dora, cast.ben.id, Role.TEACHER, now)
    assert cast.ben.role is Role.TEACHER
    assert acts(session) == [("Dora", AuditAct.CHANGE_ROLE, "Ben: learner to teacher")]


def test_nobody_locks_themselves_out(session: Session, cast: Cast, now: datetime) -> None:
    dora = cast.dora
    for act in (
        lambda: people.set_role(session, dora, dora.id, Role.LEARNER, now),
        lambda: people.close(session, dora, dora.id, now),
        lambda: people.reset(session, dora, dora.id, "x", now),
    ):
        with pytest.raises(Conflict, match="your own account"):
            act()


def test_a_guest_stays_a_guest(session: Session, cast: Cast, now: datetime) -> None:
    guest = accounts.start_guest(session, now)
    with pytest.raises(Conflict):
        people.set_role(session, cast.dora, guest.id, Role.ADMIN, now)
    with pytest.raises(Conflict):
        people.reset(session, cast.dora, guest.id, "x", now)


def test_the_log_is_searched_and_comes_in_pages(
    session: Session, cast: Cast, now: datetime
) -> None:
    for number in range(audit.ON_A_PAGE + 1):
        later = now + timedelta(minutes=number)
        audit.note(session, cast.anna, AuditAct.PUBLISH, f"Text {number}", later)
    audit.note(session, None, AuditAct.BACK_UP, "x" * 400, now)
    found = audit.log(session)
    assert (found.total, found.pages, len(found.entries)) == (52, 2, 50)
    assert (found.entries[0].who, len(found.entries[0].about)) == ("", 300)
    assert audit.log(session, "text 7").total == 1
    assert audit.log(session, "ANNA").total == 51
    assert audit.log(session, "%").total == 0


def test_the_log_outlives_its_people(session: Session, cast: Cast, now: datetime) -> None:
    audit.note(session, cast.anna, AuditAct.PUBLISH, "A text", now)
    session.delete(cast.anna)
    session.flush()
    assert acts(session) == [("Anna", AuditAct.PUBLISH, "A text")]
