"""Read plain text: the bytes of a .txt or .md file, or what was pasted, into clean paragraphs.

Whatever is changed is said in ``mends``, one sentence each; what cannot be read is refused
in one sentence. Nothing is guessed from a file's name but whether it is Markdown.
"""

import re
import unicodedata
from dataclasses import dataclass

from ingest.markdown import unmarked
from texts import Unfit
from texts.tokens import tokens

MAX_WORDS = 20_000  # a long chapter; making items takes about a second for 2,000 words
LATIN_SHARE = 0.7  # of the letters; English articles that quote Greek or Chinese stay above 0.9
SHOWN = 60  # characters of a file's name in a message

MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a Word, OpenDocument, EPUB or zip file",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
STOP = re.compile(r"[.?!…][\"'”’»)\]]*(?=\s|$)")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class Raw:
    """A text as it may be analysed: paragraphs on lines; ``mends`` says what was changed."""

    text: str
    mends: tuple[str, ...]


def read(name: str, data: bytes) -> Raw:
    """Return the text of an uploaded file.

    Raises Unfit for a file that is neither .txt nor .md, is not text, or is unfit to read.
    """
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    if ending not in {"txt", "text", "md", "markdown"}:
        message = f"“{name[:SHOWN]}” is neither .txt nor .md. Copy its text and paste it instead."
        raise Unfit(message)
    text, mends = _decoded(name, data)
    clean = _cleaned(text)
    if ending in {"md", "markdown"}:
        stripped, marks = unmarked(clean.text)
        clean = Raw(stripped, clean.mends + marks)
    return _fit(Raw(clean.text, mends + clean.mends))


def pasted(text: str) -> Raw:
    """Return a text that was pasted into a form.

    Raises Unfit for a text that is unfit to read.
    """
    if "\x00" in text:
        raise Unfit("This text holds NUL characters: it was copied from something that is no text.")
    return _fit(_cleaned(text))


def _decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a file: UTF-8, UTF-16 where it says so, else Western European; never half of it."""
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            message = (
                f"“{name[:SHOWN]}” is {kind}, not plain text. Copy its text and paste it instead."
            )
            raise Unfit(message)
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return _text(name, data.decode("utf-16")), ()
        return _text(name, data.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        western = _text(name, data.decode("cp1252", errors="replace"))
    if "\ufffd" in western or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _no_text(name)
    return western, ("It was not in UTF-8; it was read as Western European (Windows-1252).",)


def _text(name: str, text: str) -> str:
    """Return a decoded text; control characters betray a file that is none."""
    if CONTROL.search(text):
        raise _no_text(name)
    return text


def _no_text(name: str) -> Unfit:
    return Unfit(f"“{name[:SHOWN]}” is not a text file, whatever its name says.")


def _cleaned(text: str) -> Raw:
    """Make line ends one kind and take invisible characters out."""
    mends = []
    kinds = {end for end in LINE_ENDS.findall(text) if end in {"\r\n", "\n", "\r"}}
    if len(kinds) > 1:
        mends.append("Line ends of several kinds were made one.")
    lines, invisible = INVISIBLE.subn("", LINE_ENDS.sub("\n", text))
    if invisible:
        mends.append(f"Invisible characters were taken out: {invisible}.")
    lines, controls = CONTROL.subn("", lines)
    if controls:
        mends.append(f"Control characters were taken out: {controls}.")
    return Raw(lines.strip("\n \t"), tuple(mends))


def _fit(raw: Raw) -> Raw:
    """Return a text that can be measured and asked about.

    Raises Unfit, in one sentence, for one that cannot.
    """
    letters = [c for c in raw.text if c.isalpha()]
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    words = len(tokens(raw.text))
    if not letters and not words:
        raise Unfit("There is no text in it yet.")
    if latin < LATIN_SHARE * len(letters):
        raise Unfit("This text is written in another alphabet; Gradus reads English only.")
    if words == 0:
        raise Unfit("There are no English words in it.")
    if words == 1:
        raise Unfit("This is one word; a text needs at least a few sentences.")
    if words > MAX_WORDS:
        message = (
            f"This text has {words:,} words; at most {MAX_WORDS:,} can be read. Cut it in parts."
        )
        raise Unfit(message)
    if not STOP.search(raw.text):
        raise Unfit("No sentence in it ends with a full stop, question mark or exclamation mark.")
    return raw
