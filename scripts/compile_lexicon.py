"""Compile the files of a WordNet into one compact read-only SQLite file.

Reads the format of wndb(5WN) itself: NLTK's reader takes 2-4 s and 66 MB in every process,
wants files that not every source has, and refuses folders outside its own.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FORMAT = 4  # of the compiled file; texts/lexicon.py refuses another one

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
# ss_type of a sense key (senseidx(5WN)) to part of speech; 5 is a satellite adjective.
SENSE_KEY_PARTS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# Between synsets; and, in the second row, between two words of them.
SYNSET_LINKS = {"@": "hypernym", "@i": "instance", "&": "similar"}
WORD_LINKS = {"!": "antonym", "+": "derived", "\\": "derived"}
# lexnames(5WN), in the order of their numbers; npm's copy lacks the file.
SUPERSENSES = (
    *("adj.all", "adj.pert", "adv.all"),
    *("noun.Tops", "noun.act", "noun.animal", "noun.artifact", "noun.attribute"),
    *("noun.body", "noun.cognition", "noun.communication", "noun.event", "noun.feeling"),
    *("noun.food", "noun.group", "noun.location", "noun.motive", "noun.object"),
    *("noun.person", "noun.phenomenon", "noun.plant", "noun.possession", "noun.process"),
    *("noun.quantity", "noun.relation", "noun.shape", "noun.state", "noun.substance"),
    *("noun.time", "verb.body", "verb.change", "verb.cognition", "verb.communication"),
    *("verb.competition", "verb.consumption", "verb.contact", "verb.creation"),
    *("verb.emotion", "verb.motion", "verb.perception", "verb.possession", "verb.social"),
    *("verb.stative", "verb.weather", "adj.ppl"),
)

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE synset (id INTEGER PRIMARY KEY, pos TEXT NOT NULL, supersense TEXT NOT NULL,
    gloss TEXT NOT NULL, examples TEXT NOT NULL);
CREATE TABLE sense (lemma TEXT NOT NULL, pos TEXT NOT NULL, rank INTEGER NOT NULL,
    synset INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (lemma, pos, rank)) WITHOUT ROWID;
CREATE TABLE member (synset INTEGER NOT NULL, place INTEGER NOT NULL, surface TEXT NOT NULL,
    PRIMARY KEY (synset, place)) WITHOUT ROWID;
CREATE TABLE link (source INTEGER NOT NULL, kind TEXT NOT NULL, target INTEGER NOT NULL,
    PRIMARY KEY (source, kind, target)) WITHOUT ROWID;
CREATE TABLE word_link (source INTEGER NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL,
    target INTEGER NOT NULL, target_place INTEGER NOT NULL,
    PRIMARY KEY (source, kind, place, target, target_place)) WITHOUT ROWID;
CREATE INDEX link_target ON link (target, kind, source);
CREATE INDEX word_link_target ON word_link (target, target_place, kind);
"""


@dataclass(frozen=True, slots=True)
class Synset:
    """One line of a data file."""

    id: int
    pos: str
    supersense: str
    members: tuple[str, ...]
    links: tuple[tuple[str, int], ...]  # (kind, synset)
    word_links: tuple[tuple[int, str, int, int], ...]  # (place, kind, synset, its place)
    gloss: str
    examples: tuple[str, ...]


def synset_id(pos: str, offset: str) -> int:
    """Return a number for a synset that no other part of speech uses."""
    return "nvar".index("a" if pos == "s" else pos) * 100_000_000 + int(offset)


def synsets(folder: Path, pos: str) -> Iterator[Synset]:
    """Yield the synsets of one data file."""
    with (folder / f"data.{PARTS[pos]}").open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if not line.startswith(" "):
                yield _synset(line, pos)


