"""Supported: the one statement that the text supports, among three that it contradicts."""

from collections.abc import Iterator
from random import Random

from quizzes.claims import Claimed, claimed, contradiction
from quizzes.difficulty import of_claim
from quizzes.falsehoods import Falsehood, falsehoods
from quizzes.item import Item, Option
from quizzes.making import claim_item, whole
from texts.analysis import Analysis

KIND, VERSION = "supported", 1
STEM = "Which statement does the text support?"
MOST = 6  # proposals; each needs three false statements of its own
WRONG = 3
SHORTEST, LONGEST = 0.65, 1.5  # length of a wrong statement beside the key
SHARED = 0.4  # of the words of the shorter statement


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on the best claims, the wrong statements made from other claims."""
    claims = claimed(analysis)
    wrong = [_one_falsehood(analysis, c, rng, turn) for turn, c in enumerate(claims)]
    pool = [f for f in wrong if f]
    used: set[str] = set()
    for claim in claims[: 2 * MOST]:
        chosen = _companions(claim, pool, used)
        if len(chosen) == WRONG:
            used |= {f.statement.surface for f in chosen}
            yield _item(analysis, claim, chosen)
        if len(used) >= WRONG * MOST:
            return


def _one_falsehood(analysis: Analysis, claim: Claimed, rng: Random, turn: int) -> Falsehood | None:
    """Return one false version of a claim, another sort of change each time round."""
    found = list(falsehoods(analysis, claim.statement, rng))
    return found[turn % len(found)] if found else None


def _companions(claim: Claimed, pool: list[Falsehood], used: set[str]) -> list[Falsehood]:
    """Return three false statements like the key in length, from three other sentences."""
    key = claim.surface
    chosen: list[Falsehood] = []
    for false in sorted(pool, key=lambda f: abs(len(f.statement.surface) - len(key))):
        surface = false.statement.surface
        if surface in used or false.statement.sentence.index == claim.statement.sentence.index:
            continue
        if not SHORTEST <= len(surface) / len(key) <= LONGEST:
            continue
        if all(_apart(surface, other) for other in (key, *(f.statement.surface for f in chosen))):
            chosen.append(false)
        if len(chosen) == WRONG:
            break
    return chosen


def _apart(one: str, other: str) -> bool:
    """Tell whether two statements are about different matters."""
    a = {w for w in one.lower().strip(".").split() if len(w) > 3}
    b = {w for w in other.lower().strip(".").split() if len(w) > 3}
    return len(a & b) <= SHARED * min(len(a), len(b))


def _item(analysis: Analysis, claim: Claimed, wrong: list[Falsehood]) -> Item:
    sentence = claim.statement.sentence
    return claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        STEM,
        Option(claim.surface, f"The text says the same: {whole(analysis, sentence)}."),
        tuple(Option(f.statement.surface, contradiction(analysis, f)) for f in wrong),
        claim.surface,
        of_claim(KIND, analysis, sentence),
    )
