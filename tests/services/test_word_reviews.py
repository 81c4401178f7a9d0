"""Words to meet again: due words, in another sentence where there is one, answered once."""

import dataclasses
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Article, Item, ItemStatus, KeyWord, Person, Review, WordState, writing
from quizzes.item import article_hash
from services import desk, library, practice, recounting, word_reviews
from services.errors import NotFound, Unfit
from services.manuscript import Manuscript
from services.remembering import COLUMNS
from services.word_reviews import Met, ToAnswer
from tests.people import Cast
from tests.services.counting import statements
from tests.services.sample import CANARY, GAP, TYPED

DAY = timedelta(days=1)
CLICKS = 6


@pytest.fixture
def asked(session: Session, cast: Cast, published: Article, now: datetime) -> Article:
    """Ben's quiz: "square" right, "tired" wrong."""
    attempt = practice.start(session, cast.ben, published.id, now)
    for position, given in enumerate((GAP.key.text, "happy", "False"), start=1):
        practice.answer(session, cast.ben, attempt, position, given, now)
    session.commit()
    return published


@pytest.fixture
def other(session: Session, cast: Cast, manuscript: Manuscript, now: datetime) -> Article:
    """Another article of the class, in which "square" stands in another sentence."""
    text = manuscript.text.replace("The bus left the square at nine.", "Rain fell on the square.")
    text += " " * (len(manuscript.text) - len(text))
    changed = dataclasses.replace(manuscript, text=text, text_hash=article_hash(text), title="Rain")
    article = desk.add_article(session, cast.anna, changed, now)
    rooms = [cast.classroom.id]
    desk.publish(session, cast.anna, article.id, to_library=False, classroom_ids=rooms, now=now)
    session.commit()
    return article


def take(session: Session, learner: Person, article: Article, now: datetime) -> None:
    """Take the quiz of an article, all answers right."""
    attempt = practice.start(session, learner, article.id, now)
    for position, given in enumerate((GAP.key.text, TYPED.key.text, "False"), start=1):
        practice.answer(session, learner, attempt, position, given, now)


def state(session: Session, learner: Person, headword: str) -> WordState:
    mine = (WordState.person_id == learner.id, WordState.headword == headword)
    query = sa.select(WordState).where(*mine).execution_options(populate_existing=True)
    return session.scalars(query).one()


def open_word(session: Session, learner: Person, number: int, now: datetime) -> ToAnswer:
    found = word_reviews.question(session, learner, number, now)
    assert isinstance(found, ToAnswer)
    return found


def headword_of(session: Session, card: str) -> str | None:
    table = {"i": Item.headword, "k": KeyWord.headword, "d": WordState.headword}[card[0]]
    return session.scalar(sa.select(table).where(table.class_.id == int(card[1:])))


def forget_all_but(session: Session, headword: str) -> None:
    """Leave one word due, so that a test meets that one."""
    session.execute(sa.update(WordState).where(WordState.headword != headword).values(due_at=None))


def test_an_answer_in_a_quiz_starts_a_memory(session: Session, cast: Cast, asked: Article) -> None:
    right, wrong = (state(session, cast.ben, word) for word in ("square", "tired"))
    assert right.stability is not None
    assert wrong.stability is not None
    assert wrong.stability < right.stability


