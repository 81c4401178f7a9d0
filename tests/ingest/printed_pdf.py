"""Set paragraphs as a PDF by hand: lines, columns, running heads and hyphens as in print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyphen

SIZE, PITCH, GAP = 10, 13, 9  # points: letters, line to line, and between paragraphs besides
TOP, BOTTOM, LEFT = 760, 70, 60  # points, from the lower left corner of an A4 page
EM = 0.6  # width of every letter of Courier, in its size
_hyphens = pyphen.Pyphen(lang="en_US")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type at its place, (x, y) in points."""

    text: str
    x: int
    y: int


def pdf(
    paragraphs: Sequence[str],
    *,
    columns: int = 1,
    head: str = "",
    info: str = "/Title (A file) /Author (A typist)",
    extra: str = "",
) -> bytes:
    """Return a PDF of paragraphs; ``head`` runs above each page, with its number below."""
    pages = _pages(paragraphs, columns, head)
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * number} 0 R >>"
        )
        drawn = "\n".join(f"1 0 0 1 {t.x} {t.y} Tm ({_escaped(t.text)}) Tj" for t in lines)
        stream = f"BT /F1 {SIZE} Tf\n{drawn}\nET"
        objects.append(f"<< /Length {len(_bytes(stream))} >>\nstream\n{stream}\nendstream")
    return _file(objects, f"/Root 1 0 R /Info 4 0 R {extra}")


def _file(objects: Sequence[str], trailer: str) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += _bytes(f"{number} 0 obj\n{body}\nendobj\n")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    xref = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} {trailer} >>\n"
    return out + _bytes(f"{xref}startxref\n{len(out)}\n%%EOF\n")


def _bytes(text: str) -> bytes:
    return text.encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pages(paragraphs: Sequence[str], columns: int, head: str) -> list[list[Line]]:
    width = (595 - 2 * LEFT) // columns - 12 * (columns - 1)
    pages: list[list[Line]] = []
    column, y = columns, BOTTOM
    for paragraph in paragraphs:
        for text in _set(paragraph, int(width / (SIZE * EM))):
            if y <= BOTTOM:
                column, y = column + 1, TOP
                if column >= columns:
                    column = 0
                    pages.append(_furniture(head, len(pages) + 1))
            pages[-1].append(Line(text, LEFT + column * (width + 24), y))
            y -= PITCH
        y -= GAP
    return pages


def _furniture(head: str, number: int) -> list[Line]:
    return [Line(head, LEFT, 800), Line(f"Page {number}", 280, 30)] if head else []


def _set(paragraph: str, most: int) -> Iterator[str]:
    """Yield the lines of a paragraph, words parted at their ends where they do not fit."""
    line = ""
    for word in paragraph.split():
        room = most - len(line) - 1
        if len(word) <= room:
            line = f"{line} {word}".strip()
            continue
        plain = word.rstrip(',.;:"”')
        parts = [p for p in _hyphens.iterate(plain) if len(p[0]) < room and len(p[0]) > 2]
        if parts and plain.isalpha():
            first, rest = parts[0]
            yield f"{line} {first}-".strip()
            line = rest + word[len(plain) :]
        elif "-" in plain and 0 < plain.index("-") < room:  # parted at a hyphen of its own
            first, _, rest = word.partition("-")
            yield f"{line} {first}-".strip()
            line = rest
        else:
            yield line
            line = word
    yield line
