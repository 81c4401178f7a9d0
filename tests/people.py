"""The cast of the tests: Anna teaches, Ben is in her class, Chloe is not."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from models import ClassRole, Classroom, Membership, Person, Role

NOW = datetime(2026, 8, 5, 12, 0, tzinfo=UTC)  # a Wednesday
PASSPHRASE = "three small boats"  # noqa: S105 - everyone's, in tests
# argon2id of PASSPHRASE, made once: four hashes a test would take longer than most tests.
HASHED = (
    "$argon2id$v=19$m=19456,t=2,p=1$45j78zsSdh4AXIKSV20"
    "RjQ$PR2WXBY+d1yxEWPYkWjg2/Jik95gE8eW9kj/NNX82hE"
)


@dataclass(frozen=True)
class Cast:
    """Anna teaches, Ben is in her class, Chloe is not; Dora runs the place."""

    anna: Person
    ben: Person
    chloe: Person
    dora: Person
    classroom: Classroom


def make_cast(session: Session) -> Cast:
    """Store the cast, and commit."""
    people = {
        name: Person(
            nickname=name,
            nickname_key=name.casefold(),
            passphrase_hash=HASHED,
            role=role,
            created_at=NOW,
        )
        for name, role in {
            "Anna": Role.TEACHER,
            "Ben": Role.LEARNER,
            "Chloe": Role.LEARNER,
            "Dora": Role.ADMIN,
        }.items()
    }
    room = Classroom(name="6B", join_code="ABCD2345", join_until=NOW, created_at=NOW)
    session.add_all([*people.values(), room])
    session.flush()
    for name, role in {"Anna": ClassRole.TEACHER, "Ben": ClassRole.LEARNER}.items():
        member = Membership(
            person_id=people[name].id, classroom_id=room.id, role=role, joined_at=NOW
        )
        session.add(member)
    session.commit()
    return Cast(people["Anna"], people["Ben"], people["Chloe"], people["Dora"], room)
