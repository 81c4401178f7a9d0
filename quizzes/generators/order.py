"""Order: which of four dated events came first, or last.

Every event is a claim with one year of its own; the year is taken out, so that it must be
found in the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random

from quizzes.clauses import by_dep, parsed, subject_places, verbal
from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, quote
from quizzes.naming import WRITER, known_alone_inside
from quizzes.pointing import HUMAN, POINTERS, PRONOUNS, names_no_more
from quizzes.questions import MARKS, OWN, subject_text
from quizzes.stretches import text_of, upto
from texts.analysis import Analysis, Number, NumberKind, Sentence, Word
from texts.wordlists import word_set

KIND, VERSION = "order", 2
EVENTS = 4
MOST = 2
SHORTEST, LONGEST = 3, 18  # words; four long events are a wall of text
# What puts an event in its place without the text: a birth is first, what is "still" so, last.
ORDERING = word_set(
    "born birth died death die buried first last final finally later earlier again still now since "
    "already then next second third new eventually after before until when while by"
)
LIKE = 2.2  # times as long, at most, as the shortest event


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, without its year."""

    surface: str
    year: Number
    sentence: Sentence


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
    """Yield the dated events of a text, one of each year, in the order of the text."""
    years: set[float] = set()
    for sentence in analysis.sentences:
        here = [n for n in analysis.numbers if n.sentence == sentence.index]
        found = [n for n in here if n.kind is NumberKind.YEAR and n.surface.isdigit()]
        plain = sentence.clean and parsed(sentence) and len(found) == 1
        if not plain or any(n.kind is NumberKind.DATE for n in here):
            continue
        surface = _event(analysis, sentence, found[0])
        if surface and found[0].value not in years:
            years.add(found[0].value)
            yield Event(surface, found[0], sentence)


def _event(analysis: Analysis, sentence: Sentence, year: Number) -> str:
    """Return the clause that a year dates, without it, as a sentence; or ""."""
    tokens = sentence.tokens
    at = next((i for i, t in enumerate(tokens) if t.start == year.start), 0)
    verb = tokens[at].head
    dated = at > 0 and tokens[at - 1].surface.lower() == "in" and tokens[at].dep.startswith("obl")
    if not dated or not verbal(tokens, verb) or tokens[verb].dep not in ("root", "conj"):
        return ""
    subject = subject_places(sentence, verb)
    finite = min([verb, *(i for i in by_dep(tokens, verb, "aux", "aux:pass") if i < verb)])
    if not subject or tokens[finite].tag != "VBD" or subject[-1] >= finite:
        return ""
    who = subject_text(analysis, sentence, subject)
    said = [i for i in upto(sentence, finite) if i not in (at - 1, at)]
    if not who or who == WRITER or not _sound([tokens[i] for i in said]):
        return ""
    text = " ".join(_pieces(sentence, said))
    return f"{who[:1].upper()}{who[1:]} {text}."


def _pieces(sentence: Sentence, places: list[int]) -> Iterator[str]:
    """Yield unbroken stretches of a sentence as they are written."""
    start = 0
    for n in range(1, len(places) + 1):
        if n == len(places) or places[n] != places[n - 1] + 1:
            yield text_of(sentence, places[start:n])
            start = n


def _sound(words: list[Word]) -> bool:
    """Tell a short predicate that leans on nothing and that good sense puts nowhere in time."""
    low = {t.surface.lower() for t in words}
    leaning = POINTERS | ORDERING | (PRONOUNS | HUMAN) - OWN | MARKS
    ends = words[-1].tag not in ("IN", "DT", "TO", "CC", "PRP$") if words else False
    whole = ends and not low & leaning and not names_no_more(tuple(words))
    return whole and SHORTEST <= len(words) <= LONGEST and known_alone_inside(words)


def _apart(events: tuple[Event, ...]) -> bool:
    """Tell whether four events have four years, like lengths, and nothing to tell them by."""
    years = {e.year.value for e in events}
    lengths = [len(e.surface) for e in events]
    return len(years) == EVENTS and max(lengths) <= LIKE * min(lengths)


def _item(analysis: Analysis, end: str, events: tuple[Event, ...]) -> Item:
    ordered = sorted(events, key=lambda e: e.year.value, reverse=end == "last")
    key, wrong = ordered[0], ordered[1:]
    sentence = key.sentence
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
