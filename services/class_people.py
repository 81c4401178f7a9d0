"""The people of a class, and the class's own settings: for its teachers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Assignment, ClassRole, LoginSession, Membership, Person, Role
from services.accounts import check_time_zone, clean_nickname, end_sessions, nickname_key
from services.assignments import end_of, last_day
from services.class_pages import ClassCard, card_of, taught_by
from services.errors import Denied, NotFound, Unfit
from services.passphrases import Fresh
from services.store import stored

LONGEST_NAME = 60  # characters of a class's name
MOST_NAMES = 60  # of one paste: each passphrase takes some 50 ms to hash
NUMBERED = re.compile(r"^\s*\d+\s*[.):]?\s+")


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner of a class; ``seen_at`` is None for one who never signed in.

    ``resettable`` tells whether a teacher of the class may give a new passphrase.
    """

    person_id: int
    nickname: str
    joined_at: datetime
    seen_at: datetime | None
    resettable: bool


@dataclass(frozen=True, slots=True)
class People:
    """The people of a class by nickname, and the zone that its days end in."""

    card: ClassCard
    time_zone: str
    teachers: tuple[str, ...]
    learners: tuple[Learner, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """What goes on a learner's card: the only copy of the passphrase."""

    nickname: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class Roster:
    """What came of a list of names: cards to print, and names that were in the class already."""

    slips: tuple[Slip, ...]
    known: tuple[str, ...]


def people(session: Session, teacher: Person, classroom_id: int) -> People:
    """Return the people of a class. Raises NotFound for all but its teachers."""
    room = taught_by(session, teacher, classroom_id)
    seen = (
        select(LoginSession.seen_at)
        .where(LoginSession.person_id == Person.id)
        .order_by(LoginSession.seen_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Person, Membership.role, Membership.joined_at, seen)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.classroom_id == room.id)
        .order_by(Person.nickname_key)
    ).all()
    return People(
        card=card_of(session, teacher, room),
        time_zone=room.time_zone,
        teachers=tuple(p.nickname for p, role, _, _ in rows if role is ClassRole.TEACHER),
        learners=tuple(
            Learner(p.id, p.nickname, joined, last, p.role is Role.LEARNER)
            for p, role, joined, last in rows
            if role is ClassRole.LEARNER
        ),
    )


def names_of(pasted: str) -> list[str]:
    """Return the nicknames in a pasted list, one a line; touches no database.

    Numbers before the names go, "Silva, Ana" becomes "Ana Silva", and of a row of a
    spreadsheet the first cell is taken. Raises Unfit, naming the line that cannot be used.
    """
    names: list[str] = []
    for number, line in enumerate(pasted.splitlines(), start=1):
        name = NUMBERED.sub("", line.strip().partition("\t")[0])
        if not name.strip():
            continue
        last, comma, first = name.partition(",")
        try:
            names.append(clean_nickname(f"{first} {last}" if comma else name))
        except Unfit as problem:
            raise Unfit(
                "Line %(number)s, “%(word)s”: %(problem)s",
                number=number,
                word=line.strip()[:40],
                problem=problem,
            ) from None
    if not names:
        raise Unfit("Paste the names of your learners, one on each line.")
    if len(names) > MOST_NAMES:
        raise Unfit(
            "Paste at most %(most_names)s names at a time; these are %(number)s.",
            most_names=MOST_NAMES,
            number=len(names),
        )
    return names


def enrol(
    session: Session,
    teacher: Person,
    classroom_id: int,
    names: Sequence[str],
    secrets: Sequence[Fresh],
    now: datetime,
) -> Roster:
    """Make an account for each name that is not in the class, and bring it in.

    ``secrets`` are as many as names, made before the write lock is taken. A nickname that
    someone elsewhere has gets a number. Raises NotFound.
    """
    room = taught_by(session, teacher, classroom_id)
    here = set(
        session.scalars(
            select(Person.nickname_key)
            .join(Membership, Membership.person_id == Person.id)
            .where(Membership.classroom_id == room.id)
        )
    )
    slips, known = [], []
    for name, secret in zip(names, secrets, strict=True):
        if nickname_key(name) in here:
            known.append(name)
            continue
        person = _account(session, name, secret, now)
        session.add(
            Membership(
                person_id=person.id, classroom_id=room.id, role=ClassRole.LEARNER, joined_at=now
            )
        )
        slips.append(Slip(person.nickname, secret.words))
    session.flush()
    return Roster(tuple(slips), tuple(known))


