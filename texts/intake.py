"""Take a text in: mend what the way it came did to it, leave its words alone, refuse the rest.

Light on purpose: a page may clean a text without loading any language data.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from texts.errors import Unfit
from texts.factbox import FactBox, split_printed_box
from texts.scripts import SPACED, script, words
from texts.tokens import tokens

LONGEST = 50_000  # tokens: about 100 pages, and what is analysed in under a minute
LEAST = 2  # tokens
# Share of letters of scripts that part their words; a Chinese name in a text stays far above.
LEAST_KNOWN = 0.6
# Control characters in a thousand; above, it is no text but a file of another kind.
MOST_CONTROLS = 10

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURES = re.compile(r"[\ufb00-\ufb06]")
_LINE_ENDS = re.compile(r"\r\n|\r|\u0085|\u2028|\u2029")
_STOP = re.compile(r"[.?!…।॥؟]")


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that was put right, in a teacher's words, and how many times."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit to be analysed; ``printed`` is the Fact Box that stood at its head."""

    text: str
    printed: FactBox | None
    mends: tuple[Mend, ...]


def decode(data: bytes) -> str:
    """Return the text of a file.

    Reads UTF-8, UTF-16 with its mark, and otherwise Windows' Western letters.
    Raises Unfit for a file that is not text.
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    codes = ["utf-16"] if marked else ["utf-8-sig", "cp1252"]
    for code in codes:
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        _refuse_binary(text)
        return text
    raise Unfit("This file is not plain text; save it as .txt and try again.")


def clean(raw: str) -> Cleaned:
    """Return a text with its line ends, spaces and marks put right, and what was done.

    Words and sentences stay as they are, glued ones too. Line ends become line feeds,
    blank lines at most one. Raises Unfit, with one sentence, for what cannot be measured:
    nothing, one word, no sentence, a script without spaces, more than 50,000 words, no text.
    """
    _refuse_binary(raw)
    text, mends = raw, []
    for what, mend in MENDS:
        text, count = mend(text)
        if count:
            mends.append(Mend(what, count))
    printed, text = split_printed_box(text.strip("\n"))
    if printed is not None:
        mends.append(Mend("A printed Fact Box at the head was read and taken off", 1))
    text = text.strip()
    check(text)
    return Cleaned(text, printed, tuple(mends))


def check(text: str) -> None:
    """Raise Unfit, with one sentence for its owner, if a text cannot be worked on."""
    if not re.search(r"\w", text):
        raise Unfit("There is no text here.")
    _refuse_script(text)
    part = text[: LONGEST * 40]
    letters = sum(map(str.isalpha, part))
    mostly_ascii = 2 * sum(c.isascii() and c.isalpha() for c in part) >= letters
    count = len((tokens if mostly_ascii else words)(part))
    if count > LONGEST or len(text) > LONGEST * 40:
        raise Unfit(f"This text is too long: at most {LONGEST:,} words can be read at once.")
    if count < LEAST:
        raise Unfit("One word is not a text; give at least one sentence.")
    if not _STOP.search(text):
        raise Unfit("This text has no full stop, so its sentences cannot be told apart.")


def _refuse_binary(text: str) -> None:
    controls = len(_CONTROLS.findall(text.removeprefix("\ufeff")))
    if controls * 1000 > MOST_CONTROLS * max(len(text), 1) and controls > 3:
        raise Unfit("This is not plain text; it looks like a file of another kind.")


def _refuse_script(text: str) -> None:
    """Raise Unfit where most letters are of a script that does not part its words."""
    letters = [c for c in text if c.isalpha()]
    known = sum(1 for c in letters if c.isascii() or script(c) in SPACED)
    if letters and known < LEAST_KNOWN * len(letters):
        raise Unfit("The words of this text cannot be told apart; Gradus reads English best.")


def _replaced(pattern: re.Pattern[str], by: str) -> Callable[[str], tuple[str, int]]:
    return lambda text: pattern.subn(by, text)


def _composed(text: str) -> tuple[str, int]:
    """Join letters and the accents that follow them; count how many were apart."""
    composed = unicodedata.normalize("NFC", text)
    return composed, len(text) - len(composed)


def _opened(text: str) -> tuple[str, int]:
    """Open ligatures, which some programs also part from the rest of the word ("f-i t")."""
    joined = re.sub(r"([\ufb00-\ufb04]) (?=[a-z])", r"\1", text)
    return _LIGATURES.subn(lambda found: unicodedata.normalize("NFKC", found.group()), joined)


MENDS: tuple[tuple[str, Callable[[str], tuple[str, int]]], ...] = (
    ("Line ends of other systems were made the same", _replaced(_LINE_ENDS, "\n")),
    ("Control characters were removed", _replaced(_CONTROLS, "")),
    ("Invisible characters were removed", _replaced(_UNSEEN, "")),
    ("Special spaces were made plain", _replaced(_SPACES, " ")),
    ("Ligatures were opened (one sign for f and i)", _opened),
    ("Accents that stood apart were joined to their letters", _composed),
    ("Spaces at line ends were removed", _replaced(re.compile(r"[ \t]+(?=\n|\Z)"), "")),
    ("Extra blank lines were removed", _replaced(re.compile(r"\n{3,}"), "\n\n")),
)
