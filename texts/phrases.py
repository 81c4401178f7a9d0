"""Base noun phrases: a determiner, what describes, and the noun, by tags alone."""

from collections.abc import Iterator, Sequence

from texts.parts import Word
from texts.tokens import Span

_INSIDE = ("DT", "PDT", "PRP$", "CD", "JJ", "VBN", "VBG", "NN", "POS", "PRP", "$", "HYPH")
_HEADS = ("NN", "PRP", "CD", "EX")


def noun_phrases(text: str, tokens: Sequence[Word]) -> tuple[Span, ...]:
    """Return the base noun phrases of a sentence in order: "a local village headman"."""
    return tuple(
        Span(text[tokens[a].start : tokens[b].end], tokens[a].start, tokens[b].end)
        for a, b in chunks(tokens)
    )


def chunks(tokens: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each base noun phrase."""
    at = 0
    while at < len(tokens):
        last = _end(tokens, at)
        if last < at:
            at += 1
            continue
        yield at, last
        at = last + 1


def _end(tokens: Sequence[Word], first: int) -> int:
    """Return the last token of the phrase that begins here, or ``first - 1``."""
    last = first - 1
    for place in range(first, len(tokens)):
        tag = tokens[place].tag
        starts_anew = place > first and tag in {"DT", "PRP$", "PRP", "PDT", "EX"}
        if starts_anew or not tag.startswith(_INSIDE) or _is_verb(tokens, place, first):
            break
        if tag.startswith(_HEADS):
            last = place
        if tag == "PRP":
            break
    return last


def _is_verb(tokens: Sequence[Word], place: int, first: int) -> bool:
    """Tell a participle that describes ("a growing town") from one that is a verb."""
    if tokens[place].tag not in {"VBN", "VBG"}:
        return False
    return place == first or not tokens[place - 1].tag.startswith(("DT", "PRP$", "JJ", "POS", "CD"))
