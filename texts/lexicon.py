"""Senses, glosses and relations of words, from a compiled WordNet.

The file is made by scripts/wordnet.py and stays outside the repository. Where it is absent,
``available()`` is False, every look-up finds nothing, and what needs a dictionary abstains.
"""

import atexit
import json
import os
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from texts.wordlists import word_set

FORMAT = "4"  # of the file; scripts/compile_lexicon.py writes the same
PLACE = Path(__file__).resolve().parent.parent / "instance" / "lexicon.sqlite"

# A sense may be taken without knowing the context when people who tagged SemCor chose it this
# often: below, one first sense in three is the wrong one (Raganato et al. 2017: 65 % F1).
SAFE_SHARE = 0.8
SAFE_LEAST = 5  # tagged occurrences; fewer say nothing
CONCRETE = frozenset(
    f"noun.{kind}" for kind in ("animal", "artifact", "body", "food", "object", "plant")
)
FEW_SENSES = 2  # of an adjective: more than these overlap in meaning

Pos = str  # "n", "v", "a" or "r"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a lemma; ``rank`` 1 is the commonest, ``count`` how often it was tagged."""

    synset: int
    lemma: str
    pos: Pos
    rank: int
    count: int
    supersense: str
    gloss: str
    examples: tuple[str, ...]


def pos_of(tag: str) -> Pos | None:
    """Return the part of speech of a Penn Treebank tag: "n", "v", "a", "r" or None."""
    if tag.startswith("NNP"):
        return None
    return {"NN": "n", "VB": "v", "JJ": "a", "RB": "r"}.get(tag[:2])


def available() -> bool:
    """Tell whether there is a lexicon to look into."""
    return _database() is not None


@lru_cache(maxsize=16384)
def senses(lemma: str, pos: Pos) -> tuple[Sense, ...]:
    """Return the senses of a lemma, commonest first; () for an unknown one."""
    rows = _rows(
        "SELECT s.synset, s.rank, s.count, y.supersense, y.gloss, y.examples FROM sense s "
        "JOIN synset y ON y.id = s.synset WHERE s.lemma = ? AND s.pos = ? ORDER BY s.rank",
        (lemma.lower(), pos),
    )
    return tuple(
        Sense(synset, lemma.lower(), pos, rank, count, supersense, gloss, tuple(json.loads(said)))
        for synset, rank, count, supersense, gloss, said in rows
    )


@lru_cache(maxsize=16384)
def members(synset: int) -> tuple[str, ...]:
    """Return the words of a synset, as they are written: ("thrive", "flourish")."""
    rows = _rows("SELECT surface FROM member WHERE synset = ? ORDER BY place", (synset,))
    return tuple(surface for (surface,) in rows)


def gloss(synset: int) -> str:
    """Return the definition of a synset, or "" for an unknown one."""
    rows = _rows("SELECT gloss FROM synset WHERE id = ?", (synset,))
    return str(rows[0][0]) if rows else ""


@lru_cache(maxsize=16384)
def linked(synset: int, kind: str) -> tuple[int, ...]:
    """Return the synsets that a "hypernym", "instance" or "similar" link leads to."""
    rows = _rows("SELECT target FROM link WHERE source = ? AND kind = ?", (synset, kind))
    return tuple(target for (target,) in rows)


@lru_cache(maxsize=16384)
def hyponyms(synset: int) -> tuple[int, ...]:
    """Return the synsets whose hypernym this is."""
    rows = _rows("SELECT source FROM link WHERE target = ? AND kind = 'hypernym'", (synset,))
    return tuple(source for (source,) in rows)


def synonyms(sense: Sense) -> tuple[str, ...]:
    """Return the other words of the sense."""
    return tuple(w for w in members(sense.synset) if w.lower() != sense.lemma)


def co_hyponyms(sense: Sense) -> tuple[str, ...]:
    """Return the words of the synsets beside this sense, under the same hypernyms.

    For an adjective, which has no hypernym, those of the same cluster of similar ones.
    """
    parents = linked(sense.synset, "hypernym")
    if parents:
        beside = [child for parent in parents for child in hyponyms(parent)]
    else:
        heads = linked(sense.synset, "similar")
        beside = [*heads, *(s for head in heads for s in linked(head, "similar"))]
    return _words(synset for synset in beside if synset != sense.synset)


def antonyms(lemma: str, pos: Pos) -> tuple[str, ...]:
    """Return the words that are opposites of any sense of a lemma."""
    return _word_links(lemma, pos, "antonym")