def _synset(line: str, pos: str) -> Synset:
    head, _, comment = line.partition("|")
    fields = head.split()
    count = int(fields[3], 16)
    words = fields[4 : 4 + 2 * count : 2]
    members = tuple(re.sub(r"\((?:a|p|ip)\)$", "", w).replace("_", " ") for w in words)
    at = 5 + 2 * count
    pointers = [fields[at + 4 * i : at + 4 * i + 4] for i in range(int(fields[at - 1]))]
    links = tuple(
        (SYNSET_LINKS[symbol], synset_id(part, offset))
        for symbol, offset, part, _ in pointers
        if symbol in SYNSET_LINKS
    )
    word_links = tuple(
        (int(ends[:2], 16), WORD_LINKS[symbol], synset_id(part, offset), int(ends[2:], 16))
        for symbol, offset, part, ends in pointers
        if symbol in WORD_LINKS
    )
    gloss, examples = _gloss(comment.strip())
    return Synset(
        id=synset_id(pos, fields[0]),
        pos=pos,
        supersense=SUPERSENSES[int(fields[1])],
        members=members,
        links=links,
        word_links=word_links,
        gloss=gloss,
        examples=examples,
    )


def _gloss(comment: str) -> tuple[str, tuple[str, ...]]:
    definition = re.split(r';?\s*"', comment, maxsplit=1)[0]
    return definition.strip(" ;"), tuple(re.findall(r'"([^"]+)"', comment))


def senses(folder: Path, pos: str) -> Iterator[tuple[str, int, int]]:
    """Yield (lemma, rank from 1, synset) from one index file, commonest sense first."""
    with (folder / f"index.{PARTS[pos]}").open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if not line.startswith(" "):
                fields = line.split()
                offsets = fields[-int(fields[2]) :]
                for rank, offset in enumerate(offsets, 1):
                    yield fields[0].replace("_", " "), rank, synset_id(pos, offset)


def counts(folder: Path) -> dict[tuple[str, str, int], int]:
    """Return how often each (lemma, part of speech, rank) was tagged; {} where no file says."""
    for name, rank_at in (("cntlist.rev", 1), ("index.sense", 2)):
        if (folder / name).is_file():
            with (folder / name).open(encoding="utf-8", errors="replace") as lines:
                rows = [line.split() for line in lines]
            return {_sense_key(row[0], row[rank_at]): int(row[-1]) for row in rows if row}
    return {}


def _sense_key(key: str, rank: str) -> tuple[str, str, int]:
    lemma, _, rest = key.rpartition("%")
    return lemma.replace("_", " "), SENSE_KEY_PARTS[rest[0]], int(rank)


def compile_lexicon(folder: Path, out: Path, source: str) -> None:
    """Write the WordNet of a folder into ``out``, all at once or not at all."""
    out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # secrets will lie there too
    unfinished = out.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    database = sqlite3.connect(unfinished)
    try:
        database.executescript(SCHEMA)
        _fill(database, folder)
        meta = {"format": str(FORMAT), "source": source}
        database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        database.commit()
        database.execute("VACUUM")
    finally:
        database.close()
    unfinished.replace(out)


def _fill(database: sqlite3.Connection, folder: Path) -> None:
    tagged = counts(folder)
    for pos in PARTS:
        rows = [(w, pos, n, s, tagged.get((w, pos, n), 0)) for w, n, s in senses(folder, pos)]
        database.executemany("INSERT INTO sense VALUES (?, ?, ?, ?, ?)", rows)
        for found in synsets(folder, pos):
            _add(database, found)


def _add(database: sqlite3.Connection, found: Synset) -> None:
    database.execute(
        "INSERT INTO synset VALUES (?, ?, ?, ?, ?)",
        (found.id, found.pos, found.supersense, found.gloss, json.dumps(found.examples)),
    )
    members = [(found.id, place, surface) for place, surface in enumerate(found.members, 1)]
    database.executemany("INSERT INTO member VALUES (?, ?, ?)", members)
    links = [(found.id, kind, target) for kind, target in found.links]
    database.executemany("INSERT OR IGNORE INTO link VALUES (?, ?, ?)", links)
    word_links = [(found.id, place, kind, *target) for place, kind, *target in found.word_links]
    database.executemany("INSERT OR IGNORE INTO word_link VALUES (?, ?, ?, ?, ?)", word_links)
