"""Why a text has its level is kept with it, and read only where it is shown."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from models import Article
from services import desk, library
from services.manuscript import Manuscript, ParagraphSpan
from tests.people import Cast
from tests.services.counting import statements
from texts.parts import Role
from texts.tokens import paragraphs
from texts.why import reasons

SHELF = Path(__file__).resolve().parents[2] / "seed_data" / "shelf"


@pytest.fixture
def told(manuscript: Manuscript) -> Manuscript:
    """A text whose level is explained."""
    text = (SHELF / "bees-c1.txt").read_text(encoding="utf-8")
    lines = tuple(ParagraphSpan(p.start, p.end, Role.BODY) for p in paragraphs(text))
    return replace(manuscript, text=text, paragraphs=lines, why=reasons(text), items=())


def test_what_is_shown_is_what_was_worked_out(
    session: Session, cast: Cast, told: Manuscript, now: datetime
) -> None:
    article = desk.add_article(session, cast.anna, told, now)
    session.expire_all()
    seen = desk.article(session, cast.anna, article.id).why
    assert seen is not None
    assert tuple(s.reason for s in seen.sentences) == told.why.sentences
    assert (seen.words, seen.changes) == (told.why.words, told.why.changes)


def test_sentences_stand_in_their_lines(
    session: Session, cast: Cast, told: Manuscript, now: datetime
) -> None:
    article = desk.add_article(session, cast.anna, told, now)
    seen = desk.article(session, cast.anna, article.id).why
    assert seen is not None
    assert len(seen.lines) == len(told.paragraphs)
    assert [s.number for s in seen.sentences] == list(range(1, len(seen.sentences) + 1))
    for sentence in seen.sentences:
        assert sentence.text == told.text[sentence.reason.start : sentence.reason.end]


@pytest.mark.parametrize("kept", [None, {"sentences": [], "words": [], "changes": []}])
def test_a_text_that_was_never_explained_shows_nothing(
    session: Session, cast: Cast, published: Article, kept: dict[str, list[str]] | None
) -> None:
    published.grade_why = kept
    session.flush()
    assert desk.article(session, cast.anna, published.id).why is None


def test_a_reader_does_not_wait_for_it(session: Session, cast: Cast, published: Article) -> None:
    session.commit()
    with statements(session) as sent:
        library.reading_page(session, cast.ben, published.id)
    assert not any("grade_why" in statement for statement in sent)
