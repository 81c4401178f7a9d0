"""An invented class that has read and answered for weeks, so that every report has something true.

Learners are simulated: each has an ability that grows, each item a difficulty around the one
predicted, and an answer is right by the same model that progress.ability reverses. What they
choose is marked as anybody's answers are. Nothing is invented in a report itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from math import exp
from random import Random
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import (
    Article,
    ArticleAudience,
    Assignment,
    Attempt,
    ClassRole,
    Classroom,
    Counts,
    Feedback,
    Item,
    KeyWord,
    LookUp,
    Membership,
    Person,
    Quiz,
    QuizItem,
    Reading,
    Response,
    Role,
)
from progress.weeks import zone
from progress.weight import weight
from quizzes.choices import guessing
from quizzes.item import Format
from services import accounts, recounting
from services.classes import CODE_LASTS, join_code
from services.errors import Conflict
from services.marked import marked
from services.pages import sentence_span
from services.passphrases import Fresh
from services.sitting import drawn
from texts.bands import BAND_LOGITS

CLASS, TEACHER, ZONE = "8C, demo", "Ms Rivera", "Europe/Madrid"
NAMES = """
    Ada Amir Anouk Beatriz Bruno Carla Chen Dalia Diego Elif Emil Esra Farid Fatou Giulia Hana
    Hugo Ines Ivan Jonas Kaito Katya Laila Leon Lucia Mateo Maya Milo Nadia Nils Noor Olga Pablo
    Priya Rafael Sana Selma Tariq Vera Yusuf
    """.split()  # noqa: SIM905 - one name to a line would fill a screen
ASSIGNMENTS, WEEKS = 30, 12
MEAN, SPREAD = -0.1, 0.9  # logits: a class of B1, some at A2 and some at B2
GROWTH = 0.04  # logits a week, half a band in a year
ITEM_ERROR = 0.6  # logits of a true difficulty around the one predicted; issue 5 has .7
LEARNT = 1.2  # logits that having seen the key makes an item easier the next time


class Pupil(NamedTuple):
    """A simulated learner: ability in logits at the start, and the share of work they do."""

    person: Person
    ability: float
    diligence: float


@dataclass(frozen=True)
class Stock:
    """What is on the shelf: articles with their newest quiz and its items in order."""

    articles: dict[int, Article]
    quizzes: dict[int, int]
    items: dict[int, list[Item]]
    words: dict[int, list[KeyWord]]
    truth: dict[int, float] = field(default_factory=dict)

    def versions(self, row: Assignment) -> list[Article]:
        """Return the texts that learners of an assignment choose from, by their level."""
        base = self.articles[row.article_id]
        if not row.by_level:
            return [base]
        return [one for one in self.articles.values() if one.series == base.series]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made."""

    classroom: Classroom
    learners: int
    assignments: int
    answers: int


def seed(session: Session, secret: Fresh, now: datetime, rng: Random) -> Made:
    """Make the demo class out of the texts of the library; ``secret`` is everyone's passphrase.

    Raises Conflict without texts, or where its teacher's nickname is taken.
    """
    stock = _stock(session)
    if not stock.articles:
        raise Conflict("The library is empty. Run the command seed first.")
    start = now - timedelta(weeks=WEEKS)
    teacher = _person(session, TEACHER, Role.TEACHER, secret, start)
    room = Classroom(
        name=CLASS,
        join_code=join_code(),
        join_until=now + CODE_LASTS,
        created_at=start,
        time_zone=ZONE,
    )
    session.add(room)
    session.flush()
    _join(session, room, teacher, ClassRole.TEACHER, start)
    pupils = []
    for name in NAMES:
        person = _person(session, name, Role.LEARNER, secret, start)
        _join(session, room, person, ClassRole.LEARNER, start)
        pupils.append(Pupil(person, rng.gauss(MEAN, SPREAD), rng.betavariate(6, 1.5)))
    rows = _assignments(session, room, stock, now, rng)
    for items in stock.items.values():
        stock.truth.update({i.id: rng.gauss(i.predicted, ITEM_ERROR) for i in items})
    answers = sum(_term(session, pupil, rows, stock, now, rng) for pupil in pupils)
    session.flush()
    for pupil in pupils:
        recounting.recount(session, pupil.person)
    return Made(room, len(pupils), len(rows), answers)


