"""Questions on texts in other languages: a missing word, certain or left to a teacher."""

import pytest

from quizzes.abroad import letters
from quizzes.item import Format
from quizzes.pipeline import Draft, make
from tests.texts.abroad import text
from texts.frequency import listed
from texts.scripts import words
from texts.tokens import paragraphs

CODES = ("fr", "de", "ru", "hi", "es", "it", "pl")


@pytest.fixture(scope="module", params=CODES)
def draft(request: pytest.FixtureRequest) -> Draft:
    return make(text(request.param))


def test_a_quiz_is_made_of_words_to_write(draft: Draft) -> None:
    assert draft.chosen
    assert {(i.kind, i.format) for i in draft.chosen} == {("recall", Format.TYPED)}


def test_no_kind_that_needs_english_is_made(draft: Draft) -> None:
    assert {item.kind for item in draft.items} <= {"gap", "recall"}


def test_the_word_stands_in_its_sentence(draft: Draft) -> None:
    for item in draft.items:
        assert item.evidence.surface in draft.analysis.text
        assert item.key.text in item.evidence.surface
        assert len(paragraphs(item.stem)) == 1
        assert "____" in item.stem


def test_what_is_given_of_a_word_leaves_one_listed_word(draft: Draft) -> None:
    known = listed(draft.analysis.grade.language)
    for item in draft.chosen:
        size = len(letters(item.key.text))
        given = "".join(letters(item.key.text)[: (size + 1) // 2])
        assert f"{given}____ ({size} letters)" in item.stem
        alike = [w for w in known if w.startswith(given) and len(letters(w)) == size]
        assert alike == [item.key.text]


def test_options_are_four_words_of_one_ending_and_new_to_the_text(draft: Draft) -> None:
    for item in draft.items:
        if item.format is Format.CHOICE:
            options = [item.key.text, *(d.text for d in item.distractors)]
            assert len(set(options)) == 4
            assert len({option[-2:] for option in options}) == 1
            there = {word.surface.casefold() for word in words(draft.analysis.text)}
            assert not there & {d.text for d in item.distractors}


def test_a_sentence_is_asked_about_once(draft: Draft) -> None:
    starts = [item.evidence.start for item in draft.chosen]
    assert starts == sorted(set(starts))


def test_the_same_text_gives_the_same_items() -> None:
    assert [i.id for i in make(text("fr")).items] == [i.id for i in make(text("fr")).items]


def test_one_kind_alone_can_be_asked_for() -> None:
    assert {i.kind for i in make(text("de"), kinds=["gap"]).items} == {"gap"}


def test_of_an_unknown_language_nothing_is_asked() -> None:
    assert make("Lorem ipsumque dolorque. " * 40).items == ()
