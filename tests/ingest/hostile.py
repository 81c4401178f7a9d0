"""Files made to harm what reads them, and honest ones that cannot be read."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from tests.ingest import made
from tests.ingest.printed_pdf import pdf

STORY = [
    "A walk",
    "The sea was calm and the boats were out. Nobody saw the storm that came at six.",
]
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "lollollollollollollollollollol">'
    + "".join(
        f'<!ENTITY {n} "{"&" + before + ";"}{("&" + before + ";") * 9}">'
        for before, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/hostname">]>'
LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"


def declared(data: bytes, part: str, head: str) -> bytes:
    """Return a zipped document with declarations put into one of its parts, and &i; in the text."""
    parts = unzipped(data)
    xml = parts[part].decode()
    begin = xml.index("?>") + 2
    parts[part] = (xml[:begin] + head + xml[begin:].replace("boats", "&i;")).encode()
    return made.zipped(dict(parts))


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def bomb(data: bytes, part: str, size: int = 300_000_000) -> bytes:
    """Return a zipped document one part of which unpacks to 300 MB of spaces."""
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file, file.open(part, "w") as big:
        for _ in range(size // 1_000_000):
            big.write(b" " * 1_000_000)
    return out.getvalue()


def lying(data: bytes) -> bytes:
    """Return a bomb that declares its large part to have ten bytes."""
    packed = bomb(data, "word/large.xml", 80_000_000)
    return packed.replace((80_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))


def with_password(data: bytes) -> bytes:
    """Return a zip whose entries say that they are encrypted."""
    out = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + flags] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


def of_word() -> Iterator[tuple[str, str, bytes]]:
    docx = made.docx(STORY)
    yield "laughs.docx", "not safe", declared(docx, "word/document.xml", LAUGHS)
    yield "outside.docx", "not safe", declared(docx, "word/document.xml", OUTSIDE)
    yield "bomb.docx", "unpacks to more", bomb(docx, "word/large.xml")
    yield "lying.docx", "damaged", lying(docx)
    yield "locked.docx", "password", with_password(docx)
    yield "cut.docx", "damaged", docx[: len(docx) // 2]
    yield "really.docx", "not a Word document", made.odt(STORY)
    yield "text.docx", "not a Word document", b"A text. Of two."
    yield "ole.docx", "with a password", b"\xd0\xcf\x11\xe0" + bytes(600)
    yield "many.docx", "unpacks to more", made.zipped({f"{n}.xml": b"" for n in range(5_100)})


def of_odt() -> Iterator[tuple[str, str, bytes]]:
    odt = made.odt(STORY)
    locked = made.odt_parts(STORY) | {"META-INF/manifest.xml": "<m><encryption-data/></m>"}
    yield "laughs.odt", "not safe", declared(odt, "content.xml", LAUGHS)
    yield "outside.odt", "not safe", declared(odt, "content.xml", OUTSIDE)
    yield "meta.odt", "not safe", declared(odt, "meta.xml", LAUGHS)
    deep = made.odt_parts(["<p>" * 5_000 + "</p>" * 5_000])
    deep["content.xml"] = str(deep["content.xml"]).replace("&lt;", "<").replace("&gt;", ">")
    yield "deep.odt", "not safe", made.zipped(deep)
    yield "bomb.odt", "unpacks to more", bomb(odt, "Pictures/large.png")
    yield "locked.odt", "password", made.zipped(locked)
    yield "really.odt", "not an OpenDocument text", made.docx(STORY)
    yield "broken.odt", "damaged", made.zipped(made.odt_parts(STORY) | {"content.xml": "<a><b>"})


def of_epub() -> Iterator[tuple[str, str, bytes]]:
    parts = made.epub_parts([STORY])
    page = "OEBPS/text/c 1.xhtml"
    opf = str(parts["OEBPS/book.opf"])
    bare = f'<?xml version="1.0"?>{LAUGHS}<html><body><p>&i;</p></body></html>'
    locks = '<e><CipherReference URI="OEBPS/text/c 1.xhtml"/></e>'
    yield "laughs.epub", "not safe", made.zipped(parts | {page: bare})
    yield (
        "opf.epub",
        "not safe",
        made.zipped(parts | {"OEBPS/book.opf": LAUGHS + opf.split("?>")[1]}),
    )
    yield "bomb.epub", "unpacks to more", bomb(made.zipped(parts), "OEBPS/large.xhtml")
    yield "drm.epub", "copy-protected", made.zipped(parts | {"META-INF/encryption.xml": locks})
    yield "lost.epub", "damaged", made.zipped({k: v for k, v in parts.items() if k != page})
    yield "pictures.epub", "no text", made.zipped(made.epub_parts([[" "]]))
    yield "really.epub", "not an EPUB e-book", made.odt(STORY)


def of_pdf() -> Iterator[tuple[str, str, bytes]]:
    whole = pdf(STORY)
    yield "locked.pdf", "password", pdf(STORY, extra=f"{LOCKED} /ID [<41> <41>]")
    yield "scanned.pdf", "pictures of pages", pdf([" "])
    yield "cut.pdf", "damaged", whole[:200]
    yield "garbage.pdf", "damaged", b"%PDF-1.7\n" + bytes(range(256)) * 20
    yield "text.pdf", "not a PDF", b"A text. Of two."


def of_others() -> Iterator[tuple[str, str, bytes]]:
    yield "paper.txt", "a PDF document; give it the ending .pdf", pdf(STORY)
    yield "paper.html", "a Word, OpenDocument, EPUB or zip file", made.docx(STORY)
    yield "picture.txt", "is a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    yield "program.md", "is a program", b"\x7fELF" + bytes(80)
    yield "notes.rtf", "Save it as .docx", b"{\\rtf1 A text.}"
    yield "macros.docm", "without its macros", made.docx(STORY)
    yield "noname", "none of .txt, .md,", b"A text. Of two."
    yield "nul.txt", "not plain text", b"\x00\x01\x02\x03\x04" * 50
    yield "none.srt", "no subtitles", b"A text. Of two."
    yield "huge.html", "too large", b"<p>word. " * 400_000
    yield "long.txt", "too long", b"Words go on. " * 100_000
    for ending in made.MADE:
        yield f"empty.{ending}", "the file is empty", b""


def files() -> list[tuple[str, str, bytes]]:
    """Return the name of each file, what must be said of it, and its bytes."""
    return [*of_word(), *of_odt(), *of_epub(), *of_pdf(), *of_others()]
