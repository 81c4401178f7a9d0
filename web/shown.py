"""What templates can say: numbers, dates, kinds, and the geometry of the CEFR scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent
from flask import Flask
from flask_babel import get_timezone

from progress.item_stats import Doubt
from quizzes.kinds import NAMED
from services.item_report import ItemReport
from texts.easing import Change, Easing
from texts.factbox import FactBox
from texts.languages import LANGUAGES, SAID, Trust
from texts.parts import Grade
from web.languages import SOURCE, gettext, locale, messages

BANDS = ("A1", "A2", "B1", "B2", "C1", "C2")
FAULTS = {
    "key": "The answer marked right is wrong",
    "several": "More than one answer is right",
    "unclear": "I do not understand the question",
    "text": "The text does not say it",
    "other": "Something else",
}
NOTES = {  # by how they begin in quizzes.marking, which knows English only
    "The word is ": "The word is “%(word)s”.",
    "Right. It is written ": "Right. It is written “%(word)s”.",
    "The right word in another form: here it is ": (
        "The right word in another form: here it is “%(word)s”."
    ),
    "Almost: one letter is wrong. It is written ": (
        "One letter is wrong, missing or too many. It is written “%(word)s”."
    ),
}
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
    if grade.low is None and grade.band is None:
        return gettext("no CEFR level")
    if grade.band is None:
        said = (
            gettext("%(low)s to %(high)s", low=grade.low, high=grade.high),
            gettext("too short to say more"),
            trust_said(grade),
        )
        return ", ".join(filter(None, said))
    likely = gettext("likely %(low)s to %(high)s", low=grade.low, high=grade.high)
    range_said = likely if grade.low != grade.high else ""
    return ", ".join(filter(None, (grade.band, range_said, trust_said(grade))))


def trust_said(grade: Grade) -> str:
    """Return the word that stands beside every level of ours that is not validated, or ""."""
    estimated = grade.low is not None and grade.trust in (Trust.BETA, Trust.ESTIMATE)
    return gettext(grade.trust.value) if estimated else ""


def change_said(change: Change) -> str:
    """Return what would lower a level, and by how much: "Split sentences 4 and 6: C1 to B2"."""
    many = len(change.sentences)
    sentences = {"sentences": listed([str(number) for number in change.sentences])}
    words = listed([f"“{word}”" for word in change.words])
    do = {
        Easing.SPLIT: plural(
            many, "Split sentence %(sentences)s", "Split sentences %(sentences)s", **sentences
        ),
        Easing.REPLACE: gettext("Use plainer words for %(words)s", words=words),
        Easing.LEAVE_OUT: plural(
            many,
            "Leave out sentence %(sentences)s",
            "Leave out sentences %(sentences)s",
            **sentences,
        ),
    }[change.kind]
    if change.after != change.before:
        return gettext(
            "%(do)s: %(before)s to %(after)s.", do=do, before=change.before, after=change.after
        )
    eased = format_decimal(change.eased, "0.0", locale=locale())
    return gettext(
        "%(do)s: %(eased)s bands easier, still %(after)s.", do=do, eased=eased, after=change.after
    )


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them.

    >>> listed(["4", "6", "9"])
    '4, 6 and 9'
    """
    return gettext(" and ").join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def note_said(note: str) -> str:
    """Return a note of quizzes.marking on a typed word, in this request's language.

    >>> note_said("Almost: one letter is wrong. It is written “cosy”.")
    'One letter is wrong, missing or too many. It is written “cosy”.'
    """
    begin, _, word = note.partition("“")
    said = NOTES.get(begin)
    return gettext(said, word=word.removesuffix("”.")) if said else note


def slip_said(note: str) -> str:
    """Return a note on a typed word that was nearly right, and what it counts for.

    >>> slip_said("The right word in another form: here it is “boats”.")
    'The right word in another form: here it is “boats”. Only the exact word counts.'
    """
    return f"{note_said(note)} {gettext('Only the exact word counts.')}"


def share_said(weight: float) -> str:
    """Return the weight of an answer after hints as a share in words: "half", "a quarter"."""
    return {0.5: gettext("half"), 0.25: gettext("a quarter")}[weight]


def doubts_said(report: ItemReport) -> list[str]:
    """Return why an item is worth a look, a sentence each."""
    idle = listed([f"“{option}”" for option in report.idle])
    said = {
        Doubt.HARD: gettext("Few answer it right."),
        Doubt.EASY: gettext("Nearly everyone answers it right."),
        Doubt.BLUNT: gettext("Those who do well in the rest of the quiz do no better here."),
        Doubt.IDLE: gettext("Nobody chose %(options)s.", options=idle),
    }
    return [said[doubt] for doubt in report.doubts]


