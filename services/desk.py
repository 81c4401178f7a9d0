"""The teacher's desk: from a pasted text to a published quiz, and what came of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, delete, func, select
from sqlalchemy.orm import Session, defer

from models import (
    Article,
    ArticleAudience,
    ArticleStatus,
    Attempt,
    Classroom,
    Item,
    ItemStatus,
    KeyWord,
    Person,
    Quiz,
    RefusedItem,
    Response,
    Role,
)
from services import workshop
from services.binding import bind, chosen_items, freeze, latest
from services.errors import Conflict, Denied, NotFound, Unfit
from services.item_report import ArticleReport, ItemReport, OptionCount, article_report
from services.manuscript import Manuscript
from services.pages import body_spans, facts_of, grade_of, paragraph_number, word_facts
from services.sight import editable_by, teaches
from services.values import KeyWordFacts
from texts.factbox import FactBox
from texts.parts import Grade

__all__ = [
    "ArticleReport",
    "DeskArticle",
    "DeskCard",
    "DeskItem",
    "DeskOption",
    "DeskRefusal",
    "ItemReport",
    "OptionCount",
    "add_article",
    "article",
    "article_report",
    "articles",
    "describe",
    "discard",
    "drop_item",
    "preview",
    "publish",
    "restore_item",
    "withdraw",
]

LONGEST_THEME, LONGEST_SOURCE = 60, 300  # characters of the columns


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

    ``paragraph`` is where its evidence stands, from 1; 0 is the title or deck.
    """

    id: int
    uid: str
    kind: str
    format: str
    skill: str
    stem: str
    context: str
    options: tuple[DeskOption, ...]
    evidence: str
    paragraph: int
    target: str
    predicted: float
    status: ItemStatus
    position: int | None


@dataclass(frozen=True, slots=True)
class DeskRefusal:
    """An item that was not made, and why."""

    kind: str
    stem: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeskArticle:
    """An article at the desk.

    ``version`` is its latest published quiz, 0 without one; ``changed`` tells whether the
    chosen items differ from that quiz.
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


def preview(text: str, title: str = "") -> Manuscript:
    """Return a text cleaned, measured and with its items; stores nothing.

    Touches no database, so call it before anything takes the write lock. Raises Unfit.
    """
    return workshop.draft(text, title)


def add_article(
    session: Session, teacher: Person, manuscript: Manuscript, now: datetime
) -> Article:
    """Store a manuscript as a draft with its items, refusals and key words.

    Raises Denied for anyone but a teacher or admin.
    """
    if teacher.role is Role.LEARNER:
        raise Denied("Only teachers can add a text.")
    return bind(session, manuscript, now, owner_id=teacher.id)


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
            grade=grade_of(article),
            items=items,
            learners=learners,
            created_at=article.created_at,
            published_at=article.published_at,
        )
        for article, items, learners in rows
    ]


def article(session: Session, teacher: Person, article_id: int) -> DeskArticle:
    """Return an article with all its items. NotFound for all but its owner and admins."""
    found = _own(session, teacher, article_id)
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
        minutes=found.minutes,
        mends=tuple(found.mends),
        paragraphs=tuple(found.text[start:end] for start, end in body_spans(found)),
        key_words=tuple(word_facts(word) for word in session.scalars(words)),
        chosen=chosen,
        spare=items.get(ItemStatus.KEPT, ()),
        dropped=items.get(ItemStatus.DROPPED, ()),
        refusals=tuple(
            DeskRefusal(r.kind, r.stem, r.reason)
            for r in session.scalars(refused.order_by(RefusedItem.id))
        ),
        version=quiz.version if quiz else 0,
        changed=quiz is not None and asked != [item.id for item in chosen],
    )


def describe(session: Session, teacher: Person, article_id: int, theme: str, source: str) -> None:
    """Set the theme and the source that an article is shown with. Raises NotFound, Unfit."""
    found = _own(session, teacher, article_id)
    theme, source = " ".join(theme.split()), " ".join(source.split())
    if len(theme) > LONGEST_THEME or len(source) > LONGEST_SOURCE:
        message = f"Use at most {LONGEST_THEME} characters for the theme and "
        raise Unfit(message + f"{LONGEST_SOURCE} for the source.")
    found.theme, found.source = theme, source
    session.flush()


def drop_item(session: Session, teacher: Person, article_id: int, item_id: int) -> None:
    """Take an item out, of the quiz or of the spares. Published quizzes stay as they are.

    Raises NotFound.
    """
    item = _own_item(session, teacher, article_id, item_id)
    item.status, item.position = ItemStatus.DROPPED, None
    session.flush()
    _number(session, chosen_items(session, article_id))


def restore_item(session: Session, teacher: Person, article_id: int, item_id: int) -> None:
    """Put a dropped or spare item into the quiz, before the first that rests on a later place.

    Raises NotFound.
    """
    item = _own_item(session, teacher, article_id, item_id)
    if item.status is ItemStatus.CHOSEN:
        return
    chosen = chosen_items(session, article_id)
    later = (n for n, other in enumerate(chosen) if other.evidence_start > item.evidence_start)
    place = next(later, len(chosen))
    _number(session, [*chosen[:place], item, *chosen[place:]])


def publish(
    session: Session,
    teacher: Person,
    article_id: int,
    *,
    to_library: bool,
    classroom_ids: Collection[int],
    now: datetime,
) -> Quiz:
    """Show an article to classes, the library or both, with its chosen items as a quiz.

    The quiz is frozen; publishing changed items makes the next version, unchanged ones
    keep the one there is. The audience becomes what is given here. Raises NotFound for
    an article or class that is not this teacher's, Conflict without any item or reader.
    """
    found = _own(session, teacher, article_id, lock=True)
    wanted = set(classroom_ids)
    if not to_library and not wanted:
        raise Conflict("Choose a class, or the library.")
    if not chosen_items(session, found.id):
        raise Conflict("This quiz has no items. Put one back first.")
    _give(session, teacher, found, wanted)
    found.status, found.in_library = ArticleStatus.PUBLISHED, to_library
    found.published_at = found.published_at or now
    session.flush()
    return freeze(session, found.id, now)


def withdraw(session: Session, teacher: Person, article_id: int) -> None:
    """Take an article back from the library and all classes; what was answered stays.

    Raises NotFound.
    """
    found = _own(session, teacher, article_id)
    session.execute(delete(ArticleAudience).where(ArticleAudience.article_id == found.id))
    found.status, found.in_library = ArticleStatus.DRAFT, False
    session.flush()


def discard(session: Session, teacher: Person, article_id: int) -> None:
    """Delete a draft with all its items. Raises NotFound; Conflict once it was published."""
    found = _own(session, teacher, article_id, lock=True)
    quiz, _ = latest(session, found.id)
    if found.status is ArticleStatus.PUBLISHED or quiz is not None:
        raise Conflict("This text was published. Learners' answers rest on it, so it stays.")
    session.delete(found)
    session.flush()


def _own(session: Session, teacher: Person, article_id: int, *, lock: bool = False) -> Article:
    """Return an article on a teacher's desk, locked until the transaction ends if asked."""
    query = select(Article).where(Article.id == article_id, editable_by(teacher))
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound
    return found


