"""A person's words as a table for other programs."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from services.word_list import Place, Word

HEAD = (
    "word",
    "meaning",
    "sentence",
    "text",
    "state",
    "chance now",
    "lasts days",
    "in texts",
    "right",
    "wrong",
    "first met",
    "last met",
    "due",
    "learned",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute what begins so (OWASP)


def words_csv(rows: Iterable[tuple[Word, Place | None]]) -> str:
    """Return words as CSV with a byte order mark, by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(HEAD)
    for word, place in rows:
        table.writerow(_row(word, place))
    return "\ufeff" + out.getvalue()


def _row(word: Word, place: Place | None) -> tuple[object, ...]:
    return (
        as_text(word.headword),
        as_text(word.means),
        as_text(place.sentence if place else ""),
        as_text(place.title if place else ""),
        word.state,
        "" if word.recall is None else f"{word.recall:.2f}",
        "" if word.lasts is None else f"{word.lasts:.1f}",
        word.met,
        word.right,
        word.wrong,
        _day(word.first_met_at),
        _day(word.last_met_at),
        _day(word.due_at),
        _day(word.learned_at),
    )


def as_text(said: str) -> str:
    """Return words of people so that no spreadsheet takes them for a formula."""
    return f"'{said}" if said.startswith(FORMULA) else said


def _day(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%d}" if instant else ""
