"""What a learner's page of progress says."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from models import Article, Attempt, KindTotal, Person, Reading, Response, WordState
from progress.weeks import week_start, zone
from services.ability import Standing, abilities, standing
from services.pages import labelled_band
from services.scores import ANSWERED, RIGHT, best, sittings
from services.sight import readable_by
from services.values import KindScore, Score

WORDS = 200  # rows of the list of words; the page says how many there are in all


@dataclass(frozen=True, slots=True)
class TextRead:
    """An article finished; ``best`` is the best finished attempt at its quiz, if any.

    ``open`` tells whether the person may still read it: its teacher may have taken it back.
    """

    article_id: int
    open: bool
    title: str
    band: str | None
    tokens: int
    finished_at: datetime
    best: Score | None


@dataclass(frozen=True, slots=True)
class WordMet:
    """A headword met: in how many texts (``met``), and its answers.

    A text counts once: as a key word, when it is finished; as another word, when the quiz
    first asks for it.
    """

    headword: str
    met: int
    right: int
    wrong: int
    last_met_at: datetime

    @property
    def asked(self) -> bool:
        """Return whether a quiz has asked for it."""
        return self.right + self.wrong > 0


@dataclass(frozen=True, slots=True)
class Week:
    """This week, Monday to Sunday in the person's time zone."""

    texts: int
    running_words: int
    answers: int
    right: int
    new_words: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page shows: counts are of everything ever done, ``week`` of this week.

    Of the words met, ``words_asked`` were asked for, and of those ``words_learned`` count as
    learned now (progress.memory); ``words_due`` are to be met again.
    ``texts`` and ``words`` come latest first; ``words`` holds at most 200 of ``words_met``.
    """

    texts_read: int
    running_words: int
    answered: int
    right: int
    words_met: int
    words_asked: int
    words_learned: int
    words_due: int
    standing: Standing
    week: Week
    by_kind: tuple[KindScore, ...]
    texts: tuple[TextRead, ...]
    words: tuple[WordMet, ...]


def overview(session: Session, person: Person, now: datetime) -> Overview:
    """Return a person's progress: 7 queries."""
    monday = week_start(now, zone(person.time_zone))
    kinds = _kinds(session, person)
    texts = _texts(session, person)
    recent = [text for text in texts if text.finished_at >= monday]
    met, newly_met, *asked = _word_counts(session, person, monday, now)
    answers, right = _answers_since(session, person, monday)
    return Overview(
        texts_read=len(texts),
        running_words=sum(text.tokens for text in texts),
        answered=sum(kind.answered for kind in kinds),
        right=sum(kind.right for kind in kinds),
        words_met=met,
        words_asked=asked[0],
        words_learned=asked[1],
        words_due=asked[2],
        standing=standing(abilities(session, [person.id], now)[person.id]),
        week=Week(
            texts=len(recent),
            running_words=sum(text.tokens for text in recent),
            answers=answers,
            right=right,
            new_words=newly_met,
        ),
        by_kind=kinds,
        texts=texts,
        words=_words(session, person),
    )


def _kinds(session: Session, person: Person) -> tuple[KindScore, ...]:
    query = (
        select(KindTotal.kind, KindTotal.right, KindTotal.answered)
        .where(KindTotal.person_id == person.id)
        .order_by(KindTotal.kind)
    )
    return tuple(KindScore(*row) for row in session.execute(query))


def _texts(session: Session, person: Person) -> tuple[TextRead, ...]:
    """Return the articles finished, latest first: 2 queries."""
    rows = session.execute(
        select(
            Article.id,
            readable_by(person),
            Article.title,
            labelled_band(),
            Article.tokens,
            Reading.finished_at,
        )
        .join(Reading, Reading.article_id == Article.id)
        .where(Reading.person_id == person.id, Reading.finished_at.is_not(None))
        .order_by(Reading.finished_at.desc(), Article.id)
    ).all()
    scores = best(sittings(session, [person.id]))
    return tuple(
        TextRead(article, bool(may), title, band, tokens, finished, scores.get(article))
        for article, may, title, band, tokens, finished in rows
        if finished is not None
    )


def _word_counts(
    session: Session, person: Person, since: datetime, now: datetime
) -> tuple[int, int, int, int, int]:
    """Return counts of headwords: met, met first since, asked for, learned, and due."""
    query = select(
        func.count(),
        func.count(case((WordState.first_met_at >= since, 1))),
        func.count(WordState.asked_at),
        func.count(WordState.learned_at),
        func.count(case((WordState.due_at <= now, 1))),
    )
    met, new, asked, learned, due = session.execute(
        query.where(WordState.person_id == person.id)
    ).one()
    return met, new, asked, learned, due


def _answers_since(session: Session, person: Person, since: datetime) -> tuple[int, int]:
    query = (
        select(ANSWERED, RIGHT)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .where(Attempt.person_id == person.id, Response.answered_at >= since)
        .where(Response.weight > 0)
    )
    answers, right = session.execute(query).one()
    return answers, right


def _words(session: Session, person: Person) -> tuple[WordMet, ...]:
    query = (
        select(
            WordState.headword,
            WordState.met_count,
            WordState.right,
            WordState.wrong,
            WordState.last_met_at,
        )
        .where(WordState.person_id == person.id)
        .order_by(WordState.last_met_at.desc(), WordState.headword)
        .limit(WORDS)
    )
    return tuple(WordMet(*row) for row in session.execute(query))