def test_a_word_only_read_has_no_memory(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    library.finish_reading(session, cast.ben, published.id, now)
    assert state(session, cast.ben, "mirror").stability is None


def test_nothing_is_due_on_the_day_of_the_answer(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    assert word_reviews.due_count(session, cast.ben, now) == 0
    assert word_reviews.question(session, cast.ben, 1, now) is None


def test_the_word_due_longest_comes_first(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    found = open_word(session, cast.ben, 1, now + 3 * DAY)
    assert (found.due, headword_of(session, found.card)) == (2, "tired")


def test_no_question_holds_the_word_the_key_or_a_reason(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    found = open_word(session, cast.ben, 1, now + 3 * DAY)
    assert found.options == ()
    assert CANARY not in repr(found)
    assert "tired" not in repr(found)


def test_a_right_answer_makes_a_word_last(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    later = now + 3 * DAY
    before = state(session, cast.ben, "tired").stability or 0
    card = open_word(session, cast.ben, 1, later).card
    met = word_reviews.answer(session, cast.ben, 1, card, TYPED.key.text, later)
    after = state(session, cast.ben, "tired")
    assert met.right
    assert (after.stability or 0) > before
    assert (after.right, after.wrong, after.met_count) == (1, 1, 1)
    assert met.due == 1


def test_a_wrong_answer_is_explained_and_weakens(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    later = now + 3 * DAY
    forget_all_but(session, "square")
    before = state(session, cast.ben, "square").stability or 0
    card = open_word(session, cast.ben, 1, later).card
    wrong = GAP.distractors[0]
    met = word_reviews.answer(session, cast.ben, 1, card, wrong.text, later)
    assert (met.right, met.why_not, met.key) == (False, wrong.feedback, GAP.key.text)
    assert (state(session, cast.ben, "square").stability or 0) < before


def test_a_repeat_returns_the_first_outcome(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    later = now + 3 * DAY
    card = open_word(session, cast.ben, 1, later).card
    word_reviews.answer(session, cast.ben, 1, card, "happy", later)
    again = word_reviews.answer(session, cast.ben, 1, card, TYPED.key.text, later)
    assert (again.right, again.chosen, again.late) == (False, "happy", True)
    assert state(session, cast.ben, "tired").wrong == 2


def test_an_item_from_another_article_comes_before_the_sentence_known(
    session: Session, cast: Cast, asked: Article, other: Article, now: datetime
) -> None:
    take(session, cast.ben, other, now)
    forget_all_but(session, "square")
    card = open_word(session, cast.ben, 1, now + 3 * DAY).card
    item = session.get_one(Item, int(card[1:]))
    assert (card[0], item.article_id) == ("i", other.id)


def test_no_word_is_asked_by_an_item_of_a_quiz_still_to_be_taken(
    session: Session, cast: Cast, asked: Article, other: Article, now: datetime
) -> None:
    library.open_reading(session, cast.ben, other.id, now)
    forget_all_but(session, "square")
    card = open_word(session, cast.ben, 1, now + 3 * DAY).card
    assert card[0] == "k"  # the sentence that Ben has read, with a gap


def test_a_key_words_sentence_is_asked_with_its_meaning(
    session: Session, cast: Cast, asked: Article, other: Article, now: datetime
) -> None:
    library.open_reading(session, cast.ben, other.id, now)
    forget_all_but(session, "square")
    found = open_word(session, cast.ben, 1, now + 3 * DAY)
    place = session.scalars(sa.select(KeyWord).where(KeyWord.article_id == other.id)).first()
    assert place is not None
    assert found.context == "The missing word means “a place”."
    assert "____ (6 letters)" in found.stem


def test_an_article_not_opened_asks_nothing(
    session: Session, cast: Cast, asked: Article, other: Article, now: datetime
) -> None:
    forget_all_but(session, "square")
    card = open_word(session, cast.ben, 1, now + 3 * DAY).card
    assert session.get_one(Item, int(card[1:])).article_id == asked.id


def test_an_article_that_the_learner_could_read_asks_for_its_key_word(
    session: Session, cast: Cast, asked: Article, other: Article, now: datetime
) -> None:
    """Once a text as hard is read to the end, and if no quiz of it asks for the word."""
    library.finish_reading(session, cast.ben, asked.id, now)
    session.execute(sa.update(Item).where(Item.article_id == other.id).values(headword="rain"))
    forget_all_but(session, "square")
    found = open_word(session, cast.ben, 1, now + 3 * DAY)
    assert found.stem == "Rain fell on the sq____ (6 letters)."


def test_an_article_harder_than_all_they_have_read_asks_nothing(
    session: Session, cast: Cast, asked: Article, other: Article, now: datetime
) -> None:
    library.finish_reading(session, cast.ben, asked.id, now)
    session.execute(sa.update(Item).where(Item.article_id == other.id).values(headword="rain"))
    other.grade_score = 9.0
    forget_all_but(session, "square")
    card = open_word(session, cast.ben, 1, now + 3 * DAY).card
    assert session.get_one(Item, int(card[1:])).article_id == asked.id


def test_a_dropped_item_asks_nothing(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    session.execute(sa.update(Item).values(status=ItemStatus.DROPPED, position=None))
    forget_all_but(session, "square")
    found = open_word(session, cast.ben, 1, now + 3 * DAY)
    assert found.card[0] == "k"


def test_a_text_taken_back_asks_nothing(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    desk.withdraw(session, cast.anna, asked.id)
    forget_all_but(session, "square")
    assert word_reviews.question(session, cast.ben, 1, now + 3 * DAY) is None


def test_our_dictionary_has_a_sentence_where_no_text_has_another(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    for table in (WordState, Item):
        word = table.headword == "square"
        session.execute(sa.update(table).where(word).values(headword="habitat"))
    forget_all_but(session, "habitat")
    found = open_word(session, cast.ben, 1, now + 3 * DAY)
    assert found.stem == "The forest is the natural ha____ (7 letters) of the bear."
    met = word_reviews.answer(session, cast.ben, 1, found.card, "habitat", now + 3 * DAY)
    assert (met.right, met.article_id, met.learned) == (True, None, True)


def test_a_word_not_yet_right_is_asked_in_ones_own_text_first(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    """The dictionary has an example of "tired", too."""
    card = open_word(session, cast.ben, 1, now + 3 * DAY).card
    assert session.get_one(Item, int(card[1:])).article_id == asked.id


def test_a_word_is_learned_in_another_sentence_and_days_later(
    session: Session, cast: Cast, asked: Article, other: Article, now: datetime
) -> None:
    library.open_reading(session, cast.ben, other.id, now)
    forget_all_but(session, "square")
    later = now + 3 * DAY
    card = open_word(session, cast.ben, 1, later).card
    met = word_reviews.answer(session, cast.ben, 1, card, surface(session, card), later)
    assert met.learned


def test_the_same_sentence_again_proves_nothing(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    forget_all_but(session, "square")
    later = now + 3 * DAY
    card = open_word(session, cast.ben, 1, later).card
    met = word_reviews.answer(session, cast.ben, 1, card, GAP.key.text, later)
    assert met.right
    assert not met.learned


def surface(session: Session, card: str) -> str:
    """Return the word that a key word's card asks for, as it stands in its text."""
    word = session.get_one(KeyWord, int(card[1:]))
    text = session.get_one(Article, word.article_id).text
    return text[word.start : word.start + len(word.surface)]


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_number_beyond_the_next_is_not_there(
    session: Session, cast: Cast, asked: Article, now: datetime, number: int
) -> None:
    with pytest.raises(NotFound):
        word_reviews.question(session, cast.ben, number, now + 3 * DAY)
    with pytest.raises(NotFound):
        word_reviews.answer(session, cast.ben, number, "i1", "happy", now + 3 * DAY)


@pytest.mark.parametrize(
    "card", ["", "i", "x1", "i0", "i-1", "i\u0661", "k999", "i9999999999", "i1 "]
)
def test_a_card_that_is_none_of_ones_own_is_not_there(
    session: Session, cast: Cast, asked: Article, now: datetime, card: str
) -> None:
    with pytest.raises(NotFound):
        word_reviews.answer(session, cast.ben, 1, card, "happy", now + 3 * DAY)


def test_a_word_never_asked_for_cannot_be_answered(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    """ "mirror" is a key word that Ben has met and no quiz has asked for."""
    word = session.scalars(sa.select(KeyWord).where(KeyWord.headword == "mirror")).one()
    with pytest.raises(NotFound):
        word_reviews.answer(session, cast.ben, 1, f"k{word.id}", "mirror", now + 3 * DAY)


def test_nobody_answers_by_anothers_words(
    session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    card = open_word(session, cast.ben, 1, now + 3 * DAY).card
    with pytest.raises(NotFound):
        word_reviews.answer(session, cast.chloe, 1, card, TYPED.key.text, now + 3 * DAY)


@pytest.mark.parametrize("given", ["", "   ", "x" * 301])
def test_nothing_is_stored_of_what_cannot_be_marked(
    session: Session, cast: Cast, asked: Article, now: datetime, given: str
) -> None:
    card = open_word(session, cast.ben, 1, now + 3 * DAY).card
    with pytest.raises(Unfit):
        word_reviews.answer(session, cast.ben, 1, card, given, now + 3 * DAY)
    assert session.scalars(sa.select(Review)).all() == []


def test_what_is_kept_is_what_is_rebuilt(
    session: Session, cast: Cast, asked: Article, other: Article, now: datetime
) -> None:
    library.open_reading(session, cast.ben, other.id, now)
    for number, given in enumerate(("tired", "happy", "square"), start=1):
        later = now + (3 + number) * DAY
        card = open_word(session, cast.ben, number, later).card
        try:
            word_reviews.answer(session, cast.ben, number, card, given, later)
        except Unfit:
            word_reviews.answer(session, cast.ben, number, card, GAP.key.text, later)
    columns = (WordState.headword, WordState.right, WordState.wrong, *COLUMNS)
    query = sa.select(*columns).order_by(WordState.headword)
    kept = session.execute(query).all()
    session.execute(sa.update(WordState).values(stability=1.0, learned_at=None, right=7))
    recounting.recount(session, cast.ben)
    assert session.execute(query).all() == kept


def test_those_who_answered_before_memories_were_kept_are_found(
    session: Session, cast: Cast, asked: Article
) -> None:
    assert recounting.without_memory(session) == []
    session.execute(sa.update(WordState).values(asked_at=None))
    assert recounting.without_memory(session) == [cast.ben]


def test_an_answer_to_a_word_costs_no_more_than_13_statements(
    session: Session, cast: Cast, published: Article, now: datetime
) -> None:
    attempt = practice.start(session, cast.ben, published.id, now)
    session.commit()
    with statements(session) as sent:
        practice.answer(session, cast.ben, attempt, 1, GAP.key.text, now)
    assert len(sent.writes) == 4  # response, kind, word, its memory
    assert len(sent) <= 13


def test_double_clicks_in_parallel_store_one_review(
    engine: sa.Engine, session: Session, cast: Cast, asked: Article, now: datetime
) -> None:
    later = now + 3 * DAY
    card = open_word(session, cast.ben, 1, later).card
    session.commit()
    click = clicker(engine, cast.ben, card, later)
    with ThreadPoolExecutor(CLICKS) as threads:
        said = list(threads.map(click, ["tired", "happy"] * (CLICKS // 2)))
    with Session(engine) as fresh:
        assert fresh.scalars(sa.select(sa.func.count(Review.id))).one() == 1
        assert state(fresh, cast.ben, "tired").right + state(fresh, cast.ben, "tired").wrong == 2
    assert len({met.chosen for met in said}) == 1


def clicker(engine: sa.Engine, learner: Person, card: str, now: datetime) -> Callable[[str], Met]:
    ready = threading.Barrier(CLICKS)

    def click(text: str) -> Met:
        ready.wait()
        with Session(engine, expire_on_commit=False) as mine:
            writing(mine)
            met = word_reviews.answer(mine, learner, 1, card, text, now)
            mine.commit()
            return met

    return click
