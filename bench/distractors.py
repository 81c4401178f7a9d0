"""Measure candidates and ranker against human distractors.

    python -m bench.distractors [--data ../shared/distractors-dev/dgen-train.json] [--first N]

The measures are those of CDGP (Chiang et al. 2022), in per cent, averaged over the items:

- P@1: the first proposal is a human distractor;
- F1@3: the harmonic mean of precision and recall of the first three proposals;
- MRR@10: one over the rank of the first human distractor among ten, 0 for none;
- NDCG@10: gain 1 for each human distractor among ten, discounted by log2(rank + 1), over the
  gain of the same proposals in the best order; "strict" over the gain of all human distractors;
- recall: the share of human distractors among all candidates.

DGen states no licence: it is measured on, and nothing that ships was fitted to it. Its keys are
terms of science, taken as nouns; the filters of quizzes/rivals.py, which guard a gap in a
text, are not applied: here a sister of the key is what people choose.
"""

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from quizzes.candidates import proposals

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "distractors-dev" / "dgen-train.json"
TEN, THREE = 10, 3


def measures(proposed: Sequence[str], human: Sequence[str]) -> dict[str, float]:
    """Return the measures of one item, each in [0, 1]."""
    wanted = {h.lower().strip() for h in human}
    hits = [p in wanted for p in proposed]
    precision = sum(hits[:THREE]) / THREE
    recall = sum(hits[:THREE]) / len(wanted)
    first = next((1 / rank for rank, hit in enumerate(hits[:TEN], 1) if hit), 0.0)
    gain = _gain(hits[:TEN])
    return {
        "P@1": float(hits[0]) if hits else 0.0,
        "F1@3": 2 * precision * recall / (precision + recall) if precision else 0.0,
        "MRR@10": first,
        "NDCG@10": gain / _gain(sorted(hits[:TEN], reverse=True)) if gain else 0.0,
        "NDCG@10 strict": gain / _gain([True] * len(wanted)),
        "recall": sum(hits) / len(wanted),
    }


def _gain(hits: Sequence[bool]) -> float:
    return sum(1 / math.log2(rank + 1) for rank, hit in enumerate(hits, 1) if hit)


def main() -> None:
    """Print the averages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--first", type=int, default=None)
    given = parser.parse_args()
    items = json.loads(given.data.read_text("utf-8"))[: given.first]
    begun = perf_counter()
    found = [
        measures(proposals(i["answer"], i["sentence"].replace("**blank**", " ")), i["distractors"])
        for i in items
    ]
    print(f"{len(found)} items, {1000 * (perf_counter() - begun) / len(found):.0f} ms each")
    for name in found[0]:
        print(f"{name:16}{100 * sum(f[name] for f in found) / len(found):6.1f}")


if __name__ == "__main__":
    main()
