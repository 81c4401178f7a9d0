"""PDFs of sheets: tagged, of the text given, and of nothing else."""

import re
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from services.errors import Conflict
from services.takeaway import pdf

PAGE = '<!doctype html><html lang="en"><head><title>A sheet</title></head><body>{}</body></html>'

SECRET = Path(__file__)  # any file will do
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)

needs_pango = pytest.mark.skipif(not pdf.available(), reason="Pango is absent: no PDF is made")


def inside(made: bytes) -> bytes:
    """Return all that a PDF holds, packed or not."""
    found = []
    for stream in STREAM.findall(made):
        with suppress(zlib.error):
            found.append(zlib.decompress(stream))
    return b"\n".join((made, *found))


@needs_pango
def test_a_pdf_is_tagged_and_names_its_standard() -> None:
    made = pdf.pdf(PAGE.format("<h1>Salt</h1><p>It was worth its weight.</p>"))
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in inside(made)
    assert b"pdfuaid" in inside(made)


@needs_pango
def test_a_pdf_fetches_neither_files_nor_addresses() -> None:
    link = f'<link rel="stylesheet" href="{SECRET.as_uri()}">'
    attached = f'<a rel="attachment" href="{SECRET.as_uri()}">here</a>'
    made = inside(pdf.pdf(PAGE.format(f"<p>Salt</p>{link}{attached}")))
    assert b"/EmbeddedFile" not in made
    assert SECRET.read_bytes().split(b"\n")[0] not in made


def test_where_pango_is_absent_it_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "available", lambda: False)
    with pytest.raises(Conflict, match="save it as PDF"):
        pdf.pdf(PAGE)


@needs_pango
def test_a_sheet_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "WALL", 0.05)
    with pytest.raises(Conflict, match="too long"):
        pdf.pdf(PAGE)
