"""Moodle XML carries every character that XML can, and a reason for every option."""

from html import unescape
from xml.etree.ElementTree import Element, fromstring

import pytest

from quizzes.item import Format
from services.takeaway.moodle import moodle_xml
from services.takeaway.values import accepted
from tests.services.takeaway.samples import HOSTILE, handout, hostile


def read(shape: Format, text: str) -> Element:
    """Return the one question of a quiz, after its category and its text."""
    quiz = fromstring(moodle_xml(handout(hostile(shape, 1, text))))  # noqa: S314 - our own
    category, described, question = quiz
    assert (category.get("type"), described.get("type")) == ("category", "description")
    return question


def html(element: Element, path: str) -> str:
    """Return what an element says to a reader."""
    said = element.findtext(f"{path}/text") or ""
    return unescape(said.replace("</p><p>", "\n").removeprefix("<p>").removesuffix("</p>"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_choice_comes_back_with_its_reasons(text: str) -> None:
    question = read(Format.CHOICE, text)
    item = hostile(Format.CHOICE, 1, text)
    assert question.get("type") == "multichoice"
    assert question.findtext("shuffleanswers") == "true"
    assert html(question, "questiontext").endswith(f"{item.context}\n{item.stem}")
    found = {
        (unescape(a.findtext("text") or ""), html(a, "feedback"), a.get("fraction"))
        for a in question.iter("answer")
    }
    wrong = {(o.text, o.feedback, "0") for o in item.distractors}
    assert found == wrong | {(item.key.text, item.key.feedback, "100")}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_typed_word_comes_back_and_any_other_is_told(text: str) -> None:
    question = read(Format.TYPED, text)
    *right, other = question.iter("answer")
    assert question.get("type") == "shortanswer"
    assert [a.findtext("text") for a in right] == [w.replace("*", r"\*") for w in accepted(text)]
    assert {a.get("fraction") for a in right} == {"100"}
    assert (other.findtext("text"), other.get("fraction")) == ("*", "0")
    assert text in html(other, "feedback")


def test_true_false_not_given_keeps_its_order() -> None:
    question = read(Format.TRUE_FALSE_NOT_GIVEN, "a reason")
    assert [a.findtext("text") for a in question.iter("answer")] == ["True", "False", "Not given"]
    assert [a.get("fraction") for a in question.iter("answer")] == ["100", "0", "0"]
    assert question.findtext("shuffleanswers") == "false"


def test_the_evidence_is_told_after_any_answer() -> None:
    question = read(Format.CHOICE, "The bus was late.")
    assert html(question, "generalfeedback") == "The text says: “The bus was late.”"


def test_a_slash_in_a_title_makes_no_second_category() -> None:
    written = moodle_xml(handout(hostile(Format.CHOICE, 1, "x"), title="Salt / Pepper"))
    quiz = fromstring(written)  # noqa: S314 - our own
    assert quiz.findtext("question/category/text") == "$course$/top/Gradus: Salt // Pepper"


def test_what_xml_cannot_carry_is_left_out() -> None:
    question = read(Format.CHOICE, "a\x00b\x0b\ufffec")
    assert html(question, "generalfeedback") == "The text says: “abc”"


@pytest.mark.parametrize(
    ("key", "ways"),
    [
        ("harbour", ("harbour",)),
        ("o’clock", ("o’clock", "o'clock")),
        ("café", ("café", "cafe")),
    ],
)
def test_what_marking_takes_for_right_is_right_elsewhere(key: str, ways: tuple[str, ...]) -> None:
    assert accepted(key) == ways
