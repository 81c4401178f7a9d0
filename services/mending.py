"""A draft as it came: what was mended or left out, each to be switched, and texts like it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import Article, Item, ItemStatus, KeyWord, Person, RefusedItem
from services import desk_items, workshop
from services.binding import latest, rebind
from services.desk_pages import own_article
from services.errors import Conflict, NotFound
from services.manuscript import Manuscript
from services.pages import facts_of, shown_grade
from services.sight import visible_to
from services.wordings import AUTHOR
from texts.factbox import FactBox
from texts.likeness import ALIKE, SAME, overlap, sketch
from texts.marks import Mark, MarkKind, switched
from texts.parts import Grade

AROUND = 30  # characters shown on each side of a mark in the list
OFFERED = (MarkKind.GLUED, MarkKind.TAIL)  # found anew in every text, unless they are done
FROZEN = "Learners rest on this text, so it stays as it is."


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; ``number`` is that of the mark it belongs to, or None.

    ``gone`` is a stretch that is left out now and stands here only to be seen.
    """

    text: str
    number: int | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark in the list: what stands around it, as it is and when it is switched."""

    number: int
    kind: MarkKind
    done: bool
    before: str
    now: str
    other: str
    after: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A text that is the same or nearly; ``share`` of the runs of words is common to both."""

    id: int
    title: str
    own: bool
    share: float

    @property
    def same(self) -> bool:
        """Tell whether hardly a line differs."""
        return self.share >= SAME


@dataclass(frozen=True, slots=True)
class Proof:
    """A text with its marks, in pieces and as a list; ``frozen`` once it was published."""

    article_id: int
    title: str
    facts: FactBox
    grade: Grade
    pieces: tuple[Piece, ...]
    lines: tuple[MarkLine, ...]
    frozen: bool


def proof(session: Session, teacher: Person, article_id: int) -> Proof:
    """Return a text as it came, with everything marked. Raises NotFound."""
    article = own_article(session, teacher, article_id)
    marks = marks_of(article)
    quiz, _ = latest(session, article.id)
    return Proof(
        article_id=article.id,
        title=article.title,
        facts=facts_of(article),
        grade=shown_grade(article),
        pieces=tuple(_pieces(article.text, marks)),
        lines=tuple(_line(article.text, mark, n) for n, mark in enumerate(marks)),
        frozen=quiz is not None,
    )


def remade(
    session: Session, teacher: Person, article_id: int, number: int
) -> tuple[Manuscript, str]:
    """Return a draft measured and questioned anew with one mark switched, and its old text's hash.

    Works in a child process: call it before anything takes the write lock. Raises NotFound;
    Conflict once it was published; Unfit for what cannot be measured.
    """
    article = own_article(session, teacher, article_id)
    marks = marks_of(article)
    if latest(session, article.id)[0] is not None:
        raise Conflict(FROZEN)
    if not 0 <= number < len(marks):
        raise NotFound
    text, moved = switched(article.text, marks, number)
    kept = tuple(mark for mark in moved if mark.done or mark.kind not in OFFERED)
    made = workshop.draft(text, marks=kept)
    return replace(made, mends=tuple(article.mends)), article.text_hash


def remake(
    session: Session,
    teacher: Person,
    article_id: int,
    made: Manuscript,
    before: str,
) -> int:
    """Put a manuscript in the place of a draft, and return how many own questions were lost.

    A teacher's own wordings stay where their evidence still stands. ``before`` is the hash of
    the text that it was made from. Raises NotFound; Conflict where it was published or changed.
    """
    article = own_article(session, teacher, article_id, lock=True)
    if latest(session, article.id)[0] is not None:
        raise Conflict(FROZEN)
    if article.text_hash != before:
        raise Conflict("This text was changed in another window. Look at it again.")
    rows = session.scalars(select(Item).where(Item.article_id == article.id))
    own = [row for row in rows if row.generator.startswith(AUTHOR)]
    kept = {row.id: place for row in own if (place := _place(article.text, made.text, row)) >= 0}
    others = Item.article_id == article.id, Item.id.not_in(kept)
    session.execute(delete(Item).where(*others))
    for table in (RefusedItem, KeyWord):
        session.execute(delete(table).where(table.article_id == article.id))
    session.flush()
    session.expire_all()
    staying = list(session.scalars(select(Item).where(Item.article_id == article.id)))
    asked = [row for row in staying if row.status is ItemStatus.CHOSEN]
    for row in staying:
        length = row.evidence_end - row.evidence_start
        row.evidence_start, row.evidence_end = kept[row.id], kept[row.id] + length
        row.status, row.position = ItemStatus.DROPPED, None
    session.flush()
    rebind(session, article, made)
    for row in asked:
        desk_items.place(session, row, ItemStatus.CHOSEN, desk_items.in_text_order(session, row))
    return len(own) - len(kept)


