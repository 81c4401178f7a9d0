"""Read EPUB e-books: the chapters in reading order (W3C EPUB 3.3; EPUB 2 is alike here)."""

import html.entities
import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from lxml import etree

from ingest.blocks import lines_of, name_of
from ingest.raw import Raw, Upload
from ingest.stated import Stated, stated, title_above
from ingest.zipped import Parts, parts
from texts.errors import Unfit
from texts.intake import LONGEST
from texts.tokens import tokens

KIND = "an EPUB e-book"
CONTAINER = "META-INF/container.xml"
LOCKS = "META-INF/encryption.xml"
PAGES = frozenset({"application/xhtml+xml", "text/html"})
# A document type without declarations of its own names a standard and does nothing.
DOCTYPE = re.compile(rb"<!DOCTYPE\s+html\b[^\[<>]{0,400}>", re.IGNORECASE)
ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
RANGE = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")
LEAST = 30  # tokens; title pages and dedications have fewer and are no chapter
SHOWN = 24  # chapters named in a message
NAME = 40  # characters of a chapter's name

Chapter = list[str]


def read(upload: Upload) -> Raw:
    """Return the chapters of an .epub file that are wanted, all if none are named.

    Raises Unfit for what is no e-book, a locked one, and one too long to take whole.
    """
    book = parts(upload, KIND)
    opf = _package_name(book)
    package = book.tree(opf)
    found = [lines_of(_page(book, name)) for name in _spine(book, package, opf)]
    told = [lines for lines in found if _length(lines) >= LEAST]
    # A short text is one "chapter" whatever its length; front matter is left out of long ones.
    chapters = told or [lines for lines in found if lines]
    if not chapters:
        raise Unfit(f"{upload.shown} has no text in it, perhaps only pictures of pages. Paste it.")
    left = sum(1 for lines in found if lines) - len(chapters)
    numbers = wanted(upload.chapters, len(chapters))
    taken = [chapters[number - 1] for number in numbers]
    if sum(_length(lines) for lines in taken) > LONGEST:
        raise Unfit(_too_long(upload, chapters))
    text = "\n\n".join("\n".join(lines) for lines in taken)
    about = _about(package)
    mends = about.said + _taken(numbers, len(chapters)) + _left_out(left)
    return Raw(text, mends, title_above(about.title, text), about.source)


def wanted(chapters: str, last: int) -> list[int]:
    """Return the chapters named in "2", "2-4" or "1, 3-5", all of them for "".

    Raises Unfit for what names none, or one that is not there.
    """
    if not chapters.strip():
        return list(range(1, last + 1))
    numbers: list[int] = []
    for part in chapters.split(","):
        found = RANGE.fullmatch(part.strip())
        if found is None:
            raise Unfit("Write the chapters as numbers, for example 3 or 2-4.")
        first, to = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= to <= last:
            raise Unfit(f"There is no chapter {part.strip()}: this e-book has {last}.")
        numbers += [n for n in range(first, to + 1) if n not in numbers]
    return numbers


def _taken(numbers: Sequence[int], last: int) -> tuple[str, ...]:
    if last == 1:
        return ()
    if len(numbers) == last:
        return (f"All {last} chapters of the e-book were taken.",)
    said = ", ".join(map(str, numbers))
    return (f"Of {last} chapters of the e-book these were taken: {said}.",)


def _left_out(pages: int) -> tuple[str, ...]:
    said = f"Pages of the e-book with fewer than {LEAST} words were left out ({pages})."
    return (said,) if pages else ()


def _too_long(upload: Upload, chapters: Sequence[Chapter]) -> str:
    names = [f"{n} “{lines[0][:NAME]}”" for n, lines in enumerate(chapters[:SHOWN], 1)]
    more = " …" if len(chapters) > SHOWN else ""
    return (
        f"{upload.shown} has more than {LONGEST:,} words. Choose it again and say which of its "
        f"{len(chapters)} chapters you want: {', '.join(names)}{more}."
    )


def _package_name(book: Parts) -> str:
    root = book.tree(CONTAINER).iter("{*}rootfile")
    name = next((file.get("full-path") for file in root), None)
    if not name:
        raise book.damaged()
    return str(name)


def _spine(book: Parts, package: etree._Element, opf: str) -> Iterator[str]:
    """Yield the names of a book's pages in reading order, without its table of contents."""
    locked = book.part(LOCKS).decode(errors="replace") if LOCKS in book.names else ""
    manifest = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = manifest.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no":
            continue
        if item.get("media-type") not in PAGES or "nav" in (item.get("properties") or "").split():
            continue
        href = unquote(item.get("href") or "").partition("#")[0]
        name = posixpath.normpath(posixpath.join(posixpath.dirname(opf), href))
        if f'"{name}"' in locked:
            raise Unfit(f"{book.file} is copy-protected. Paste the part you may use.")
        yield name


def _page(book: Parts, name: str) -> etree._Element:
    """Return a page's tree, HTML's named letters replaced: they would need a DTD."""
    data = DOCTYPE.sub(b"", book.part(name), count=1)
    root = book.parsed(ENTITY.sub(_letter, data))
    bodies = [element for element in root if name_of(element) == "body"]
    return bodies[0] if bodies else root


def _letter(found: re.Match[bytes]) -> bytes:
    if found[1] in OF_XML:
        return found[0]
    letter = html.entities.html5.get(found[1].decode() + ";", "")
    return "".join(f"&#{ord(c)};" for c in letter).encode()


def _about(package: etree._Element) -> Stated:
    fields: dict[str, str] = {}
    for element in package.iter("{http://purl.org/dc/elements/1.1/}*"):
        fields.setdefault(name_of(element), element.text or "")
    return stated(fields.get("title"), fields.get("creator"), fields.get("date"))


def _length(lines: Chapter) -> int:
    return sum(len(tokens(line)) for line in lines)
