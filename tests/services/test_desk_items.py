"""What a teacher does to single items leaves a trace, and can be taken back."""

from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Item, ItemAct, ItemChange, ItemStatus, QuizItem, RefusedItem
from quizzes.item import Format, Option, Skill
from services import desk, desk_edits, desk_history, desk_items, desk_more, practice, workshop
from services.binding import item_row
from services.desk_edits import Source
from services.desk_items import Done
from services.desk_more import About
from services.errors import Conflict, NotFound, Unfit
from services.manuscript import ReadyItem
from services.wordings import Wording
from tests.people import NOW, Cast
from tests.services.sample import GAP, TEXT, item

ROOT = Path(__file__).resolve().parents[2]
EVIDENCE = "It carried twelve tired people home."
OWN = Wording(
    kind="",
    format=Format.CHOICE,
    stem="How many people were on the bus?",
    context="",
    options=(Option("Twelve", "It says twelve."), Option("Nine", ""), Option("", "")),
    right=0,
    evidence=EVIDENCE,
)


def order(session: Session, cast: Cast, article: Article) -> list[int]:
    return [item.id for item in desk.article(session, cast.anna, article.id).chosen]


def statuses(session: Session, article: Article) -> dict[int, tuple[ItemStatus, int | None]]:
    rows = session.scalars(sa.select(Item).where(Item.article_id == article.id))
    return {row.id: (row.status, row.position) for row in rows}


def reworded(session: Session, cast: Cast, article: Article, item: int, **new: str) -> Wording:
    """Return an item's wording with another stem."""
    top = desk_edits.worktop(session, cast.anna, article.id, Source(item_id=item))
    said = {name: getattr(top.wording, name) for name in Wording.__slots__}
    return Wording(**(said | {"stem": "Which word is it?"} | new))


def edited(session: Session, cast: Cast, article: Article, item: int, now: datetime) -> Done:
    said = reworded(session, cast, article, item)
    return desk_edits.save(session, cast.anna, article.id, Source(item_id=item), said, now)