def real_people(session: Session) -> bool:
    """Tell whether anybody but guests has an account."""
    return session.scalar(select(Person.id).where(~Person.guest).limit(1)) is not None


def _stock(session: Session) -> Stock:
    """Return the texts of the open library that have a quiz, the easiest first."""
    newest: dict[int, int] = {}
    query = select(Quiz.article_id, Quiz.id).join(Article, Article.id == Quiz.article_id)
    for article, quiz in session.execute(query.where(Article.in_library).order_by(Quiz.version)):
        newest[article] = quiz
    articles = session.scalars(
        select(Article).where(Article.id.in_(newest)).order_by(Article.grade_score, Article.id)
    )
    asked: dict[int, list[Item]] = {quiz: [] for quiz in newest.values()}
    query_items = select(QuizItem.quiz_id, Item).join(Item, Item.id == QuizItem.item_id)
    for quiz, item in session.execute(query_items.order_by(QuizItem.position)):
        if quiz in asked:
            asked[quiz].append(item)
    words: dict[int, list[KeyWord]] = {article: [] for article in newest}
    for word in session.scalars(select(KeyWord).where(KeyWord.article_id.in_(newest))):
        words[word.article_id].append(word)
    return Stock({article.id: article for article in articles}, newest, asked, words)


def _person(session: Session, name: str, role: Role, secret: Fresh, now: datetime) -> Person:
    key = accounts.nickname_key(name)
    if session.scalar(select(Person.id).where(Person.nickname_key == key)) is not None:
        message = f"Somebody is called {name} already: the demo class is here, or names clash."
        raise Conflict(message)
    person = Person(
        nickname=name,
        nickname_key=key,
        passphrase_hash=secret.hashed,
        role=role,
        guest=False,
        created_at=now,
        time_zone=ZONE,
    )
    session.add(person)
    session.flush()
    return person


def _join(
    session: Session, room: Classroom, person: Person, role: ClassRole, now: datetime
) -> None:
    session.add(Membership(person_id=person.id, classroom_id=room.id, role=role, joined_at=now))


def _assignments(
    session: Session, room: Classroom, stock: Stock, now: datetime, rng: Random
) -> list[Assignment]:
    """Give the class a text every few days: each once, the easiest first, then some again."""
    order = list(stock.articles.values())
    bases = [a for n, a in enumerate(order) if not a.series or a.series not in _before(order, n)]
    again = rng.sample(bases, len(bases)) * ASSIGNMENTS
    rows = []
    for number, article in enumerate([*bases, *again][:ASSIGNMENTS]):
        at = now - timedelta(weeks=WEEKS) * (1 - number / ASSIGNMENTS) + timedelta(hours=1)
        last = (at + timedelta(days=6)).astimezone(zone(ZONE)).date()
        by_level = bool(article.series)
        repeated = number >= len(bases)
        row = Assignment(
            classroom_id=room.id,
            article_id=article.id,
            by_level=by_level,
            assigned_at=at,
            due_at=datetime.combine(last, time(), zone(ZONE)),
            feedback=(Feedback.AT_ONCE, Feedback.AT_END, Feedback.AFTER_DUE)[number % 3],
            counts=Counts.BEST if repeated else Counts.FIRST,
            tries=2 if repeated else 1,
            drawn=5 if repeated and not by_level else None,
        )
        session.add(row)
        rows.append(row)
    session.flush()
    texts = {one.id for row in rows for one in stock.versions(row)}
    session.add_all(ArticleAudience(article_id=one, classroom_id=room.id) for one in sorted(texts))
    return rows


def _before(order: Sequence[Article], number: int) -> set[str]:
    return {one.series for one in order[:number]}