def reset_passphrase(
    session: Session,
    teacher: Person,
    classroom_id: int,
    person_id: int,
    secret: Fresh,
    now: datetime,
) -> Slip:
    """Give a learner of the class a new passphrase and sign them out everywhere.

    Raises NotFound, and Denied for a teacher who learns here: their own class would be open.
    """
    _, learner = learner_of(session, teacher, classroom_id, person_id)
    if learner.role is not Role.LEARNER:
        raise Denied("This is a teacher’s account. Whoever runs the place can help them.")
    learner.passphrase_hash = secret.hashed
    session.flush()
    end_sessions(session, learner, now)
    return Slip(learner.nickname, secret.words)


def learner_of(
    session: Session, teacher: Person, classroom_id: int, person_id: int
) -> tuple[Membership, Person]:
    """Return a learner of a class that this teacher teaches. Raises NotFound."""
    room = taught_by(session, teacher, classroom_id)
    query = (
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.classroom_id == room.id,
            Membership.person_id == person_id,
            Membership.role == ClassRole.LEARNER,
        )
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1]


def add_teacher(
    session: Session, teacher: Person, classroom_id: int, nickname: str, now: datetime
) -> Person:
    """Let another teacher teach a class too, and return whom. Raises NotFound, Unfit."""
    room = taught_by(session, teacher, classroom_id)
    other = session.scalar(
        select(Person).where(
            Person.nickname_key == nickname_key(nickname), Person.role != Role.LEARNER
        )
    )
    if other is None:
        raise Unfit("No teacher here has this nickname. Ask them how theirs is written.")
    row = Membership(
        person_id=other.id, classroom_id=room.id, role=ClassRole.TEACHER, joined_at=now
    )
    if not stored(session, row):
        session.execute(
            update(Membership)
            .where(Membership.person_id == other.id, Membership.classroom_id == room.id)
            .values(role=ClassRole.TEACHER)
        )
    return other


def describe(
    session: Session, teacher: Person, classroom_id: int, name: str, time_zone: str
) -> None:
    """Set the name of a class and the zone that its days end in; last days stay the days they are.

    Raises NotFound, Unfit.
    """
    room = taught_by(session, teacher, classroom_id)
    check_time_zone(time_zone)
    name = class_name(name)
    due = select(Assignment).where(
        Assignment.classroom_id == room.id, Assignment.due_at.is_not(None)
    )
    for row in session.scalars(due):
        if row.due_at is not None:
            row.due_at = end_of(last_day(row.due_at, room.time_zone), time_zone)
    room.name, room.time_zone = name, time_zone
    session.flush()


def class_name(given: str) -> str:
    """Return a class's name as it is stored. Raises Unfit for an empty or too long one."""
    clean = " ".join(given.split())
    if not clean or len(clean) > LONGEST_NAME or not clean.isprintable():
        raise Unfit(
            "Give the class a name of 1 to %(longest_name)s characters.", longest_name=LONGEST_NAME
        )
    return clean


def _account(session: Session, name: str, secret: Fresh, now: datetime) -> Person:
    """Store a learner under a name, or under that name with the first number that is free."""
    number, nickname = 1, name
    while True:
        person = Person(
            nickname=nickname,
            nickname_key=nickname_key(nickname),
            passphrase_hash=secret.hashed,
            role=Role.LEARNER,
            guest=False,
            created_at=now,
        )
        if stored(session, person):
            return person
        number += 1
        nickname = f"{name[:26]} {number}"
