"""Our own learner's dictionary: what a word means in easy words, and what it could be taken for.

The entries stand in seed_data/dictionary, one a line, for people to read and mend; its
README names the fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "seed_data" / "dictionary"
BETWEEN, WITHIN, NONE = " | ", "; ", "-"
FIELDS = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a headword.

    ``pos`` is "n", "v", "a" or "r". ``sure`` says that today's prose nearly always has this
    meaning; a word with several common meanings has an entry for each, none of them sure.
    ``wrong`` are three meanings that the word could be taken for and never has; ``near``
    four words that fit where it fits and mean something else; ``same`` words that may
    replace it; ``contrary`` words that make its sentence say the contrary.
    """

    word: str
    pos: str
    sure: bool
    means: str
    wrong: tuple[str, ...]
    near: tuple[str, ...]
    same: tuple[str, ...]
    contrary: tuple[str, ...]
    example: str


def entries(word: str, pos: str) -> tuple[Entry, ...]:
    """Return the meanings of a headword as one part of speech, the commonest first."""
    return _all().get((word, pos), ())


def sure_entry(word: str, pos: str) -> Entry | None:
    """Return the one meaning that a headword nearly always has, or None."""
    found = entries(word, pos)
    return found[0] if len(found) == 1 and found[0].sure else None


def neighbours(word: str, pos: str) -> tuple[str, ...]:
    """Return headwords that a word stands near, other than its own: mostly rarer ones."""
    return _near_to().get((word, pos), ())


def everything() -> Iterator[Entry]:
    """Yield all entries."""
    for found in _all().values():
        yield from found


@cache
def opening_with(letters: str, pos: str) -> tuple[Entry, ...]:
    """Return the first meaning of each headword of a part of speech that opens so."""
    found = ((key, meanings) for key, meanings in _all().items() if key[1] == pos)
    return tuple(m[0] for key, m in found if key[0].startswith(letters))


@cache
def _near_to() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for (word, pos), (first, *rest) in _all().items():
        for near in first.near if not rest else ():
            own = _all().get((near, pos), ())
            if first.sure and own and word not in own[0].near:
                found.setdefault((near, pos), []).append(word)
    return {key: tuple(words) for key, words in found.items()}


@cache
def _all() -> dict[tuple[str, str], tuple[Entry, ...]]:
    found: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for path in sorted(FOLDER.glob("?.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = parsed(line)
            key = (entry.word, entry.pos)
            found[key] = (*found.get(key, ()), entry)
    return found


def parsed(line: str) -> Entry:
    """Return the entry of one line. Raises ValueError for a line with other than nine fields."""
    fields = line.split(BETWEEN)
    if len(fields) != FIELDS:
        raise ValueError(f"a dictionary line has {FIELDS} fields, not {len(fields)}: {line[:60]}")
    word, pos, sure, means, *lists, example = (f.strip() for f in fields)
    wrong, near, same, contrary = (
        () if part == NONE else tuple(p.strip() for p in part.split(WITHIN)) for part in lists
    )
    return Entry(word, pos, sure == "1", means, wrong, near, same, contrary, example)
