"""What the page of progress draws: weeks, days, ability over time, and the shelf."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Person, Reading, ReadingDay, WordState
from progress.ability import Ability
from progress.coverage import Shelf
from progress.totals import Tally
from progress.weeks import zone
from quizzes.kinds import KINDS
from services import library
from services.ability import paths
from services.shelves import Placed, placed
from services.values import KindScore

WEEKS = 8  # drawn, this one included
LEAST_WORDS = 500  # running words from which a speed is told: two short texts
RECENT = 4  # weeks that a speed is of


@dataclass(frozen=True, slots=True)
class Step:
    """An ability as it stood at the end of a day."""

    day: date
    ability: Ability


@dataclass(frozen=True, slots=True)
class WeekSum:
    """One week from its Monday: words newly proved, running words read, seconds of reading."""

    monday: date
    proved: int
    words: int
    seconds: int

    @property
    def minutes(self) -> int:
        """Return the minutes of reading."""
        return round(self.seconds / 60)


@dataclass(frozen=True, slots=True)
class Speed:
    """Running words a minute over the last four weeks, None while ``words`` are too few."""

    pace: int | None
    words: int


@dataclass(frozen=True, slots=True)
class Measures:
    """All that is drawn. ``steps`` begin where a band could be named; ``answers`` led there.

    ``days`` are Monday to Sunday of this week: read on that day or not. ``shelf`` counts texts
    by shelf, () where coverage cannot be told.
    """

    steps: tuple[Step, ...]
    answers: int
    weeks: tuple[WeekSum, ...]
    days: tuple[bool, ...]
    speed: Speed
    skills: tuple[KindScore, ...]
    shelf: tuple[tuple[Shelf, int], ...]
    found: tuple[Placed, ...]


def measures(
    session: Session, person: Person, by_kind: Iterable[KindScore], now: datetime
) -> Measures:
    """Return what is drawn of a person, whose answers by kind are known: at most 18 queries."""
    where = zone(person.time_zone)
    today = now.astimezone(where).date()
    days = _days(session, person, where)
    weeks = _weeks(session, person, days, today, where)
    found = placed(session, person, library.shelf(session, person), now)
    path = paths(session, [person.id])[person.id]
    return Measures(
        steps=tuple(_steps(path, where)),
        answers=path[-1].answers if path else 0,
        weeks=weeks,
        days=tuple(_monday(today) + timedelta(days=n) in days for n in range(7)),
        speed=_speed(weeks[-RECENT:]),
        skills=_skills(by_kind),
        shelf=_shelf(found),
        found=tuple(found),
    )


def _steps(path: Sequence[Ability], where: tzinfo) -> Iterable[Step]:
    dated = [(step.at.astimezone(where).date(), step) for step in path if step.at]
    for day, steps in groupby(dated, key=lambda pair: pair[0]):
        *_, (_, last) = steps
        if last.sure:
            yield Step(day, last)


def _days(session: Session, person: Person, where: tzinfo) -> dict[date, tuple[int, int]]:
    """Return running words and seconds of each day that was read on: 2 queries."""
    found: dict[date, tuple[int, int]] = {}
    query = select(ReadingDay.day, ReadingDay.words, ReadingDay.seconds)
    for day, words, seconds in session.execute(query.where(ReadingDay.person_id == person.id)):
        before = found.get(day, (0, 0))
        found[day] = before[0] + words, before[1] + seconds
    finished = select(Reading.finished_at).where(Reading.person_id == person.id)
    for at in session.scalars(finished.where(Reading.finished_at.is_not(None))):
        if at is not None:
            found.setdefault(at.astimezone(where).date(), (0, 0))
    return found


def _weeks(
    session: Session,
    person: Person,
    days: dict[date, tuple[int, int]],
    today: date,
    where: tzinfo,
) -> tuple[WeekSum, ...]:
    query = select(WordState.learned_at).where(WordState.person_id == person.id)
    proved = Counter(
        _monday(at.astimezone(where).date())
        for at in session.scalars(query.where(WordState.learned_at.is_not(None)))
        if at is not None
    )
    mondays = [_monday(today) - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    return tuple(
        WeekSum(
            monday,
            proved[monday],
            sum(words for day, (words, _) in days.items() if _monday(day) == monday),
            sum(seconds for day, (_, seconds) in days.items() if _monday(day) == monday),
        )
        for monday in mondays
    )


def _speed(weeks: Sequence[WeekSum]) -> Speed:
    words, seconds = sum(w.words for w in weeks), sum(w.seconds for w in weeks)
    return Speed(round(60 * words / seconds) if words >= LEAST_WORDS and seconds else None, words)


def _skills(by_kind: Iterable[KindScore]) -> tuple[KindScore, ...]:
    totals: dict[str, Tally] = {}
    for score in by_kind:
        if score.kind in KINDS:
            skill = KINDS[score.kind].skill.value
            before = totals.get(skill, Tally())
            totals[skill] = Tally(before.answered + score.answered, before.right + score.right)
    return tuple(KindScore(skill, t.right, t.answered) for skill, t in sorted(totals.items()))


def _shelf(found: Iterable[Placed]) -> tuple[tuple[Shelf, int], ...]:
    counts = Counter(one.coverage.shelf for one in found if one.coverage)
    return tuple((shelf, counts[shelf]) for shelf in Shelf) if counts else ()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
