"""Who may read what, and the page to read it on."""

from dataclasses import replace
from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, ArticleStatus, KeyWord, Mark, Person, Reading, WordState
from services import desk, desk_items, library, practice
from services.errors import Conflict, NotFound
from services.library import Filters
from services.manuscript import Manuscript
from services.word_marks import set_mark
from tests.people import NOW, Cast
from tests.services.counting import statements
from tests.services.sample import GAP, TEXT, TITLE


@pytest.fixture
def draft(session: Session, cast: Cast, manuscript: Manuscript, now: datetime) -> Article:
    """Anna's draft."""
    article = desk.add_article(session, cast.anna, manuscript, now)
    session.commit()
    return article


def to_library(session: Session, cast: Cast, article: Article, now: datetime) -> None:
    desk.publish(session, cast.anna, article.id, to_library=True, classroom_ids=[], now=now)
    session.commit()


def readers(session: Session, cast: Cast, article_id: int) -> set[str]:
    """Return who can open an article, the visitor who has not signed in among them."""
    people: dict[str, Person | None] = {
        "anna": cast.anna,
        "ben": cast.ben,
        "chloe": cast.chloe,
        "dora": cast.dora,
        "visitor": None,
    }
    able = set()
    for name, person in people.items():
        try:
            library.reading_page(session, person, article_id)
        except NotFound:
            continue
        able.add(name)
    return able


def test_a_draft_is_for_its_owner(session: Session, cast: Cast, draft: Article) -> None:
    assert readers(session, cast, draft.id) == {"anna", "dora"}


def test_an_article_of_a_class_is_for_its_members(
    session: Session, cast: Cast, published: Article
) -> None:
    assert readers(session, cast, published.id) == {"anna", "ben", "dora"}


def test_the_library_is_for_everyone(
    session: Session, cast: Cast, draft: Article, now: datetime
) -> None:
    to_library(session, cast, draft, now)
    assert readers(session, cast, draft.id) == {"anna", "ben", "chloe", "dora", "visitor"}


def test_a_withdrawn_article_is_for_its_owner_again(
    session: Session, cast: Cast, published: Article
) -> None:
    desk.withdraw(session, cast.anna, published.id)
    assert readers(session, cast, published.id) == {"anna", "dora"}


def test_another_teacher_sees_no_draft(session: Session, cast: Cast, draft: Article) -> None:
    cast.chloe.role = cast.anna.role
    session.flush()
    assert "chloe" not in readers(session, cast, draft.id)


def test_the_shelf_holds_what_may_be_read_and_no_draft(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript, now: datetime
) -> None:
    desk.add_article(session, cast.anna, manuscript, now)
    shelves = {
        name: [card.id for card in library.shelf(session, person)]
        for name, person in {"ben": cast.ben, "chloe": cast.chloe, "anna": cast.anna}.items()
    }
    assert shelves == {"ben": [published.id], "chloe": [], "anna": [published.id]}
    assert library.shelf(session, None) == []


def test_a_card_says_what_was_done(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, published.id, now)
    for position, given in enumerate((GAP.key.text, "happy", "False"), start=1):
        practice.answer(session, cast.ben, attempt, position, given, now)
    library.finish_reading(session, cast.ben, published.id, now)
    [card] = library.shelf(session, cast.ben)
    assert (card.opened, card.finished, card.items, card.audience) == (True, True, 3, ("6B",))
    assert card.best is not None
    assert (card.best.right, card.best.answered) == (2, 3)
    [untouched] = library.shelf(session, cast.anna)
    assert (untouched.opened, untouched.finished, untouched.best) == (False, False, None)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), True),
        (Filters(words="LAST"), True),
        (Filters(words="bus evening"), True),
        (Filters(words="bus train"), False),
        (Filters(words="%"), False),
        (Filters(band="B1"), True),
        (Filters(band="C2"), False),
        (Filters(theme="travel"), True),
        (Filters(theme="food"), False),
    ],
)
def test_filters_leave_out_what_does_not_fit(
    session: Session, cast: Cast, published: Article, filters: Filters, found: bool
) -> None:
    desk.describe(session, cast.anna, published.id, "travel", "")
    assert bool(library.shelf(session, cast.ben, filters)) is found


