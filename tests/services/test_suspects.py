"""After use: items that answers speak against, and retiring them."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, ClassRole, Fault, Item, ItemStatus, Membership, Person, Role
from progress.item_stats import Doubt
from quizzes.generators import recall
from services import (
    binding,
    desk,
    desk_edits,
    desk_items,
    item_audit,
    item_report,
    practice,
    suspects,
)
from services.complaints import complain
from services.desk_edits import Source
from services.errors import Conflict, NotFound
from tests.people import HASHED, Cast
from tests.services.sample import DETAIL, GAP, TRUTH, TYPED

RIGHT = (GAP.key.text, TYPED.key.text, "False")
WRONG = (GAP.distractors[0].text, "happy", "True")
SECONDS = 20


def learners(
    session: Session, cast: Cast, count: int, now: datetime, name: str = "L"
) -> list[Person]:
    """Put some learners into Anna's class."""
    people = [
        Person(
            nickname=f"{name}{n}",
            nickname_key=f"{name}{n}".lower(),
            passphrase_hash=HASHED,
            role=Role.LEARNER,
            created_at=now,
        )
        for n in range(count)
    ]
    session.add_all(people)
    session.flush()
    session.add_all(
        Membership(
            person_id=p.id, classroom_id=cast.classroom.id, role=ClassRole.LEARNER, joined_at=now
        )
        for p in people
    )
    session.flush()
    return people


def sit(
    session: Session, article: Article, who: Person, answers: tuple[str, ...], now: datetime
) -> None:
    attempt = practice.start(session, who, article.id, now)
    for position, given in enumerate(answers, start=1):
        at = now + timedelta(seconds=SECONDS * position)
        practice.answer(session, who, attempt, position, given, at)


@pytest.fixture
def answered(session: Session, cast: Cast, published: Article, now: datetime) -> Article:
    """Twenty learners: the first item misleads those who know the others."""
    for n, who in enumerate(learners(session, cast, 20, now)):
        good = n < 10
        gap = WRONG[0] if good or n % 2 else RIGHT[0]
        rest = RIGHT[1:] if good else WRONG[1:]
        sit(session, published, who, (gap, *rest), now)
    session.commit()
    return published


def test_an_item_that_answers_speak_against_is_listed_with_why(
    session: Session, cast: Cast, answered: Article
) -> None:
    [found] = suspects.suspects(session, cast.anna)
    assert (found.title, found.report.stem) == (answered.title, GAP.stem)
    assert found.report.doubts == (Doubt.BLUNT,)
    # 5 of the 10 who know little are right, none of the others: r = -.125 / (.433 * .5)
    raw = -0.125 / (0.1875**0.5 * 0.5)
    assert found.report.stats.discrimination == pytest.approx((15 * raw + 3) / 25)
    assert found.report.stats.facility == pytest.approx(5.25 / 21)


def test_time_for_an_answer_counts_from_the_one_before(
    session: Session, cast: Cast, answered: Article
) -> None:
    report = item_report.article_report(session, cast.anna, answered.id)
    assert [item.stats.seconds for item in report.items] == pytest.approx([SECONDS] * 3)
    assert [item.stats.timed for item in report.items] == [20] * 3


def test_only_ones_own_texts_are_looked_at(session: Session, cast: Cast, answered: Article) -> None:
    cast.chloe.role = Role.TEACHER
    session.flush()
    assert suspects.suspects(session, cast.chloe) == []
    assert len(suspects.suspects(session, cast.dora)) == 1
    item = binding.latest(session, answered.id)[1][0]
    with pytest.raises(NotFound):
        desk_items.retire_item(session, cast.chloe, answered.id, item, answered.created_at)


def test_retiring_takes_an_item_from_learners_at_once_and_undo_gives_it_back(
    session: Session, cast: Cast, answered: Article, now: datetime
) -> None:
    _, before = binding.latest(session, answered.id)
    done = desk_items.retire_item(session, cast.anna, answered.id, before[0], now)
    quiz, left = binding.latest(session, answered.id)
    assert (quiz.version if quiz else 0, left) == (2, before[1:])
    assert not desk.article(session, cast.anna, answered.id).changed
    assert suspects.suspects(session, cast.anna) == []
    undone = desk_items.undo(session, cast.anna, answered.id, done.change_id, now)
    assert binding.latest(session, answered.id)[1] == before
    desk_items.undo(session, cast.anna, answered.id, undone.change_id, now)
    assert binding.latest(session, answered.id)[1] == before[1:]


def test_retiring_publishes_nothing_else_that_changed_at_the_desk(
    session: Session, cast: Cast, answered: Article, now: datetime
) -> None:
    _, before = binding.latest(session, answered.id)
    spare = desk.article(session, cast.anna, answered.id).spare[0].id
    desk_items.restore_item(session, cast.anna, answered.id, spare, now)
    desk_items.retire_item(session, cast.anna, answered.id, before[0], now)
    assert binding.latest(session, answered.id)[1] == before[1:]
    assert desk.article(session, cast.anna, answered.id).changed


def test_the_only_item_of_a_quiz_is_not_retired(
    session: Session, cast: Cast, answered: Article, now: datetime
) -> None:
    _, asked = binding.latest(session, answered.id)
    for item in asked[1:]:
        desk_items.retire_item(session, cast.anna, answered.id, item, now)
    with pytest.raises(Conflict, match="no other question"):
        desk_items.retire_item(session, cast.anna, answered.id, asked[0], now)
    with pytest.raises(Conflict, match="not asked"):
        desk_items.retire_item(session, cast.anna, answered.id, asked[1], now)
    assert session.get_one(Item, asked[0]).status is ItemStatus.CHOSEN


