"""Supported: the one statement that the text supports, among three that it does not.

The key tells a claim anew. A wrong statement tells the contrary of another claim, says of
most what the text says of some, or gives one person's deed to another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, whole
from quizzes.told import left_open, retold
from quizzes.whodidit import deeds, exchanged, retold_deed
from texts.analysis import Analysis, Sentence

KIND, VERSION = "supported", 2
STEM = "Which statement does the text support?"
WRONG = 3
SHORTEST, LONGEST = 0.6, 1.5  # length of a wrong statement beside the key


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, the sentence that it was made from, and what to say of it."""

    surface: str
    sentence: Sentence
    feedback: str


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on claims that can be told anew, no wrong statement twice."""
    pool = _wrong(analysis, rng)
    rng.shuffle(pool)
    for key in _right(analysis):
        chosen = _companions(key, pool)
        if len(chosen) == WRONG:
            pool = [w for w in pool if w not in chosen]
            yield _item(analysis, key, chosen)


def _right(analysis: Analysis) -> list[Said]:
    found = [(r.true, r.sentence) for r in retold(analysis) if r.true]
    found += [(t, d.made.sentence) for d in deeds(analysis) if (t := retold_deed(d))]
    return [
        Said(text, s, f"The text says the same in other words: {whole(analysis, s)}.")
        for text, s in found
    ]


def _wrong(analysis: Analysis, rng: Random) -> list[Said]:
    found = [
        Said(r.false, r.sentence, f"The text says the contrary: {whole(analysis, r.sentence)}.")
        for r in retold(analysis)
        if r.false
    ]
    found += [
        Said(o.surface, o.sentence, f"The text says “{o.said}”: {whole(analysis, o.sentence)}.")
        for o in left_open(analysis)
    ]
    for deed in deeds(analysis):
        other = rng.choice(deed.others)
        why = f"The text says this of {deed.who}: {whole(analysis, deed.made.sentence)}."
        found.append(Said(exchanged(deed, other), deed.made.sentence, why))
    return found


def _companions(key: Said, pool: list[Said]) -> list[Said]:
    """Return three wrong statements like the key in length, from three other sentences."""
    chosen: list[Said] = []
    for wrong in pool:
        taken = [key.sentence, *(c.sentence for c in chosen)]
        ratio = len(wrong.surface) / len(key.surface)
        if any(wrong.sentence is s for s in taken) or not SHORTEST <= ratio <= LONGEST:
            continue
        chosen.append(wrong)
        if len(chosen) == WRONG:
            break
    return chosen


def _item(analysis: Analysis, key: Said, wrong: list[Said]) -> Item:
    return claim_item(
        analysis,
        KIND,
        VERSION,
        key.sentence,
        STEM,
        Option(key.surface, key.feedback),
        tuple(Option(w.surface, w.feedback) for w in wrong),
        key.surface,
        of_claim(KIND, analysis, key.sentence),
    )
