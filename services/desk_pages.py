"""What a teacher sees on the desk: the list of texts, and one with all its items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session, defer

from models import (
    Article,
    ArticleAudience,
    Attempt,
    Classroom,
    Item,
    ItemAct,
    ItemChange,
    ItemStatus,
    KeyWord,
    Person,
    Quiz,
    RefusedItem,
    Response,
)
from services.binding import latest
from services.complaints import Said, complaints
from services.errors import NotFound
from services.pages import body_spans, facts_of, grade_of, paragraph_number, shown_grade, word_facts
from services.sight import editable_by
from services.values import KeyWordFacts
from services.why_pages import Why, why
from services.wordings import AUTHOR
from texts.factbox import FactBox
from texts.parts import Grade

AROUND = 120  # characters of the paragraph shown on each side of the evidence


@dataclass(frozen=True, slots=True)
class DeskCard:
    """An article of a teacher; ``learners`` counts those who have answered anything."""

    id: int
    title: str
    status: str
    in_library: bool
    classes: tuple[str, ...]
    facts: FactBox
    grade: Grade
    items: int
    learners: int
    created_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeskOption:
    """An option as a teacher sees it."""

    text: str
    feedback: str
    key: bool


@dataclass(frozen=True, slots=True)
class DeskItem:
    """An item at the desk: ``status`` chosen (asked, at ``position``), kept (spare), dropped.

    ``paragraph`` is where its evidence stands, from 1; 0 is the title or deck; ``before`` and
    ``after`` are what stands around it there, cut at words; ``start`` is its place in the text.
    ``kept`` tells that a teacher looked at it and kept it, ``own`` that a teacher worded it.
    """

    id: int
    uid: str
    kind: str
    format: str
    skill: str
    stem: str
    context: str
    options: tuple[DeskOption, ...]
    start: int
    before: str
    evidence: str
    after: str
    paragraph: int
    predicted: float
    status: ItemStatus
    position: int | None
    kept: bool
    own: bool


@dataclass(frozen=True, slots=True)
class DeskRefusal:
    """An item that was not made, and why."""

    id: int
    kind: str
    stem: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeskArticle:
    """An article at the desk.

    ``grade`` is ours, ``shown`` the one that readers see, which differs where ``own_band`` is set;
    ``why`` is None where it was never worked out why the text has its level;
    ``version`` is its latest published quiz, 0 without one; ``changed`` tells whether the
    chosen items differ from that quiz. ``complaints`` has what learners found wrong, by item.
    """

    id: int
    title: str
    deck: str
    theme: str
    source: str
    status: str
    in_library: bool
    class_ids: tuple[int, ...]
    facts: FactBox
    grade: Grade
    shown: Grade
    own_band: str | None
    why: Why | None
    minutes: int
    mends: tuple[str, ...]
    paragraphs: tuple[str, ...]
    key_words: tuple[KeyWordFacts, ...]
    chosen: tuple[DeskItem, ...]
    spare: tuple[DeskItem, ...]
    dropped: tuple[DeskItem, ...]
    refusals: tuple[DeskRefusal, ...]
    version: int
    changed: bool
    complaints: Mapping[int, tuple[Said, ...]]


def articles(session: Session, teacher: Person) -> list[DeskCard]:
    """Return a teacher's own articles, latest first; an admin's, those of the shelf too."""
    rows = session.execute(
        select(Article, _count_chosen(), _count_learners())
        .options(defer(Article.text), defer(Article.paragraphs), defer(Article.mends))
        .where(editable_by(teacher))
        .order_by(Article.created_at.desc(), Article.id.desc())
    ).all()
    classes = _class_names(session, [article.id for article, _, _ in rows])
    return [
        DeskCard(
            id=article.id,
            title=article.title,
            status=article.status.value,
            in_library=article.in_library,
            classes=tuple(classes.get(article.id, ())),
            facts=facts_of(article),
            grade=shown_grade(article),
            items=items,
            learners=learners,
            created_at=article.created_at,
            published_at=article.published_at,
        )
        for article, items, learners in rows
    ]


def article(session: Session, teacher: Person, article_id: int) -> DeskArticle:
    """Return an article with all its items. NotFound for all but its owner and admins."""
    found = own_article(session, teacher, article_id)
    quiz, asked = latest(session, found.id)
    items = _items_by_status(session, found)
    chosen = items.get(ItemStatus.CHOSEN, ())
    words = select(KeyWord).where(KeyWord.article_id == found.id).order_by(KeyWord.start)
    refused = select(RefusedItem).where(RefusedItem.article_id == found.id)
    audience = select(ArticleAudience.classroom_id).where(ArticleAudience.article_id == found.id)
    return DeskArticle(
        id=found.id,
        title=found.title,
        deck=found.deck,
        theme=found.theme,
        source=found.source,
        status=found.status.value,
        in_library=found.in_library,
        class_ids=tuple(session.scalars(audience)),
        facts=facts_of(found),
        grade=grade_of(found),
        shown=shown_grade(found),
        own_band=found.own_band,
        why=why(found),
        minutes=found.minutes,
        mends=tuple(found.mends),
        paragraphs=tuple(found.text[start:end] for start, end in body_spans(found)),
        key_words=tuple(word_facts(word) for word in session.scalars(words)),
        chosen=chosen,
        spare=items.get(ItemStatus.KEPT, ()),
        dropped=items.get(ItemStatus.DROPPED, ()),
        refusals=tuple(
            DeskRefusal(r.id, r.kind, r.stem, r.reason)
            for r in session.scalars(refused.order_by(RefusedItem.id))
        ),
        version=quiz.version if quiz else 0,
        changed=quiz is not None and asked != [item.id for item in chosen],
        complaints=complaints(session, [found.id]),
    )


def own_article(
    session: Session, teacher: Person, article_id: int, *, lock: bool = False
) -> Article:
    """Return an article on a teacher's desk, locked until the transaction ends if asked."""
    query = select(Article).where(Article.id == article_id, editable_by(teacher))
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound
    return found


