"""Train the part-of-speech tagger on Universal Dependencies and write its weights.

    python scripts/train_tagger.py [--ud ../shared/ud] [--out texts/data/tagger.json.gz]

The same data give the same bytes. It takes about three minutes on one core.
"""

import argparse
import gzip
import json
import lzma
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from nltk.tag.perceptron import PerceptronTagger

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from texts.tagger import plain

TRAIN = ("ewt-train", "gum-open-train")
DEV = ("ewt-dev", "gum-open-dev")
ITERATIONS = 8
SEED = 7
SCALE = 20  # weights are kept as whole twentieths: adding them up is then exact
# Averaged weights under this count for nothing: 0.05 to 0.3 give the same accuracy on the
# development files to 0.0005.
SMALLEST = 0.1

Sentence = list[tuple[str, str]]


def tagged_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file as (form, Penn Treebank tag) pairs."""
    sentence: Sentence = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 4 and columns[0].isdigit():
                sentence.append((plain(columns[1]), columns[4]))
            elif sentence and not line.strip():
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def accuracy(tagger: PerceptronTagger, sentences: list[Sentence]) -> tuple[float, float]:
    """Return the share of tags that are right: of all tokens, and punctuation left out."""
    right = counted = right_words = words = 0
    for sentence in sentences:
        guesses = tagger.tag([form for form, _ in sentence])
        for (form, tag), (_, guess) in zip(sentence, guesses, strict=True):
            right += tag == guess
            counted += 1
            if any(map(str.isalnum, form)):
                right_words += tag == guess
                words += 1
    return right / counted, right_words / words


def pruned(weights: dict[str, dict[str, float]], smallest: float) -> dict[str, dict[str, int]]:
    """Return the weights in whole parts of SCALE, those under ``smallest`` left out."""
    kept = {
        feature: {
            tag: round(weight * SCALE)
            for tag, weight in sorted(row.items())
            if abs(weight) >= smallest and round(weight * SCALE)
        }
        for feature, row in sorted(weights.items())
    }
    return {feature: row for feature, row in kept.items() if row}


def packed(tagger: PerceptronTagger, weights: dict[str, dict[str, int]]) -> bytes:
    """Return the three parameters that NLTK's own decoder takes, as compressed JSON."""
    parameters = [weights, dict(sorted(tagger.tagdict.items())), sorted(tagger.classes)]
    text = json.dumps(parameters, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)


def report(tagger: PerceptronTagger, folder: Path, note: str) -> None:
    """Print the accuracy on the development files."""
    for name in DEV:
        all_tokens, words = accuracy(tagger, list(tagged_sentences(folder / f"{name}.conllu.xz")))
        print(f"{note:>12} {name:14} all tokens {all_tokens:.4f}  words {words:.4f}")  # noqa: T201 - scores


def main() -> None:
    """Train, prune, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ud", type=Path, default=Path("../shared/ud"))
    parser.add_argument("--out", type=Path, default=Path("texts/data/tagger.json.gz"))
    given = parser.parse_args()
    sentences = [s for name in TRAIN for s in tagged_sentences(given.ud / f"{name}.conllu.xz")]
    random.seed(SEED)  # NLTK shuffles with the global generator
    tagger = PerceptronTagger(load=False)
    tagger.train(sentences, nr_iter=ITERATIONS)
    report(tagger, given.ud, "whole")
    tagger.model.weights = pruned(tagger.model.weights, SMALLEST)
    report(tagger, given.ud, "pruned")
    given.out.write_bytes(packed(tagger, tagger.model.weights))


if __name__ == "__main__":
    main()
