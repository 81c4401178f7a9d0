"""A draft as it came: mends are switched and everything follows; texts like it are found."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Item
from quizzes.item import Format, Option
from services import desk, desk_edits, mending, versions, workshop
from services.desk_edits import Source
from services.errors import Conflict, NotFound
from services.manuscript import Manuscript
from services.wordings import Wording
from tests.people import NOW, Cast
from texts.factbox import fact_box
from texts.marks import Mark, MarkKind

ROOT = Path(__file__).resolve().parents[2]
PRIME = ROOT.parent / "shared" / "texts" / "prime-movers.txt"
TEXT = """The last bus

The bus left the square at nine.It carried twelve tired people home through the bilateral rain.

Nobody had missed it. The driver smiled in the mirror and said good night to all of them.

The views do not necessarily reflect those of the town. The author is a driver."""


@pytest.fixture
def draft(session: Session, cast: Cast) -> Article:
    at = TEXT.index("eral")
    marks = [Mark(MarkKind.HYPHEN, at, at, "-", done=True)]
    article = desk.add_article(session, cast.anna, workshop.draft(TEXT, marks=marks), NOW)
    session.commit()
    return article


def switch(session: Session, cast: Cast, article: Article, kind: MarkKind) -> int:
    """Switch the first mark of a kind, and return how many own questions were lost."""
    seen = mending.proof(session, cast.anna, article.id)
    number = next(line.number for line in seen.lines if line.kind is kind)
    made, before = mending.remade(session, cast.anna, article.id, number)
    lost = mending.remake(session, cast.anna, article.id, made, before)
    session.commit()
    return lost


def test_everything_mended_or_left_out_is_marked_in_its_place(
    session: Session, cast: Cast, draft: Article
) -> None:
    seen = mending.proof(session, cast.anna, draft.id)
    assert [(line.kind, line.done) for line in seen.lines] == [
        (MarkKind.GLUED, False),
        (MarkKind.HYPHEN, True),
        (MarkKind.TAIL, False),
    ]
    marked = [piece.text for piece in seen.pieces if piece.number is not None]
    assert marked[:2] == ["nine.It", "bilateral"]
    assert marked[2].strip().startswith("The views do not")
    assert "".join(piece.text for piece in seen.pieces).replace("\n", "") == TEXT.replace("\n", "")


@pytest.mark.parametrize("kind", [MarkKind.GLUED, MarkKind.HYPHEN, MarkKind.TAIL])
def test_a_mark_that_is_switched_changes_text_and_fact_box_and_back_again(
    session: Session, cast: Cast, draft: Article, kind: MarkKind
) -> None:
    before, facts = draft.text, desk.article(session, cast.anna, draft.id).facts
    items = set(session.scalars(sa.select(Item.uid)))
    switch(session, cast, draft, kind)
    assert draft.text != before
    seen = desk.article(session, cast.anna, draft.id)
    assert seen.facts == fact_box(draft.text)
    switch(session, cast, draft, kind)
    assert draft.text == before
    assert desk.article(session, cast.anna, draft.id).facts == facts
    assert set(session.scalars(sa.select(Item.uid))) == items


def test_a_hyphen_put_back_counts_two_words(session: Session, cast: Cast, draft: Article) -> None:
    tokens = draft.tokens
    switch(session, cast, draft, MarkKind.HYPHEN)
    assert "bilat-eral" in draft.text
    assert draft.tokens == tokens + 1


def test_ones_own_question_stays_where_its_words_stand(
    session: Session, cast: Cast, draft: Article
) -> None:
    options = (Option("Nobody", ""), Option("Everybody", ""))
    for evidence in ("The driver smiled in the mirror", "The author is a driver."):
        own = Wording("", Format.CHOICE, f"Who? {evidence}", "", options, 0, evidence)
        desk_edits.save(session, cast.anna, draft.id, Source(), own, NOW)
    assert switch(session, cast, draft, MarkKind.GLUED) == 0
    assert switch(session, cast, draft, MarkKind.TAIL) == 1
    own_items = [i for i in desk.article(session, cast.anna, draft.id).chosen if i.own]
    assert [item.evidence for item in own_items] == ["The driver smiled in the mirror"]


def test_a_text_that_was_published_stays_as_it_is(
    session: Session, cast: Cast, draft: Article, now: datetime
) -> None:
    rooms = [cast.classroom.id]
    options = (Option("Nobody", ""), Option("Everybody", ""))
    own = Wording("", Format.CHOICE, "Who had missed it?", "", options, 0, "Nobody had missed it.")
    desk_edits.save(session, cast.anna, draft.id, Source(), own, NOW)
    desk.publish(session, cast.anna, draft.id, to_library=False, classroom_ids=rooms, now=now)
    assert mending.proof(session, cast.anna, draft.id).frozen
    with pytest.raises(Conflict, match="stays as it is"):
        mending.remade(session, cast.anna, draft.id, 0)


def test_two_windows_do_not_switch_over_one_another(
    session: Session, cast: Cast, draft: Article
) -> None:
    made, before = mending.remade(session, cast.anna, draft.id, 0)
    switch(session, cast, draft, MarkKind.HYPHEN)
    with pytest.raises(Conflict, match="another window"):
        mending.remake(session, cast.anna, draft.id, made, before)


def test_others_cannot_see_or_switch(session: Session, cast: Cast, draft: Article) -> None:
    cast.chloe.role = cast.anna.role
    session.flush()
    for person in (cast.ben, cast.chloe):
        with pytest.raises(NotFound):
            mending.proof(session, person, draft.id)
        with pytest.raises(NotFound):
            mending.remade(session, person, draft.id, 0)
        with pytest.raises(NotFound):
            mending.twins(session, person, draft.id)
    with pytest.raises(NotFound):
        mending.remade(session, cast.anna, draft.id, 9)


def test_a_text_that_is_there_already_is_named(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript
) -> None:
    again = desk.add_article(session, cast.anna, manuscript, NOW)
    [twin] = mending.twins(session, cast.anna, again.id)
    assert (twin.id, twin.own, twin.same) == (published.id, True, True)
    other = replace(manuscript, text="Quite another text stands here. " * 3, text_hash="0" * 16)
    assert (
        mending.twins(session, cast.anna, desk.add_article(session, cast.anna, other, NOW).id) == ()
    )


def test_a_version_of_a_text_is_not_named(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript
) -> None:
    again = desk.add_article(session, cast.anna, manuscript, NOW)
    versions.link(session, cast.anna, again.id, published.id)
    assert mending.twins(session, cast.anna, again.id) == ()


def test_a_text_that_one_cannot_see_is_not_named(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript
) -> None:
    cast.chloe.role = cast.anna.role
    session.flush()
    hers = desk.add_article(session, cast.chloe, manuscript, NOW)
    assert mending.twins(session, cast.chloe, hers.id) == ()


def test_texts_of_old_get_their_sketches(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript
) -> None:
    again = desk.add_article(session, cast.anna, manuscript, NOW)
    session.execute(sa.update(Article).values(sketch=None, marks=None))
    session.expire_all()
    assert mending.twins(session, cast.anna, again.id) == ()
    assert mending.proof(session, cast.anna, again.id).lines == ()
    mending.complete(session)
    session.expire_all()
    assert [twin.id for twin in mending.twins(session, cast.anna, again.id)] == [published.id]


@pytest.mark.skipif(not PRIME.exists(), reason="needs the texts beside the repository")
def test_prime_movers_keeps_its_printed_figures_until_its_glued_sentence_is_parted(
    session: Session, cast: Cast
) -> None:
    article = desk.add_article(session, cast.anna, workshop.draft(PRIME.read_text("utf-8")), NOW)
    assert (article.tokens, article.types, round(article.level or 0, 2)) == (740, 353, 16.54)
    switch(session, cast, article, MarkKind.GLUED)
    assert "2024. China and Russia" in article.text
    assert (article.tokens, (article.level or 99) < 16.5) == (740, True)
    switch(session, cast, article, MarkKind.GLUED)
    assert (article.tokens, article.types, round(article.level or 0, 2)) == (740, 353, 16.54)
