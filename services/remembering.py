"""Keep the memory of words in their rows, in the transaction of the answer."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Person, WordState
from progress.memory import Answer, Memory, answered

COLUMNS = (
    WordState.stability,
    WordState.difficulty,
    WordState.asked_at,
    WordState.due_at,
    WordState.right_at,
    WordState.right_in,
    WordState.learned_at,
)


def remember(session: Session, person: Person, headword: str, answer: Answer) -> None:
    """Change what is remembered of a word that has a row: one query, one update."""
    mine = (WordState.person_id == person.id, WordState.headword == headword)
    row = session.execute(select(*COLUMNS).where(*mine).with_for_update()).one()
    store(session, person, {headword: answered(memory_of(*row), answer)})


def store(session: Session, person: Person, memories: Mapping[str, Memory]) -> None:
    """Write memories into rows that are there."""
    for headword, memory in sorted(memories.items()):
        session.execute(
            update(WordState)
            .where(WordState.person_id == person.id, WordState.headword == headword)
            .values(
                stability=memory.stability,
                difficulty=memory.difficulty,
                asked_at=memory.asked_at,
                due_at=memory.due_at,
                right_at=memory.right_at,
                right_in=memory.right_in,
                learned_at=memory.learned_at,
            )
            .execution_options(synchronize_session=False)
        )


def memory_of(
    stability: float | None,
    difficulty: float | None,
    asked_at: datetime | None,
    due_at: datetime | None,
    right_at: datetime | None,
    right_in: str | None,
    learned_at: datetime | None,
) -> Memory | None:
    """Return the memory that the columns of a row hold; None for a word never asked for."""
    if stability is None or difficulty is None or asked_at is None or due_at is None:
        return None
    return Memory(stability, difficulty, asked_at, due_at, right_at, right_in or "", learned_at)
