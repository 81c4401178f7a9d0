"""What learners find wrong with questions, and who is told: the teacher at whose desk they lie."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Complaint, Fault, Item, Person
from services.errors import Unfit
from services.sitting import sitting
from services.store import stored

LONGEST = 200  # characters of a complaint: a sentence or two


@dataclass(frozen=True, slots=True)
class Said:
    """A complaint as a teacher sees it, without a name; ``words`` may be ""."""

    fault: Fault
    words: str


def complain(
    session: Session,
    learner: Person,
    attempt_id: int,
    position: int,
    fault: str,
    words: str,
    now: datetime,
) -> None:
    """Store what a learner finds wrong with an item of their attempt; a later word replaces it.

    ``fault`` is the value of a Fault. Raises NotFound, and Unfit without a reason.
    """
    item = sitting(session, learner, attempt_id).place(position).item
    if fault not in set(Fault):
        raise Unfit("Say first what is wrong with the question.")
    said = {"fault": Fault(fault), "said": " ".join(words.split())[:LONGEST], "made_at": now}
    if not stored(session, Complaint(person_id=learner.id, item_id=item.id, **said)):
        mine = (Complaint.person_id == learner.id, Complaint.item_id == item.id)
        session.execute(update(Complaint).where(*mine).values(**said))


def complaints(session: Session, article_ids: Collection[int]) -> dict[int, tuple[Said, ...]]:
    """Return the complaints about the items of some articles, by item, the first first."""
    query = (
        select(Complaint.item_id, Complaint.fault, Complaint.said)
        .join(Item, Item.id == Complaint.item_id)
        .where(Item.article_id.in_(article_ids))
        .order_by(Complaint.id)
    )
    found: defaultdict[int, list[Said]] = defaultdict(list)
    for item_id, fault, words in session.execute(query):
        found[item_id].append(Said(fault, words))
    return {item_id: tuple(said) for item_id, said in found.items()}
