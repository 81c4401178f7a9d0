"""The teacher's report of a class, and what its learners have to do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from statistics import quantiles

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import (
    Assignment,
    ClassRole,
    Person,
    Reading,
    WordState,
)
from progress.ability import Ability, rested
from services import ability, class_pages
from services.assignments import last_day, texts_of
from services.class_pages import (
    ArticleRef,
    Cell,
    ClassCard,
    LearnerRow,
    Report,
    articles_of,
    card_of,
    members,
    taught_by,
    teachers_of,
)
from services.reader_level import reader_place
from services.results import NOTHING, Standing, standings
from services.scores import first, sittings
from services.values import Score
from services.versions import nearest

WEEKS = 26  # half a year: a longer line says little of what is taught now
FEWEST = 5  # learners; of fewer, a middle half says nothing of a class


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment as the list of a class shows it.

    ``done`` of the ``learners`` have a result, ``late`` of them after the due date; ``score``
    sums their results up. ``over`` tells whether the last day is past.
    """

    assignment: Assignment
    title: str
    band: str | None
    versions: int
    over: bool
    learners: int
    done: int
    late: int
    score: Score


@dataclass(frozen=True, slots=True)
class LearnerLine:
    """A learner as the list of a class shows them; ``due`` counts what was due until now.

    ``words_learned`` of ``words_met`` headwords count as learned (progress.memory).
    """

    person_id: int
    nickname: str
    done: int
    due: int
    score: Score
    standing: ability.Standing
    words_met: int
    words_learned: int


