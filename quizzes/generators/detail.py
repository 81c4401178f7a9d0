"""Detail: a figure or a name taken out of a claim, to be chosen among others of its sort."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from quizzes.claims import statements_of
from quizzes.difficulty import of_claim
from quizzes.falsehoods import other_names
from quizzes.figures import DECADE, Figure, changeable, in_a_range, wrong_figures
from quizzes.item import Item, Option
from quizzes.making import claim_item, quote
from quizzes.pointing import FINITE, HUMAN
from quizzes.statements import Statement
from texts.analysis import Analysis, Name, NameKind, Number, NumberKind, Word

KIND, VERSION = "detail", 1
GAP = "____"
WRONG = 3
LISTED = 3  # names in a sentence
BEFORE_FIGURE = ("about", "around", "nearly", "almost", "over", "some", "approximately")
SAID = {
    NumberKind.YEAR: "That is the year that the text gives",
    NumberKind.DATE: "That is the date that the text gives",
    NumberKind.MONEY: "That is the sum that the text names",
    NumberKind.PERCENT: "That is the share that the text gives",
    NumberKind.AGE: "That is the age in the text",
    NumberKind.MEASURE: "That is the measure in the text",
    NumberKind.ORDINAL: "That is the time that the text gives",
}


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on figures and names, in the order of the text."""
    for sentence in analysis.sentences:
        for made in statements_of(analysis, sentence):
            yield from _on_statement(analysis, made, rng)


def _on_statement(analysis: Analysis, made: Statement, rng: Random) -> Iterator[Item]:
    """Yield the items on the figures and on the names of one statement."""
    index = made.sentence.index
    for number in analysis.numbers:
        here = number.sentence == index and made.holds(number.start, number.end)
        if here and changeable(number) and not _known_anyway(made, number):
            yield _on_figure(analysis, made, number, rng)
    for name in analysis.names:
        if name.sentence == index and made.holds(name.start, name.end):
            yield from _on_name(analysis, made, name, rng)


def _known_anyway(made: Statement, number: Number) -> bool:
    """Tell "20 and 40 feet", where one figure gives another, and "the two sides"."""
    if re.search(
        r"\b(?:the|these|those|its|their|both|between|other)\s+$", made.text[: number.start], re.I
    ):
        return True
    return in_a_range(made.tokens, number)


def _on_figure(analysis: Analysis, made: Statement, number: Number, rng: Random) -> Item:
    sentence = made.sentence
    wrong = wrong_figures(analysis, number, rng, WRONG)
    shown = quote(analysis, sentence, number.start, number.end)
    unit = number.unit if number.kind is NumberKind.COUNT else ""
    written = number.surface.lower() if number.surface.isalpha() else number.surface
    said = SAID.get(number.kind, f"The text counts {written} {unit}".rstrip())
    if DECADE.fullmatch(written):
        said = "Those are the years that the text gives"
    return claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        _stem(made, number),
        Option(number.surface, f"{said}: {shown}."),
        tuple(Option(f.surface, _why_not(analysis, number, f)) for f in wrong),
        f"{number.surface} @{number.start - sentence.start}",
        of_claim(KIND, analysis, sentence),
    )


def _stem(made: Statement, number: Number) -> str:
    """Return a question where one can be asked for certain, else the claim with a gap."""
    return _how_many(made, number) or made.changed(number.start, number.end, GAP).surface


def _how_many(made: Statement, number: Number) -> str:
    """Return "How many …?" for a claim that opens with the figure and what is counted."""
    if number.kind is not NumberKind.COUNT or made.prefix or made.changes:
        return ""
    tokens = made.tokens
    if tokens[0].start != number.start:
        return ""
    rest = [t for t in tokens if t.start >= number.end]
    verb = next((i for i, t in enumerate(rest) if t.tag in FINITE), 0)
    subject = rest[:verb]
    plain = subject and all(t.tag[:2] in ("NN", "JJ") and not t.name for t in subject)
    if not plain or subject[-1].tag != "NNS" or any(t.surface in ",;" for t in rest):
        return ""
    body = made.text[rest[0].start : rest[-1].end].rstrip(".!")
    return f"How many {body}?" if _in_order(rest) else ""


def _in_order(tokens: list[Word]) -> bool:
    """Tell whether nothing was cut or moved between the tokens."""
    gaps = [b.start - a.end for a, b in pairwise(tokens)]
    return all(0 <= g <= 1 for g in gaps)


def _why_not(analysis: Analysis, number: Number, figure: Figure) -> str:
    """Say what a wrong figure is in the text, or how far it is from the right one."""
    if figure.place:
        there = analysis.sentences[figure.place.sentence]
        shown = quote(analysis, there, figure.place.start, figure.place.end)
        return f"{figure.surface} stands elsewhere, for something else: {shown}."
    dated = number.kind in (NumberKind.YEAR, NumberKind.DATE, NumberKind.ORDINAL)
    if dated or DECADE.fullmatch(number.surface):
        way = "later" if figure.value > number.value else "earlier"
        return f"{figure.surface} is {way} than the text says: it gives {number.surface}."
    way = "more" if figure.value > number.value else "less"
    return f"{figure.surface} is {way} than the text says: it gives {number.surface}."


def _on_name(analysis: Analysis, made: Statement, name: Name, rng: Random) -> Iterator[Item]:
    """Yield an item on a name that has at least three rivals in the text."""
    others = other_names(analysis, name)
    if sum(n.sentence == name.sentence for n in analysis.names) > LISTED:
        return  # one of a list of names: nothing to understand
    plain = made.text[name.end : name.end + 2] not in ("’s", "'s")
    gendered = any(t.surface.lower() in HUMAN for t in made.tokens)
    if gendered or len(others) < WRONG or not plain or name.kind is NameKind.OTHER:
        return
    if sum(n.whole == name.whole for n in analysis.names) > 2:
        return
    others = rng.sample(others, WRONG)
    sentence = made.sentence
    who = "It is" if name.kind is NameKind.PERSON else "The text names"
    shown = quote(analysis, sentence, name.start, name.end)
    yield claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        made.changed(name.start, name.end, GAP).surface,
        Option(name.whole, f"{who} {name.whole} here: {shown}."),
        tuple(Option(o, _other_name(analysis, o)) for o in others),
        name.whole,
        of_claim(KIND, analysis, sentence),
    )


def _other_name(analysis: Analysis, whole: str) -> str:
    """Say where the text has a name that was wrong here."""
    name = next(n for n in analysis.names if n.whole == whole)
    shown = quote(analysis, analysis.sentences[name.sentence], name.start, name.end)
    return f"{whole} comes in another sentence: {shown}."