def _own_item(session: Session, teacher: Person, article_id: int, item_id: int) -> Item:
    found = _own(session, teacher, article_id, lock=True)
    query = select(Item).where(Item.id == item_id, Item.article_id == found.id)
    item = session.scalar(query)
    if item is None:
        raise NotFound
    return item


def _number(session: Session, items: Sequence[Item]) -> None:
    """Give items their positions in the quiz, from 1."""
    for position, item in enumerate(items, start=1):
        item.status, item.position = ItemStatus.CHOSEN, position
    session.flush()


def _give(session: Session, teacher: Person, found: Article, wanted: set[int]) -> None:
    """Make an article's audience these classes, each one this teacher's. Raises NotFound."""
    query = select(Classroom.id).where(Classroom.id.in_(wanted), teaches(teacher, Classroom.id))
    if set(session.scalars(query)) != wanted:
        raise NotFound
    session.execute(delete(ArticleAudience).where(ArticleAudience.article_id == found.id))
    session.add_all(
        ArticleAudience(article_id=found.id, classroom_id=classroom_id)
        for classroom_id in sorted(wanted)
    )
    session.flush()


def _items_by_status(session: Session, found: Article) -> dict[ItemStatus, tuple[DeskItem, ...]]:
    """Return the items of an article by status: chosen in quiz order, others in text order."""
    query = select(Item).where(Item.article_id == found.id)
    rows = session.scalars(query.order_by(Item.position, Item.evidence_start, Item.id))
    groups: dict[ItemStatus, tuple[DeskItem, ...]] = {}
    for item in rows:
        groups[item.status] = (*groups.get(item.status, ()), _desk_item(found, item))
    return groups


def _desk_item(found: Article, item: Item) -> DeskItem:
    wrong = [DeskOption(d["text"], d["feedback"], key=False) for d in item.distractors]
    return DeskItem(
        id=item.id,
        uid=item.uid,
        kind=item.kind,
        format=item.format,
        skill=item.skill,
        stem=item.stem,
        context=item.context,
        options=(DeskOption(item.key, item.key_feedback, key=True), *wrong),
        evidence=found.text[item.evidence_start : item.evidence_end],
        paragraph=paragraph_number(found, item.evidence_start),
        target=item.target,
        predicted=item.predicted,
        status=item.status,
        position=item.position,
    )


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
