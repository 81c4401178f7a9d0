"""Read web pages with trafilatura: the article, without what stands around it."""

import re

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from ingest.blocks import lines_of
from ingest.letters import letters
from ingest.raw import Raw, Upload
from ingest.stated import stated
from texts.errors import Unfit
from texts.tokens import tokens

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
HEAD = 4096  # bytes in which a page says its code: HTML wants it in the first 1,024
MOST = 3_000_000  # bytes of a page: deeper ones spend the whole time limit
AROUND = ["//nav", "//aside"]  # trafilatura keeps them on a page with little else
ABOVE = 3  # first lines among which a title may stand already
LEFT_OUT = "Taken from the page: its article. Menus, notices and what else stands around were left."


def read(upload: Upload) -> Raw:
    """Return the article of a page. Raises Unfit where there is none."""
    if len(upload.data) > MOST:
        message = f"{upload.shown} is too large for a web page. Paste the part you need."
        raise Unfit(message)
    page, mends = _page(upload.data)
    found = trafilatura.bare_extraction(
        page, include_comments=False, with_metadata=True, prune_xpath=AROUND
    )
    if not isinstance(found, Document):
        return Raw(_everything(page), mends)
    about = stated(found.title, found.author, found.date)
    text = "\n".join(line.strip() for line in (found.text or "").split("\n") if line.strip())
    first = [_key(line) for line in text.split("\n")[:ABOVE]]
    title = "" if _key(about.title) in first else about.title
    shorter = len(tokens(text)) < len(tokens(_everything(page)))
    return Raw(text, mends + about.said + (LEFT_OUT,) * shorter, title, about.source)


def _page(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a page in letters: by its own word for its code, else as a plain file."""
    told = CHARSET.search(data[:HEAD])
    if told and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(told[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return letters(data)


def _everything(page: str) -> str:
    """Return all that is written on a page, where no article could be told."""
    try:
        root = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    return "\n".join(lines_of(root))


def _key(line: str) -> str:
    return "".join(c for c in line.casefold() if c.isalnum())
