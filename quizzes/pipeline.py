"""From a text to a quiz: analyse -> propose -> screen -> choose.

>>> draft = make("A short text.")  # doctest: +SKIP
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from random import Random

from quizzes import abroad
from quizzes.choose import choose, size
from quizzes.generators import GENERATORS
from quizzes.item import Item, Refusal
from quizzes.kinds import MEASURED, RESERVE, RESTING
from quizzes.screens import refusal
from texts.analysis import Analysis, analyse
from texts.languages import ENGLISH, UNKNOWN


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was made of a text.

    ``items`` are all sound items in the order of the text; ``chosen`` the quiz in serving
    order; ``refusals`` what was thought of and not kept.
    """

    analysis: Analysis
    items: tuple[Item, ...]
    chosen: tuple[Item, ...]
    refusals: tuple[Refusal, ...]


def make(
    text: str,
    *,
    seed: int = 0,
    kinds: Collection[str] | None = None,
    heard: Callable[[float], None] = lambda share: None,
) -> Draft:
    """Return the items of a text; of some kinds only, where ``kinds`` names them.

    Kinds that rest are made too, but chosen for the quiz only where they are named; those of
    the reserve where they are named or the quiz is very short. ``heard`` is told the share of
    the work that is done, in [0, 1], never going back: MEASURED once the text is. The same text,
    seed and kinds give the same items, byte for byte. Raises texts.Unfit
    for a text that has nothing to read, ValueError for a kind that does not exist.
    """
    analysis = analyse(text, lambda share: heard(MEASURED * share))
    if analysis.grade.language != ENGLISH:
        return _abroad(analysis, seed, kinds)
    wanted = list(GENERATORS) if kinds is None else sorted(kinds, key=list(GENERATORS).index)
    sound: dict[str, Item] = {}
    refused: list[Refusal] = []
    for place, kind in enumerate(wanted):
        at = 0.0  # in the text: most kinds go through it from the beginning
        # Each kind has chance of its own, so that one kind more or less changes no other.
        rng = Random(f"{analysis.hash}:{seed}:{kind}")
        for item in GENERATORS[kind](analysis, rng):
            at = max(at, item.evidence.end / len(analysis.text))
            heard(MEASURED + (1 - MEASURED) * (place + at) / len(wanted))
            reason = refusal(item, analysis)
            if reason:
                refused.append(Refusal(item, reason))
            else:
                sound.setdefault(item.id, item)
        heard(MEASURED + (1 - MEASURED) * (place + 1) / len(wanted))
    items = sorted(sound.values(), key=lambda i: (i.evidence.start, wanted.index(i.kind), i.id))
    if kinds is not None:
        return Draft(analysis, tuple(items), choose(analysis, items), tuple(refused))
    served = [i for i in items if i.kind not in RESTING | RESERVE]
    chosen = choose(analysis, served, [i for i in items if i.kind in RESERVE])
    return Draft(analysis, tuple(items), chosen, tuple(refused))


def _abroad(analysis: Analysis, seed: int, kinds: Collection[str] | None) -> Draft:
    """Return the items of a text that is not English: none where its language is not known."""
    known = analysis.grade.language != UNKNOWN
    rng = Random(f"{analysis.hash}:{seed}:abroad")
    made = abroad.propose(analysis, rng) if known else ()
    items = [item for item in made if kinds is None or item.kind in kinds]
    return Draft(analysis, tuple(items), abroad.chosen(items, size(analysis)), ())
