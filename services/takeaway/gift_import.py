"""Bring questions of a GIFT file to a text: each is tied to the sentence that decides it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Item as Row
from models import Person
from quizzes.item import Item, Skill, article_hash
from quizzes.kinds import KINDS, OWN
from quizzes.marking import folded
from services.binding import item_row
from services.desk_pages import own_article
from services.errors import Unfit
from services.manuscript import ReadyItem
from services.takeaway.gift_reader import GAP, Gift, Problem, Question
from services.takeaway.own import Parcel
from services.takeaway.own_reader import LONGEST_HEADWORD
from texts.tokens import Span, sentences, tokens

GENERATOR = "gift/1"
ABOUT_A_WORD = frozenset(("gap", "recall", "family", "link", "collocation"))  # the key is the word
SHORT = 4  # letters; shorter words are in every sentence
QUOTED = re.compile(r"“(.+)”", re.DOTALL)
NUMBER = re.compile(r"^\d+\s+")
NO_TEXT = (
    "This file has questions and no text. Say above which of your texts they are about, "
    "or bring the text to your desk first."
)
NO_SENTENCE = "no sentence of the text has to do with it, so it would have no evidence."


@dataclass(frozen=True, slots=True)
class Tied:
    """Items made of the questions of a file, in their order, and what could not be taken."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]


def tied(gift: Gift, text: str) -> Tied:
    """Return the questions of a file as items about a text, each once."""
    found, problems = dict[str, Item](), list(gift.problems)
    places = sentences(text)
    holding = _index(places)
    for question in gift.questions:
        evidence = _quoted(question, text) or _nearest(question, places, holding)
        if evidence is None:
            problems.append(Problem(question.line, NO_SENTENCE))
            continue
        item = _item(question, evidence, article_hash(text))
        found.setdefault(item.id, item)
    return Tied(tuple(found.values()), tuple(sorted(problems, key=lambda p: p.line)))


def own_text(gift: Gift) -> str:
    """Return the text that a file brings along: its longest description. Raises Unfit without."""
    text = max(gift.texts, key=len, default="")
    if not text:
        raise Unfit(NO_TEXT)
    return text


def parcel(text: str, items: tuple[Item, ...]) -> Parcel:
    """Return a text and its questions as a parcel, all of them in the quiz."""
    ready = tuple(ReadyItem(item, _headword(item), n) for n, item in enumerate(items, start=1))
    return Parcel(title="", theme="", source="", band=None, text=text, items=ready)


def text_of(session: Session, teacher: Person, article_id: int) -> str:
    """Return the text of an article on a teacher's desk. Raises NotFound."""
    return own_article(session, teacher, article_id).text


def add_spares(session: Session, teacher: Person, article_id: int, items: tuple[Item, ...]) -> int:
    """Put items among the spares of an article, but for those it has; return how many are new.

    Raises NotFound for all but its owner and admins.
    """
    article = own_article(session, teacher, article_id, lock=True)
    rows = session.execute(select(Row.uid, Row.stem, Row.key).where(Row.article_id == article.id))
    uids, asked = set[str](), set[tuple[str, str]]()
    for uid, stem, key in rows:
        uids.add(uid)
        asked.add((folded(stem), folded(key)))
    new = [
        item
        for item in items
        if item.id not in uids and (folded(item.stem), folded(item.key.text)) not in asked
    ]
    session.add_all(item_row(article.id, ReadyItem(i, _headword(i), None)) for i in new)
    session.flush()
    return len(new)


def _item(question: Question, evidence: Span, article: str) -> Item:
    """Return a question as an item; one of ours has its kind, its context and its stem again."""
    name = NUMBER.sub("", question.name)
    kind = next((key for key, known in KINDS.items() if known.name == name), OWN)
    lines = [line for line in re.split(r"\n+", question.stem) if line.strip()]
    if kind in KINDS and len(lines) > 1 and lines[0] == KINDS[kind].instruction:
        lines = lines[1:]
    key = question.key
    if question.general and not key.feedback and not QUOTED.search(question.general):
        key = type(key)(key.text, question.general)
    return Item(
        kind=kind,
        format=question.format,
        skill=KINDS[kind].skill if kind in KINDS else Skill.COMPREHENSION,
        stem=lines[-1],
        context="\n".join(lines[:-1]),
        key=key,
        distractors=question.wrong,
        evidence=evidence,
        target=key.text if kind in ABOUT_A_WORD else question.stem,
        generator=GENERATOR,
        predicted=0.0,
        article=article,
    )


def _headword(item: Item) -> str | None:
    word = folded(item.key.text)
    return word if item.kind in ABOUT_A_WORD and len(word) <= LONGEST_HEADWORD else None


def _quoted(question: Question, text: str) -> Span | None:
    """Return the place that a question's general feedback quotes, as ours does."""
    found = QUOTED.search(question.general)
    start = text.find(found[1]) if found else -1
    return Span(found[1], start, start + len(found[1])) if found and start >= 0 else None


def _index(places: Sequence[Span]) -> dict[str, list[int]]:
    """Return the numbers of the sentences that hold each word."""
    holding: dict[str, list[int]] = {}
    for number, span in enumerate(places):
        for word in _words(span.surface):
            holding.setdefault(word, []).append(number)
    return holding


def _nearest(
    question: Question, places: Sequence[Span], holding: Mapping[str, list[int]]
) -> Span | None:
    """Return the sentence with most of a question's words, those of the key counted twice."""
    shared = Counter[int]()
    for text, weight in ((question.stem.replace(GAP, " "), 1), (question.key.text, 2)):
        for word in _words(text):
            for number in holding.get(word, ()):
                shared[number] += weight
    best = max(sorted(shared), key=shared.__getitem__, default=None)
    return None if best is None else places[best]


def _words(text: str) -> set[str]:
    found = (token.surface.casefold() for token in tokens(text))
    return {word for word in found if len(word) >= SHORT or word.isdigit()}
