"""Make the word vectors of the distractor ranker and write them as whole numbers.

    python scripts/train_vectors.py [--ud ../shared/ud] [--cefr ../shared/level-dev/cefr_sp.jsonl]
        [--out quizzes/data/vectors.json.gz]

Read are the definitions, examples and links of the compiled WordNet, the training sentences of
UD English EWT and open GUM, and CEFR-SP Wiki-Auto. Words that are met in the same company get
vectors that point the same way: positive pointwise mutual information of a word and the words
about it, reduced by singular value decomposition (Levy, Goldberg and Dagan 2015). The result is
committed, so that every machine ranks alike whatever its linear algebra. A minute on one core.
"""

import argparse
import base64
import gzip
import json
import lzma
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from quizzes.places import countable_lemma, field_of_lemma, mostly
from scripts.easy_glosses import plain_meaning
from texts import lexicon
from texts.bands import BANDS, band, zipf
from texts.lexicon import PLACE

DIMENSIONS = 48
WINDOW = 6  # lemmas on each side
RAREST = 2.8  # Zipf of a word worth a vector
FEWEST = 5  # times met
CONTEXTS = 5000  # commonest lemmas that count as company
TOO_COMMON = 6.3  # Zipf; company that says nothing
FEWEST_VERBS = 4  # times a verb must be met for its frame to be known
MOSTLY, SELDOM = 0.6, 0.25  # share of a verb's uses with an object
SMOOTHING = 0.75  # of the frequencies of company, Levy et al. 2015
LARGEST = 127  # of a coordinate, as a whole number
OVERSAMPLE, POWER_STEPS, SEED = 20, 4, 7

Document = list[str]


@cache
def base(word: str) -> str:
    """Return the commonest of the dictionary forms of a word."""
    from lemminflect import getAllLemmas

    found = {form for forms in getAllLemmas(word).values() for form in forms}
    return max(sorted(found), key=zipf) if found else word


def lemmas(text: str) -> Document:
    """Return the base forms of the words of a text."""
    return [base(w) for w in re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower()) if len(w) > 1]


def dictionary(place: Path) -> Iterator[Document]:
    """Yield each definition with its words and its headings, and each example."""
    database = sqlite3.connect(place)
    members: dict[int, list[str]] = {}
    for synset, surface in database.execute("SELECT synset, surface FROM member ORDER BY 1, place"):
        members.setdefault(synset, []).append(surface)
    up: dict[int, list[int]] = {}
    for source, target in database.execute("SELECT source, target FROM link ORDER BY 1, 2"):
        up.setdefault(source, []).append(target)
    rows = database.execute("SELECT id, gloss, examples FROM synset ORDER BY 1")
    for synset, gloss, said in rows:
        words = [w for m in members[synset] for w in lemmas(m)]
        headings = [w for s in up.get(synset, ())[:2] for m in members[s][:2] for w in lemmas(m)]
        yield [*words, *headings, *lemmas(gloss)[:12], *words]
        yield from (lemmas(example) for example in json.loads(said))
    database.close()


def treebank(path: Path) -> Iterator[Document]:
    """Yield the lemmas of each sentence of a CoNLL-U file."""
    sentence: Document = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.split("\t")
            if len(columns) > 4 and columns[0].isdigit():
                sentence.append(columns[2].lower())
            elif sentence and not line.strip():
                yield sentence
                sentence = []


def graded(path: Path) -> Iterator[Document]:
    """Yield the sentences of CEFR-SP that come from Wikipedia."""
    for line in path.read_text("utf-8").splitlines():
        found = json.loads(line)
        if found["prov"] == "Wiki-Auto":
            yield lemmas(found["text"])


@dataclass
class Frame:
    """How a verb was met: how often, how often with an object, and objects by field."""

    met: int = 0
    objects: int = 0
    fields: Counter[str] = field(default_factory=Counter)


