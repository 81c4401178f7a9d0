"""Truth: true, false or not given.

True statements are claims put a little otherwise; false ones have one controlled change;
not-given ones say something of a subject of the text that can be certified absent: no
form of the words that could decide it stands anywhere in the article.
"""

from collections.abc import Iterator
from random import Random

from quizzes.absent import unsaid
from quizzes.claims import Claimed, claimed, contradiction
from quizzes.difficulty import of_claim
from quizzes.falsehoods import Falsehood, falsehoods
from quizzes.item import Format, Item, Option
from quizzes.making import claim_item, quote, whole
from quizzes.quantities import Bound, bounds
from quizzes.unstated import Unsaid
from texts.analysis import Analysis, Sentence

KIND, VERSION = "truth", 1
LONGEST = 14  # words: a longer statement is the text's own by its length alone
TRUE, FALSE, NOT_GIVEN = "True", "False", "Not given"


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield true and false statements by turns down the claims, then those not given."""
    claims = claimed(analysis)
    short = [c for c in claims if len(c.surface.split()) <= LONGEST]
    for turn, claim in enumerate(short):
        told = list(bounds(analysis, claim.statement))
        for bound in told:
            yield from _by_bound(analysis, claim, bound)
        if claim.reworded:
            yield _true(analysis, claim)
        found = list(falsehoods(analysis, claim.statement, rng))
        if found:
            yield _false(analysis, claim, found, turn)
    for statement in unsaid(analysis, rng, [c.statement for c in claims]):
        yield _not_given(analysis, statement)


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


def _true(analysis: Analysis, claim: Claimed) -> Item:
    sentence = claim.statement.sentence
    shown = whole(analysis, sentence)
    return _item(
        analysis,
        sentence,
        claim.surface,
        Option(TRUE, f"The text says so: {shown}."),
        (
            Option(FALSE, f"Nothing in the statement goes against the text: {shown}."),
            Option(NOT_GIVEN, f"The text does decide this: {shown}."),
        ),
    )


def _by_bound(analysis: Analysis, claim: Claimed, bound: Bound) -> Iterator[Item]:
    """Yield a true and a false statement that tell a figure by a bound."""
    sentence = claim.statement.sentence
    change = bound.true.changes[-1]
    shown = quote(analysis, sentence, change.start, change.end)
    for statement, verdict, said in (
        (bound.true, TRUE, f"“{bound.was}” is {bound.holds.lower()}"),
        (bound.false, FALSE, f"“{bound.was}” is not {bound.fails.lower()}"),
    ):
        wrong = FALSE if verdict == TRUE else TRUE
        yield _item(
            analysis,
            sentence,
            statement.surface,
            Option(verdict, f"The text gives the figure, and {said}: {shown}."),
            (
                Option(wrong, f"Compare the figures: {said}. The text has {shown}."),
                Option(NOT_GIVEN, f"The text does give the figure: {shown}."),
            ),
        )


def _false(analysis: Analysis, claim: Claimed, found: list[Falsehood], turn: int) -> Item:
    false = found[turn % len(found)]
    sentence = claim.statement.sentence
    why = contradiction(analysis, false)
    return _item(
        analysis,
        sentence,
        false.statement.surface,
        Option(FALSE, why),
        (
            Option(TRUE, f"Look again at “{false.now}” in the statement. {why}"),
            Option(NOT_GIVEN, f"The text does speak of this, and says something else. {why}"),
        ),
    )


def _not_given(analysis: Analysis, said: Unsaid) -> Item:
    shown = whole(analysis, said.sentence)
    about = f"The text speaks of {said.subject}, but says nothing about {said.topic}"
    return _item(
        analysis,
        said.sentence,
        said.surface,
        Option(NOT_GIVEN, f"{about}."),
        (
            Option(TRUE, f"It may be so, but no sentence says it. {about}: {shown}."),
            Option(FALSE, f"It may be wrong, but no sentence denies it. {about}: {shown}."),
        ),
    )
