"""What was mended in a text or left out, and what might be: each in its place, to be switched.

A mark says where it stands in the text as it is, and what stands there when it is switched.
Switching twice gives the same text again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

BEGIN, END = "\ue000", "\ue001"  # of a mark in a text that is cleaned: no text has these itself
_SENTINELS = re.compile(f"[{BEGIN}{END}]")
# A stop between two letters that no space follows: "by 2024.China and Russia".
_GLUED = re.compile(r"(?<=[a-z]{2}[.?!])(?=[A-Z][a-z])|(?<=\d[.?!])(?=[A-Z][a-z])")


class MarkKind(StrEnum):
    """What a mark is about."""

    HYPHEN = "hyphen"  # a word parted at the end of a line was made whole
    HEAD = "head"  # a running head or a page number was left out
    GLUED = "glued"  # two sentences without a space between them
    TAIL = "tail"  # a byline, a disclaimer, a web tail


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text: ``text[start:end]`` stands there, ``other`` when it is switched.

    ``done`` tells whether the text is changed here from what came; a mark not done is offered.
    """

    kind: MarkKind
    start: int
    end: int
    other: str
    done: bool


def switched(text: str, marks: Sequence[Mark], number: int) -> tuple[str, tuple[Mark, ...]]:
    """Return a text with one of its marks switched, and all marks where they stand then.

    Marks inside the stretch that is switched are gone with it. Raises IndexError.
    """
    mark = marks[number]
    before = text[mark.start : mark.end]
    fresh = text[: mark.start] + mark.other + text[mark.end :]
    shift = len(mark.other) - len(before)
    moved = [
        replace(mark, end=mark.start + len(mark.other), other=before, done=not mark.done)
        if n == number
        else _moved(other, mark, shift, later=n > number)
        for n, other in enumerate(marks)
    ]
    return fresh, tuple(m for m in moved if m is not None)


def _moved(other: Mark, mark: Mark, shift: int, *, later: bool) -> Mark | None:
    if other.start >= mark.end and (later or other.start > mark.start):
        return replace(other, start=other.start + shift, end=other.end + shift)
    if other.end <= mark.start:
        return other
    return None


def embedded(text: str, marks: Iterable[Mark]) -> str:
    """Return a text with its marks, given in order, as signs in it, to be cleaned with them."""
    signs = sorted(
        (place, n, sign)
        for n, mark in enumerate(marks)
        for place, sign in ((mark.start, BEGIN), (mark.end, END))
    )
    pieces, at = [], 0
    for place, _, sign in signs:
        pieces += [_SENTINELS.sub("", text[at:place]), sign]
        at = place
    return "".join((*pieces, _SENTINELS.sub("", text[at:])))


def extracted(text: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Return a text without the signs, and its marks where these stood.

    ``marks`` are those that were embedded, in the order of the text.
    """
    starts = _places(text, BEGIN)
    ends = _places(text, END)
    whole = _SENTINELS.sub("", text)
    if not len(starts) == len(ends) == len(marks):  # a mark was cleaned away with what it was in
        return whole, ()
    placed = zip(marks, starts, ends, strict=True)
    return whole, tuple(replace(mark, start=a, end=b) for mark, a, b in placed)


def _places(text: str, sign: str) -> list[int]:
    """Return where a sign stands, the signs before it not counted."""
    signs = enumerate(_SENTINELS.finditer(text))
    return [match.start() - n for n, match in signs if match.group() == sign]


def glued(text: str) -> Iterator[Mark]:
    """Yield a mark where two sentences have no space between them: offered, not done.

    Words stay as they came (the Fact Box counts them so); a teacher may part them.

    >>> [mark.start for mark in glued("Trade grew by 2024.China sold more to the U.S.A.")]
    [19]
    """
    for match in _GLUED.finditer(text):
        yield Mark(MarkKind.GLUED, match.start(), match.start(), " ", done=False)


def offered(text: str, tails: Iterable[tuple[int, int]], made: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return all marks of a text in order: those made, and what may be mended besides.

    ``tails`` are stretches that are no part of the article itself. None overlaps another.
    """
    found = list(made)
    ends = (Mark(MarkKind.TAIL, start, end, "", done=False) for start, end in tails)
    for mark in (*ends, *glued(text)):
        if all(mark.end < m.start or m.end < mark.start for m in found):
            found.append(mark)
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))
