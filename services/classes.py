"""Classes: made by teachers, joined by code, left at will."""

from datetime import datetime, timedelta
from secrets import choice

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import ClassRole, Classroom, Membership, Person, Role
from services.class_pages import (
    ArticleRef,
    Cell,
    ClassCard,
    ClassPage,
    LearnerRow,
    Report,
    classes_of,
    classroom_for,
    page,
    taught_by,
)
from services.class_people import class_name, learner_of
from services.class_report import overview, report, tasks
from services.errors import Conflict, Denied, NotFound, Unfit
from services.store import stored

__all__ = [
    "ArticleRef",
    "Cell",
    "ClassCard",
    "ClassPage",
    "LearnerRow",
    "Report",
    "classes_of",
    "classroom_for",
    "create",
    "join",
    "join_code",
    "leave",
    "new_code",
    "overview",
    "page",
    "put_back",
    "remove",
    "report",
    "tasks",
    "taught_by",
]

CODE_SYMBOLS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0 O, 1 I L, and U, which looks like V
CODE_LENGTH = 8  # symbols: 30^8 codes; at 5 wrong tries in 10 minutes, none is found by trying
CODE_LASTS = timedelta(days=14)


def create(session: Session, teacher: Person, name: str, now: datetime) -> Classroom:
    """Make a class with a join code open for 14 days, this person its teacher.

    Raises Denied for learners, Unfit for an empty or too long name.
    """
    if teacher.role is Role.LEARNER:
        raise Denied("Only teachers can make a class.")
    classroom = Classroom(
        name=class_name(name),
        join_code=join_code(),
        join_until=now + CODE_LASTS,
        created_at=now,
        time_zone=teacher.time_zone,
    )
    session.add(classroom)
    session.flush()
    _add_member(session, classroom.id, teacher.id, ClassRole.TEACHER, now)
    return classroom


def join(session: Session, person: Person, code: str, now: datetime) -> Classroom:
    """Bring a person into the class with this code; a repeat changes nothing.

    Case, spaces and hyphens in the code do not matter. Raises Unfit with one sentence
    for a code that is wrong, old or never was, and Denied for a guest.
    """
    if person.guest:
        raise Denied("Choose a nickname first, so that your class knows you.")
    plain = "".join(symbol for symbol in code.upper() if symbol.isalnum())
    classroom = session.scalar(
        select(Classroom).where(Classroom.join_code == plain, Classroom.join_until > now)
    )
    if classroom is None:
        raise Unfit("No class has this code now. Check it, or ask your teacher for a new one.")
    _add_member(session, classroom.id, person.id, ClassRole.LEARNER, now)
    return classroom


def leave(session: Session, person: Person, classroom_id: int) -> None:
    """Take a person out of a class; what they did stays theirs.

    Raises NotFound, and Conflict for the only teacher.
    """
    members = select(Membership).where(Membership.classroom_id == classroom_id)
    mine = session.scalar(members.where(Membership.person_id == person.id))
    if mine is None:
        raise NotFound
    if mine.role is ClassRole.TEACHER:
        # Locked, so that two last teachers who leave at once do not both go.
        staff = session.scalars(
            members.where(Membership.role == ClassRole.TEACHER).with_for_update()
        ).all()
        if len(staff) == 1:
            raise Conflict("You are the only teacher of this class, so you cannot leave it.")
    session.delete(mine)
    session.flush()


def remove(session: Session, teacher: Person, classroom_id: int, person_id: int) -> Person:
    """Take a learner out of a class of this teacher, and return whom. Raises NotFound."""
    row, learner = learner_of(session, teacher, classroom_id, person_id)
    session.delete(row)
    session.flush()
    return learner


def put_back(
    session: Session, teacher: Person, classroom_id: int, person_id: int, now: datetime
) -> None:
    """Bring a learner back whom ``remove`` has taken out; the caller knows that it has.

    Raises NotFound for a class of others, or where nobody has this id.
    """
    classroom = taught_by(session, teacher, classroom_id)
    if session.get(Person, person_id) is None:
        raise NotFound
    _add_member(session, classroom.id, person_id, ClassRole.LEARNER, now)


def new_code(session: Session, teacher: Person, classroom_id: int, now: datetime) -> str:
    """Replace the join code by a new one, open for 14 days. Raises NotFound."""
    classroom = taught_by(session, teacher, classroom_id)
    classroom.join_code, classroom.join_until = join_code(), now + CODE_LASTS
    session.flush()
    return classroom.join_code


def join_code() -> str:
    """Return a new join code: 8 of 30 symbols that nobody mixes up, some 39 bits."""
    return "".join(choice(CODE_SYMBOLS) for _ in range(CODE_LENGTH))


def _add_member(
    session: Session, classroom_id: int, person_id: int, role: ClassRole, now: datetime
) -> None:
    """Add a person to a class; one who is there already stays as they are."""
    row = Membership(classroom_id=classroom_id, person_id=person_id, role=role, joined_at=now)
    stored(session, row)
