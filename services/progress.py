"""What a learner's page of progress says, and how its totals are recounted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, delete, func, select
from sqlalchemy.orm import Session

from models import (
    Article,
    Attempt,
    Item,
    KeyWord,
    KindTotal,
    Person,
    Reading,
    Response,
    WordState,
)
from progress.totals import Meeting, tallies, word_tallies
from progress.weeks import week_start, zone
from services.pages import shown_band
from services.scores import ANSWERED, RIGHT, best, sittings
from services.sight import readable_by
from services.tallies import add_kinds, add_words
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

    ``texts`` and ``words`` come latest first; ``words`` holds at most 200 of ``words_met``.
    """

    texts_read: int
    running_words: int
    answered: int
    right: int
    words_met: int
    week: Week
    by_kind: tuple[KindScore, ...]
    texts: tuple[TextRead, ...]
    words: tuple[WordMet, ...]


def overview(session: Session, person: Person, now: datetime) -> Overview:
    """Return a person's progress: 6 queries."""
    monday = week_start(now, zone(person.time_zone))
    kinds = _kinds(session, person)
    texts = _texts(session, person)
    recent = [text for text in texts if text.finished_at >= monday]
    met, newly_met = _word_counts(session, person, monday)
    answers, right = _answers_since(session, person, monday)
    return Overview(
        texts_read=len(texts),
        running_words=sum(text.tokens for text in texts),
        answered=sum(kind.answered for kind in kinds),
        right=sum(kind.right for kind in kinds),
        words_met=met,
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


def recount(session: Session, person: Person) -> None:
    """Rebuild a person's totals and word states from the readings and responses stored."""
    answers = session.execute(
        select(Item.kind, Item.headword, Response.right, Response.answered_at, Item.article_id)
        .join(Response, Response.item_id == Item.id)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .where(Attempt.person_id == person.id)
    ).all()
    meetings = [Meeting(word, at, right) for _, word, right, at, _ in answers if word is not None]
    meetings += _met_in_quizzes(
        session, [(article, word, at) for _, word, _, at, article in answers if word is not None]
    )
    meetings += [
        Meeting(headword, finished)
        for headword, finished in session.execute(
            select(KeyWord.headword, Reading.finished_at)
            .join(Reading, Reading.article_id == KeyWord.article_id)
            .where(Reading.person_id == person.id, Reading.finished_at.is_not(None))
        )
        if finished is not None
    ]
    session.execute(delete(KindTotal).where(KindTotal.person_id == person.id))
    session.execute(delete(WordState).where(WordState.person_id == person.id))
    add_kinds(session, person, tallies((kind, right) for kind, _, right, *_ in answers))
    add_words(session, person, word_tallies(meetings))


def _met_in_quizzes(session: Session, asked: list[tuple[int, str, datetime]]) -> Iterator[Meeting]:
    """Yield the first meeting, in each text, with a word asked for that is no key word of it."""
    articles = {article for article, _, _ in asked}
    query = select(KeyWord.article_id, KeyWord.headword).where(KeyWord.article_id.in_(articles))
    seen = {(article, headword) for article, headword in session.execute(query)}
    for article, headword, at in sorted(asked, key=lambda one: one[2]):
        if (article, headword) not in seen:
            seen.add((article, headword))
            yield Meeting(headword, at)


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
            shown_band(),
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


def _word_counts(session: Session, person: Person, since: datetime) -> tuple[int, int]:
    """Return how many headwords were met at all, and how many for the first time since."""
    new = func.count(case((WordState.first_met_at >= since, 1)))
    query = select(func.count(), new).where(WordState.person_id == person.id)
    met, newly_met = session.execute(query).one()
    return met, newly_met


def _answers_since(session: Session, person: Person, since: datetime) -> tuple[int, int]:
    query = (
        select(ANSWERED, RIGHT)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .where(Attempt.person_id == person.id, Response.answered_at >= since)
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
