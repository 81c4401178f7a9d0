"""Read plain text: the bytes of a .txt or .md file, or what was pasted.

What a file is called decides nothing but whether it is Markdown; what was changed is said
in ``mends``, one sentence each. Line ends, alphabet and length are looked at by texts.intake.
"""

from dataclasses import dataclass

from ingest.markdown import unmarked
from texts import Unfit
from texts.intake import decode

PLAIN = frozenset({"txt", "text"})
MARKDOWN = frozenset({"md", "markdown"})
SHOWN = 60  # characters of a file's name in a message
WESTERN = "It was not in UTF-8; it was read as Western European (Windows-1252)."

# First bytes of what people rename to .txt: the file formats' own specifications.
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
}


@dataclass(frozen=True, slots=True)
class Raw:
    """A text as it came, before texts.intake cleans it; ``mends`` says what was changed."""

    text: str
    mends: tuple[str, ...]


def read(name: str, data: bytes) -> Raw:
    """Return the text of an uploaded file.

    Raises Unfit, in one sentence, for a file that is neither .txt nor .md, or is not text.
    """
    _, dot, ending = name.lower().rpartition(".")
    if not dot or ending not in PLAIN | MARKDOWN:
        message = f"“{name[:SHOWN]}” is neither .txt nor .md. Copy its text and paste it instead."
        raise Unfit(message)
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            message = f"“{name[:SHOWN]}” is {kind}. Copy its text and paste it instead."
            raise Unfit(message)
    raw = Raw(decode(data), () if _is_unicode(data) else (WESTERN,))
    if ending not in MARKDOWN:
        return raw
    text, marks = unmarked(raw.text)
    return Raw(text, raw.mends + marks)


def pasted(text: str) -> Raw:
    """Return a text that was typed or pasted into a form.

    Browsers send Unicode, and every line end as two characters (HTML, "constructing the
    entry list"): that is no fault of the text, and nothing to tell its owner.
    """
    return Raw(text.replace("\r\n", "\n"), ())


def _is_unicode(data: bytes) -> bool:
    """Tell whether a file is in UTF-8, or in UTF-16 and says so."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