def twins(session: Session, teacher: Person, article_id: int) -> tuple[Twin, ...]:
    """Return the texts that a teacher can see and that are the same or nearly, likest first.

    Its own versions are left out: how they belong together has been said.
    """
    article = own_article(session, teacher, article_id)
    mine = article.sketch or sketch(article.text)
    columns = (Article.id, Article.title, Article.owner_id, Article.sketch)
    query = select(*columns).where(Article.id != article.id, visible_to(teacher))
    if article.series:
        query = query.where(Article.series != article.series)
    found = (
        Twin(row.id, row.title, row.owner_id == teacher.id, overlap(mine, row.sketch or ()))
        for row in session.execute(query)
    )
    return tuple(sorted((t for t in found if t.share >= ALIKE), key=lambda t: (-t.share, t.id)))


def complete(session: Session) -> None:
    """Make the sketches of texts that were added before these were kept."""
    for article in session.scalars(select(Article).where(Article.sketch.is_(None))):
        article.sketch = list(sketch(article.text))
    session.flush()


def marks_of(article: Article) -> tuple[Mark, ...]:
    """Return the marks stored with an article, () for one added before they were kept."""
    return tuple(Mark(MarkKind(kind), *rest) for kind, *rest in article.marks or ())


def _place(before: str, after: str, row: Item) -> int:
    """Return where the evidence of an item stands in another text, nearest to before, or -1."""
    words = before[row.evidence_start : row.evidence_end]
    places, at = [], after.find(words)
    while at >= 0:
        places.append(at)
        at = after.find(words, at + 1)
    return min(places, key=lambda place: abs(place - row.evidence_start), default=-1)


def _pieces(text: str, marks: tuple[Mark, ...]) -> Iterator[Piece]:
    """Yield a text in pieces; a mark that stands between two words marks both."""
    at = 0
    for number, mark in enumerate(marks):
        start, end = mark.start, mark.end
        if mark.kind in (MarkKind.HYPHEN, MarkKind.GLUED):
            start, end = _word(text, at, start, end)
        if start > at:
            yield Piece(text[at:start])
        if mark.kind is MarkKind.HEAD or (mark.kind is MarkKind.TAIL and mark.done):
            gone = mark.other if mark.done else text[start:end]
            yield Piece(text[start:end] if mark.done else "")
            yield Piece(gone.strip("\n"), number, gone=mark.done)
        else:
            yield Piece(text[start:end], number)
        at = max(at, end)
    if at < len(text):
        yield Piece(text[at:])


def _word(text: str, least: int, start: int, end: int) -> tuple[int, int]:
    """Return the stretch around a place up to the next white space, not before ``least``."""
    while start > least and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _line(text: str, mark: Mark, number: int) -> MarkLine:
    before = text[max(0, mark.start - AROUND) : mark.start].replace("\n", " ")
    after = text[mark.end : mark.end + AROUND].replace("\n", " ")
    return MarkLine(
        number=number,
        kind=mark.kind,
        done=mark.done,
        before=before.partition(" ")[2] if len(before) == AROUND else before,
        now=text[mark.start : mark.end],
        other=mark.other,
        after=after.rpartition(" ")[0] if len(after) == AROUND else after,
    )