def test_an_item_left_in_the_quiz_comes_back_with_half_as_many_answers_again(
    session: Session, cast: Cast, answered: Article, now: datetime
) -> None:
    _, asked = binding.latest(session, answered.id)
    later = now + timedelta(hours=1)
    desk_items.keep_item(session, cast.anna, answered.id, asked[0], later)
    assert suspects.suspects(session, cast.anna) == []
    for n, who in enumerate(learners(session, cast, 10, later, "M")):
        assert suspects.suspects(session, cast.anna) == [], n
        sit(session, answered, who, (WRONG[0], *RIGHT[1:]), later)
    [back] = suspects.suspects(session, cast.anna)
    assert Doubt.HARD in back.report.doubts


def test_a_hint_or_a_key_seen_before_says_nothing_of_the_item(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    [who] = learners(session, cast, 1, now)
    sit(session, published, who, WRONG, now)
    sit(session, published, who, RIGHT, now + timedelta(days=1))
    report = item_report.article_report(session, cast.anna, published.id)
    assert [(i.stats.answered, i.stats.right) for i in report.items] == [(1, 0)] * 3


def audit(session: Session) -> dict[str, dict[str, Any]]:
    """Return the records by stem, as JSON carries them."""
    found = [json.loads(json.dumps(record)) for record in item_audit.records(session)]
    return {record["stem"]: record for record in found}


def test_the_audit_tells_what_teachers_did_and_what_answers_showed(
    session: Session, cast: Cast, answered: Article, now: datetime
) -> None:
    place = (session, cast.anna, answered.id)
    seen = desk.article(*place)
    first, second, third = (item.id for item in seen.chosen)
    desk_items.retire_item(*place, first, now)
    top = desk_edits.worktop(*place, Source(item_id=second))
    wording = replace(top.wording, stem="Write it: t____")
    desk_edits.save(*place, Source(item_id=second), wording, now)
    undone = desk_items.drop_item(*place, third, now)
    desk_items.undo(*place, undone.change_id, now)
    source = Source(refused_id=seen.refusals[0].id)
    rescued = replace(desk_edits.worktop(*place, source).wording, stem="Mended?")
    desk_edits.save(*place, source, rescued, now, "too long")
    session.commit()
    found = audit(session)
    new = found["Write it: t____"]
    assert {stem: (r["acts"], r["acceptable"]) for stem, r in found.items()} == {
        GAP.stem: (["retire"], False),
        TYPED.stem: (["edit"], False),
        "Write it: t____": (["edit"], True),
        TRUTH.stem: ([], True),
        DETAIL.stem: ([], None),
        seen.refusals[0].stem: (["rescue"], None),
        "Mended?": (["rescue"], True),
    }
    assert found[TYPED.stem]["edited_to"] == new["item"]
    assert found["Mended?"]["overruled"] == "too long"
    assert found[seen.refusals[0].stem]["refused_for"] == "The sense is not certain."
    assert found[GAP.stem]["answers"]["chosen"][GAP.key.text] == 5
    assert (found[GAP.stem]["answers"]["n"], found[DETAIL.stem]["answers"]) == (20, None)


def test_the_audit_names_nobody(session: Session, cast: Cast, answered: Article) -> None:
    said = json.dumps(audit(session))
    names = [*session.scalars(sa.select(Person.nickname)), "person"]
    assert [name for name in names if f'"{name}"' in said] == []


def test_our_own_shelf_is_published_by_nobody(
    session: Session, cast: Cast, answered: Article
) -> None:
    answered.owner_id, answered.slug = None, "bus"
    session.commit()
    assert {record["acceptable"] for record in audit(session).values()} == {None}


def test_the_audit_can_be_fitted_on_beside_what_judges_said(
    session: Session, cast: Cast, answered: Article, tmp_path: Path
) -> None:
    judged = {"item", "text", "kind", "skill", "format", "generator", "context", "stem"}
    judged |= {"options", "key", "evidence", "planted", "acceptable"}
    record = audit(session)[GAP.stem]
    assert judged <= set(record)
    path = tmp_path / "audit.jsonl"
    today = {**record, "generator": f"recall/{recall.VERSION}"}
    lines = [{**today, "acceptable": said} for said in (True, None)]
    path.write_text("\n".join(map(json.dumps, lines)))
    fit = pytest.importorskip("scripts.fit_acceptance")
    assert len(fit.rows([path])) == len(fit.rows()) + 1


def test_a_reported_item_is_listed_until_it_is_left_and_no_other_report_comes(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    sit(session, published, cast.ben, RIGHT, now)
    attempt = practice.start(session, cast.ben, published.id, now)
    complain(session, cast.ben, attempt, 2, Fault.KEY.value, "No key", now)
    [found] = suspects.suspects(session, cast.anna)
    assert (found.report.stem, found.report.doubts) == (TYPED.stem, ())
    assert [said.words for said in found.complaints] == ["No key"]
    assert audit(session)[TYPED.stem]["reported"] == {Fault.KEY.value: 1}
    later = now + timedelta(hours=1)
    desk_items.keep_item(session, cast.anna, published.id, found.report.item_id, later)
    assert suspects.suspects(session, cast.anna) == []
    complain(session, cast.ben, attempt, 2, Fault.KEY.value, "Still", later + timedelta(hours=1))
    assert len(suspects.suspects(session, cast.anna)) == 1
