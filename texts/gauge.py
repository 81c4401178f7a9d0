"""Measure a text in whatever language it is."""

from dataclasses import dataclass

from texts.abroad import counts, grade_abroad
from texts.factbox import FactBox, fact_box
from texts.grade import grade
from texts.language import language
from texts.languages import ENGLISH
from texts.parts import Grade


@dataclass(frozen=True, slots=True)
class Gauge:
    """The Fact Box of a text and its level."""

    facts: FactBox
    grade: Grade


def gauge(text: str, code: str = "") -> Gauge:
    """Return the measures of a text, in the language of a code if it is known already.

    Raises Unfit for a text that has no words.
    """
    code = code or language(text)
    if code == ENGLISH:
        return Gauge(fact_box(text), grade(text))
    return Gauge(counts(text), grade_abroad(text, code))
