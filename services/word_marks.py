"""What a learner says of words: "I know it", "learn it"."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import case, delete, literal, select, union_all, update
from sqlalchemy.orm import Session

from models import Mark, Person, WordMark, WordState
from progress.totals import WordTally
from services.store import stored
from services.tallies import add_words

FIRST = timedelta(days=1)  # until a word to be learned is first asked for


def set_mark(
    session: Session, person: Person, headword: str, mark: Mark | None, now: datetime
) -> None:
    """Keep what a person says of a headword; None takes it back.

    A word to learn that no quiz has asked for is to be met again from the next day on.
    """
    mine = (WordMark.person_id == person.id, WordMark.headword == headword)
    session.execute(delete(WordMark).where(*mine))
    if mark is not None:
        stored(session, WordMark(person_id=person.id, headword=headword, mark=mark, marked_at=now))
    schedule(session, person, headword, mark, now)


def schedule(
    session: Session, person: Person, headword: str, mark: Mark | None, at: datetime
) -> None:
    """Let a word that was never asked for be met again, or not, as its mark says."""
    if mark is Mark.LEARNING:
        add_words(session, person, {headword: WordTally(0, 0, 0, at, at)})
    session.execute(
        update(WordState)
        .where(WordState.person_id == person.id, WordState.headword == headword)
        .where(WordState.asked_at.is_(None))
        .values(due_at=at + FIRST if mark is Mark.LEARNING else None)
        .execution_options(synchronize_session=False)
    )


def marks_of(session: Session, person: Person, headwords: Collection[str]) -> dict[str, Mark]:
    """Return which of some headwords a person knows or is learning: 1 query.

    A word that was asked for is being learned until it is proved; what the person says of
    it wins.
    """
    kind = WordMark.mark.type
    proved = case(
        (WordState.learned_at.is_not(None), literal(Mark.KNOWN, kind)),
        else_=literal(Mark.LEARNING, kind),
    )
    asked = select(WordState.headword, proved.label("mark"), literal(0).label("said")).where(
        WordState.person_id == person.id,
        WordState.headword.in_(headwords),
        WordState.asked_at.is_not(None),
    )
    said = select(WordMark.headword, WordMark.mark, literal(1)).where(
        WordMark.person_id == person.id, WordMark.headword.in_(headwords)
    )
    rows = session.execute(union_all(asked, said).order_by("said"))
    return {headword: Mark(mark) for headword, mark, _ in rows}
