"""Read Word documents with python-docx, after every part of XML was looked at."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.blkcntnr import BlockItemContainer
from docx.document import Document as Opened
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from ingest.raw import Raw, Upload
from ingest.stated import stated, title_above
from ingest.zipped import parts

KIND = "a Word document"
XML = (".xml", ".rels")
DEEPEST = 5  # tables within tables


def read(upload: Upload) -> Raw:
    """Return the text of a .docx file. Raises Unfit for what is none."""
    document = parts(upload, KIND)
    for name in document.names:
        if name.endswith(XML):
            document.tree(name)
    try:
        opened = Document(BytesIO(upload.data))
        text = "\n".join(_lines(opened, 0))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.LxmlError) as error:
        raise document.damaged() from error
    core = opened.core_properties
    about = stated(core.title, core.author)  # its dates are those of the file, not of the text
    return Raw(text, about.said, title_above(about.title, text))


def _lines(holder: Opened | BlockItemContainer, depth: int) -> Iterator[str]:
    """Yield the paragraphs of a document or a cell, each cell of a table once."""
    for block in holder.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from (line for line in block.text.split("\n") if line.strip())
        elif isinstance(block, Table) and depth < DEEPEST:
            for cell in dict.fromkeys(cell for row in block.rows for cell in row.cells):
                yield from _lines(cell, depth + 1)
