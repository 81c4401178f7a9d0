"""Cause: why something was so, where the text says it in one sentence for certain.

Two forms: "because …", its rivals other facts of the text put in the same form; and
"to …", a purpose, its rivals other things that somebody in the text does or wants to do.
Both need the parser's tree: without one there is no item.
"""

from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, quote
from quizzes.questions import why
from quizzes.reasons import (
    Reason,
    other_purposes,
    other_reasons,
    purposes,
    reasons,
    subject_of,
)
from quizzes.statements import in_part
from texts.analysis import Analysis, Sentence

KIND, VERSION = "cause", 1
WRONG = 3
LIKE = 2.2  # times as long, at most, as the key
NEAR = 26  # letters; short reasons may differ more


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield questions on reasons, then on purposes, in the order of the text."""
    for reason in reasons(analysis):
        yield from _asked(
            analysis, reason, other_reasons(analysis, subject_of(reason.surface)), rng
        )
    others = other_purposes(analysis)
    for reason in purposes(analysis):
        yield from _asked(analysis, reason, others, rng)


def _asked(
    analysis: Analysis, reason: Reason, others: list[tuple[str, Sentence]], rng: Random
) -> Iterator[Item]:
    """Yield the question on a reason, where it can be put and has three rivals."""
    stem = _stem(analysis, reason)
    pool = [(w, s) for w, s in others if s is not reason.sentence]
    rivals = _rivals(reason.surface, rng.sample(pool, len(pool)))
    if stem and len(rivals) == WRONG:
        yield _item(analysis, reason, stem, rivals)


def _stem(analysis: Analysis, reason: Reason) -> str:
    made = in_part(analysis, reason.sentence)
    return why(made, reason.verb, list(reason.places))


def _rivals(key: str, pool: list[tuple[str, Sentence]]) -> list[tuple[str, Sentence]]:
    """Return three wrong reasons, like the key in length and about something else."""
    chosen: list[tuple[str, Sentence]] = []
    for surface, sentence in sorted(pool, key=lambda p: abs(len(p[0]) - len(key)) // 12):
        ratio = len(surface) / len(key)
        like = 1 / LIKE <= ratio <= LIKE or abs(len(surface) - len(key)) <= NEAR
        apart = all(_apart(surface, other) for other in (key, *(c for c, _ in chosen)))
        if like and apart and all(s is not sentence for _, s in chosen):
            chosen.append((surface, sentence))
        if len(chosen) == WRONG:
            break
    return chosen


def _apart(one: str, other: str) -> bool:
    a = {w for w in one.lower().strip(".").split() if len(w) > 3} - {"because"}
    b = {w for w in other.lower().strip(".").split() if len(w) > 3} - {"because"}
    return len(a & b) <= 0.4 * min(len(a), len(b)) if a and b else False


def _item(
    analysis: Analysis, reason: Reason, stem: str, rivals: list[tuple[str, Sentence]]
) -> Item:
    sentence = reason.sentence
    start = sentence.tokens[reason.places[0]].start
    shown = quote(analysis, sentence, start, start + 1)
    return claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        stem,
        Option(reason.surface, f"The text gives this reason: {shown}."),
        tuple(Option(w, _elsewhere(analysis, s)) for w, s in rivals),
        stem,
        of_claim(KIND, analysis, sentence),
    )


def _elsewhere(analysis: Analysis, sentence: Sentence) -> str:
    shown = quote(analysis, sentence, sentence.start, sentence.end)
    return f"That comes from another part of the text, and is not the reason for this: {shown}."
