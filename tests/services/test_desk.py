"""From a manuscript to a frozen quiz, and what came of it."""

from collections.abc import Callable
from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, ArticleAudience, Base, Item, ItemStatus, Person, Quiz, QuizItem
from services import desk, desk_items, practice
from services.desk import DeskArticle, OptionCount
from services.errors import Conflict, Denied, NotFound
from services.manuscript import Manuscript
from tests.people import NOW, Cast
from tests.services.sample import GAP, TRUTH, TYPED


@pytest.fixture
def draft(session: Session, cast: Cast, manuscript: Manuscript, now: datetime) -> Article:
    """Anna's draft."""
    article = desk.add_article(session, cast.anna, manuscript, now)
    session.commit()
    return article


def publish(session: Session, cast: Cast, article: Article, now: datetime) -> Quiz:
    return desk.publish(
        session,
        cast.anna,
        article.id,
        to_library=False,
        classroom_ids=[cast.classroom.id],
        now=now,
    )


def stems(seen: DeskArticle) -> dict[str, list[str]]:
    return {
        "chosen": [item.stem for item in seen.chosen],
        "spare": [item.stem for item in seen.spare],
        "dropped": [item.stem for item in seen.dropped],
    }


def frozen(session: Session, quiz: Quiz) -> list[int]:
    query = sa.select(QuizItem.item_id).where(QuizItem.quiz_id == quiz.id)
    return list(session.scalars(query.order_by(QuizItem.position)))


def test_a_draft_shows_everything_made_from_the_text(
    session: Session, cast: Cast, draft: Article, manuscript: Manuscript
) -> None:
    seen = desk.article(session, cast.anna, draft.id)
    assert (seen.facts, seen.grade, seen.mends) == (
        manuscript.facts,
        manuscript.grade,
        manuscript.mends,
    )
    assert [len(group) for group in (seen.chosen, seen.spare, seen.dropped)] == [3, 1, 0]
    assert [refusal.reason for refusal in seen.refusals] == ["The sense is not certain."]
    assert [word.headword for word in seen.key_words] == ["square", "mirror"]
    assert (seen.status, seen.version, seen.changed) == ("draft", 0, False)


def test_an_item_shows_its_key_first_and_its_evidence(
    session: Session, cast: Cast, draft: Article
) -> None:
    first = desk.article(session, cast.anna, draft.id).chosen[0]
    assert [option.key for option in first.options] == [True, False, False, False]
    assert (first.evidence, first.paragraph) == (GAP.evidence.surface, 1)


def test_a_learner_adds_no_text(
    session: Session, cast: Cast, manuscript: Manuscript, now: datetime
) -> None:
    with pytest.raises(Denied):
        desk.add_article(session, cast.ben, manuscript, now)
    assert session.scalar(sa.select(sa.func.count(Article.id))) == 0


def test_a_dropped_item_leaves_the_quiz_and_the_rest_closes_up(
    session: Session, cast: Cast, draft: Article
) -> None:
    first = desk.article(session, cast.anna, draft.id).chosen[0]
    desk_items.drop_item(session, cast.anna, draft.id, first.id, NOW)
    seen = desk.article(session, cast.anna, draft.id)
    assert stems(seen)["dropped"] == [GAP.stem]
    assert [item.position for item in seen.chosen] == [1, 2]


def test_a_restored_item_stands_at_its_place_in_the_text(
    session: Session, cast: Cast, draft: Article
) -> None:
    before = desk.article(session, cast.anna, draft.id)
    second = before.chosen[1]
    desk_items.drop_item(session, cast.anna, draft.id, second.id, NOW)
    desk_items.restore_item(session, cast.anna, draft.id, second.id, NOW)
    desk_items.restore_item(session, cast.anna, draft.id, second.id, NOW)
    after = desk.article(session, cast.anna, draft.id)
    assert after.chosen == before.chosen


def test_a_spare_item_can_be_added(session: Session, cast: Cast, draft: Article) -> None:
    spare = desk.article(session, cast.anna, draft.id).spare[0]
    desk_items.restore_item(session, cast.anna, draft.id, spare.id, NOW)
    seen = desk.article(session, cast.anna, draft.id)
    assert [item.id for item in seen.chosen][-1] == spare.id
    assert [item.position for item in seen.chosen] == [1, 2, 3, 4]


def test_publishing_freezes_the_chosen_items_in_order(
    session: Session, cast: Cast, draft: Article, now: datetime
) -> None:
    quiz = publish(session, cast, draft, now)
    seen = desk.article(session, cast.anna, draft.id)
    assert frozen(session, quiz) == [item.id for item in seen.chosen]
    assert (quiz.version, seen.version, seen.changed, seen.status) == (1, 1, False, "published")
    assert seen.class_ids == (cast.classroom.id,)


