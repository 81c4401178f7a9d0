"""Read OpenDocument texts: the paragraphs of content.xml (OASIS OpenDocument 1.3, part 3)."""

from ingest.blocks import lines_of
from ingest.raw import Raw, Upload
from ingest.stated import stated, title_above
from ingest.zipped import Parts, parts
from texts.errors import Unfit

KIND = "an OpenDocument text"
BLOCKS = frozenset({"p", "h", "list-item", "table-cell"})
# Notes, what was deleted with changes tracked, and what stands beside the text.
SKIPPED = frozenset({"note", "tracked-changes", "annotation", "annotation-end", "object", "desc"})
BREAKS = {"s": " ", "tab": " ", "line-break": "\n"}
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def read(upload: Upload) -> Raw:
    """Return the text of an .odt file. Raises Unfit for what is none, or is locked."""
    document = parts(upload, KIND)
    if "META-INF/manifest.xml" in document.names:
        manifest = document.part("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            message = f"{upload.shown} is locked with a password. Save it without one."
            raise Unfit(message)
    body = document.tree("content.xml").find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise document.damaged()
    text = "\n".join(lines_of(body, BLOCKS, SKIPPED, BREAKS))
    title, author, date = _meta(document)
    about = stated(title, author, date)
    return Raw(text, about.said, title_above(about.title, text))


def _meta(document: Parts) -> tuple[str, str, str]:
    """Return title, author and date as meta.xml has them."""
    if "meta.xml" not in document.names:
        return "", "", ""
    root = document.tree("meta.xml")
    dc = "{http://purl.org/dc/elements/1.1/}"
    meta = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
    author = root.findtext(f".//{meta}initial-creator") or root.findtext(f".//{dc}creator") or ""
    return root.findtext(f".//{dc}title") or "", author, ""