def test_themes_are_those_of_what_may_be_read(
    session: Session, cast: Cast, published: Article
) -> None:
    desk.describe(session, cast.anna, published.id, "travel", "")
    assert library.themes(session, cast.ben) == ["travel"]
    assert library.themes(session, cast.chloe) == []


def test_reading_page_shows_the_text_as_plain_paragraphs(
    session: Session, cast: Cast, published: Article
) -> None:
    page = library.reading_page(session, cast.ben, published.id)
    assert (page.title, page.facts.tokens) == (TITLE, 36)
    assert [p.text for p in page.paragraphs] == TEXT.split("\n\n")[2:]


def test_reading_page_lists_forms_by_band_and_those_being_learned(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    bands = {"square": "A2", "mirror": "A2", "tired": "A1", "smiled": "B1", "missed": "B1"}
    bands["other"] = "A2"  # for the lists; nobody needs to see it marked
    published.words = [[form, form, "NN", band] for form, band in bands.items()]
    set_mark(session, cast.ben, "smiled", Mark.LEARNING, now)
    set_mark(session, cast.ben, "mirror", Mark.KNOWN, now)
    page = library.reading_page(session, cast.ben, published.id)
    assert page.learning == ("smiled",)
    assert dict(page.by_band)["A2"] == ("square",)
    assert dict(page.by_band)["B1"] == ("missed",)
    assert list(dict(page.by_band)) == ["A2", "B1", "B2", "C1", "C2"]


def test_each_key_word_leads_to_its_place_and_shows_its_sentence(
    session: Session, cast: Cast, published: Article
) -> None:
    _, mirror = library.reading_page(session, cast.ben, published.id).key_words
    assert mirror.paragraph == 2
    sentence = f"{mirror.before}{mirror.surface}{mirror.after}"
    assert sentence == "The driver smiled in the mirror and said good night."


def test_a_long_sentence_is_cut_at_words_around_its_key_word(
    session: Session, cast: Cast, published: Article
) -> None:
    long = " ".join(["slowly"] * 40)
    published.text = published.text.replace("in the mirror", f"{long} in the mirror {long}")
    first, _, role = published.paragraphs[-1]
    published.paragraphs = [*published.paragraphs[:-1], [first, len(published.text), role]]
    word = session.scalars(sa.select(KeyWord).where(KeyWord.headword == "mirror")).one()
    word.start = published.text.index("mirror")
    session.flush()
    _, mirror = library.reading_page(session, cast.ben, published.id).key_words
    assert mirror.before.startswith("… slowly ")
    assert mirror.after.endswith(" slowly …")
    assert len(mirror.before + mirror.after) < 160


def test_a_newer_quiz_is_told_to_those_who_took_the_old_one(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, published.id, now)
    for position, given in enumerate((GAP.key.text, "happy", "False"), start=1):
        practice.answer(session, cast.ben, attempt, position, given, now)
    before = library.reading_page(session, cast.ben, published.id).quiz
    seen = desk.article(session, cast.anna, published.id)
    desk_items.restore_item(session, cast.anna, published.id, seen.spare[0].id, NOW)
    to_library(session, cast, published, now)
    after = library.reading_page(session, cast.ben, published.id).quiz
    assert before is not None
    assert after is not None
    assert (before.changed, after.changed) == (False, True)


def test_a_card_counts_the_items_of_its_own_quiz(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript, now: datetime
) -> None:
    short = desk.add_article(session, cast.anna, manuscript, now)
    first = desk.article(session, cast.anna, short.id).chosen[0]
    desk_items.drop_item(session, cast.anna, short.id, first.id, NOW)
    to_library(session, cast, short, now)
    items = {card.id: card.items for card in library.shelf(session, cast.ben)}
    assert items == {published.id: 3, short.id: 2}


def test_reading_page_takes_at_most_6_queries_and_writes_nothing(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, published.id, now)
    practice.answer(session, cast.ben, attempt, 1, GAP.key.text, now)
    published.series = "bus"
    session.commit()
    session.expunge_all()
    ben = session.get_one(Person, cast.ben.id)
    with statements(session) as sent:
        page = library.reading_page(session, ben, published.id)
    assert len(sent) <= 6
    assert sent.writes == []
    assert page.quiz is not None
    assert (page.quiz.open_attempt, page.quiz.answered) == (attempt, 1)


def test_versions_of_one_article_lead_to_one_another(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript, now: datetime
) -> None:
    published.series = "bus"
    for title, band, score in (("Hard", "C1", 4.0), ("Easy", "A2", 2.0), ("Draft", "B1", 3.0)):
        other = desk.add_article(session, cast.anna, replace(manuscript, title=title), now)
        other.series, other.grade_band, other.grade_score = "bus", band, score
        if title != "Draft":
            desk.publish(session, cast.anna, other.id, to_library=True, classroom_ids=[], now=now)
    seen = library.reading_page(session, cast.ben, published.id).versions
    assert [(v.title, v.band) for v in seen] == [("Easy", "A2"), ("Hard", "C1")]
    published.series = ""
    assert library.reading_page(session, cast.ben, published.id).versions == ()


def test_a_version_given_to_another_class_is_not_named(
    session: Session, cast: Cast, published: Article, manuscript: Manuscript, now: datetime
) -> None:
    shown = desk.add_article(session, cast.anna, manuscript, now)
    desk.publish(session, cast.anna, shown.id, to_library=True, classroom_ids=[], now=now)
    shown.series = published.series = "bus"
    assert library.reading_page(session, cast.chloe, shown.id).versions == ()
    assert len(library.reading_page(session, cast.ben, shown.id).versions) == 1


def test_the_shelf_takes_4_queries_however_long_it_is(
    session: Session, cast: Cast, manuscript: Manuscript, now: datetime
) -> None:
    for _ in range(5):
        article = desk.add_article(session, cast.anna, manuscript, now)
        to_library(session, cast, article, now)
    with statements(session) as sent:
        assert len(library.shelf(session, cast.ben)) == 5
    assert len(sent) == 4


def test_finishing_a_text_meets_its_key_words_once(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    for _ in range(2):
        library.finish_reading(session, cast.ben, published.id, now)
    query = sa.select(WordState.headword, WordState.met_count).order_by(WordState.headword)
    assert [tuple(row) for row in session.execute(query)] == [("mirror", 1), ("square", 1)]
    assert session.scalar(sa.select(sa.func.count(Reading.id))) == 1


def test_a_draft_cannot_be_finished(
    session: Session, cast: Cast, draft: Article, now: datetime
) -> None:
    with pytest.raises(Conflict, match="draft"):
        library.finish_reading(session, cast.anna, draft.id, now)


def test_who_may_not_read_may_not_finish(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    with pytest.raises(NotFound):
        library.finish_reading(session, cast.chloe, published.id, now)
    assert session.scalar(sa.select(sa.func.count(Reading.id))) == 0


def test_demo_is_the_marked_text_else_the_first_b1_else_the_easiest(
    session: Session, cast: Cast, manuscript: Manuscript, now: datetime
) -> None:
    assert library.demo_id(session) is None
    ids = {}
    for slug, band, score in (("easy", "A1", 1.0), ("middle", "B1", 2.5), ("hard", "C2", 4.0)):
        article = desk.add_article(session, cast.anna, manuscript, now)
        article.slug, article.owner_id = slug, None
        article.grade_band, article.grade_score = band, score
        article.status, article.in_library = ArticleStatus.PUBLISHED, True
        session.flush()
        ids[slug] = article.id
        if slug == "easy":
            assert library.demo_id(session) == ids["easy"]
    assert library.demo_id(session) == ids["middle"]
    session.get_one(Article, ids["hard"]).demo = True
    session.flush()
    assert library.demo_id(session) == ids["hard"]


def test_a_readers_level_is_known_when_enough_answers_tell_it(
    session: Session, cast: Cast, manuscript: Manuscript, now: datetime
) -> None:
    for title in range(12):
        article = desk.add_article(session, cast.anna, replace(manuscript, title=str(title)), now)
        to_library(session, cast, article, now)
        assert title or library.reading_page(session, cast.ben, article.id).level is None
        attempt = practice.start(session, cast.ben, article.id, now)
        for position, given in enumerate((GAP.key.text, "canarytired", "False"), start=1):
            practice.answer(session, cast.ben, attempt, position, given, now)
    assert library.reading_page(session, cast.ben, article.id).level == "C2"
    assert library.reading_page(session, cast.chloe, article.id).level is None
