"""Say why a text has its level: sentence by sentence, word by word, and what would lower it.

Nothing here is a guess about the formula: every figure is a score computed again, without a
sentence, or with the edit made. ``texts.grade.grade`` of the edited text gives the same score.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from texts.bands import BANDS, BEGINNERS, BEGINNERS_LEAST, average_level, zipf
from texts.grade import Scored, pooled, pooled_without_each, scored, unbounded_band
from texts.measures import RARE, UNCOMMON, counted_words, is_content
from texts.tokens import Span, printed_sentences, tokens

# Steps of the heat map: how far a sentence's own score lies from the text's. Sentences of one
# article of OneStopEnglish spread by 0.8; the bands of texts are some 0.4 wide.
NEAR, FAR = 0.4, 1.2
STEPS = ("much easier", "easier", "as hard as the whole", "harder", "much harder")
LONG = 1.25  # times the tokens of the text's mean sentence; what is longer is called long
LISTED = 24  # hard words of a text: more than a teacher will read through
NAMED = 3  # hard words that are named beside a sentence


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word that makes a text hard; ``band`` is None where no list knows it."""

    word: str
    zipf: float
    band: str | None
    count: int


@dataclass(frozen=True, slots=True)
class SentenceReason:
    """What one sentence does to the level of its text.

    ``score`` is its own; ``step`` its place on the heat map, 1 (much easier than the text) to 5
    (much harder); ``pull`` how many bands the text would lose without it, below 0 where it
    would gain; ``why`` what stands out in it, a few words each.
    """

    start: int
    end: int
    tokens: int
    score: float
    step: int
    pull: float
    why: tuple[str, ...]

    @property
    def said(self) -> str:
        """Return the step in words."""
        return STEPS[self.step - 1]


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence with its place and its score, as the reasons look at it."""

    span: Span
    scored: Scored
    words: tuple[str, ...]  # hard words, hardest first, each once


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the sentences of a text with their scores and hard words."""
    lower = {t.surface for t in tokens(text) if t.surface.islower()}
    return tuple(
        Part(span, scored(span.surface), tuple(_hard(counted_words(span.surface), lower)))
        for span in printed_sentences(text)
    )


def sentence_reasons(parts: Sequence[Part]) -> tuple[SentenceReason, ...]:
    """Return what each sentence does to the level, in the order of the text."""
    known = [part.scored for part in parts]
    whole = pooled(known)
    mean = sum(part.tokens for part in known) / len(known)
    rests = pooled_without_each(known) if len(known) > 1 else [whole]
    return tuple(
        SentenceReason(
            start=part.span.start,
            end=part.span.end,
            tokens=part.scored.tokens,
            score=round(part.scored.score, 3),
            step=_step(part.scored.score - whole),
            pull=round(unbounded_band(whole) - unbounded_band(rest), 2),
            why=tuple(_why(part, mean)),
        )
        for part, rest in zip(parts, rests, strict=True)
    )


def hard_words(parts: Sequence[Part]) -> tuple[HardWord, ...]:
    """Return the words below Zipf 4 that are vocabulary, rarest first, at most 24."""
    counts: dict[str, int] = {}
    for part in parts:
        for word in counted_words(part.span.surface):
            if word in part.words:
                counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts, key=lambda word: (zipf(word), word))
    return tuple(HardWord(w, zipf(w), likely_band(w), counts[w]) for w in ranked[:LISTED])


def likely_band(word: str) -> str | None:
    """Return the band of a word of whatever part of speech, None where no list knows it.

    As texts.bands.band, a rare word is not taken for beginners' vocabulary.
    """
    level = average_level(word)
    if level is None:
        return None
    found = BANDS[min(max(round(level), 1), len(BANDS)) - 1]
    return "B1" if found in BEGINNERS and zipf(word) < BEGINNERS_LEAST else found


def _hard(words: Sequence[str], lower: Collection[str]) -> list[str]:
    """Return the uncommon vocabulary among words, rarest first, each once.

    What no list knows and the text never writes in lower case is a name that opens a sentence.
    """
    hard = {
        w
        for w in words
        if is_content(w) and zipf(w) < UNCOMMON and (w in lower or average_level(w) is not None)
    }
    return sorted(hard, key=lambda word: (zipf(word), word))


def _step(beyond: float) -> int:
    return (
        3
        + sum(beyond >= limit for limit in (NEAR, FAR))
        - sum(beyond <= -limit for limit in (NEAR, FAR))
    )


def _why(part: Part, mean: float) -> list[str]:
    said = []
    if part.scored.tokens > LONG * mean:
        said.append(f"{part.scored.tokens} words in one sentence")
    rare = [word for word in part.words if zipf(word) < RARE]
    listed = rare or part.words
    if listed:
        kind = "rare" if rare else "uncommon"
        said.append(f"{kind}: {', '.join(listed[:NAMED])}")
    return said
