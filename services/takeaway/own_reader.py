"""Read our own file of an article, which anyone may have changed since: trust nothing in it."""

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from quizzes.choices import TRUTH
from quizzes.item import Format, Item, Option, Skill, article_hash
from quizzes.marking import folded
from services.errors import Unfit
from services.manuscript import ReadyItem
from services.takeaway.own import VERSION, Parcel
from services.takeaway.values import LETTERS
from texts.bands import BANDS
from texts.tokens import Span

T = TypeVar("T")

MOST_ITEMS = 500  # the longest text of the shelf has some 60
LONGEST_TITLE, LONGEST_THEME, LONGEST_SOURCE = 300, 60, 300  # characters of the columns
LONGEST_GENERATOR, LONGEST_HEADWORD = 40, 80
MOST = 2_000_000  # bytes of a file: read in the web process, they take 52 MB at most
LONGEST_TEXT = MOST  # characters
LONGEST_SAID = 4_000  # characters of a stem, an option or a reason
LEAST_OPTIONS = 2
HARDEST = 10.0  # logits either way; real items lie within 4
KIND = re.compile(r"[a-z][a-z-]{0,39}")
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")  # no database takes these
NO_FILE = "Choose a file that was taken away from Gradus (.json)."
FOREIGN = "This file was not taken away from Gradus, or it is damaged."
TOO_LARGE = "This file is too large: one of ours has at most 2 MB."
NEWER = "This file comes from a newer Gradus. Bring this one up to date first."


def read(data: bytes) -> Parcel:
    """Return what a file brings. Raises Unfit, with one sentence, for what cannot be used."""
    if not data.strip():
        raise Unfit(NO_FILE)
    if len(data) > MOST:
        raise Unfit(TOO_LARGE)
    said = _object(data)
    entry = _Entry(said, "The file")
    text = entry.text("text", LONGEST_TEXT)
    items = said.get("items")
    if not isinstance(items, list) or not text.strip():
        raise Unfit(FOREIGN)
    if len(items) > MOST_ITEMS:
        raise Unfit(
            "This file has %(number)s questions; %(most_items)s can be read at once.",
            number=len(items),
            most_items=MOST_ITEMS,
        )
    band = said.get("band")
    if band is not None and band not in BANDS:
        raise entry.wrong("band")
    return Parcel(
        title=" ".join(entry.text("title", LONGEST_TITLE, "").split()),
        theme=" ".join(entry.text("theme", LONGEST_THEME, "").split()),
        source=" ".join(entry.text("source", LONGEST_SOURCE, "").split()),
        band=band,
        text=text,
        items=numbered([_ready(item, n, text) for n, item in enumerate(items, start=1)]),
    )


def numbered(items: Sequence[ReadyItem]) -> tuple[ReadyItem, ...]:
    """Return items, those of the quiz first and numbered 1, 2, 3 and so on.

    Raises Unfit for one that is there twice.
    """
    seen: dict[str, int] = {}
    for number, ready in enumerate(items, start=1):
        first = seen.setdefault(ready.item.id, number)
        if first != number:
            raise Unfit(
                "Questions %(first)s and %(number)s of the file are the same one.",
                first=first,
                number=number,
            )
    chosen = sorted((r for r in items if r.position), key=lambda ready: ready.position or 0)
    placed = [replace(ready, position=n) for n, ready in enumerate(chosen, start=1)]
    return (*placed, *(ready for ready in items if not ready.position))


