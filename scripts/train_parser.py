"""Train the parser on Universal Dependencies and write its weights.

    python scripts/train_parser.py [--ud ../shared/ud] [--work build/parser] [--pack FOLDER]

The pipeline (tok2vec, tagger, morphologizer, parser) and its settings stand in
scripts/parser.cfg; the morphologizer only teaches the others and is left out of the
weights. Training takes about two hours on one core; ``--pack FOLDER`` leaves it out, and
measures and packs what an earlier run left in FOLDER.
"""

import argparse
import lzma
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
import spacy
import srsly
from spacy.cli.train import train
from spacy.tokens import DocBin
from spacy.training.converters.conllu_to_docs import conllu_to_docs
from thinc.api import Config

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from texts.parser import FORMAT, WEIGHTS, Arc, arcs
from texts.tokens import Span

TRAIN = ("ewt-train", "gum-open-train")
DEV = ("ewt-dev", "gum-open-dev")
GROUP = 8  # sentences a document in training, where the parser finds their ends itself
KEPT = ("tok2vec", "tagger", "parser")
SHOWN = 36  # labels worth a line
CONFIG = Path(__file__).with_name("parser.cfg")

Pair = tuple[Arc, Arc]  # wanted and found


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence of a treebank: its pieces, placed, and the arc of each."""

    pieces: tuple[Span, ...]
    arcs: tuple[Arc, ...]


def treebank(path: Path) -> str:
    """Return a compressed CoNLL-U file as text."""
    return lzma.decompress(path.read_bytes()).decode("utf-8")


def convert(source: Path, target: Path) -> None:
    """Write a CoNLL-U file in the form that spaCy trains on."""
    target.parent.mkdir(parents=True, exist_ok=True)
    docs = list(conllu_to_docs(treebank(source), n_sents=GROUP))  # type: ignore[no-untyped-call]  # spaCy's
    DocBin(docs=docs, store_user_data=True).to_disk(target)


def gold(path: Path) -> Iterator[Gold]:
    """Yield the sentences of a CoNLL-U file."""
    for block in treebank(path).split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines()]
        rows = [row for row in rows if len(row) > 7 and row[0].isdigit()]
        at = 0
        placed = []
        for row in rows:
            placed.append(Span(row[1], at, at + len(row[1])))
            at += len(row[1]) + ("SpaceAfter=No" not in row[-1])
        heads = [int(row[6]) - 1 if row[6] != "0" else index for index, row in enumerate(rows)]
        found = (Arc(head, row[7], row[4]) for head, row in zip(heads, rows, strict=True))
        if rows:
            yield Gold(tuple(placed), tuple(found))


def answers(path: Path) -> list[Pair]:
    """Return the arcs wanted and found of each gold piece, parsed one sentence at a time."""
    sentences = list(gold(path))
    trees = arcs([sentence.pieces for sentence in sentences])
    return [
        pair
        for sentence, tree in zip(sentences, trees, strict=True)
        for pair in zip(sentence.arcs, tree, strict=True)
    ]


def scores(pairs: Sequence[Pair]) -> str:
    """Say which share of tags, of heads, and of heads with their labels is right."""
    right = {
        "tags": sum(wanted.tag == found.tag for wanted, found in pairs),
        "heads": sum(wanted.head == found.head for wanted, found in pairs),
        "heads and labels": sum(is_right(pair) for pair in pairs),
    }
    return ", ".join(f"{name} {count / len(pairs):.4f}" for name, count in right.items())


def label_scores(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield precision and recall of the commoner labels, head and label both right."""
    right = Counter(wanted.dep for wanted, found in pairs if is_right((wanted, found)))
    found = Counter(found.dep for _, found in pairs)
    for label, wanted in Counter(wanted.dep for wanted, _ in pairs).most_common(SHOWN):
        precision, recall = right[label] / max(found[label], 1), right[label] / wanted
        yield f"{label:14} {wanted:5} precision {precision:.3f} recall {recall:.3f}"


def is_right(pair: Pair) -> bool:
    """Tell whether a piece hangs where it should, and as what it should."""
    wanted, found = pair
    return (wanted.head, wanted.dep) == (found.head, found.dep)


def packed(folder: Path) -> bytes:
    """Return a trained pipeline as one msgpack document, numbers in half precision.

    Left out is what is not needed to parse: the morphologizer, the tokenizer, the strings
    and the optimiser. Halves cost nothing on the development files (no score moves by
    0.0001); whole bytes cost 0.1 % of the links.
    """
    nlp: Any = spacy.load(folder)
    labels = {label for name in ("tagger", "parser") for label in nlp.get_pipe(name).labels}
    settings = nlp.config
    for name in set(settings["components"]) - set(KEPT):
        del settings["components"][name]
    settings["nlp"]["pipeline"] = list(KEPT)
    document = {
        "format": FORMAT,
        "config": Config({key: settings[key] for key in ("nlp", "components")}).to_str(),
        "labels": sorted(labels),
        "pipes": {name: _halved_pipe(nlp.get_pipe(name)) for name in KEPT},
    }
    return bytes(srsly.msgpack_dumps(document))


def _halved_pipe(pipe: Any) -> dict[str, bytes]:
    parts: dict[str, bytes] = srsly.msgpack_loads(pipe.to_bytes(exclude=["vocab"]))
    model = srsly.msgpack_loads(parts["model"])
    model["params"] = [
        {name: value if value is None else value.astype(numpy.float16) for name, value in p.items()}
        for p in model["params"]
    ]
    return {**parts, "model": bytes(srsly.msgpack_dumps(model))}


def main() -> None:
    """Convert, train, pack, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ud", type=Path, default=Path("../shared/ud"))
    parser.add_argument("--work", type=Path, default=Path("build/parser"))
    parser.add_argument("--pack", type=Path, help="a pipeline that was trained before")
    given = parser.parse_args()
    if given.pack is None:
        for part, names in (("train", TRAIN), ("dev", DEV)):
            for name in names:
                convert(given.ud / f"{name}.conllu.xz", given.work / part / f"{name}.spacy")
        paths = {f"paths.{part}": str(given.work / part) for part in ("train", "dev")}
        train(CONFIG, given.work / "out", overrides=paths)
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_bytes(packed(given.pack or given.work / "out" / "model-best"))
    answered = {name: answers(given.ud / f"{name}.conllu.xz") for name in DEV}
    for name, pairs in answered.items():
        print(f"{name:14} {scores(pairs)}")  # noqa: T201 - scores
    print(*label_scores([pair for pairs in answered.values() for pair in pairs]), sep="\n")  # noqa: T201 - scores


if __name__ == "__main__":
    main()