def duration(seconds: float | None) -> str:
    """Return a time as read: "40 s", "1:05".

    >>> duration(39.6), duration(65), duration(None)
    ('40 s', '1:05', '–')
    """
    if seconds is None:
        return "–"
    whole = round(seconds)
    return gettext("%(n)s s", n=whole) if whole < 60 else f"{whole // 60}:{whole % 60:02}"


def percent(part: float) -> str:
    """Return a share in words: "84 %"."""
    pattern = "0\u00a0%" if str(locale()) == SOURCE else None  # others come so from Babel
    return format_percent(part, pattern, locale=locale())


def level_said(level: float | None) -> str:
    """Return the level of a Fact Box as it is printed; only English has one."""
    return "–" if level is None else format_decimal(level, "0.00", locale=locale())


def decimal(number: float, pattern: str) -> str:
    """Return a number with the decimals of a pattern such as "0.00"; a minus is a true one."""
    return format_decimal(number, pattern, locale=locale()).replace("-", "\u2212")


def ratio(ttr: float) -> str:
    """Return a type-token ratio with its three decimals."""
    return decimal(ttr, "0.000")


def count(number: int) -> str:
    """Return a whole number with thousands apart: 1,204."""
    return format_decimal(number, locale=locale())


def plural(number: int, one: str, many: str, **values: object) -> str:
    """Return a message with a number in it, in the form that the language has for that number.

    >>> plural(1, "%(num)s class", "%(num)s classes")
    '1 class'
    >>> plural(1200, "%(num)s word", "%(num)s words")
    '1,200 words'
    """
    said = str(messages().ungettext(one, many, number))
    return said % {"num": count(number), **values}


def day(instant: date | None) -> str:
    """Return a day, or an instant's where the reader is, as read: 6 May 2026."""
    if isinstance(instant, datetime):
        instant = instant.astimezone(get_timezone())
    return format_date(instant, "long", locale()) if instant else ""


def moment(instant: datetime) -> str:
    """Return an instant where the reader is, to the minute: 6 May 2026, 14:05."""
    clock = format_time(instant, "short", get_timezone(), locale())
    return f"{day(instant)}, {clock}"


def theme_said(theme: str) -> str:
    """Return a theme or a kind of text as a page shows it; teachers' own words stay."""
    said = theme[:1].upper() + theme[1:].lower()
    return gettext(said) if said else ""


def language_said(code: str) -> str:
    """Return which language a text is in: "In German"."""
    known = LANGUAGES[code].name
    return gettext("In %(language)s", language=locale().languages.get(code) or gettext(known))


def kind_name(kind: str) -> str:
    """Return what a kind of question is called; an unknown one keeps its own name."""
    return gettext(NAMED[kind].name) if kind in NAMED else kind.replace("-", " ").capitalize()


def instruction(kind: str) -> str:
    """Return the line that tells a learner what to do, or ""."""
    return gettext(NAMED[kind].instruction) if kind in NAMED and NAMED[kind].instruction else ""


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
        (gettext("Level"), level_said(facts.level)),
        (gettext("Tokens"), count(facts.tokens)),
        (gettext("Types"), count(facts.types)),
        ("TTR", ratio(facts.ttr)),
    ]


def agreement(printed: FactBox | None, ours: FactBox) -> str:
    """Say whether the box printed at a text's head and ours agree; "" where none was printed."""
    if printed is None:
        return ""
    pairs = zip(figures(printed), figures(ours), strict=True)
    apart = [
        gettext("%(name)s %(theirs)s printed, %(own)s ours", name=name, theirs=theirs, own=own)
        for (name, theirs), (_, own) in pairs
        if theirs != own
    ]
    if apart:
        return gettext("The Fact Box printed at its head differs: %(how)s.", how="; ".join(apart))
    return gettext("The Fact Box printed at its head says the same: the two agree.")


def init_app(app: Flask) -> None:
    """Give these names to the templates."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        FAULTS=FAULTS,
        scale=scale,
        plural=plural,
        kind_name=kind_name,
        instruction=instruction,
        theme_said=theme_said,
        language_said=language_said,
        BANDS=BANDS,
        LANGUAGES=LANGUAGES,
        TRUST=SAID,
    )
    app.jinja_env.filters.update(
        count=count,
        decimal=decimal,
        doubts_said=doubts_said,
        duration=duration,
        percent=percent,
        ratio=ratio,
        level_said=level_said,
        day=day,
        moment=moment,
        grade_said=grade_said,
        trust_said=trust_said,
        change_said=change_said,
        sentence_link=sentence_link,
        share_said=share_said,
        slip_said=slip_said,
        note_said=note_said,
    )
