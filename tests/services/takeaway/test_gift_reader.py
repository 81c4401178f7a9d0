"""GIFT that comes in: ours whole, anybody's as far as it can be, and the rest told by its line."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.item import Format, Option
from services.errors import Unfit
from services.takeaway.gift import gift
from services.takeaway.gift_reader import Question, read
from services.takeaway.values import Handout
from tests.services.takeaway.samples import HOSTILE, every_shape, handout, hostile

OTHERS = (Path(__file__).with_name("others.gift.txt")).read_bytes()
SPECIAL = st.text(st.sampled_from("\\~=#{}:%->/[]\n n5a"), min_size=1).map(str.strip).filter(bool)


def brought(quiz: Handout) -> list[Question]:
    found = read(gift(quiz).encode())
    assert found.problems == ()
    return list(found.questions)


def expected(quiz: Handout) -> list[tuple[object, ...]]:
    """Return what a quiz of ours should come back as."""
    said = []
    for asked in quiz.asked:
        typed = asked.item.format is Format.TYPED
        key, general = asked.item.key, asked.evidence
        if typed:  # GIFT has no way to write an arrow there
            key = Option(key.text.replace("->", "→"), key.feedback.replace("->", "→"))
            general = general.replace("->", "→")
        wrong = tuple(option for option in asked.options if option != asked.item.key)
        stem = "\n\n".join(asked.lines).strip()
        said.append((asked.name, stem, asked.item.format, stripped(key), *map(stripped, wrong)))
    return said


def stripped(option: Option) -> Option:
    return Option(option.text.strip(), option.feedback.strip())


def as_given(question: Question) -> tuple[object, ...]:
    return (question.name, question.stem, question.format, question.key, *question.wrong)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("shape", Format)
def test_every_special_character_of_ours_comes_back(shape: Format, text: str) -> None:
    quiz = handout(hostile(shape, 1, text))
    assert [as_given(question) for question in brought(quiz)] == expected(quiz)


@given(SPECIAL, st.sampled_from(Format))
def test_any_mixture_of_special_characters_comes_back(text: str, shape: Format) -> None:
    quiz = handout(hostile(shape, 1, text))
    assert [as_given(question) for question in brought(quiz)] == expected(quiz)


def test_the_text_of_ours_comes_back_with_its_title() -> None:
    [text] = read(gift(every_shape()).encode()).texts
    assert text.split("\n\n") == ["A title: of {two} = parts / ~", *HOSTILE]


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with suppress(Unfit):
        read(data)


@given(st.text(st.sampled_from("\\~=#{}:%->/[]<>&\n aTF5*")))
def test_no_marks_break_the_reader(text: str) -> None:
    with suppress(Unfit):
        found = read(text.encode())
        assert all(question.stem and question.key.text for question in found.questions)


QUESTIONS = {question.name: question for question in read(OTHERS).questions}
PROBLEMS = {problem.line: problem.said for problem in read(OTHERS).problems}


def test_questions_made_by_others_are_found_with_their_lines() -> None:
    lines = OTHERS.decode().splitlines()
    assert {q.name: lines[q.line - 1].startswith(f"::{q.name}::") for q in QUESTIONS.values()} == {
        "capital": True,
        "feedback": True,
        "weights": True,
        "truth": True,
        "truth with reasons": True,
        "short": True,
        "gap": True,
        "html": True,
        "spread": True,
    }


def test_a_choice_made_by_others_has_its_key_and_its_reasons() -> None:
    assert QUESTIONS["capital"].key == Option("Paris", "")
    assert [o.text for o in QUESTIONS["capital"].wrong] == ["Lyon", "Nice", "Lille"]
    assert QUESTIONS["feedback"].key == Option("Salt", "It was paid in salt.")
    assert QUESTIONS["feedback"].wrong[0] == Option("Gold", "Too heavy: 3 = 3.")
    assert QUESTIONS["feedback"].general == "Look at paragraph two."


def test_weights_that_say_right_and_wrong_are_taken() -> None:
    found = QUESTIONS["weights"]
    assert found.key.text == "camel"
    assert [o.text for o in found.wrong] == ["horse", "donkey"]


def test_true_and_false_are_two_options_with_their_reasons() -> None:
    assert QUESTIONS["truth"].key == Option("True", "")
    found = QUESTIONS["truth with reasons"]
    assert (found.key, found.wrong) == (
        Option("False", "Right: it was salt."),
        (Option("True", "No, read again."),),
    )


def test_a_word_to_write_is_taken_in_the_ways_that_we_take_anyhow() -> None:
    found = QUESTIONS["short"]
    assert (found.format, found.key.text) == (Format.TYPED, "café")


def test_a_gap_stands_where_its_answers_stood() -> None:
    assert QUESTIONS["gap"].stem == "The traders paid with ____ in those days."


def test_markup_becomes_words() -> None:
    assert QUESTIONS["html"].stem == "Who carried it?\nChoose one & only one."
    assert QUESTIONS["html"].key.text == "Traders"


def test_a_question_may_spread_over_lines_with_comments_between() -> None:
    found = QUESTIONS["spread"]
    assert found.key.text == "north"
    assert [o.text for o in found.wrong] == ["south", "east"]


@pytest.mark.parametrize(
    ("begins", "said"),
    [
        ("::essay::", "essay"),
        ("::number::", "asks for a number"),
        ("::pairs::", "asks for pairs"),
        ("::half::", "a part of the mark"),
        ("::two right::", "2 options are right"),
        ("::none right::", "no options are right"),
        ("::many words::", "“red” and “scarlet” are both right"),
        ("::any word::", "an asterisk"),
        ("::open::", "braces do not match"),
        ("::same::", "two of its options are the same"),
        ("::picture::", "a picture"),
        ("::nothing::", "empty"),
        ("::unmarked::", "each begins with = or ~"),
        ("::alone::", "1 options"),
    ],
)
def test_what_cannot_be_taken_is_told_by_its_line(begins: str, said: str) -> None:
    lines = OTHERS.decode().splitlines()
    line = next(n for n, text in enumerate(lines, start=1) if text.startswith(begins))
    assert said in PROBLEMS[line]


def test_nothing_else_of_that_file_is_a_problem() -> None:
    assert len(PROBLEMS) == 14


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Choose a file"),
        (b" \n ", "Choose a file"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("Olé {T}".encode("latin-1"), "UTF-8"),
        (b"// a comment\n\n$CATEGORY: x\n", "no question"),
        (b"x" * 2_000_001, "too large"),
        (b"a {T}\n\n" * 501, "501 questions"),
    ],
)
def test_what_is_no_gift_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Unfit, match=said):
        read(data)


def test_a_text_alone_has_no_question_and_no_problem() -> None:
    with pytest.raises(Unfit, match="no question"):
        read(b"Only a text, without any braces.")
