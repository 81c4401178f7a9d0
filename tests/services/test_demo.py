"""The demo class: every report has something true to show, and the same seed gives the same."""

from datetime import timedelta
from random import Random

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Attempt, LookUp, Person, Response
from services import classes, demo, desk
from services.errors import Conflict
from services.manuscript import Manuscript
from services.passphrases import Fresh
from services.sentence_report import sentence_page
from tests.people import HASHED, NOW, PASSPHRASE, Cast

SECRET = Fresh(PASSPHRASE, HASHED)


@pytest.fixture
def shelf(session: Session, cast: Cast, manuscript: Manuscript) -> list[int]:
    """Three texts in the library."""
    found = []
    for _ in range(3):
        article = desk.add_article(session, cast.anna, manuscript, NOW)
        desk.publish(session, cast.anna, article.id, to_library=True, classroom_ids=[], now=NOW)
        found.append(article.id)
    session.commit()
    return found


def test_forty_learners_answer_for_weeks_and_every_report_shows_it(
    session: Session, shelf: list[int]
) -> None:
    made = demo.seed(session, SECRET, NOW, Random(1))
    assert (made.learners, made.assignments) == (40, 30)
    teacher = session.scalars(sa.select(Person).where(Person.nickname == demo.TEACHER)).one()
    seen = classes.overview(session, teacher, made.classroom.id, NOW)
    assert sum(one.done for one in seen.given) > 0.5 * 40 * made.assignments
    assert all(learner.words_met for learner in seen.learners if learner.done)
    page = sentence_page(session, teacher, made.classroom.id, shelf[0])
    assert page.sheet


def test_nothing_of_it_lies_in_the_future_or_outside_its_class(
    session: Session, cast: Cast, shelf: list[int]
) -> None:
    demo.seed(session, SECRET, NOW, Random(1))
    for column in (Response.answered_at, Attempt.started_at, LookUp.looked_at):
        last = session.scalar(sa.select(sa.func.max(column)))
        assert last is not None
        assert last <= NOW + timedelta(hours=1)
    assert session.scalar(sa.select(Attempt.id).where(Attempt.person_id == cast.ben.id)) is None


def test_it_is_refused_without_texts_and_a_second_time(
    session: Session, cast: Cast, manuscript: Manuscript
) -> None:
    with pytest.raises(Conflict, match="seed"):
        demo.seed(session, SECRET, NOW, Random(1))
    article = desk.add_article(session, cast.anna, manuscript, NOW)
    desk.publish(session, cast.anna, article.id, to_library=True, classroom_ids=[], now=NOW)
    demo.seed(session, SECRET, NOW, Random(1))
    with pytest.raises(Conflict, match="called Ms Rivera already"):
        demo.seed(session, SECRET, NOW, Random(1))
    assert session.scalar(sa.select(sa.func.count(Article.id))) == 1
