"""Find what would lower the level of a text most, by making the edit and scoring it again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from texts.bands import BANDS, zipf
from texts.grade import Scored, band_index, pooled, scored, unbounded_band
from texts.reasons import Part
from texts.tokens import printed_sentences, tokens

SHORTEST = 5  # tokens of either half of a sentence that is split
LEFT_OUT = 12  # tokens of a sentence worth leaving out; titles and headings have fewer
TRIED = 24  # sentences and words that are tried alone, of which the best are taken together
# Stands in for a plainer word: Zipf 5.3, A1, six letters.
STAND_IN = "reason"

# Where a sentence may be parted: after a mark, or before a word that opens a clause.
_JOINT = re.compile(
    r"(?<=[,;:–—])\s+|\s+(?=(?:and|but|so|because|which|who|that|when|while|where|although|as|if|"
    r"after|before|or)\s)"
)
_LOOSE_END = " ,;:–—"


class Easing(StrEnum):
    """A kind of edit."""

    SPLIT = "split"
    REPLACE = "replace"
    LEAVE_OUT = "leave out"


MOST = {Easing.SPLIT: 5, Easing.REPLACE: 8, Easing.LEAVE_OUT: 3}  # edits a teacher will make


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text, and what would stand in its place."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True)
class Change:
    """Edits of one kind, and what they would do to the level.

    ``before`` and ``after`` are bands, ``eased`` how many bands lie between (2 decimals),
    ``score`` what texts.grade.grade gives the edited text. ``sentences`` are the numbers of the
    sentences that change, from 1; ``words`` those that would be replaced, () for other kinds.
    """

    kind: Easing
    sentences: tuple[int, ...]
    words: tuple[str, ...]
    edits: tuple[Edit, ...]
    score: float
    before: str
    after: str
    eased: float


@dataclass(frozen=True, slots=True)
class _Option:
    """One thing to do: to a sentence, or to a word wherever it stands."""

    sentences: tuple[int, ...]
    edits: tuple[Edit, ...]
    word: str = ""


def changes(text: str, parts: Sequence[Part]) -> tuple[Change, ...]:
    """Return what would lower the level most, one change of each kind, the strongest first.

    A change has the fewest edits that bring the text to a lower band, or as many as a teacher
    will make where that is not enough.
    """
    trial = _Trial(text, {part.span.surface: part.scored for part in parts})
    offered = {
        Easing.SPLIT: list(_splits(parts)),
        Easing.REPLACE: list(_replacements(parts)),
        Easing.LEAVE_OUT: list(_leavings(parts)),
    }
    found = (_best(trial, kind, options) for kind, options in offered.items())
    return tuple(sorted(filter(None, found), key=lambda change: -change.eased))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, which must not overlap."""
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.instead + text[edit.end :]
    return text


class _Trial:
    """A text whose edits are scored; a sentence that stays is not measured again."""

    def __init__(self, text: str, known: dict[str, Scored]) -> None:
        self.text, self.known = text, known
        self.whole = self.score(())

    def score(self, edits: Iterable[Edit]) -> float:
        """Return the score of the text with these edits."""
        found = [s.surface for s in printed_sentences(edited(self.text, edits))]
        return pooled([self.known.get(s) or self.known.setdefault(s, scored(s)) for s in found])


def _best(trial: _Trial, kind: Easing, options: Sequence[_Option]) -> Change | None:
    """Return the change that takes the options which ease most alone, as few as will do."""
    alone = [(trial.score(option.edits), place) for place, option in enumerate(options)]
    ranked = [options[place] for score, place in sorted(alone) if score < trial.whole]
    found = None
    for count in range(1, min(MOST[kind], len(ranked)) + 1):
        found = _change(trial, kind, ranked[:count])
        if found.after != found.before:
            break
    return found


def _change(trial: _Trial, kind: Easing, taken: Sequence[_Option]) -> Change:
    edits = tuple(sorted((e for o in taken for e in o.edits), key=lambda edit: edit.start))
    score = trial.score(edits)
    return Change(
        kind=kind,
        sentences=tuple(sorted({number for option in taken for number in option.sentences})),
        words=tuple(option.word for option in taken if option.word),
        edits=edits,
        score=round(score, 3),
        before=BANDS[band_index(trial.whole)],
        after=BANDS[band_index(score)],
        eased=round(unbounded_band(trial.whole) - unbounded_band(score), 2),
    )


def _heaviest(parts: Sequence[Part]) -> list[tuple[int, Part]]:
    """Return the sentences that the formula gives most weight to, with their numbers from 1."""
    ranked = sorted(
        enumerate(parts, 1), key=lambda entry: -entry[1].scored.score * entry[1].scored.tokens
    )
    return ranked[:TRIED]


def _splits(parts: Sequence[Part]) -> Iterator[_Option]:
    for number, part in _heaviest(parts):
        if edit := _split(part):
            yield _Option((number,), (edit,))


def _split(part: Part) -> Edit | None:
    """Return the edit that makes two sentences of one, at the joint nearest its middle."""
    sentence = part.span.surface
    starts = [t.start for t in tokens(sentence)]
    joints = [
        (abs(2 * before - len(starts)), joint)
        for joint in _JOINT.finditer(sentence)
        for before in [sum(start < joint.start() for start in starts)]
        if SHORTEST <= before <= len(starts) - SHORTEST
    ]
    if not joints:
        return None
    _, joint = min(joints, key=lambda entry: entry[0])
    start = len(sentence[: joint.start()].rstrip(_LOOSE_END))
    capital = sentence[joint.end()].upper()
    return Edit(part.span.start + start, part.span.start + joint.end() + 1, f". {capital}")


def _replacements(parts: Sequence[Part]) -> Iterator[_Option]:
    """Yield the hard words, each to be replaced by a plain one wherever it stands."""
    places: dict[str, list[int]] = {}
    for number, part in enumerate(parts, 1):
        for word in part.words:
            places.setdefault(word, []).append(number)
    ranked = sorted(places, key=lambda word: (zipf(word), word))
    for word in ranked[:TRIED]:
        edits = (e for number in places[word] for e in _in_place_of(word, parts[number - 1]))
        yield _Option(tuple(places[word]), tuple(edits), word)


def _in_place_of(word: str, part: Part) -> Iterator[Edit]:
    for token in tokens(part.span.surface):
        if token.surface.lower() == word:
            plain = STAND_IN.capitalize() if token.surface[0].isupper() else STAND_IN
            yield Edit(part.span.start + token.start, part.span.start + token.end, plain)


def _leavings(parts: Sequence[Part]) -> Iterator[_Option]:
    for number, part in _heaviest(parts):
        if part.scored.tokens >= LEFT_OUT and len(parts) > 2 * MOST[Easing.LEAVE_OUT]:
            yield _Option((number,), (Edit(part.span.start, part.span.end, ""),))
