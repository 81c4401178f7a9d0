"""What every generator needs: to put an item together, and to quote the article."""

from quizzes.item import Format, Item, Option, Skill
from quizzes.pointing import resolved
from texts.analysis import Analysis, Sentence
from texts.tokens import Span

OPENING = 6  # words in which a word points back, as a rule
OUTWARD = frozenset(("this", "these", "those", "such", "latter", "former"))
QUOTED = 6  # words shown on each side of what feedback points at
LONGEST_QUOTE = 26  # words; a longer sentence is quoted about the point only


def span_of(sentence: Sentence) -> Span:
    """Return a sentence as evidence."""
    return Span(sentence.surface, sentence.start, sentence.end)


def quote(analysis: Analysis, sentence: Sentence, start: int, end: int) -> str:
    """Return the words of a sentence about a place, in quotation marks, cut ends as dots."""
    words = sentence.tokens
    inside = [i for i, t in enumerate(words) if t.start < end and t.end > start]
    if len(sentence.words) <= LONGEST_QUOTE or not inside:
        first, last = 0, len(words) - 1
    else:
        first, last = max(0, inside[0] - QUOTED), min(len(words) - 1, inside[-1] + QUOTED)
    text = " ".join(analysis.text[words[first].start : words[last].end].split()).strip(" ,;–—")
    text = text.strip('“”"').replace("“", "‘").replace("”", "’").replace('"', "'")
    head = "… " if first else ""
    tail = " …" if last < len(words) - 2 else ""
    return f"“{head}{text.rstrip('.')}{tail}”"


def whole(analysis: Analysis, sentence: Sentence) -> str:
    """Return a sentence in quotation marks, cut at its end where it is very long."""
    return quote(analysis, sentence, sentence.start, sentence.end)


def setting(analysis: Analysis, sentence: Sentence) -> str | None:
    """Return what must be read before a sentence for it to be understood.

    "" where it stands alone, the sentence before where that does, None where neither does.
    """
    if resolved(sentence.tokens) and not _pointing(sentence):
        return ""
    last = analysis.sentences[sentence.index - 1] if sentence.index else None
    if last is None or last.paragraph != sentence.paragraph or not last.clean or _pointing(last):
        return None
    return " ".join(last.surface.split()) if resolved(last.tokens) else None


def _pointing(sentence: Sentence) -> bool:
    """Tell whether a sentence opens with "this", "these" or "such"."""
    return any(w.surface.lower() in OUTWARD for w in sentence.words[:OPENING])


def claim_item(
    analysis: Analysis,
    kind: str,
    version: int,
    sentence: Sentence,
    stem: str,
    key: Option,
    distractors: tuple[Option, ...],
    target: str,
    predicted: float,
    format: Format = Format.CHOICE,
) -> Item:
    """Return a comprehension item that rests on one sentence."""
    return Item(
        kind=kind,
        format=format,
        skill=Skill.COMPREHENSION,
        stem=stem,
        context="",
        key=key,
        distractors=distractors,
        evidence=span_of(sentence),
        target=target,
        generator=f"{kind}/{version}",
        predicted=predicted,
        article=analysis.hash,
    )
