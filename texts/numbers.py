"""Find the numbers of a sentence and say what each one counts.

A number is typed by rules on what stands around it. What no rule is sure of is OTHER, and no
question may rest on it: flight numbers, scores, telephone numbers, list numbers.
"""

from collections.abc import Iterator

from texts.numberrules import RULES, Read, Sentence
from texts.parts import Number


def numbers(text: str, sentence: Sentence) -> tuple[Number, ...]:
    """Return the numbers of one tagged sentence, in order."""
    return tuple(_numbers(text, sentence))


def _numbers(text: str, sentence: Sentence) -> Iterator[Number]:
    at = 0
    while at < len(sentence):
        read = _read(sentence, at)
        if read is None:
            at += 1
            continue
        first = at if read.first is None else read.first
        start, end = sentence[first].start, sentence[read.last].end
        yield Number(
            surface=text[start:end],
            start=start,
            end=end,
            kind=read.kind,
            value=read.value,
            unit=read.unit,
            sentence=sentence[at].sentence,
        )
        at = read.last + 1


def _read(sentence: Sentence, at: int) -> Read | None:
    return next((read for rule in RULES if (read := rule(sentence, at)) is not None), None)
