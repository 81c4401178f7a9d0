"""A reader for each ending. Heavy, and none is safe from every file: import it in a child only."""

from collections.abc import Callable

from ingest import docx, epub, html, odt, pdf, plain, subtitles
from ingest.files import recognise
from ingest.raw import Raw, Upload
from texts.errors import Unfit
from texts.intake import LONGEST

MOST = 1_000_000  # bytes of text that a file may give: twice what 50,000 words need


def read(upload: Upload) -> Raw:
    """Return the text of a file. Raises Unfit, in one sentence, where there is none to be had."""
    recognise(upload)
    raw = READERS[upload.ending](upload)
    if len(raw.text.encode(errors="replace")) > MOST:
        raise Unfit(f"This text is too long: at most {LONGEST:,} words can be read at once.")
    return raw


READERS: dict[str, Callable[[Upload], Raw]] = {
    "txt": plain.read,
    "text": plain.read,
    "md": plain.read,
    "markdown": plain.read,
    "html": html.read,
    "htm": html.read,
    "xhtml": html.read,
    "docx": docx.read,
    "odt": odt.read,
    "epub": epub.read,
    "pdf": pdf.read,
    "srt": subtitles.read,
}