def test_publishing_unchanged_items_again_keeps_the_quiz(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    assert publish(session, cast, published, now).version == 1
    assert session.scalar(sa.select(sa.func.count(Quiz.id))) == 1


def test_publishing_changed_items_makes_a_new_version_and_leaves_the_old(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    old = session.scalars(sa.select(Quiz)).one()
    items = frozen(session, old)
    desk_items.drop_item(session, cast.anna, published.id, items[0], NOW)
    assert desk.article(session, cast.anna, published.id).changed
    new = publish(session, cast, published, now)
    assert (new.version, frozen(session, new)) == (2, items[1:])
    assert frozen(session, old) == items


def test_the_audience_becomes_what_was_given_last(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    desk.publish(session, cast.anna, published.id, to_library=True, classroom_ids=[], now=now)
    assert session.scalars(sa.select(ArticleAudience.id)).all() == []
    assert published.in_library


def test_publishing_for_nobody_is_refused(
    session: Session, cast: Cast, draft: Article, now: datetime
) -> None:
    with pytest.raises(Conflict, match="Choose a class"):
        desk.publish(session, cast.anna, draft.id, to_library=False, classroom_ids=[], now=now)


def test_publishing_no_items_is_refused(
    session: Session, cast: Cast, draft: Article, now: datetime
) -> None:
    for item in desk.article(session, cast.anna, draft.id).chosen:
        desk_items.drop_item(session, cast.anna, draft.id, item.id, NOW)
    with pytest.raises(Conflict, match="no questions"):
        publish(session, cast, draft, now)


def test_publishing_to_anothers_class_is_not_found_like_to_none(
    session: Session, cast: Cast, manuscript: Manuscript, now: datetime
) -> None:
    cast.chloe.role = cast.anna.role
    session.flush()
    hers = desk.add_article(session, cast.chloe, manuscript, now)
    for classroom in (cast.classroom.id, 99):
        with pytest.raises(NotFound):
            desk.publish(
                session,
                cast.chloe,
                hers.id,
                to_library=True,
                classroom_ids=[classroom],
                now=now,
            )
    assert session.scalars(sa.select(ArticleAudience.id)).all() == []
    assert not hers.in_library


def test_a_discarded_draft_leaves_nothing(session: Session, cast: Cast, draft: Article) -> None:
    desk.discard(session, cast.anna, draft.id)
    session.commit()
    for name in ("article", "item", "refused_item", "key_word"):
        table = Base.metadata.tables[name]
        assert session.scalar(sa.select(sa.func.count()).select_from(table)) == 0


def test_what_was_published_is_not_discarded(
    session: Session, cast: Cast, published: Article
) -> None:
    desk.withdraw(session, cast.anna, published.id)
    with pytest.raises(Conflict, match="stays"):
        desk.discard(session, cast.anna, published.id)


Asking = Callable[[Session, Person, int, int, datetime], object]
ASKED: dict[str, Asking] = {
    "look": lambda s, p, a, i, now: desk.article(s, p, a),
    "describe": lambda s, p, a, i, now: desk.describe(s, p, a, "x", "y"),
    "drop": lambda s, p, a, i, now: desk_items.drop_item(s, p, a, i, NOW),
    "restore": lambda s, p, a, i, now: desk_items.restore_item(s, p, a, i, NOW),
    "publish": lambda s, p, a, i, now: desk.publish(
        s, p, a, to_library=True, classroom_ids=[], now=now
    ),
    "withdraw": lambda s, p, a, i, now: desk.withdraw(s, p, a),
    "discard": lambda s, p, a, i, now: desk.discard(s, p, a),
    "report": lambda s, p, a, i, now: desk.article_report(s, p, a),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_anothers_article_is_not_found_like_an_absent_one(
    session: Session, cast: Cast, draft: Article, now: datetime, ask: Asking
) -> None:
    cast.chloe.role = cast.anna.role
    session.flush()
    item = session.scalars(sa.select(Item.id).limit(1)).one()
    said = []
    for person, number in (
        (cast.ben, draft.id),
        (cast.chloe, draft.id),
        (cast.anna, draft.id + 1),
    ):
        with pytest.raises(NotFound) as refused:
            ask(session, person, number, item, now)
        said.append(str(refused.value))
    assert len(set(said)) == 1


def test_an_item_of_another_article_is_not_found(
    session: Session, cast: Cast, draft: Article, manuscript: Manuscript, now: datetime
) -> None:
    other = desk.add_article(session, cast.anna, manuscript, now)
    foreign = desk.article(session, cast.anna, other.id).chosen[0].id
    with pytest.raises(NotFound):
        desk_items.drop_item(session, cast.anna, draft.id, foreign, NOW)
    assert session.get_one(Item, foreign).status is ItemStatus.CHOSEN


def test_the_list_shows_ones_own_texts_with_their_readers(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, published.id, now)
    practice.answer(session, cast.ben, attempt, 1, GAP.key.text, now)
    [card] = desk.articles(session, cast.anna)
    assert (card.id, card.items, card.learners, card.classes) == (published.id, 3, 1, ("6B",))
    assert desk.articles(session, cast.chloe) == []
    assert [c.id for c in desk.articles(session, cast.dora)] == [published.id]


def test_report_counts_first_answers_of_learners(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    wrong = GAP.distractors[0].text
    for person, answers in (
        (cast.ben, (wrong, "happy", "False")),
        (cast.ben, (GAP.key.text, TYPED.key.text, "False")),
        (cast.anna, (GAP.key.text, TYPED.key.text, "True")),  # the owner tries her own quiz
    ):
        attempt = practice.start(session, person, published.id, now)
        for position, given in enumerate(answers, start=1):
            practice.answer(session, person, attempt, position, given, now)
    seen = desk.article_report(session, cast.anna, published.id)
    assert (seen.learners, seen.opened) == (1, 1)
    assert [(i.stem, i.stats.answered, i.stats.right) for i in seen.items] == [
        (GAP.stem, 1, 0),
        (TYPED.stem, 1, 0),
        (TRUTH.stem, 1, 1),
    ]
    assert OptionCount(wrong, key=False, count=1, share=0.625) in seen.items[0].options
    assert OptionCount("happy", key=False, count=1, share=0.75) in seen.items[1].options