def _items_by_status(session: Session, found: Article) -> dict[ItemStatus, tuple[DeskItem, ...]]:
    """Return the items of an article by status: chosen in quiz order, others in text order.

    An item that another was put in the place of is left out: the history has it.
    """
    query = select(Item).where(Item.article_id == found.id)
    rows = session.scalars(query.order_by(Item.position, Item.evidence_start, Item.id))
    acts, replaced = _last_acts(session, found.id)
    groups: dict[ItemStatus, tuple[DeskItem, ...]] = {}
    for item in rows:
        if item.status is not ItemStatus.DROPPED or item.id not in replaced:
            kept = acts.get(item.id) is ItemAct.KEEP
            groups[item.status] = (*groups.get(item.status, ()), _desk_item(found, item, kept=kept))
    return groups


def _last_acts(session: Session, article_id: int) -> tuple[dict[int, ItemAct], set[int]]:
    """Return what was done last to each item, and the items last seen giving way to another."""
    query = select(ItemChange.item_id, ItemChange.other_id, ItemChange.act)
    acts: dict[int, ItemAct] = {}
    replaced: set[int] = set()
    rows = session.execute(query.where(ItemChange.article_id == article_id).order_by(ItemChange.id))
    for item_id, other_id, act in rows:
        acts[item_id] = act
        replaced.discard(item_id)
        if other_id is not None:
            acts.pop(other_id, None)
            replaced.add(other_id)
    return acts, replaced


def _desk_item(found: Article, item: Item, *, kept: bool) -> DeskItem:
    wrong = [DeskOption(d["text"], d["feedback"], key=False) for d in item.distractors]
    before, after = around(found, item)
    return DeskItem(
        id=item.id,
        uid=item.uid,
        kind=item.kind,
        format=item.format,
        skill=item.skill,
        stem=item.stem,
        context=item.context,
        options=(DeskOption(item.key, item.key_feedback, key=True), *wrong),
        start=item.evidence_start,
        before=before,
        evidence=found.text[item.evidence_start : item.evidence_end],
        after=after,
        paragraph=paragraph_number(found, item.evidence_start),
        predicted=item.predicted,
        status=item.status,
        position=item.position,
        kept=kept,
        own=item.generator.startswith(AUTHOR),
    )


def around(found: Article, item: Item) -> tuple[str, str]:
    """Return what stands before and after the evidence in its paragraph, cut at words."""
    first, last = item.evidence_start, item.evidence_end
    spans = ((start, end) for start, end, _ in found.paragraphs if start <= first < end)
    start, end = next(spans, (first, last))
    before, after = found.text[start:first], found.text[last : max(end, last)]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return before, after


def _count_chosen() -> ScalarSelect[int]:
    query = select(func.count(Item.id)).where(
        Item.article_id == Article.id, Item.status == ItemStatus.CHOSEN
    )
    return query.correlate(Article).scalar_subquery()


def _count_learners() -> ScalarSelect[int]:
    query = (
        select(func.count(Attempt.person_id.distinct()))
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Response, Response.attempt_id == Attempt.id)
        .where(
            Quiz.article_id == Article.id,
            Attempt.person_id.is_distinct_from(Article.owner_id),
        )
    )
    return query.correlate(Article).scalar_subquery()


def _class_names(session: Session, article_ids: list[int]) -> dict[int, list[str]]:
    query = (
        select(ArticleAudience.article_id, Classroom.name)
        .join(Classroom, Classroom.id == ArticleAudience.classroom_id)
        .where(ArticleAudience.article_id.in_(article_ids))
        .order_by(Classroom.name)
    )
    names: dict[int, list[str]] = {}
    for article_id, name in session.execute(query):
        names.setdefault(article_id, []).append(name)
    return names
