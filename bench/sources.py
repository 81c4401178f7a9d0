"""The texts that measurements run over: folders of .txt files, and where each comes from."""

from dataclasses import dataclass
from pathlib import Path

from texts.intake import clean, decode

ROOT = Path(__file__).resolve().parent.parent
SHELF = ROOT / "seed_data" / "shelf"
SHARED = ROOT.parent / "shared" / "texts"
SOURCES = "sources.tsv"  # in a folder of texts: name, genre and source, parted by tabs


@dataclass(frozen=True, slots=True)
class Source:
    """A text as an upload would be cleaned; ``genre`` and ``origin`` say what it is, or ""."""

    name: str
    genre: str
    origin: str
    text: str


def sources(folder: Path) -> list[Source]:
    """Return the texts of a folder in the order of their names; README and the like left out."""
    about = _about(folder / SOURCES)
    found = []
    for path in sorted(folder.glob("*.txt")):
        genre, origin = about.get(path.stem, ("", ""))
        found.append(Source(path.stem, genre, origin, clean(decode(path.read_bytes())).text))
    return found


def _about(path: Path) -> dict[str, tuple[str, str]]:
    """Return genre and origin by the name of a text."""
    if not path.is_file():
        return {}
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {row[0]: (row[1], row[2]) for row in rows if len(row) == 3}
