"""Supported: the one statement that the text supports, among three that it does not.

Most wrong statements are other claims of the text made false by one change; at most one
is about something that the text certainly does not speak of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from quizzes.absent import unsaid
from quizzes.claims import Claimed, claimed, contradiction
from quizzes.difficulty import of_claim
from quizzes.falsehoods import unsupported
from quizzes.item import Item, Option
from quizzes.making import claim_item, whole
from texts.analysis import Analysis

KIND, VERSION = "supported", 1
STEM = "Which statement does the text support?"
MOST = 6  # proposals; each needs three wrong statements of its own
WRONG = 3
EACH = 2  # false versions of one claim; each is used once
SHORTEST, LONGEST = 0.6, 1.6  # length of a wrong statement beside the key
SHARED = 0.4  # of the words of the shorter statement


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong statement, why it is wrong, and the sentence it was made from (-1: none)."""

    surface: str
    feedback: str
    sentence: int


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on the best claims, the wrong statements made from other claims."""
    claims = claimed(analysis)
    pool = [w for c in claims for w in _false(analysis, c, rng)]
    pool += [
        Wrong(u.surface, f"The text speaks of {u.subject}, but says nothing about {u.topic}.", -1)
        for u in unsaid(analysis, rng, [c.statement for c in claims])
    ]
    used: set[str] = set()
    for claim in claims[: 3 * MOST]:
        chosen = _companions(claim, [w for w in pool if w.surface not in used])
        if len(chosen) == WRONG:
            used |= {w.surface for w in chosen}
            yield _item(analysis, claim, chosen)
        if len(used) >= WRONG * MOST:
            return


def _false(analysis: Analysis, claim: Claimed, rng: Random) -> list[Wrong]:
    """Return false versions of a claim, none by a plain "not", which looks false by itself."""
    found = [f for f in unsupported(analysis, claim.statement, rng) if f.sort != "affirmed"]
    index = claim.statement.sentence.index
    return [
        Wrong(f.statement.surface, contradiction(analysis, f), index)
        for f in rng.sample(found, len(found))[:EACH]
    ]


def _companions(claim: Claimed, pool: list[Wrong]) -> list[Wrong]:
    """Return three wrong statements like the key in length, from three other sentences."""
    key = claim.surface
    chosen: list[Wrong] = []
    for wrong in sorted(pool, key=lambda w: (w.sentence < 0, abs(len(w.surface) - len(key)))):
        if wrong.sentence < 0 and any(c.sentence < 0 for c in chosen):
            continue
        taken = [claim.statement.sentence.index, *(c.sentence for c in chosen)]
        if wrong.sentence in taken or not SHORTEST <= len(wrong.surface) / len(key) <= LONGEST:
            continue
        if all(_apart(wrong.surface, other) for other in (key, *(c.surface for c in chosen))):
            chosen.append(wrong)
        if len(chosen) == WRONG:
            break
    return chosen


def _apart(one: str, other: str) -> bool:
    """Tell whether two statements are about different matters."""
    a = {w for w in one.lower().strip(".").split() if len(w) > 3}
    b = {w for w in other.lower().strip(".").split() if len(w) > 3}
    return len(a & b) <= SHARED * min(len(a), len(b))


def _item(analysis: Analysis, claim: Claimed, wrong: list[Wrong]) -> Item:
    sentence = claim.statement.sentence
    return claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        STEM,
        Option(claim.surface, f"The text says the same: {whole(analysis, sentence)}."),
        tuple(Option(w.surface, w.feedback) for w in wrong),
        claim.surface,
        of_claim(KIND, analysis, sentence),
    )
