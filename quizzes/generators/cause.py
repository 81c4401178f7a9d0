"""Cause: why something was so, what it was for, or how it was done, as the text says for certain.

The wrong options are of the form of the right one: other purposes, means or reasons of the
text, and, where it states too few, other things that are done in it, put in that form.
Everything rests on the parser's tree: without one there is no item.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, quote
from quizzes.otherreasons import others
from quizzes.reasons import all_reasons
from quizzes.stretches import Reason
from texts.analysis import Analysis, Sentence

KIND, VERSION = "cause", 2
WRONG = 3


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield a question on each reason that can be asked for, in the order of the text."""
    for reason in all_reasons(analysis):
        for surface in (reason.surface, *reason.shorter):
            put = replace(reason, surface=surface)
            rivals = others(analysis, put, rng)
            if len(rivals) == WRONG:
                yield _item(analysis, put, rivals)
                break


def _item(analysis: Analysis, reason: Reason, rivals: list[tuple[str, Sentence]]) -> Item:
    sentence = reason.sentence
    start = sentence.tokens[reason.place].start
    shown = quote(analysis, sentence, start, start + 1)
    made = claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        reason.asked.stem,
        Option(reason.surface, f"The text says so: {shown}."),
        tuple(Option(w, _elsewhere(analysis, s)) for w, s in rivals),
        reason.asked.stem,
        of_claim(KIND, analysis, sentence),
    )
    return replace(made, context=reason.asked.context)


def _elsewhere(analysis: Analysis, sentence: Sentence) -> str:
    shown = quote(analysis, sentence, sentence.start, sentence.end)
    return f"That comes from another part of the text, and is not the answer here: {shown}."
