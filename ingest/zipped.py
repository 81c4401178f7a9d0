"""Files that are zips of XML: opened within bounds, their XML without DTDs and entities."""

import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from ingest.raw import Upload
from texts.errors import Unfit

MOST_PARTS = 5_000  # entries of a zip; long e-books with pictures have some hundreds
MOST_BYTES = 60_000_000  # unpacked, all parts together
BOMBS = frozenset({etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_ENTITY_LOOP})
MOST_XML = 12_000_000  # of one part that is parsed; a text of 50,000 words has about 3


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a zipped document; ``file`` calls it in a message: “essay.odt”."""

    file: str
    kind: str
    zipped: ZipFile

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        return frozenset(self.zipped.namelist())

    def part(self, name: str) -> bytes:
        """Return one part. Raises Unfit if it is absent, damaged, locked or too large."""
        try:
            info = self.zipped.getinfo(name)
            if info.flag_bits & 1:
                raise Unfit(f"{self.file} is locked with a password. Save it without one.")
            if info.file_size > MOST_XML:
                raise self.too_large()
            return self.zipped.read(info)
        except (KeyError, BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise self.damaged() from error

    def tree(self, name: str) -> etree._Element:
        """Return one part as XML. Raises Unfit for a DTD, and what is not well-formed."""
        return self.parsed(self.part(name))

    def parsed(self, data: bytes) -> etree._Element:
        """Return XML as a tree. Raises Unfit for a DTD, and what is not well-formed."""
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise self.unsafe() if error.code in BOMBS else self.damaged() from error
        except ValueError as error:
            raise self.damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.unsafe()
        return root

    def unsafe(self) -> Unfit:
        """Return what to raise for XML that declares things of its own, or nests without end."""
        return Unfit(f"{self.file} is built in a way that is not safe to read. Paste its text.")

    def damaged(self) -> Unfit:
        """Return what to raise for a file that is not what its ending says."""
        return Unfit(f"{self.file} is not {self.kind}, or it is damaged. Paste its text instead.")

    def too_large(self) -> Unfit:
        """Return what to raise for a file that would unpack to too much."""
        return Unfit(f"{self.file} unpacks to more than can be read. Paste the part you need.")


def parts(upload: Upload, kind: str) -> Parts:
    """Open a zipped document. Raises Unfit for no zip, and one that unpacks to too much.

    The sizes that a zip declares may be trusted here: zipfile reads no more than those.
    """
    try:
        zipped = ZipFile(BytesIO(upload.data))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        message = f"{upload.shown} is not {kind}, or it is damaged. Paste its text instead."
        raise Unfit(message) from error
    opened = Parts(upload.shown, kind, zipped)
    infos = zipped.infolist()
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise opened.too_large()
    return opened


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
