"""Order: which of four dated events came first, or last.

Every event is a claim with one year of its own; the year is taken out, so that it must be
found in the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, quote
from quizzes.statements import Statement, stands_alone, statement
from texts.analysis import Analysis, Number, NumberKind, Word

KIND, VERSION = "order", 1
EVENTS = 4
MOST = 2
LONGEST = 18  # words; four long events are a wall of text
LIKE = 2.2  # times as long, at most, as the shortest event


@dataclass(frozen=True, slots=True)
class Event:
    """A claim without its year."""

    surface: str
    year: Number
    statement: Statement


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield a question about the first and one about the last of four events."""
    events = list(_events(analysis))
    sets = [s for s in combinations(events, EVENTS) if _apart(s)][:200]
    rng.shuffle(sets)
    ends = ["first", "last"]
    rng.shuffle(ends)
    for end, chosen in zip(ends, sets, strict=False):
        yield _item(analysis, end, chosen)


def _events(analysis: Analysis) -> Iterator[Event]:
    for sentence in analysis.sentences:
        made = statement(analysis, sentence)
        here = [n for n in analysis.numbers if n.sentence == sentence.index]
        years = [n for n in here if n.kind is NumberKind.YEAR and n.surface.isdigit()]
        if made is None or len(years) != 1 or any(n.kind is NumberKind.DATE for n in here):
            continue
        bare = _without_year(made, years[0])
        past = bare and any(t.tag == "VBD" for t in bare.tokens)
        if bare and past and stands_alone(bare) and len(bare.surface.split()) <= LONGEST:
            yield Event(bare.surface, years[0], bare)


def _without_year(made: Statement, year: Number) -> Statement | None:
    """Return a statement without "in 1824", where that stands at an edge or between commas."""
    tokens = made.tokens
    at = next((i for i, t in enumerate(tokens) if t.start == year.start), 0)
    if not at or tokens[at - 1].surface.lower() != "in" or not made.holds(year.start, year.end):
        return None
    before = tokens[at - 2].surface if at > 1 else ","
    after = tokens[at + 1].surface if at + 1 < len(tokens) else "."
    if after not in (".", ",") or (before == "," and at > 1):
        return None
    rest: tuple[Word, ...] = tokens[: at - 1] + tokens[at + (2 if at == 1 else 1) :]
    return replace(made, tokens=rest) if rest else None


def _apart(events: tuple[Event, ...]) -> bool:
    """Tell whether four events have four years, like lengths, and nothing to tell them by."""
    years = {e.year.value for e in events}
    lengths = [len(e.surface) for e in events]
    return len(years) == EVENTS and max(lengths) <= LIKE * min(lengths)


def _item(analysis: Analysis, end: str, events: tuple[Event, ...]) -> Item:
    ordered = sorted(events, key=lambda e: e.year.value, reverse=end == "last")
    key, wrong = ordered[0], ordered[1:]
    sentence = key.statement.sentence
    shown = quote(analysis, sentence, key.year.start, key.year.end)
    way = "Later" if end == "first" else "Earlier"
    return claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        f"Which of these happened {end}?",
        Option(key.surface, f"It was in {key.year.surface}, the {end} of the four: {shown}."),
        tuple(
            Option(e.surface, f"{way}: that was in {e.year.surface}, not {key.year.surface}.")
            for e in wrong
        ),
        f"{end}: {key.surface}",
        of_claim(KIND, analysis, sentence),
    )
