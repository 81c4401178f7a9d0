"""The sample article, as a manuscript and as published to Anna's class."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from models import Article
from quizzes.item import Refusal, article_hash
from services import desk
from services.manuscript import Manuscript, ReadyItem
from services.values import KeyWordFacts
from tests.people import Cast
from tests.services.sample import (
    DECK,
    DETAIL,
    GAP,
    TEXT,
    TITLE,
    TRUTH,
    TYPED,
    item,
    paragraph_spans,
    span,
)
from texts.factbox import fact_box
from texts.parts import Driver, Grade


@pytest.fixture
def manuscript() -> Manuscript:
    """Three items chosen, one spare, one refused, two key words."""
    return Manuscript(
        text=TEXT,
        text_hash=article_hash(TEXT),
        title=TITLE,
        deck=DECK,
        first_sentence="The bus left the square at nine.",
        minutes=1,
        facts=fact_box(TEXT),
        grade=Grade(2.5, "B1", "A2", "B1", (Driver("rare words", 0.1, 0.4),)),
        printed=None,
        mends=("A line of page numbers was taken off.",),
        paragraphs=paragraph_spans(),
        items=(
            ReadyItem(GAP, "square", 1),
            ReadyItem(TYPED, "tired", 2),
            ReadyItem(TRUTH, None, 3),
            ReadyItem(DETAIL, None, None),
        ),
        refusals=(Refusal(item("meaning", "said good night"), "The sense is not certain."),),
        key_words=(
            KeyWordFacts("square", "square", "NN", "A2", 4.9, 1, span("square").start, "a place"),
            KeyWordFacts("mirror", "mirror", "NN", "A2", 4.5, 1, span("mirror").start, ""),
        ),
    )


@pytest.fixture
def published(
    session: Session,
    cast: Cast,
    manuscript: Manuscript,
    now: datetime,
) -> Article:
    """Anna's article, given to her class."""
    article = desk.add_article(session, cast.anna, manuscript, now)
    desk.publish(
        session,
        cast.anna,
        article.id,
        to_library=False,
        classroom_ids=[cast.classroom.id],
        now=now,
    )
    session.commit()
    return article
