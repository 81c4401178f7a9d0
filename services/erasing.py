"""Erase an account: all it did, and its name wherever that stands.

What others rely on stays, without a name: a text that was published, since learners' answers rest
on it (as services.desk.discard has it), and the log's lines. A class that nobody else teaches goes.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    String,
    cast,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased

from models import (
    Article,
    ArticleStatus,
    AuditAct,
    AuditEntry,
    ClassRole,
    Classroom,
    Membership,
    Person,
    Quiz,
    Role,
)
from services import audit
from services.errors import Conflict, Denied
from services.passphrases import matches

NOBODY = "(erased)"  # stands in the log for a name that is gone; no nickname begins with a bracket
ABOUT_PEOPLE = (
    AuditAct.ADD_PERSON,
    AuditAct.CHANGE_ROLE,
    AuditAct.CLOSE,
    AuditAct.OPEN,
    AuditAct.RESET,
)
OWN_WORDS = (AuditAct.LET_IN, AuditAct.SHUT_OUT)  # their "about" is the name of a token


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would go and stay: texts that stay, drafts that go, names of classes that go."""

    texts: int
    drafts: int
    classes: tuple[str, ...]


def leaving(session: Session, person: Person) -> Leaving:
    """Return what would become of a person's texts and classes."""
    texts, drafts = (
        session.scalars(
            select(func.count(Article.id)).where(Article.owner_id == person.id, which)
        ).one()
        for which in (_stays(), ~_stays())
    )
    names = select(Classroom.name).where(_only_teacher(person)).order_by(Classroom.name)
    return Leaving(texts, drafts, tuple(session.scalars(names)))


def erase(session: Session, person: Person, passphrase: str, now: datetime) -> None:
    """Erase a person for good, at their own wish; a guest has no passphrase to give.

    Raises Denied for a wrong passphrase, and Conflict for the only admin.
    """
    if not person.guest and not matches(person.passphrase_hash, passphrase):
        raise Denied("The passphrase is not right. Nothing has been erased.")
    forget(session, person, now)


def forget(session: Session, person: Person, now: datetime) -> None:
    """Erase a person for good. Raises Conflict for the only admin."""
    if person.role is Role.ADMIN:
        # Locked, so that two last admins who leave at once do not both go.
        admins = select(Person.id).where(Person.role == Role.ADMIN, Person.disabled_at.is_(None))
        if session.scalars(admins.with_for_update()).all() == [person.id]:
            raise Conflict("You are the only admin. Make someone else an admin first.")
    _without_name(session, person)
    session.execute(
        update(Article)
        .where(Article.owner_id == person.id, _stays())
        .values(owner_id=None, slug=literal("left@") + cast(Article.id, String)),
        execution_options={"synchronize_session": False},
    )
    session.execute(
        delete(Classroom).where(_only_teacher(person)),
        execution_options={"synchronize_session": False},
    )
    audit.note(session, None, AuditAct.ERASE, str(person.role), now)
    session.delete(person)
    session.flush()


def _without_name(session: Session, person: Person) -> None:
    """Take a person's name out of the log, where they acted and where others acted on them."""
    theirs = AuditEntry.person_id == person.id
    session.execute(
        update(AuditEntry).where(theirs, AuditEntry.act.in_(OWN_WORDS)).values(about=NOBODY)
    )
    session.execute(update(AuditEntry).where(theirs).values(who=NOBODY))
    if person.guest:
        return  # “Guest” names nobody
    named = person.nickname
    about = or_(
        AuditEntry.about == named, AuditEntry.about.startswith(f"{named}: ", autoescape=True)
    )
    session.execute(
        update(AuditEntry)
        .where(AuditEntry.act.in_(ABOUT_PEOPLE), about)
        .values(about=literal(NOBODY) + func.substr(AuditEntry.about, len(named) + 1))
    )


def _stays() -> ColumnElement[bool]:
    """Return the condition that learners' answers may rest on an article."""
    published = Article.status == ArticleStatus.PUBLISHED
    return published | exists().where(Quiz.article_id == Article.id)


def _only_teacher(person: Person) -> ColumnElement[bool]:
    """Return the condition that a class has a person, and nobody else, as its teacher."""
    other = aliased(Membership)
    return exists().where(
        Membership.classroom_id == Classroom.id,
        Membership.person_id == person.id,
        Membership.role == ClassRole.TEACHER,
    ) & ~exists().where(
        other.classroom_id == Classroom.id,
        other.person_id != person.id,
        other.role == ClassRole.TEACHER,
    )