@dataclass(frozen=True, slots=True)
class Week:
    """The abilities of a class at the end of a week, in logits: the middle, and its middle half.

    Of the ``learners`` whose answers until then name a band; the others are left out.
    """

    end: datetime
    learners: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Overview:
    """A class as its teachers see it: assignments latest first, learners by nickname."""

    card: ClassCard
    time_zone: str
    teachers: tuple[str, ...]
    given: tuple[Given, ...]
    learners: tuple[LearnerLine, ...]
    weeks: tuple[Week, ...]
    others: tuple[ArticleRef, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What a learner of a class has to do, with the version that lies nearest to them.

    ``last_day`` is in the zone of the class.
    """

    article_id: int
    title: str
    band: str | None
    items: int
    last_day: date | None
    over: bool
    standing: Standing


def overview(session: Session, teacher: Person, classroom_id: int, now: datetime) -> Overview:
    """Return a class as its teachers see it. Raises NotFound for all others."""
    room = taught_by(session, teacher, classroom_id)
    learners = members(session, room.id, ClassRole.LEARNER)
    people = [person for person, _ in learners]
    rows = assignments_of(session, room.id)
    texts = texts_of(session, rows)
    results = standings(session, rows, people)
    paths = ability.paths(session, people)
    known = {p: rested(steps[-1], now) if steps else Ability() for p, steps in paths.items()}
    words = _words(session, people)
    given = tuple(_given(row, texts[row.id], results, people, now) for row in rows)
    return Overview(
        card=card_of(session, teacher, room),
        time_zone=room.time_zone,
        teachers=teachers_of(session, room.id),
        given=given,
        learners=tuple(
            _line(person, name, rows, results, known[person], words.get(person, (0, 0)), now)
            for person, name in learners
        ),
        weeks=tuple(weeks(paths.values(), now)),
        others=tuple(_others(session, room.id, texts)),
    )


def weeks(paths: Collection[Sequence[Ability]], now: datetime) -> list[Week]:
    """Return the abilities of a class at the end of each of the last weeks, the oldest first.

    Weeks with fewer than FEWEST learners of a known band are left out.
    """
    found = []
    for back in reversed(range(WEEKS)):
        end = now - timedelta(weeks=back)
        then = [[one for one in steps if one.at and one.at <= end] for steps in paths]
        means = [steps[-1].mean for steps in then if steps and steps[-1].sure]
        if len(means) >= FEWEST:
            found.append(Week(end, len(means), *quantiles(means, n=4, method="inclusive")))
    return found


def report(session: Session, teacher: Person, classroom_id: int) -> Report:
    """Return who has read and answered what. Raises NotFound for all but its teachers."""
    room = taught_by(session, teacher, classroom_id)
    learners = members(session, room.id, ClassRole.LEARNER)
    people = [person for person, _ in learners]
    rows = assignments_of(session, room.id)
    texts = texts_of(session, rows)
    results = standings(session, rows, people)
    others = list(_others(session, room.id, texts))
    readings = _readings(session, people)
    early = first(sittings(session, people, [other.id for other in others]))
    given = [_ref(row, texts[row.id]) for row in rows]
    scope = [[text.id for text in texts[row.id]] for row in rows] + [[one.id] for one in others]

    def cells(person: int) -> list[Cell]:
        found = [results.get((person, row.id), NOTHING) for row in rows]
        scores = [one.score for one in found] + [early.get((person, one.id)) for one in others]
        late = [one.late for one in found] + [False] * len(others)
        seen = [[readings[person, i] for i in ids if (person, i) in readings] for ids in scope]
        return [
            Cell(bool(opened), any(opened), score, after)
            for opened, score, after in zip(seen, scores, late, strict=True)
        ]

    return Report(
        card=card_of(session, teacher, room),
        teachers=teachers_of(session, room.id),
        articles=(*given, *others),
        learners=tuple(_learner_row(person, name, cells(person)) for person, name in learners),
    )


def tasks(session: Session, person: Person, classroom_id: int, now: datetime) -> list[Task]:
    """Return what a member of a class has to do, the next due first, what is done last.

    Raises NotFound.
    """
    room = class_pages.classroom_for(session, person, classroom_id)
    open_to = {text.id for text in articles_of(session, room.id)}
    rows = assignments_of(session, room.id)
    texts = {
        row: [text for text in found if text.id in open_to]
        for row, found in texts_of(session, rows).items()
    }
    rows = [row for row in rows if texts[row.id]]
    results = standings(session, rows, [person.id])
    place = None
    if any(len(texts[row.id]) > 1 for row in rows):
        steps = ability.paths(session, [person.id])[person.id]
        place = reader_place(rested(steps[-1], now) if steps else Ability(), [])
    found = []
    for row in rows:
        result = results.get((person.id, row.id), NOTHING)
        text = _theirs(row, texts[row.id], result, place)
        number = min(text.items, row.drawn or text.items)
        over = row.due_at is not None and row.due_at <= now
        last = last_day(row.due_at, room.time_zone) if row.due_at else None
        found.append(Task(text.id, text.title, text.band, number, last, over, result))
    return sorted(
        found, key=lambda t: (t.standing.done_at is not None, t.over, t.last_day or date.max)
    )


def assignments_of(session: Session, classroom_id: int) -> list[Assignment]:
    """Return the assignments of a class, latest first."""
    query = select(Assignment).where(Assignment.classroom_id == classroom_id)
    return list(
        session.scalars(query.order_by(Assignment.assigned_at.desc(), Assignment.id.desc()))
    )


def _theirs(
    row: Assignment, texts: Sequence[ArticleRef], result: Standing, place: float | None
) -> ArticleRef:
    """Return the version for a learner: the one answered, else the nearest to their place."""
    answered = next((text for text in texts if text.id == result.article_id), None)
    base = next((text for text in texts if text.id == row.article_id), texts[0])
    return answered or nearest([(text, text.band) for text in texts], place, base)


def _given(
    row: Assignment,
    texts: Sequence[ArticleRef],
    results: dict[tuple[int, int], Standing],
    people: Collection[int],
    now: datetime,
) -> Given:
    found = [results.get((person, row.id), NOTHING) for person in people]
    scores = [one.score for one in found if one.score]
    base = _ref(row, texts)
    return Given(
        assignment=row,
        title=base.title,
        band=base.band,
        versions=len(texts),
        over=row.due_at is not None and row.due_at <= now,
        learners=len(people),
        done=len(scores),
        late=sum(one.late for one in found),
        score=total(scores),
    )


def total(scores: Sequence[Score]) -> Score:
    """Return the sum of some scores."""
    return Score(sum(s.right for s in scores), sum(s.answered for s in scores))


def _line(
    person: int,
    nickname: str,
    rows: Sequence[Assignment],
    results: dict[tuple[int, int], Standing],
    known: Ability,
    words: tuple[int, int],
    now: datetime,
) -> LearnerLine:
    found = [results.get((person, row.id), NOTHING) for row in rows]
    scores = [one.score for one in found if one.score]
    return LearnerLine(
        person_id=person,
        nickname=nickname,
        done=len(scores),
        due=sum(row.due_at is not None and row.due_at <= now for row in rows),
        score=total(scores),
        standing=ability.standing(known),
        words_met=words[0],
        words_learned=words[1],
    )


def _words(session: Session, people: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return how many headwords each person has met and learned: 1 query."""
    query = (
        select(WordState.person_id, func.count(), func.count(WordState.learned_at))
        .where(WordState.person_id.in_(people))
        .group_by(WordState.person_id)
    )
    return {person: (met, learned) for person, met, learned in session.execute(query)}


def _ref(row: Assignment, texts: Sequence[ArticleRef]) -> ArticleRef:
    """Return an assignment as a column of the report."""
    base = next(text for text in texts if text.id == row.article_id)
    return replace(base, assignment_id=row.id, due_at=row.due_at)


def _others(
    session: Session, classroom_id: int, texts: dict[int, list[ArticleRef]]
) -> list[ArticleRef]:
    """Return the articles given to a class without an assignment."""
    assigned = {text.id for found in texts.values() for text in found}
    return [one for one in articles_of(session, classroom_id) if one.id not in assigned]


def _readings(session: Session, people: Collection[int]) -> dict[tuple[int, int], bool]:
    """Return whether people finished the articles that they opened."""
    query = select(Reading.person_id, Reading.article_id, Reading.finished_at.is_not(None))
    rows = session.execute(query.where(Reading.person_id.in_(people)))
    return {(person, article): bool(finished) for person, article, finished in rows}


def _learner_row(person_id: int, nickname: str, cells: Sequence[Cell]) -> LearnerRow:
    return LearnerRow(
        person_id=person_id,
        nickname=nickname,
        cells=tuple(cells),
        read=sum(cell.finished for cell in cells),
        score=total([cell.score for cell in cells if cell.score is not None]),
    )
