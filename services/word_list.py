"""The list of a person's words: how strong each is, where it was met, and every answer to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models import Article, Attempt, Item, KeyWord, Person, Reading, Response, Review, WordState
from progress.memory import Memory, recall
from services.errors import NotFound
from services.remembering import memory_of
from services.sentences import sentence_at
from services.sight import readable_by
from services.word_cards import meaning

A_DAY = timedelta(days=1)
SHOWN = 200  # rows of a page; it says how many there are, and the search finds the others
SHOW = ("due", "learning", "learned", "met")  # what the list can be narrowed to


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list: words that hold ``part``, and a state of SHOW; "" stands for all."""

    part: str = ""
    show: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is listed.

    ``lasts`` is the days until the chance of a right answer falls to 90 %, None for a word
    never asked for; ``recall`` is the chance now, None also within a day of an answer: the
    model counts whole days, and would say 100 % after a wrong one. ``met`` counts texts;
    ``state`` is one of SHOW but "due", which is told apart.
    """

    id: int
    headword: str
    state: str
    due: bool
    recall: float | None
    lasts: float | None
    met: int
    right: int
    wrong: int
    first_met_at: datetime
    last_met_at: datetime
    due_at: datetime | None
    learned_at: datetime | None
    means: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Words found, at most 200, of ``total``; ``due`` counts those due of all words."""

    words: tuple[Word, ...]
    total: int
    due: int


@dataclass(frozen=True, slots=True)
class Said:
    """One answer about a word: in a quiz, or in a review. ``title`` is "" for our dictionary."""

    at: datetime
    right: bool
    given: str
    review: bool
    article_id: int | None
    title: str


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of an article with the word in it."""

    article_id: int
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WordPage:
    """A word with its places and its history, the latest answer first."""

    word: Word
    places: tuple[Place, ...]
    said: tuple[Said, ...]


def listed(session: Session, person: Person, wanted: Wanted, now: datetime) -> Listed:
    """Return the words of a person, those due longest first, then by name: 4 queries."""
    conditions = (WordState.person_id == person.id, *_conditions(wanted, now))
    order = (WordState.due_at.is_(None), WordState.due_at, WordState.headword)
    query = select(WordState).where(*conditions).order_by(*order).limit(SHOWN)
    states = session.scalars(query).all()
    total = session.scalars(select(func.count(WordState.id)).where(*conditions)).one()
    waiting = (WordState.person_id == person.id, WordState.due_at <= now)
    due_now = session.scalars(select(func.count(WordState.id)).where(*waiting)).one()
    return Listed(_words(session, person, states, now), total, due_now)


def word_page(session: Session, person: Person, word_id: int, now: datetime) -> WordPage:
    """Return one word of a person: 6 queries. Raises NotFound, for another's too."""
    mine = (WordState.id == word_id, WordState.person_id == person.id)
    state = session.scalar(select(WordState).where(*mine))
    if state is None:
        raise NotFound
    [word] = _words(session, person, [state], now)
    said = [*_in_quizzes(session, person, word), *_in_reviews(session, person, word)]
    found = [
        *_places(session, person, KeyWord.headword == word.headword),
        *_asked_places(session, person, Item.headword == word.headword),
    ]
    places = tuple(dict.fromkeys(place for _, place in found))
    return WordPage(word, places, tuple(sorted(said, key=lambda s: s.at, reverse=True)))


def everything(session: Session, person: Person, now: datetime) -> list[tuple[Word, Place | None]]:
    """Return all words of a person by name, each with its place in a text: 4 queries."""
    query = select(WordState).where(WordState.person_id == person.id).order_by(WordState.headword)
    words = _words(session, person, session.scalars(query).all(), now)
    first: dict[str, Place] = {}
    for headword, place in (*_places(session, person), *_asked_places(session, person)):
        first.setdefault(headword, place)
    return [(word, first.get(word.headword)) for word in words]


def _conditions(wanted: Wanted, now: datetime) -> Iterator[ColumnElement[bool]]:
    if wanted.part:
        yield WordState.headword.icontains(wanted.part, autoescape=True)
    if wanted.show == "due":
        yield WordState.due_at <= now
    elif wanted.show == "learned":
        yield WordState.learned_at.is_not(None)
    elif wanted.show == "learning":
        yield WordState.due_at.is_not(None) & WordState.learned_at.is_(None)
    elif wanted.show == "met":
        yield WordState.due_at.is_(None)


