"""What goes into a reader and what comes out: a file as it was sent, a text as it came."""

from dataclasses import dataclass

from texts.marks import Mark


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent; ``chapters`` are those wanted of an e-book, "" for all."""

    name: str
    data: bytes
    chapters: str = ""

    @property
    def ending(self) -> str:
        """Return what stands after the last dot of the name, in small letters."""
        _, dot, ending = self.name.lower().rpartition(".")
        return ending if dot else ""

    @property
    def shown(self) -> str:
        """Return the name in quotation marks, cut for a message."""
        return f"“{self.name[:SHOWN]}”"


@dataclass(frozen=True, slots=True)
class Raw:
    """A text as it came, before texts.intake cleans it; ``mends`` says what was changed.

    ``title`` is one that the file states and the text does not begin with. ``source`` is
    who wrote it and when, where the file says so of the text and not of itself. ``marks`` has
    the mends that can be taken back, in their places.
    """

    text: str
    mends: tuple[str, ...]
    title: str = ""
    source: str = ""
    marks: tuple[Mark, ...] = ()


SHOWN = 60  # characters of a file's name in a message
