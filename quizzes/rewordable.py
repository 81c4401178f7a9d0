"""A statement: tokens of one sentence in the order in which they are to be said, with changes."""

import re
from dataclasses import dataclass, replace

from texts.analysis import Sentence, Word

NO_SPACE_BEFORE = frozenset(".,;:!?%)]}’'”")


@dataclass(frozen=True, slots=True)
class Change:
    """What stands in place of ``text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Tokens of one sentence in the order in which they are to be said, with changes."""

    text: str
    sentence: Sentence
    tokens: tuple[Word, ...]
    prefix: str = ""
    changes: tuple[Change, ...] = ()

    def changed(self, start: int, end: int, new: str) -> "Statement":
        """Return the statement with one more change."""
        kept = tuple(c for c in self.changes if c.end <= start or c.start >= end)
        return replace(self, changes=(*kept, Change(start, end, new)))

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the article is, whole and unbroken, in the statement."""
        inside = [t for t in self.tokens if t.start < end and t.end > start]
        source = [t for t in self.sentence.tokens if t.start < end and t.end > start]
        return bool(inside) and inside == source

    @property
    def surface(self) -> str:
        """Return the statement as a finished sentence."""
        parts: list[str] = []
        before: Word | None = None
        for token in self.tokens:
            change = next((c for c in self.changes if c.start <= token.start < c.end), None)
            if change and token.start > change.start and before and before.start >= change.start:
                before = token
                continue
            said = self._cased(token, change.text if change else token.surface, before)
            parts += [self._space(before, token), said]
            before = token
        return _finished(self.prefix + "".join(parts))

    def _cased(self, token: Word, said: str, before: Word | None) -> str:
        """Return what is said for a token, without its capital where it opens no sentence now."""
        opened = token.start == self.sentence.tokens[0].start
        moved = opened and (before is not None or self.prefix)
        if moved and not token.name and not token.tag.startswith("NNP") and said != "I":
            return said[:1].lower() + said[1:]
        return said

    def _space(self, before: Word | None, token: Word) -> str:
        """Return what stands between two tokens."""
        if before is None:
            return ""
        between = self.text[before.end : token.start] if before.end <= token.start else "?"
        if between == "" or between.isspace():
            return " " if between else ""
        return "" if token.surface[0] in NO_SPACE_BEFORE else " "


def _finished(text: str) -> str:
    """Return a sentence with a capital, single spaces and one stop."""
    tidy = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    tidy = re.sub(r"\s*,(?:\s*,)+", ",", tidy)
    tidy = re.sub(r"[\s,;:–—-]*([.!?])?$", "", tidy) + "."
    return tidy[:1].upper() + tidy[1:]
