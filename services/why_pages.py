"""What a teacher sees of why a text has its level; kept with the article, read when shown."""

from dataclasses import asdict, dataclass
from typing import Any

from models import Article
from texts.easing import Change, Easing, Edit
from texts.reasons import HardWord, SentenceReason
from texts.why import Reasons


@dataclass(frozen=True, slots=True)
class MappedSentence:
    """A sentence on the heat map, numbered from 1 as the table beside it."""

    number: int
    text: str
    reason: SentenceReason


@dataclass(frozen=True, slots=True)
class Why:
    """Why a text has its level: its lines with their sentences, words, and what would ease it."""

    lines: tuple[tuple[MappedSentence, ...], ...]
    words: tuple[HardWord, ...]
    changes: tuple[Change, ...]

    @property
    def sentences(self) -> tuple[MappedSentence, ...]:
        """Return the sentences in the order of the text."""
        return tuple(sentence for line in self.lines for sentence in line)


def stored(why: Reasons) -> dict[str, Any]:
    """Return reasons as the document that is kept with an article."""
    return asdict(why)


def restored(document: dict[str, Any]) -> Reasons:
    """Return the reasons that a document keeps."""
    return Reasons(
        sentences=tuple(
            SentenceReason(**row | {"why": tuple(row["why"])}) for row in document["sentences"]
        ),
        words=tuple(HardWord(**row) for row in document["words"]),
        changes=tuple(_change(row) for row in document["changes"]),
    )


def why(article: Article) -> Why | None:
    """Return why an article has its level, None where that was never worked out.

    Articles made before version 2 of the formula have no reasons, nor have texts without a
    level.
    """
    if not article.grade_why or not article.grade_why["sentences"]:
        return None
    found = restored(article.grade_why)
    mapped = [
        MappedSentence(number, article.text[reason.start : reason.end], reason)
        for number, reason in enumerate(found.sentences, start=1)
    ]
    lines = (
        tuple(s for s in mapped if start <= s.reason.start < end)
        for start, end, _ in article.paragraphs
    )
    return Why(tuple(filter(None, lines)), found.words, found.changes)


def _change(row: dict[str, Any]) -> Change:
    return Change(
        kind=Easing(row["kind"]),
        sentences=tuple(row["sentences"]),
        words=tuple(row["words"]),
        edits=tuple(Edit(**edit) for edit in row["edits"]),
        score=row["score"],
        before=row["before"],
        after=row["after"],
        eased=row["eased"],
    )
