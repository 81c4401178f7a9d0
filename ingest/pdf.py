"""Read PDF documents with pypdfium2: lines by their places on the page, then paragraphs."""

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw as pdfium

from ingest.pages import Line, Page, paragraphs
from ingest.raw import Raw, Upload
from ingest.stated import stated, title_above
from texts.errors import Unfit
from texts.intake import LONGEST

MOST = 400_000  # characters: some more than 50,000 words
REBUILT = "A PDF keeps lines, not paragraphs; these come of the spaces between. Look them over."
HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line, without a line end after it
BREAKS = "\r\n"


def read(upload: Upload) -> Raw:
    """Return the text of a .pdf file. Raises Unfit for a locked, damaged or scanned one."""
    try:
        document = pypdfium2.PdfDocument(upload.data)
        pages = list(_pages(upload, document))
        about = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise Unfit(_why(upload, str(error))) from error
    text, mends, marks = paragraphs(pages)
    if not any(c.isalnum() for c in text):
        message = f"{upload.shown} has only pictures of pages: have their text recognised first."
        raise Unfit(message)
    said = stated(about.get("Title"), about.get("Author"))  # its dates are those of the file
    return Raw(text, (*said.said, REBUILT, *mends), title_above(said.title, text), marks=marks)


def _why(upload: Upload, error: str) -> str:
    if "password" in error.lower():
        return f"{upload.shown} is locked with a password. Save it without one."
    return f"{upload.shown} is not a PDF document, or it is damaged. Paste its text instead."


def _pages(upload: Upload, document: pypdfium2.PdfDocument) -> Iterator[Page]:
    seen = 0
    for page in document:
        letters = page.get_textpage()
        seen += letters.count_chars()
        if seen > MOST:
            message = f"{upload.shown} is too long: at most {LONGEST:,} words can be read at once."
            raise Unfit(message)
        yield tuple(_lines(letters))
        letters.close()
        page.close()


def _lines(letters: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page, in the order that the file draws them."""
    first, said = 0, ""
    count = letters.count_chars()
    for index in range(count):
        char = chr(pdfium.FPDFText_GetUnicode(letters, index))
        if char in BREAKS:
            yield from _line(letters, first, said)
            first, said = index + 1, ""
        elif char == HYPHEN:
            yield from _line(letters, first, said + "-")
            first, said = index + 1, ""
        else:
            said += char
    yield from _line(letters, first, said)


def _line(letters: pypdfium2.PdfTextPage, first: int, said: str) -> Iterator[Line]:
    """Yield a line with its place, nothing for an empty one."""
    text = said.strip()
    if not text:
        return
    begin = first + len(said) - len(said.lstrip())
    end = first + len(said.rstrip()) - 1
    # A ligature that was opened has the box of its ink alone; the tallest box is the line's.
    boxes = [letters.get_charbox(at, loose=True) for at in (begin, (begin + end) // 2, end)]
    _, low, _, high = max(boxes, key=lambda box: box[3] - box[1])
    yield Line(text, boxes[0][0], boxes[-1][2], low, high)