def _object(data: bytes) -> dict[str, Any]:
    try:
        said = json.loads(data, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise Unfit(FOREIGN) from None
    if not isinstance(said, dict):
        raise Unfit(FOREIGN)
    version = said.get("gradus", VERSION)
    if isinstance(version, int) and version > VERSION:
        raise Unfit(NEWER)
    return said


def _refused(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are no JSON


class _Entry:
    """An object of the file, whose fields are looked at before they are used."""

    def __init__(self, said: dict[str, Any], name: str) -> None:
        self.said, self.name = said, name

    def wrong(self, field: str) -> Unfit:
        """Return the error that says which field cannot be used."""
        return Unfit(
            "%(name)s cannot be read: look at its “%(field)s”.", name=self.name, field=field
        )

    def text(self, field: str, longest: int, otherwise: str | None = None) -> str:
        """Return a field that holds text; without ``otherwise`` it must be there."""
        value = self.said.get(field, otherwise)
        if not isinstance(value, str) or len(value) > longest or UNSTORABLE.search(value):
            raise self.wrong(field)
        return value

    def filled(self, field: str, longest: int = LONGEST_SAID) -> str:
        """Return a field that holds some text."""
        value = self.text(field, longest)
        if not value.strip():
            raise self.wrong(field)
        return value

    def one_of(self, field: str, make: Callable[[str], T]) -> T:
        """Return a field that names one of a set."""
        try:
            return make(self.text(field, LONGEST_SAID))
        except ValueError:
            raise self.wrong(field) from None

    def whole(self, field: str) -> int:
        """Return a field that holds a whole number, not below 0."""
        value = self.said.get(field)
        if type(value) is not int or value < 0:
            raise self.wrong(field)
        return value

    def number(self, field: str) -> float:
        """Return a field that holds a difficulty."""
        value = self.said.get(field, 0.0)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(field)
        if abs(value) > HARDEST or not math.isfinite(value):
            raise self.wrong(field)
        return float(value)

    def inside(self, field: str) -> "_Entry":
        """Return a field that is an object of its own; a missing one is empty."""
        value = self.said.get(field, {})
        if not isinstance(value, dict):
            raise self.wrong(field)
        return _Entry(value, self.name)


def _ready(said: object, number: int, text: str) -> ReadyItem:
    """Return an item of the file; ``number`` counts from 1 and is its place where none is said."""
    name = f"Question {number} of the file"
    if not isinstance(said, dict):
        raise Unfit("%(name)s cannot be read.", name=name)
    entry = _Entry(said, name)
    item = _item(entry, text)
    by_target = item.target.casefold() if item.skill is Skill.VOCABULARY else None
    headword = None
    if said.get("headword", by_target) is not None:
        headword = entry.text("headword", LONGEST_HEADWORD, by_target)
    position = number
    if "position" in said:
        position = entry.whole("position") if said["position"] is not None else 0
    return ReadyItem(item, headword, position or None)


def _item(entry: _Entry, text: str) -> Item:
    kind, shape = entry.filled("kind"), entry.one_of("format", Format)
    if not KIND.fullmatch(kind):
        raise entry.wrong("kind")
    key, wrong = _options(entry, shape)
    return Item(
        kind=kind,
        format=shape,
        skill=entry.one_of("skill", Skill),
        stem=entry.filled("stem"),
        context=entry.text("context", LONGEST_SAID, ""),
        key=key,
        distractors=wrong,
        evidence=_evidence(entry, text),
        target=entry.filled("target"),
        generator=entry.text("generator", LONGEST_GENERATOR, f"{kind[:36]}/0"),
        predicted=entry.number("difficulty"),
        article=article_hash(text),
    )


def _options(entry: _Entry, shape: Format) -> tuple[Option, tuple[Option, ...]]:
    """Return the key and the wrong options, each with its reason."""
    key, texts = entry.filled("key"), entry.said.get("options", [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise entry.wrong("options")
    if not _sound(shape, key, texts):
        raise entry.wrong("options")
    reasons = entry.inside("feedback")
    told = {text: reasons.text(text, LONGEST_SAID, "") for text in dict.fromkeys((key, *texts))}
    found = {text: Option(text, reason) for text, reason in told.items()}
    return found.pop(key), tuple(found.values())


def _sound(shape: Format, key: str, texts: Sequence[str]) -> bool:
    """Tell whether options can be answered: the key is one, and no two are marked alike."""
    if shape is Format.TYPED:
        return not texts
    if shape is Format.TRUE_FALSE_NOT_GIVEN:
        return key in TRUTH and sorted(texts) == sorted(TRUTH)
    apart = len({folded(text) for text in texts}) == len(texts)
    fit = all(t.strip() and len(t) <= LONGEST_SAID and not UNSTORABLE.search(t) for t in texts)
    return key in texts and apart and fit and LEAST_OPTIONS <= len(texts) <= len(LETTERS)


def _evidence(entry: _Entry, text: str) -> Span:
    """Return where the evidence stands, which must be as the file says."""
    place = entry.inside("evidence")
    start, end = place.whole("start"), place.whole("end")
    if not start < end <= len(text) or place.text("text", LONGEST_TEXT) != text[start:end]:
        raise entry.wrong("evidence")
    return Span(text[start:end], start, end)