def _term(
    session: Session,
    pupil: Pupil,
    rows: Sequence[Assignment],
    stock: Stock,
    now: datetime,
    rng: Random,
) -> int:
    """Let a learner do what they do of the assignments, and return how many answers they gave."""
    seen: dict[int, int] = {}
    numbers: dict[int, int] = {}
    opened: set[int] = set()
    answers = 0
    for row in rows:
        due = row.due_at or now
        spare = min(due + timedelta(days=1), now) - row.assigned_at
        begun = row.assigned_at + spare * rng.betavariate(2.2, 1.6)
        if begun >= now or rng.random() > pupil.diligence:
            continue
        weeks = (begun - rows[0].assigned_at) / timedelta(weeks=1)
        able = pupil.ability + GROWTH * weeks
        article = min(
            stock.versions(row),
            key=lambda one: abs(BAND_LOGITS.get(one.grade_band or "", 0.0) - able),
        )
        if article.id not in opened:
            opened.add(article.id)
            _read(session, pupil.person, article, stock, able, begun, rng)
        if rng.random() < 0.04:  # read, and no quiz
            continue
        for _ in range(1 + (row.tries == 2 and rng.random() < 0.3)):
            number = numbers[article.id] = numbers.get(article.id, 0) + 1
            attempt = Attempt(
                quiz_id=stock.quizzes[article.id],
                person_id=pupil.person.id,
                number=number,
                seed=rng.randrange(2**31),
                started_at=begun,
                graded=True,
                assignment_id=row.id,
                drawn=row.drawn,
            )
            session.add(attempt)
            session.flush()
            given = list(_answers(attempt, stock, able, seen, rng))
            stays = len(given) if rng.random() > 0.03 else len(given) // 2
            session.add_all(given[:stays])
            answers += stays
            if stays == len(given):
                attempt.finished_at = given[-1].answered_at
            begun = given[-1].answered_at + timedelta(minutes=rng.randint(5, 600))
            if begun >= now or attempt.finished_at is None:
                break
    return answers


def _read(
    session: Session,
    person: Person,
    article: Article,
    stock: Stock,
    able: float,
    begun: datetime,
    rng: Random,
) -> None:
    """Note that a text was read before its quiz, and the words that were looked up."""
    minutes = timedelta(minutes=article.minutes * rng.uniform(0.8, 1.6))
    session.add(
        Reading(
            person_id=person.id,
            article_id=article.id,
            opened_at=begun - minutes,
            finished_at=begun,
            words=article.tokens,
        )
    )
    for word in stock.words[article.id]:
        hard = BAND_LOGITS.get(word.band or "C1", 2.0)
        if rng.random() < 0.75 / (1 + exp(1.3 * (able - hard + 0.4))):
            session.add(
                LookUp(
                    person_id=person.id,
                    article_id=article.id,
                    headword=word.headword,
                    sentence_start=sentence_span(article, word.start)[0],
                    looked_at=begun - minutes * rng.random(),
                )
            )


def _answers(
    attempt: Attempt, stock: Stock, able: float, seen: dict[int, int], rng: Random
) -> Iterator[Response]:
    """Yield the answers of one attempt, in the order of its items."""
    items = stock.items[attempt.quiz_id]
    if attempt.drawn is not None:
        items = drawn(items, attempt.drawn, attempt.seed)
    at = attempt.started_at
    for item in items:
        at += timedelta(seconds=min(240.0, rng.lognormvariate(3.3, 0.5)))
        before = seen.get(item.id, 0)
        seen[item.id] = before + 1
        luck = guessing(Format(item.format), len(item.distractors))
        ahead = able + LEARNT * bool(before) - stock.truth[item.id]
        right = rng.random() < luck + (1 - luck) / (1 + exp(-ahead))
        outcome, as_served = marked(item, item.key if right else _wrong(item, items, rng))
        yield Response(
            attempt_id=attempt.id,
            item_id=item.id,
            given=as_served,
            right=outcome.right,
            credit=outcome.credit,
            note=outcome.note,
            answered_at=at,
            hints=0,
            weight=weight(0, before),
        )


def _wrong(item: Item, items: Sequence[Item], rng: Random) -> str:
    """Return a wrong answer: an option, the likelier the better it is, or another word."""
    options = [d["text"] for d in item.distractors]
    if item.format == Format.TRUE_FALSE_NOT_GIVEN:
        options = [text for text in ("True", "False", "Not given") if text != item.key]
    if item.format == Format.TYPED or not options:
        others = [one.headword for one in items if one.headword and one.key != item.key]
        return rng.choice([*others, item.key[:-1] + "er", "thing"])
    return rng.choices(options, weights=[1 / (n + 1) for n in range(len(options))])[0]