@lru_cache(maxsize=16384)
def derived(lemma: str, pos: Pos) -> tuple[str, ...]:
    """Return the words, of any part of speech, made from a lemma or it from them."""
    rows = _rows(
        "SELECT DISTINCT t.surface FROM sense s "
        "JOIN member m ON m.synset = s.synset AND lower(m.surface) = s.lemma "
        "JOIN word_link l ON l.target = m.synset AND l.target_place = m.place "
        "AND l.kind = 'derived' JOIN member t ON t.synset = l.source AND t.place = l.place "
        "WHERE s.lemma = ? AND s.pos = ? ORDER BY t.surface",
        (lemma.lower(), pos),
    )
    made = [str(surface) for (surface,) in rows]
    return tuple(dict.fromkeys([*_word_links(lemma, pos, "derived"), *made]))


@lru_cache(maxsize=16384)
def related(lemma: str, pos: Pos) -> frozenset[str]:
    """Return words that might stand for a lemma, in lower case: no distractor may be one.

    These are the synonyms, hypernyms (two steps), hyponyms and similar words of all its senses.
    """
    found: set[str] = set()
    for sense in senses(lemma, pos):
        up = linked(sense.synset, "hypernym")
        far = [above for parent in up for above in linked(parent, "hypernym")]
        near = [*up, *far, *hyponyms(sense.synset), *linked(sense.synset, "similar")]
        found.update(word.lower() for word in _words([sense.synset, *near]))
    return frozenset(found - {lemma.lower()})


def safe_sense(lemma: str, pos: Pos, context: Collection[str]) -> Sense | None:
    """Return the sense of a word in a text if it is certain enough to show, or None.

    ``context`` are the lemmas of the content words of the sentences around it. Sense is
    never guessed: the sense must be the only one of its part of speech, or the one that
    taggers chose in 80 % of at least 5 cases. That is not safe by itself ("cull" lacks a
    sense, "shatter" is a metaphor), so it must also be a concrete noun that is no verb, an
    adjective of at most two senses, or share a word between gloss and context.
    """
    found = senses(lemma, pos)
    if not found or not _stands_out(found):
        return None
    first = found[0]
    concrete = first.supersense in CONCRETE and not senses(lemma, "v")
    if concrete or (pos == "a" and len(found) <= FEW_SENSES):
        return first
    shared = _content(first.gloss) & {word.lower() for word in context} - {lemma.lower()}
    return first if shared else None


def _stands_out(found: tuple[Sense, ...]) -> bool:
    total = sum(sense.count for sense in found)
    return len(found) == 1 or (total >= SAFE_LEAST and found[0].count >= SAFE_SHARE * total)


def _content(gloss: str) -> set[str]:
    """Return the words of a gloss that may tell a context: those over three letters."""
    words = {word.strip("();,.:`'\"").lower() for word in gloss.split()}
    return {w for w in words if len(w) > 3 and w not in _EMPTY} | {
        w[:-1] for w in words if len(w) > 4 and w.endswith("s")
    }


# Words of glosses that say nothing of what is meant.
_EMPTY = word_set(
    "with that from something someone somebody which have having used being especially usually "
    "such made make like very into some person people thing than more when where their other "
    "characterized relating state quality cause become part kind form"
)


def _words(synsets: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for synset in synsets for word in members(synset)))


@lru_cache(maxsize=16384)
def _word_links(lemma: str, pos: Pos, kind: str) -> tuple[str, ...]:
    rows = _rows(
        "SELECT DISTINCT t.surface, s.rank FROM sense s "
        "JOIN member m ON m.synset = s.synset AND lower(m.surface) = s.lemma "
        "JOIN word_link l ON l.source = m.synset AND l.place = m.place AND l.kind = ? "
        "JOIN member t ON t.synset = l.target AND t.place = l.target_place "
        "WHERE s.lemma = ? AND s.pos = ? ORDER BY s.rank, t.surface",
        (kind, lemma.lower(), pos),
    )
    return tuple(dict.fromkeys(surface for surface, _ in rows))


def _rows(query: str, given: tuple[object, ...]) -> list[tuple]:  # type: ignore[type-arg]  # rows of any width
    database = _database()
    return database.execute(query, given).fetchall() if database else []


@lru_cache(maxsize=1)
def _database() -> sqlite3.Connection | None:
    """Return the open file, or None; the environment variable GRADUS_LEXICON names another."""
    place = Path(os.environ.get("GRADUS_LEXICON") or PLACE)
    if not place.is_file():
        return None
    # Immutable: SQLite takes no lock and looks for no journal, and forks may share the file.
    database = sqlite3.connect(
        f"{place.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    try:
        found = database.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
    except sqlite3.DatabaseError:
        found = None
    if found != (FORMAT,):
        database.close()
        return None
    atexit.register(database.close)
    return database
