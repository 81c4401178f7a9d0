"""What templates can say: numbers, dates, kinds, and the geometry of the CEFR scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from flask import Flask

from quizzes.kinds import KINDS
from texts.easing import Change, Easing
from texts.factbox import FactBox
from texts.parts import Grade

BANDS = ("A1", "A2", "B1", "B2", "C1", "C2")
FIRST = 14.0  # x of A1, in units of the drawing, which is 200 wide
STEP = 34.4  # from one band to the next
QUOTED = 5  # words at each end of a sentence that find it again in the page


@dataclass(frozen=True, slots=True)
class Stop:
    """A band on the scale: its place, and whether the range takes it in."""

    name: str
    x: float
    within: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The CEFR scale of one text, in drawing units; ``dot`` is None where no band is known."""

    stops: tuple[Stop, ...]
    dot: float | None
    low: float | None
    high: float | None
    said: str


def place(band: str) -> float:
    """Return where a band stands on the scale; a plus is half a band.

    >>> place("A1"), place("A2+")
    (14.0, 65.6)
    """
    return round(FIRST + STEP * (BANDS.index(band[:2]) + 0.5 * band.endswith("+")), 1)


def scale(grade: Grade) -> Scale:
    """Return the drawing of a grade: a dot for the band, a bar for its range."""
    known = grade.band is not None  # a range without a band would draw a level we do not know
    low, high = (place(b) if b and known else None for b in (grade.low, grade.high))
    stops = tuple(
        Stop(b, place(b), low is not None and high is not None and low <= place(b) <= high)
        for b in BANDS
    )
    return Scale(stops, place(grade.band) if grade.band else None, low, high, grade_said(grade))


def grade_said(grade: Grade) -> str:
    """Return a grade in words: "B1, likely A2 to B2"."""
    if grade.band is None:
        return (
            f"{grade.low} to {grade.high}, too short to say more" if grade.low else "no CEFR level"
        )
    range_said = f"likely {grade.low} to {grade.high}" if grade.low != grade.high else ""
    return ", ".join(filter(None, (grade.band, range_said)))


def change_said(change: Change) -> str:
    """Return what would lower a level, and by how much: "Split sentences 4 and 6: C1 to B2"."""
    sentences = [str(number) for number in change.sentences]
    what = f"sentence{'s'[: len(sentences) > 1]} {listed(sentences)}"
    do = {
        Easing.SPLIT: f"Split {what}",
        Easing.REPLACE: f"Use plainer words for {listed([f'“{word}”' for word in change.words])}",
        Easing.LEAVE_OUT: f"Leave out {what}",
    }[change.kind]
    if change.after != change.before:
        return f"{do}: {change.before} to {change.after}."
    return f"{do}: {change.eased:.1f} bands easier, still {change.after}."


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them.

    >>> listed(["4", "6", "9"])
    '4, 6 and 9'
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def slip_said(note: str) -> str:
    """Return a note on a typed word that was nearly right, and what it counts for.

    >>> slip_said("Almost: one letter is wrong. It is written “cosy”.")
    'One letter is wrong, missing or too many. It is written “cosy”. Only the exact word counts.'
    """
    said = note.replace("Almost: one letter is wrong.", "One letter is wrong, missing or too many.")
    return f"{said} Only the exact word counts."


def count(number: int) -> str:
    """Return a whole number with thousands apart: 1,204."""
    return f"{number:,}"


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number and its noun: "1 text", "2 texts".

    >>> plural(1, "class", "classes"), plural(1200, "word")
    ('1 class', '1,200 words')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(instant: datetime | None) -> str:
    """Return an instant's day, as read: 6 May 2026."""
    return f"{instant.day} {instant:%B %Y}" if instant else ""


def kind_name(kind: str) -> str:
    """Return what a kind of question is called; an unknown one keeps its own name."""
    return KINDS[kind].name if kind in KINDS else kind.replace("-", " ").capitalize()


def instruction(kind: str) -> str:
    """Return the line that tells a learner what to do, or ""."""
    return KINDS[kind].instruction if kind in KINDS else ""


def sentence_link(sentence: str) -> str:
    """Return a text directive that marks a sentence in the page it is linked to.

    Browsers scroll to it and mark it; one that cannot goes to the paragraph alone.
    """
    words = sentence.split()
    ends = [" ".join(words[:QUOTED]), " ".join(words[-QUOTED:])] if len(words) > 12 else [sentence]
    return ":~:text=" + ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)


def figures(facts: FactBox) -> list[tuple[str, str]]:
    """Return the four figures of a Fact Box with their names, as it prints them."""
    return [
        ("Level", f"{facts.level:.2f}"),
        ("Tokens", str(facts.tokens)),
        ("Types", str(facts.types)),
        ("TTR", f"{facts.ttr:.3f}"),
    ]


def agreement(printed: FactBox | None, ours: FactBox) -> str:
    """Say whether the box printed at a text's head and ours agree; "" where none was printed."""
    if printed is None:
        return ""
    pairs = zip(figures(printed), figures(ours), strict=True)
    apart = [
        f"{name} {theirs} printed, {own} ours"
        for (name, theirs), (_, own) in pairs
        if theirs != own
    ]
    if apart:
        return "The Fact Box printed at its head differs: " + "; ".join(apart) + "."
    return "The Fact Box printed at its head says the same: the two agree."


def init_app(app: Flask) -> None:
    """Give these names to the templates."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        scale=scale, plural=plural, kind_name=kind_name, instruction=instruction, BANDS=BANDS
    )
    app.jinja_env.filters.update(
        count=count,
        day=day,
        grade_said=grade_said,
        change_said=change_said,
        sentence_link=sentence_link,
        slip_said=slip_said,
    )
