"""What the use cases share in storing rows."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import Base


def stored(session: Session, row: Base) -> bool:
    """Store a row, and tell whether it is new: False where a UNIQUE constraint refuses it.

    The transaction stays usable: only a savepoint is rolled back.
    """
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True