def test_an_edit_is_a_new_item_in_the_place_of_the_old(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    first, *others = order(session, cast, published)
    before = (session.get_one(Item, first).stem, session.get_one(Item, first).uid)
    edited(session, cast, published, first, now)
    fresh, *rest = order(session, cast, published)
    assert rest == others
    assert session.get_one(Item, fresh).stem == "Which word is it?"
    assert session.get_one(Item, fresh).generator.startswith("teacher/")
    assert (session.get_one(Item, first).stem, session.get_one(Item, first).uid) == before
    assert session.get_one(Item, first).status is ItemStatus.DROPPED


def test_a_published_quiz_asks_what_it_asked_after_an_edit_until_it_is_published_again(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    first = order(session, cast, published)[0]
    edited(session, cast, published, first, now)
    attempt = practice.start(session, cast.ben, published.id, now)
    assert practice.question(session, cast.ben, attempt, 1).stem == GAP.stem
    assert first in set(session.scalars(sa.select(QuizItem.item_id)))
    assert desk.article(session, cast.anna, published.id).changed


def test_the_same_words_again_are_the_same_item(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    first = order(session, cast, published)[0]
    edited(session, cast, published, first, now)
    fresh = order(session, cast, published)[0]
    desk_items.restore_item(session, cast.anna, published.id, first, now)
    with pytest.raises(Conflict, match="already"):
        edited(session, cast, published, first, now)
    desk_items.drop_item(session, cast.anna, published.id, fresh, now)
    edited(session, cast, published, first, now)
    assert order(session, cast, published)[0] == fresh


def test_an_edit_that_changes_nothing_is_told(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    first = order(session, cast, published)[0]
    said = reworded(session, cast, published, first, stem=GAP.stem)
    with pytest.raises(Conflict, match="Nothing was changed"):
        desk_edits.save(session, cast.anna, published.id, Source(item_id=first), said, now)


@pytest.mark.parametrize("act", ["keep", "drop", "drop spare", "restore", "edit", "own", "rescue"])
def test_whatever_was_done_is_undone_by_one_press(
    session: Session, cast: Cast, published: Article, now: datetime, act: str
) -> None:
    seen = desk.article(session, cast.anna, published.id)
    place = (session, cast.anna, published.id)
    second, spare = seen.chosen[1].id, seen.spare[0].id
    before = statuses(session, published)
    done = {
        "keep": lambda: desk_items.keep_item(*place, second, now),
        "drop": lambda: desk_items.drop_item(*place, second, now),
        "drop spare": lambda: desk_items.drop_item(*place, spare, now),
        "restore": lambda: desk_items.restore_item(*place, spare, now),
        "edit": lambda: edited(session, cast, published, second, now),
        "own": lambda: desk_edits.save(*place, Source(), OWN, now),
        "rescue": lambda: desk_edits.save(*place, Source(refused_id=seen.refusals[0].id), OWN, now),
    }[act]()
    after = statuses(session, published)
    undone = desk_items.undo(*place, done.change_id, now)
    again = statuses(session, published)
    assert {item: again[item] for item in before} == before
    assert all(again[item][0] is ItemStatus.DROPPED for item in set(again) - set(before))
    redone = desk_items.undo(*place, undone.change_id, now)
    assert statuses(session, published) == after
    said = [entry.said for entry in desk_history.history(session, cast.anna, published.id).entries]
    assert said[:2] == ["done again", "taken back"]
    found = desk_history.undoable(session, published.id, redone.change_id)
    assert found
    assert not found.undone


def test_only_the_last_change_of_an_item_is_taken_back(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    first = order(session, cast, published)[0]
    kept = desk_items.keep_item(session, cast.anna, published.id, first, now)
    edited(session, cast, published, first, now)
    with pytest.raises(Conflict, match="changed again"):
        desk_items.undo(session, cast.anna, published.id, kept.change_id, now)


def test_a_change_of_another_text_is_not_found(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    first = order(session, cast, published)[0]
    done = desk_items.drop_item(session, cast.anna, published.id, first, now)
    with pytest.raises(NotFound):
        desk_items.undo(session, cast.anna, published.id + 1, done.change_id, now)
    with pytest.raises(NotFound):
        desk_items.undo(session, cast.ben, published.id, done.change_id, now)


def test_keeping_marks_an_item_until_it_is_changed(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    first, second, _ = order(session, cast, published)
    done = desk_items.keep_item(session, cast.anna, published.id, first, now)
    assert done.near == second
    kept = [item.kept for item in desk.article(session, cast.anna, published.id).chosen]
    assert kept == [True, False, False]
    edited(session, cast, published, first, now)
    assert not desk.article(session, cast.anna, published.id).chosen[0].kept


def test_an_item_replaced_is_in_the_history_and_not_among_the_dropped(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    first = order(session, cast, published)[0]
    edited(session, cast, published, first, now)
    assert desk.article(session, cast.anna, published.id).dropped == ()
    [entry] = desk_history.history(session, cast.anna, published.id).entries
    assert (entry.who, entry.said, entry.last) == ("Anna", "edited", True)
    assert [(r.part, r.before, r.after) for r in entry.reworded] == [
        ("question", GAP.stem, "Which word is it?")
    ]


def test_ones_own_question_stands_where_its_evidence_does(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    desk_edits.save(session, cast.anna, published.id, Source(), OWN, now)
    seen = desk.article(session, cast.anna, published.id)
    own = seen.chosen[2]
    assert (own.stem, own.kind, own.own, own.evidence) == (OWN.stem, "own", True, EVIDENCE)
    assert [option.text for option in own.options] == ["Twelve", "Nine"]


def test_a_question_of_a_teacher_about_a_word_asks_for_its_headword(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    said = Wording(
        "", Format.TYPED, "t____ people", "", (Option("tired", ""),), 0, EVIDENCE, "tired"
    )
    desk_edits.save(session, cast.anna, published.id, Source(), said, now)
    row = session.scalars(sa.select(Item).where(Item.kind == "own-word")).one()
    assert (row.headword, row.skill, row.format) == ("tired", Skill.VOCABULARY, "typed")
    assert row.distractors == []


def test_a_refused_item_comes_with_all_that_was_made_of_it(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    [refused] = desk.article(session, cast.anna, published.id).refusals
    source = Source(refused_id=refused.id)
    top = desk_edits.worktop(session, cast.anna, published.id, source)
    assert top.reason == "The sense is not certain."
    assert [option.text for option in top.wording.options][1:] == [
        f"wrong {n} meaning" for n in (1, 2, 3)
    ]
    assert top.wording.evidence == "said good night"
    desk_edits.save(session, cast.anna, published.id, source, top.wording, now)
    change = session.scalars(sa.select(ItemChange)).one()
    assert (change.act, change.refused_id) == (ItemAct.RESCUE, refused.id)
    assert len(order(session, cast, published)) == 4


def test_a_refused_item_of_old_has_its_stem_alone(
    session: Session, cast: Cast, published: Article
) -> None:
    [refused] = desk.article(session, cast.anna, published.id).refusals
    session.execute(sa.update(RefusedItem).values(made=None))
    session.commit()
    session.expire_all()
    top = desk_edits.worktop(session, cast.anna, published.id, Source(refused_id=refused.id))
    assert (top.wording.stem, top.wording.options) == (refused.stem, ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"stem": " "}, "Write the question"),
        ({"right": None}, "Mark which option is right"),
        ({"right": 7}, "Mark which option is right"),
        ({"right": 2}, "right option is empty"),
        ({"options": (Option("?!", ""), Option("no", ""))}, "right option is empty"),
        ({"options": (Option("Twelve", ""),)}, "at least one wrong option"),
        ({"options": (Option("Twelve", ""), Option(" twelve. ", ""))}, "read the same: “twelve.”"),
        ({"options": (Option("x" * 301, ""), Option("no", ""))}, "at most 300 characters"),
        ({"options": tuple(Option(str(n), "") for n in range(9))}, "at most 8 options"),
        ({"stem": "x" * 4001}, "at most 4,000 characters"),
        ({"evidence": ""}, "which words of the text"),
        ({"evidence": "It carried twelve cats."}, "does not stand in the text"),
        ({"word": "x" * 81}, "A word has at most 80 characters"),
        ({"format": Format.TRUE_FALSE_NOT_GIVEN}, "“True”, “False” and “Not given”"),
        (
            {"format": Format.TYPED, "options": (Option("x" * 101, ""),)},
            "A word to write has at most 100 characters",
        ),
    ],
)
def test_what_would_break_is_refused_in_one_sentence_and_nothing_is_stored(
    session: Session,
    cast: Cast,
    published: Article,
    now: datetime,
    change: dict[str, object],
    said: str,
) -> None:
    before = statuses(session, published)
    given = {name: getattr(OWN, name) for name in Wording.__slots__}
    wording = Wording(**(given | change))
    with pytest.raises(Unfit, match=said):
        desk_edits.save(session, cast.anna, published.id, Source(), wording, now)
    assert statuses(session, published) == before


def test_evidence_is_found_across_line_breaks_and_nearest_to_where_it_was(
    session: Session, cast: Cast, published: Article
) -> None:
    wording = Wording("", OWN.format, "Q?", "", OWN.options, 0, "the   town\n\nThe bus")
    assert "the   town" not in TEXT
    with pytest.raises(Unfit):
        desk_edits.worded(session, cast.anna, published.id, wording)
    near = Wording("", OWN.format, "Q?", "", OWN.options, 0, "the", start=TEXT.index("mirror"))
    found = desk_edits.worded(session, cast.anna, published.id, near)
    assert found.evidence.start == TEXT.index("the mirror")


def test_others_teachers_cannot_word_an_item(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    cast.chloe.role = cast.anna.role
    session.flush()
    for person in (cast.chloe, cast.ben):
        for source in (Source(), Source(item_id=1), Source(refused_id=1)):
            with pytest.raises(NotFound):
                desk_edits.worktop(session, person, published.id, source)
            with pytest.raises(NotFound):
                desk_edits.save(session, person, published.id, source, OWN, now)
        with pytest.raises(NotFound):
            desk_history.history(session, person, published.id)


def another(session: Session, cast: Cast, article: Article, item: int, about: About) -> Done:
    offered = desk_more.offer(session, cast.anna, article.id, item, about)
    assert offered
    return desk_more.take(session, cast.anna, article.id, offered, NOW)


def spare(session: Session, article: Article, kind: str, evidence: str) -> Item:
    """Store one more spare."""
    row = item_row(article.id, ReadyItem(item(kind, evidence, target=evidence), None, None))
    session.add(row)
    session.flush()
    return row


def test_another_of_a_kind_is_a_spare_on_words_that_nothing_asks_about(
    session: Session, cast: Cast, published: Article
) -> None:
    first = order(session, cast, published)[0]
    taken = spare(session, published, "gap", "Nobody had missed it.")
    free = spare(session, published, "gap", "said good night")
    for wanted in (free, taken):
        done = another(session, cast, published, first, About.KIND)
        assert done.near == wanted.id
        assert wanted.status is ItemStatus.CHOSEN


def test_another_on_a_sentence_is_a_spare_of_any_kind(
    session: Session, cast: Cast, published: Article
) -> None:
    first = order(session, cast, published)[0]
    wanted = spare(session, published, "meaning", "The bus left the square")
    assert another(session, cast, published, first, About.SENTENCE).near == wanted.id


def test_what_a_teacher_dropped_is_not_offered_again(
    session: Session, cast: Cast, published: Article
) -> None:
    first = order(session, cast, published)[0]
    gone = spare(session, published, "nonesuch", "said good night")
    other = spare(session, published, "nonesuch", "It carried twelve tired people home.")
    desk_items.restore_item(session, cast.anna, published.id, other.id, NOW)
    desk_items.drop_item(session, cast.anna, published.id, gone.id, NOW)
    assert desk_more.offer(session, cast.anna, published.id, other.id, About.KIND) is None
    with pytest.raises(NotFound):
        desk_more.offer(session, cast.chloe, published.id, first, About.KIND)


def test_where_no_spare_is_left_a_question_is_made(
    session: Session, cast: Cast, published: Article
) -> None:
    text = (ROOT / "seed_data" / "shelf" / "salt.txt").read_text("utf-8")
    made = workshop.draft(text)
    article = desk.add_article(session, cast.anna, made, NOW)
    recall = next(r for r in made.items if r.item.kind == "recall")
    session.execute(
        sa.delete(Item).where(Item.article_id == article.id, Item.uid != recall.item.id)
    )
    [row] = session.scalars(sa.select(Item).where(Item.article_id == article.id))
    done = another(session, cast, article, row.id, About.KIND)
    new = session.get_one(Item, done.near)
    assert (new.kind, new.status) == ("recall", ItemStatus.CHOSEN)
    assert new.uid in {r.item.id for r in made.items}
    assert session.get_one(ItemChange, done.change_id).act is ItemAct.MAKE
