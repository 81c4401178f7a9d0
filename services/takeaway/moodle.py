"""Moodle XML: a question bank with a reason for every option.

Source of its form: Moodle's question/format/xml/format.php. What is said goes in as HTML, made
here from plain text; ElementTree escapes that once more, as the form wants.
"""

import re
from collections.abc import Iterable
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizzes.item import Format, Option
from services.takeaway.values import Asked, Handout, accepted, told_wrong

# XML 1.0 cannot carry these, not even as references.
UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
RIGHT, WRONG = "100", "0"  # per cent of the mark


def moodle_xml(handout: Handout) -> bytes:
    """Return a quiz as a category of a question bank: the text, then its items in order."""
    quiz = Element("quiz")
    category = SubElement(quiz, "question", type="category")
    # A slash parts categories, unless it is doubled.
    _said(category, "category", f"$course$/top/Gradus: {handout.title.replace('/', '//')}")
    _text(quiz, handout)
    for asked in handout.asked:
        (_typed if asked.item.format is Format.TYPED else _choice)(quiz, asked)
    indent(quiz)
    written: bytes = tostring(quiz, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def paragraphs(lines: Iterable[str]) -> str:
    """Return plain text as HTML, a paragraph for each line."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _text(quiz: Element, handout: Handout) -> None:
    """Add what is read, as a question that asks for nothing."""
    head = f"<h3>{escape(handout.title)}</h3>"
    said = paragraphs((handout.deck, *handout.paragraphs, handout.source))
    question = SubElement(quiz, "question", type="description")
    _said(question, "name", f"00 {handout.title}")
    _said(question, "questiontext", head + said, html=True)
    SubElement(question, "defaultgrade").text = "0"


def _choice(quiz: Element, asked: Asked) -> None:
    question = _question(quiz, "multichoice", asked)
    fixed = asked.item.format is Format.TRUE_FALSE_NOT_GIVEN
    SubElement(question, "single").text = "true"
    SubElement(question, "shuffleanswers").text = "false" if fixed else "true"
    SubElement(question, "answernumbering").text = "none" if fixed else "ABCD"
    for option in asked.options:
        shown = Option(escape(option.text), option.feedback)
        _answer(question, shown, RIGHT if option == asked.item.key else WRONG, form="html")


def _typed(quiz: Element, asked: Asked) -> None:
    question = _question(quiz, "shortanswer", asked)
    SubElement(question, "usecase").text = "0"
    key = asked.item.key
    for word in accepted(key.text):
        # An asterisk stands for anything, unless a backslash goes before it.
        taken = Option(word.replace("*", r"\*"), key.feedback)
        _answer(question, taken, RIGHT, form="moodle_auto_format")
    _answer(question, Option("*", told_wrong(key.text)), WRONG, form="moodle_auto_format")


def _question(quiz: Element, kind: str, asked: Asked) -> Element:
    question = SubElement(quiz, "question", type=kind)
    _said(question, "name", asked.name)
    _said(question, "questiontext", paragraphs(asked.lines), html=True)
    _said(question, "generalfeedback", paragraphs([asked.evidence]), html=True)
    SubElement(question, "defaultgrade").text = "1"
    SubElement(question, "penalty").text = "0"
    return question


def _answer(question: Element, option: Option, fraction: str, *, form: str) -> None:
    answer = SubElement(question, "answer", fraction=fraction, format=form)
    SubElement(answer, "text").text = UNWRITABLE.sub("", option.text)
    _said(answer, "feedback", paragraphs([option.feedback]), html=True)


def _said(parent: Element, tag: str, text: str, *, html: bool = False) -> None:
    """Add an element with its text, as Moodle wraps it."""
    element = SubElement(parent, tag, {"format": "html"} if html else {})
    SubElement(element, "text").text = UNWRITABLE.sub("", text)