def _words(
    session: Session, person: Person, states: Iterable[WordState], now: datetime
) -> tuple[Word, ...]:
    """Return words as listed, each with what it means where we know: 1 query."""
    states = list(states)
    means: dict[str, str] = {}
    query = (
        select(KeyWord.headword, KeyWord.tag, KeyWord.gloss)
        .join(Reading, Reading.article_id == KeyWord.article_id)
        .where(Reading.person_id == person.id)
        .where(KeyWord.headword.in_([state.headword for state in states]))
        .order_by(KeyWord.id)
    )
    for headword, tag, gloss in session.execute(query):
        means[headword] = means.get(headword) or gloss or meaning(headword, tag)
    return tuple(
        _word(state, means.get(state.headword) or meaning(state.headword), now) for state in states
    )


def _word(state: WordState, means: str, now: datetime) -> Word:
    memory = _memory(state)
    learned = memory is not None and memory.learned_at is not None
    return Word(
        id=state.id,
        headword=state.headword,
        state="learned" if learned else "learning" if state.due_at else "met",
        due=state.due_at is not None and state.due_at <= now,
        recall=recall(memory, now) if memory and now - memory.asked_at >= A_DAY else None,
        lasts=memory.stability if memory else None,
        met=state.met_count,
        right=state.right,
        wrong=state.wrong,
        first_met_at=state.first_met_at,
        last_met_at=state.last_met_at,
        due_at=state.due_at,
        learned_at=state.learned_at,
        means=means,
    )


def _memory(state: WordState) -> Memory | None:
    return memory_of(
        state.stability,
        state.difficulty,
        state.asked_at,
        state.due_at,
        state.right_at,
        state.right_in,
        state.learned_at,
    )


def _in_quizzes(session: Session, person: Person, word: Word) -> Iterator[Said]:
    query = (
        select(Response.answered_at, Response.right, Response.given, Article.id, Article.title)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .join(Item, Item.id == Response.item_id)
        .join(Article, Article.id == Item.article_id)
        .where(Attempt.person_id == person.id, Item.headword == word.headword)
    )
    for at, right, given, article_id, title in session.execute(query):
        yield Said(at, right, given, review=False, article_id=article_id, title=title)


def _in_reviews(session: Session, person: Person, word: Word) -> Iterator[Said]:
    query = (
        select(Review.answered_at, Review.right, Review.given, Article.id, Article.title)
        .outerjoin(Article, Article.id == Review.article_id)
        .where(Review.person_id == person.id, Review.headword == word.headword)
    )
    for at, right, given, article_id, title in session.execute(query):
        yield Said(at, right, given, review=True, article_id=article_id, title=title or "")


def _places(
    session: Session, person: Person, *conditions: ColumnElement[bool]
) -> Iterator[tuple[str, Place]]:
    """Yield headwords with their sentences in the articles that the person has opened."""
    query = (
        select(KeyWord, Article)
        .join(Article, Article.id == KeyWord.article_id)
        .join(Reading, Reading.article_id == Article.id)
        .where(Reading.person_id == person.id, readable_by(person), *conditions)
        .order_by(Reading.opened_at, KeyWord.id)
    )
    for word, article in session.execute(query):
        yield word.headword, Place(article.id, article.title, sentence_at(article, word.start))


def _asked_places(
    session: Session, person: Person, *conditions: ColumnElement[bool]
) -> Iterator[tuple[str, Place]]:
    """Yield headwords with the sentences in which a quiz has asked this person for them."""
    query = (
        select(Item.headword, Item.evidence_start, Article)
        .join(Response, Response.item_id == Item.id)
        .join(Attempt, Attempt.id == Response.attempt_id)
        .join(Article, Article.id == Item.article_id)
        .where(Attempt.person_id == person.id, Item.headword.is_not(None))
        .where(readable_by(person), *conditions)
        .order_by(Response.id)
    )
    for headword, start, article in session.execute(query):
        yield headword or "", Place(article.id, article.title, sentence_at(article, start))
