"""Coverage of real texts for simulated learners: ``python -m bench.coverages``.

A learner of bench.vocabularies takes the placement; which headwords of a text they know is
drawn by their curve. Printed is how far the expected coverage is off, how often its interval
holds the true one, and how often a text stands on the right shelf (docs/measuring.md).
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from random import Random
from statistics import fmean
from time import perf_counter

from bench.vocabularies import Truth, learners, placement
from progress.coverage import CURVES, LEAST, Coverage, Evidence, Running, coverage, reader, running
from progress.vocabulary import STEP
from texts.analysis import analyse
from texts.intake import clean
from texts.running import running as counted
from texts.vocabulary import vocabulary

SHELF = Path(__file__).parent.parent / "seed_data" / "shelf"


@dataclass(frozen=True, slots=True)
class Tried:
    """One learner with one text: the true coverage, and what is believed."""

    truth: float
    belief: Coverage

    @property
    def held(self) -> bool:
        """Tell whether the interval holds the truth."""
        return self.belief.low <= self.truth <= self.belief.high

    @property
    def shelved(self) -> bool:
        """Tell whether the text stands on the shelf that the truth would put it on."""
        shelf = next(s for s, least in LEAST.items() if round(self.truth, 2) >= least)
        return shelf is self.belief.shelf


def text(path: Path) -> Running:
    """Return the running words of a text."""
    analysis = analyse(clean(path.read_text(encoding="utf-8")).text)
    found = counted(analysis, vocabulary(analysis))
    words = ((c.headword, c.count, c.rank) for c in found)
    return running(analysis.facts.tokens, words)


def knows(truth: Truth, headword: str, at: int, seed: int) -> bool:
    """Tell whether a learner knows a headword: always the same answer for one learner."""
    luck = Random(zlib.crc32(f"{seed}:{headword}".encode())).uniform(0, 1)
    return luck < truth.knows(exp(at * STEP))


def says(rng: Random, is_known: bool) -> bool:
    """Return whether a learner marks a word as known: one in ten claims what they do not know."""
    return rng.uniform(0, 1) < (0.95 if is_known else 0.1)


def tried(
    texts: Sequence[Running], truths: Iterable[Truth], marks: int, length: int
) -> Iterator[Tried]:
    """Yield each learner with each text, after a placement and some words marked in truth."""
    for seed, truth in enumerate(truths):
        rng = Random(seed)
        belief = placement(rng, truth, length)
        for one in texts:
            true = {w: knows(truth, w, at, seed) for w, (_, at) in one.words.items()}
            unknown = sum(one.words[w][0] for w, is_known in true.items() if not is_known)
            marked = rng.sample(sorted(true), min(marks, len(true)))
            words = {w: Evidence(says=says(rng, true[w])) for w in marked}
            believed = coverage(one, reader(belief.curves(CURVES), words))
            yield Tried(1 - unknown / one.tokens, believed)


def main() -> None:
    """Print error and coverage of the interval, and the time a shelf takes."""
    texts = [text(path) for path in sorted(SHELF.glob("*.txt"))]
    print(f"Coverage: 150 learners, {len(texts)} texts of the shelf")
    print("placement  marks  mean error  interval holds  right shelf")
    for length, marks in ((28, 0), (28, 30), (14, 0), (0, 0)):
        found = list(tried(texts, learners(150, seed=1), marks, length))
        error = fmean(abs(t.belief.share - t.truth) for t in found)
        held, shelved = (fmean(map(f, found)) for f in (lambda t: t.held, lambda t: t.shelved))
        print(f"{length:9}  {marks:5}  {error:10.4f}  {held:14.3f}  {shelved:11.3f}")
    belief = placement(Random(1), learners(1, seed=1)[0])
    start = perf_counter()
    one = reader(belief.curves(CURVES), {})
    for _ in range(20):
        for running_words in texts:
            coverage(running_words, one)
    print(f"{20 * len(texts)} texts for one learner: {perf_counter() - start:.3f} s")


if __name__ == "__main__":
    main()