def frames(path: Path, found: dict[str, Frame]) -> None:
    """Count the objects of the verbs of a CoNLL-U file, the subjects of passives among them."""
    sentence: list[list[str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 4 and columns[0].isdigit():
                sentence.append(columns)
            elif sentence and not line.strip():
                _count(sentence, found)
                sentence = []


def _count(sentence: list[list[str]], found: dict[str, Frame]) -> None:
    for columns in sentence:
        if columns[3] != "VERB":
            continue
        frame = found.setdefault(columns[2].lower(), Frame())
        frame.met += 1
        below = [c for c in sentence if c[6] == columns[0]]
        objects = [c for c in below if c[7] in ("obj", "nsubj:pass")]
        frame.objects += bool(objects)
        subjects = [c for c in below if c[7] == "nsubj"]
        for noun in objects or subjects:
            people = noun[3] == "PROPN" or (noun[3] == "PRON" and noun[2] not in ("it", "that"))
            said = "h" if people else field_of_lemma(noun[2].lower())
            frame.fields[said] += bool(said)


def use(word: str, found: dict[str, Frame]) -> str:
    """Return "t/ho", "i/h" and the like for a verb that was met often enough, or ""."""
    frame = found.get(word)
    if frame is None or frame.met < FEWEST_VERBS:
        return "-"
    share = frame.objects / frame.met
    taken = "t" if share > MOSTLY else "i" if share < SELDOM else "b"
    total = sum(frame.fields.values())
    said = "".join(f for f, n in sorted(frame.fields.items()) if n >= 0.2 * total and f)
    return f"{taken}/{said}"


def _no_name(word: str, pos: str) -> bool:
    """Tell "turkey" the bird from a word that the dictionary writes with a capital."""
    return word in lexicon.members(lexicon.senses(word, pos)[0].synset)


def _band(word: str, pos: str) -> str | None:
    return band(word, {"n": "NN", "v": "VB", "a": "JJ"}[pos]) if pos in "nva" else None


def entry(word: str, found: dict[str, Frame]) -> str:
    """Return what the ranker must know of a word: parts of speech, Zipf in tenths, verb frame."""
    parts = "".join(p for p in "nva" if mostly(word, p) and _no_name(word, p)) or "-"
    told = "".join(p for p in parts if p != "-" and plain_meaning(word, p)) or "-"
    bands = "".join(str(1 + BANDS.index(b)) if (b := _band(word, p)) else "0" for p in parts)
    counted = "c" if countable_lemma(word) else "u"
    return f"{word} {parts} {told} {round(10 * zipf(word))} {use(word, found)} {counted} {bands}"


def association(documents: list[Document]) -> tuple[list[str], np.ndarray]:
    """Return the words and, a row a word, their positive mutual information with company."""
    counts = Counter(w for d in documents for w in d)
    words = sorted(
        w for w, n in counts.items() if n >= FEWEST and w.isalpha() and zipf(w) >= RAREST
    )
    company = [w for w, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]
    company = [w for w in company if w.isalpha() and len(w) > 2 and zipf(w) < TOO_COMMON]
    rows = {w: i for i, w in enumerate(words)}
    columns = {w: i for i, w in enumerate(company[:CONTEXTS])}
    table = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for document in documents:
        for at, word in enumerate(document):
            row = rows.get(word)
            if row is None:
                continue
            for near in range(max(0, at - WINDOW), min(len(document), at + WINDOW + 1)):
                column = columns.get(document[near])
                if column is not None and document[near] != word:
                    table[row, column] += 1.0 / (1 + abs(near - at) // 3)
    of_word = table.sum(axis=1, keepdims=True)
    of_company = table.sum(axis=0, keepdims=True) ** SMOOTHING
    expected = of_word * (of_company / of_company.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        information = np.log(table / expected)
    return words, np.where(np.isfinite(information) & (information > 0), information, 0.0)


def reduced(table: np.ndarray) -> np.ndarray:
    """Return unit vectors of DIMENSIONS by randomised singular value decomposition."""
    rng = np.random.default_rng(SEED)
    sketch = table @ rng.standard_normal((table.shape[1], DIMENSIONS + OVERSAMPLE)).astype("f4")
    for _ in range(POWER_STEPS):
        sketch, _ = np.linalg.qr(table @ (table.T @ sketch))
    basis, _ = np.linalg.qr(sketch)
    left, values, _ = np.linalg.svd(basis.T @ table, full_matrices=False)
    vectors = (basis @ left)[:, :DIMENSIONS] * np.sqrt(values[:DIMENSIONS])
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return np.asarray(vectors / lengths)


def main() -> None:
    """Make the vectors and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    root = Path(__file__).resolve().parent.parent
    parser.add_argument("--ud", type=Path, default=root.parent / "shared" / "ud")
    shared = root.parent / "shared" / "level-dev" / "cefr_sp.jsonl"
    parser.add_argument("--cefr", type=Path, default=shared)
    parser.add_argument("--out", type=Path, default=root / "quizzes" / "data" / "vectors.json.gz")
    given = parser.parse_args()
    documents = list(dictionary(PLACE))
    for name in ("ewt-train", "gum-open-train"):
        documents += treebank(given.ud / f"{name}.conllu.xz")
    documents += graded(given.cefr)
    words, table = association(documents)
    verbs: dict[str, Frame] = {}
    for name in ("ewt-train", "gum-open-train"):
        frames(given.ud / f"{name}.conllu.xz", verbs)
    whole = np.clip(np.rint(reduced(table) * LARGEST * 2), -LARGEST, LARGEST).astype(np.int8)
    packed = base64.b64encode(whole.tobytes()).decode("ascii")
    lines = [entry(w, verbs) for w in words]
    written = {"dimensions": DIMENSIONS, "words": lines, "vectors": packed}
    given.out.write_bytes(gzip.compress(json.dumps(written).encode(), 9, mtime=0))
    print(f"{len(documents)} documents, {len(words)} words, {given.out.stat().st_size} bytes")  # noqa: T201 - what the script is run for


if __name__ == "__main__":
    main()
