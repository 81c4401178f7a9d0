"""A text as a class read it: how many missed a question about each sentence, or looked it up."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import (
    Article,
    ArticleAudience,
    ClassRole,
    Classroom,
    Item,
    KeyWord,
    LookUp,
    Membership,
    Person,
    Reading,
)
from services.class_answers import ClassAnswer, first_answers
from services.class_pages import ClassCard, card_of, taught_by
from services.errors import NotFound
from services.pages import body_spans, sentence_span
from services.word_cards import meaning
from texts.tokens import sentences

STEPS = (0.1, 0.25, 0.4, 0.6)  # shares of the readers from which a sentence is warmer
RETEACH = 8  # sentences of a sheet: what fits two pages, and a lesson


@dataclass(frozen=True, slots=True)
class Missed:
    """A question about a sentence: how it was answered, and what was chosen instead most."""

    stem: str
    context: str
    key: str
    why: str
    answered: int
    missed: int
    instead: str
    chosen: int
    why_not: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A word looked up in a sentence by some learners; ``gloss`` is "" where we have none."""

    headword: str
    learners: int
    gloss: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body; numbers count from 1.

    ``stumbled`` of the readers missed a question about it or looked a word up in it, each
    counted once; ``warmth`` is 0 to 4, by STEPS.
    """

    number: int
    paragraph: int
    text: str
    stumbled: int
    warmth: int
    questions: tuple[Missed, ...]
    words: tuple[Looked, ...]


@dataclass(frozen=True, slots=True)
class SentencePage:
    """A text as a class read it, its sentences by paragraph; ``readers`` opened or answered it."""

    card: ClassCard
    article_id: int
    title: str
    language: str
    readers: int
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def warmest(self) -> list[Sentence]:
        """Return the sentences that most learners stumbled at, most first."""
        found = [one for paragraph in self.paragraphs for one in paragraph if one.stumbled]
        return sorted(found, key=lambda one: (-one.stumbled, one.number))

    @property
    def sheet(self) -> list[Sentence]:
        """Return the sentences to teach again, in text order."""
        return sorted(self.warmest[:RETEACH], key=lambda one: one.number)


def sentence_page(
    session: Session, teacher: Person, classroom_id: int, article_id: int
) -> SentencePage:
    """Return a text as a class read it. Raises NotFound for all but its teachers.

    So does a text that the class was not given.
    """
    room = taught_by(session, teacher, classroom_id)
    article = _given(session, room, article_id)
    answers = first_answers(session, room.id, [article.id])
    looked = _look_ups(session, room, article)
    readers = _readers(session, room, article) | {a.person_id for a in answers}
    by_place: defaultdict[int, list[ClassAnswer]] = defaultdict(list)
    for answer in answers:
        by_place[sentence_span(article, answer.item.evidence_start)[0]].append(answer)
    glosses = _glosses(session, article)
    number, paragraphs = 0, []
    for paragraph, (start, end) in enumerate(body_spans(article), start=1):
        found = []
        for span in sentences(article.text[start:end]):
            number += 1
            place = start + span.start
            said, words = by_place[place], looked[place]
            who = {a.person_id for a in said if not a.right} | {p for p, _ in words}
            found.append(
                Sentence(
                    number=number,
                    paragraph=paragraph,
                    text=article.text[place : start + span.end],
                    stumbled=len(who),
                    warmth=warmth(len(who), len(readers)),
                    questions=_questions(said),
                    words=_words([word for _, word in words], glosses),
                )
            )
        paragraphs.append(tuple(found))
    return SentencePage(
        card_of(session, teacher, room),
        article.id,
        article.title,
        article.language,
        len(readers),
        tuple(paragraphs),
    )


def warmth(stumbled: int, readers: int) -> int:
    """Return how warm a sentence is, 0 to 4.

    >>> warmth(0, 40), warmth(4, 40), warmth(24, 40)
    (0, 1, 4)
    """
    return sum(stumbled / readers >= step for step in STEPS) if readers else 0


def _given(session: Session, room: Classroom, article_id: int) -> Article:
    """Return a text that a class was given. Raises NotFound."""
    found = session.scalar(
        select(Article)
        .join(ArticleAudience, ArticleAudience.article_id == Article.id)
        .where(Article.id == article_id, ArticleAudience.classroom_id == room.id)
    )
    if found is None:
        raise NotFound
    return found


def _readers(session: Session, room: Classroom, article: Article) -> set[int]:
    query = (
        select(Reading.person_id)
        .join(Membership, Membership.person_id == Reading.person_id)
        .where(
            Reading.article_id == article.id,
            Membership.classroom_id == room.id,
            Membership.role == ClassRole.LEARNER,
        )
    )
    return set(session.scalars(query))


def _look_ups(
    session: Session, room: Classroom, article: Article
) -> defaultdict[int, list[tuple[int, str]]]:
    """Return who of a class looked up which headword, by where its sentence begins."""
    query = (
        select(LookUp.sentence_start, LookUp.person_id, LookUp.headword)
        .join(Membership, Membership.person_id == LookUp.person_id)
        .where(
            LookUp.article_id == article.id,
            Membership.classroom_id == room.id,
            Membership.role == ClassRole.LEARNER,
        )
    )
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for start, person, headword in session.execute(query):
        found[start].append((person, headword))
    return found


def _glosses(session: Session, article: Article) -> dict[str, str]:
    query = select(KeyWord.headword, KeyWord.gloss).where(KeyWord.article_id == article.id)
    return {row.headword: row.gloss for row in session.execute(query)}


def _words(looked: Sequence[str], glosses: dict[str, str]) -> tuple[Looked, ...]:
    counts = sorted(Counter(looked).items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(Looked(word, n, glosses.get(word) or meaning(word)) for word, n in counts)


def _questions(answers: Sequence[ClassAnswer]) -> tuple[Missed, ...]:
    """Return the questions about a sentence, in the order of their ids."""
    by_item: defaultdict[int, list[ClassAnswer]] = defaultdict(list)
    for answer in answers:
        by_item[answer.item.id].append(answer)
    return tuple(_missed(said[0].item, said) for _, said in sorted(by_item.items()))


def _missed(item: Item, answers: Sequence[ClassAnswer]) -> Missed:
    wrong = Counter(answer.given for answer in answers if not answer.right)
    instead, chosen = min(wrong.items(), key=lambda w: (-w[1], w[0])) if wrong else ("", 0)
    reasons = {d["text"]: d["feedback"] for d in item.distractors}
    return Missed(
        stem=item.stem,
        context=item.context,
        key=item.key,
        why=item.key_feedback,
        answered=len(answers),
        missed=wrong.total(),
        instead=instead,
        chosen=chosen,
        why_not=reasons.get(instead, ""),
    )
