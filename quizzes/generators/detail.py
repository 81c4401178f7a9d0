"""Detail: who did what, where the text names several people."""

from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, quote, whole
from quizzes.whodidit import WRONG, Deed, deeds
from texts.analysis import Analysis

KIND, VERSION = "detail", 2


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield "Who …?" for each deed of one person among at least four, in the text's order."""
    for deed in deeds(analysis):
        yield _item(analysis, deed, rng.sample(deed.others, WRONG))


def _item(analysis: Analysis, deed: Deed, wrong: list[str]) -> Item:
    sentence = deed.made.sentence
    return claim_item(
        analysis, KIND, VERSION, sentence, deed.stem,
        Option(deed.who, f"The text says so of {deed.who}: {whole(analysis, sentence)}."),
        tuple(Option(w, _elsewhere(analysis, w)) for w in wrong),
        f"{deed.who} {deed.stem}", of_claim(KIND, analysis, sentence),
    )  # fmt: skip


def _elsewhere(analysis: Analysis, person: str) -> str:
    """Say where the text speaks of somebody whom the question is not about."""
    name = next(n for n in analysis.names if n.whole == person)
    shown = quote(analysis, analysis.sentences[name.sentence], name.start, name.end)
    return f"The text says something else of {person}: {shown}."
