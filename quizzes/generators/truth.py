"""Truth: true, false or not given.

True statements tell a claim of the text anew, false ones tell its contrary, and both are
made by what the claim means: who allowed what, what came first, which of two is greater,
how many of all it was. Not given is what the text says of some, said of most.
"""

from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_claim
from quizzes.item import Format, Item, Option
from quizzes.making import claim_item, whole
from quizzes.retelling.parts import Retold
from quizzes.told import Open, left_open, retold
from texts.analysis import Analysis, Sentence

KIND, VERSION = "truth", 2
TRUE, FALSE, NOT_GIVEN = "True", "False", "Not given"


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield what is true or false, by turns where both can be said, then what is left open."""
    wanted = rng.random() < 0.5
    for one in retold(analysis):
        true = bool(one.true) and (wanted or not one.false)
        wanted = not true
        yield _true(analysis, one) if true else _false(analysis, one)
    for left in left_open(analysis):
        yield _not_given(analysis, left)


def _item(
    analysis: Analysis, sentence: Sentence, stem: str, key: Option, others: tuple[Option, ...]
) -> Item:
    return claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        stem,
        key,
        others,
        stem,
        of_claim(KIND, analysis, sentence),
        Format.TRUE_FALSE_NOT_GIVEN,
    )


def _true(analysis: Analysis, one: Retold) -> Item:
    shown = whole(analysis, one.sentence)
    return _item(
        analysis,
        one.sentence,
        one.true,
        Option(TRUE, f"The text says the same in other words: {shown}."),
        (
            Option(FALSE, f"The statement and the text agree. Look at {one.about}: {shown}."),
            Option(NOT_GIVEN, f"The text decides this. Look at {one.about}: {shown}."),
        ),
    )


def _false(analysis: Analysis, one: Retold) -> Item:
    shown = whole(analysis, one.sentence)
    return _item(
        analysis,
        one.sentence,
        one.false,
        Option(FALSE, f"The text says the contrary: {shown}."),
        (
            Option(TRUE, f"Look again at {one.about}. The text says the contrary: {shown}."),
            Option(NOT_GIVEN, f"The text decides this, against the statement: {shown}."),
        ),
    )


def _not_given(analysis: Analysis, left: Open) -> Item:
    shown = whole(analysis, left.sentence)
    why = f"The text says “{left.said}”, and leaves open whether it is more: {shown}"
    return _item(
        analysis,
        left.sentence,
        left.surface,
        Option(NOT_GIVEN, f"{why}."),
        (
            Option(TRUE, f"It may be so, but the statement says more than the text. {why}."),
            Option(FALSE, f"It may be wrong, but the text does not deny it. {why}."),
        ),
    )
