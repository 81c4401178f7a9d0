"""Which files are read, by what they are called and how they begin. Light: pages import this."""

from dataclasses import dataclass

from ingest.raw import Upload
from texts.errors import Unfit


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what a teacher calls it, its endings, and the bytes it begins with."""

    name: str
    endings: tuple[str, ...]
    begins: bytes = b""


ZIP = b"PK\x03\x04"
FORMATS = (
    Format("plain text", ("txt", "text")),
    Format("Markdown", ("md", "markdown")),
    Format("a web page", ("html", "htm", "xhtml")),
    Format("a Word document", ("docx",), ZIP),
    Format("an OpenDocument text", ("odt",), ZIP),
    Format("an EPUB e-book", ("epub",), ZIP),
    Format("a PDF document", ("pdf",), b"%PDF"),
    Format("subtitles", ("srt",)),
)
BY_ENDING = {ending: kind for kind in FORMATS for ending in kind.endings}
ENDINGS = tuple(f".{kind.endings[0]}" for kind in FORMATS)  # the usual one of each
ACCEPT = ",".join(f".{ending}" for ending in BY_ENDING)

# First bytes of what people rename: the file formats' own specifications. What may be said of it.
MAGIC = {
    b"%PDF": "a PDF document; give it the ending .pdf",
    ZIP: "a Word, OpenDocument, EPUB or zip file; give it its own ending",
    b"{\\rtf": "an RTF document; save it as .docx, or paste its text",
    b"\xd0\xcf\x11\xe0": "an old Word document or one with a password; save it as .docx without",
    b"\x89PNG": "a picture; paste the text that is in it",
    b"\xff\xd8\xff": "a picture; paste the text that is in it",
    b"GIF8": "a picture; paste the text that is in it",
    b"\x1f\x8b": "a compressed file; unpack it first",
    b"\x7fELF": "a program, not a text",
    b"MZ\x90": "a program, not a text",
}
ADVICE = {  # endings that are near to one we read
    "doc": " Save it as .docx.",
    "docm": " Save it as .docx, without its macros.",
    "rtf": " Save it as .docx.",
    "pages": " Export it as .docx or .pdf.",
    "mobi": " Convert it to .epub.",
    "vtt": " Save it as .srt.",
}


def recognise(upload: Upload) -> Format:
    """Return what kind of file an upload is.

    Raises Unfit, in one sentence, for an ending that is not read, or bytes that do not fit it.
    """
    kind = BY_ENDING.get(upload.ending)
    if kind is None:
        *most, last = ENDINGS
        advice = ADVICE.get(upload.ending, " Copy its text and paste it instead.")
        message = f"{upload.shown} is none of {', '.join(most)} or {last}.{advice}"
        raise Unfit(message)
    if not upload.data:
        raise Unfit("There is no text here: the file is empty. Choose another.")
    if kind.begins and kind.begins in upload.data[:LOOK]:
        return kind
    for magic, other in MAGIC.items():
        if upload.data.startswith(magic):
            message = f"{upload.shown} is {other}."
            raise Unfit(message)
    if kind.begins:
        message = f"{upload.shown} is not {kind.name}, or it is damaged. Paste its text instead."
        raise Unfit(message)
    return kind


LOOK = 1024  # bytes: a PDF may begin after some others (ISO 32000-1, annex H.3.4.1)
