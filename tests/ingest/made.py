"""Files of every format, made of paragraphs by code: no file of ours hides what it is."""

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO

from docx import Document

from tests.ingest.printed_pdf import pdf

TITLE, AUTHOR, DAY = "A walk by the sea", "Ines Barton", "2024-05-17"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def text(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def markdown(paragraphs: Sequence[str]) -> bytes:
    title, *rest = paragraphs
    return "\n\n".join([f"# {title}", *rest]).encode()


def html(paragraphs: Sequence[str], code: str = "utf-8") -> bytes:
    """Return a page with a menu, a notice, a column beside and a foot around its article."""
    title, *rest = map(escape, paragraphs)
    article = "\n".join(f"<p>{p}</p>" for p in rest)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="{code}">
<title>{title} | The Harbour News</title><meta name="author" content="{AUTHOR}">
<meta property="article:published_time" content="{DAY}T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner">We use cookies. <button>Accept all</button></div>
<main><article><h1>{title}</h1>{article}</article>
<aside><h3>Related</h3><a href="/other">Another story about boats</a></aside></main>
<footer>Copyright 2024 The Harbour News. All rights reserved.</footer></body></html>""".encode(code)


def docx(paragraphs: Sequence[str]) -> bytes:
    document = Document()
    document.core_properties.title = TITLE
    document.core_properties.author = AUTHOR
    document.add_heading(paragraphs[0], 1)
    for paragraph in paragraphs[1:]:
        document.add_paragraph(paragraph)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def odt_parts(paragraphs: Sequence[str]) -> dict[str, str | bytes]:
    title, *rest = map(escape, paragraphs)
    body = "".join(f'<text:p text:style-name="Standard">{p}</text:p>' for p in rest)
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f'{XML}<manifest xmlns="{OFFICE}:manifest:1.0"/>',
        "meta.xml": f"""{XML}<office:document-meta xmlns:office="{OFFICE}:office:1.0"
 xmlns:meta="{OFFICE}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>
<dc:title>{TITLE}</dc:title><meta:initial-creator>{AUTHOR}</meta:initial-creator>
</office:meta></office:document-meta>""",
        "content.xml": f"""{XML}<office:document-content xmlns:office="{OFFICE}:office:1.0"
 xmlns:text="{OFFICE}:text:1.0"><office:body><office:text>
<text:h text:outline-level="1">{title}</text:h>{body}</office:text></office:body>
</office:document-content>""",
    }


def odt(paragraphs: Sequence[str]) -> bytes:
    return zipped(odt_parts(paragraphs))


def epub_parts(chapters: Sequence[Sequence[str]]) -> dict[str, str | bytes]:
    numbers = range(1, len(chapters) + 1)
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    pages = {f"OEBPS/text/c {n}.xhtml": _page(chapter) for n, chapter in enumerate(chapters, 1)}
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f"""{XML}<container version="1.0"
 xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>""",
        "OEBPS/book.opf": f"""{XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title>
<dc:creator>{AUTHOR}</dc:creator><dc:date>{DAY}</dc:date></metadata><manifest>
<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>{items}
</manifest><spine><itemref idref="nav"/>{order}</spine></package>""",
        "OEBPS/nav.xhtml": _page(["Contents", "The table of contents is no chapter."]),
        **pages,
    }


def _page(paragraphs: Sequence[str]) -> str:
    title, *rest = map(escape, paragraphs)
    body = "".join(f"<p>{p}</p>\n" for p in rest).replace("é", "&eacute;")
    return f"""{XML}<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN"
 "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head>
<body><h1>{title}</h1>{body}</body></html>"""


def epub(paragraphs: Sequence[str]) -> bytes:
    return zipped(epub_parts([paragraphs]))


def subtitles(paragraphs: Sequence[str], end: str = "\r\n") -> bytes:
    """Return subtitles: two seconds for each screen, three more after a paragraph."""
    cues: list[str] = []
    at = 1
    for paragraph in paragraphs:
        words = paragraph.split()
        for first in range(0, len(words), 12):
            screen = words[first : first + 12]
            halves = [" ".join(screen[:6]), " ".join(screen[6:])]
            lines = end.join(half for half in halves if half)
            cues.append(f"{len(cues) + 1}{end}{_time(at)} --> {_time(at + 2)}{end}{lines}{end}")
            at += 2
        at += 3
    return end.join(cues).encode("utf-8-sig")


def _time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},000"


MADE = {
    "txt": text,
    "md": markdown,
    "html": html,
    "docx": docx,
    "odt": odt,
    "epub": epub,
    "pdf": pdf,
    "srt": subtitles,
}
