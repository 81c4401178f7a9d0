"""Read a text once, and return everything that is known about it as one frozen value."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from texts.claims import claims
from texts.damage import Draft, lost_its_marks
from texts.diversity import richness
from texts.factbox import fact_box
from texts.flaws import flaws
from texts.gazetteer import gazetteer
from texts.grade import grade
from texts.language import language
from texts.languages import ENGLISH
from texts.names import names
from texts.numbers import numbers
from texts.parser import parsed
from texts.parts import (
    Analysis,
    Claim,
    Driver,
    Grade,
    Name,
    NameKind,
    Number,
    NumberKind,
    Role,
    Sentence,
    Word,
)
from texts.reading_abroad import analysed_abroad
from texts.roles import is_boilerplate_sentence, line_roles
from texts.tags import tagged
from texts.tokens import Span, paragraphs, sentences

__all__ = [
    "Analysis",
    "Claim",
    "Driver",
    "Grade",
    "Name",
    "NameKind",
    "Number",
    "NumberKind",
    "Role",
    "Sentence",
    "Word",
    "analyse",
]

Tokens = list[Word]


def analyse(text: str, heard: Callable[[float], None] = lambda share: None) -> Analysis:
    """Return everything that is known about a text: title, deck and body in one string.

    The same text gives the same value. Lines end in a line feed; see intake.clean.
    Of a text that is not English, only its paragraphs, sentences and measures are known.
    ``heard`` is told the share of the sentences that have their trees: most of the time.
    Raises Unfit for a text without tokens.
    """
    if (code := language(text)) != ENGLISH:
        return analysed_abroad(text, code)
    facts = fact_box(text)
    lines = paragraphs(text)
    roles = line_roles(lines)
    cut = [(place, span) for place, line in enumerate(lines) for span in _within(text, line)]
    tags = [tagged(text, span, index) for index, (_, span) in enumerate(cut)]
    raw = parsed(text, tags, heard)
    named = names(text, raw)
    counted = tuple(
        number
        for tokens in raw
        for number in numbers(text, tokens)
        if not any(name.start < number.end and number.start < name.end for name in named)
    )
    marked = _enriched([_marked(tokens, named) for tokens in raw])
    read = _sentences(text, lines, cut, roles, marked, named)
    return Analysis(
        text=text,
        hash=hashlib.sha256(text.encode()).hexdigest()[:16],
        facts=facts,
        grade=grade(text),
        title=_first(lines, roles, Role.TITLE),
        deck=_first(lines, roles, Role.DECK),
        paragraphs=tuple(lines),
        sentences=read,
        names=named,
        numbers=counted,
        claims=claims(text, read, named, counted),
    )


def _first(lines: Sequence[Span], roles: Sequence[Role], role: Role) -> Span | None:
    return next((line for line, own in zip(lines, roles, strict=True) if own is role), None)


def _within(text: str, line: Span) -> list[Span]:
    """Return the sentences of one line, placed in the whole text."""
    return [
        Span(s.surface, line.start + s.start, line.start + s.end) for s in sentences(line.surface)
    ]


def _marked(tokens: Tokens, named: Sequence[Name]) -> Tokens:
    """Mark the tokens that are part of a name, or made from one: "British", "Monday"."""
    listed = gazetteer()
    derived = listed.demonyms | listed.days | listed.months
    spans = [(n.start, n.end) for n in named if tokens and n.sentence == tokens[0].sentence]
    return [
        replace(token, name=True)
        if any(start <= token.start < end for start, end in spans)
        or (token.surface in derived and token.surface[0].isupper() and token.tag != "MD")
        else token
        for token in tokens
    ]


def _enriched(marked: Sequence[Tokens]) -> list[Tokens]:
    """Give each running word its richness, which the whole text decides."""
    words = [token for tokens in marked for token in tokens if token.is_word]
    rich = dict(zip((word.start for word in words), richness(words), strict=True))
    return [
        [replace(t, richness=round(rich[t.start], 4)) if rich.get(t.start) else t for t in tokens]
        for tokens in marked
    ]


def _opens_a_quotation(before: str) -> bool:
    """Tell whether a quotation is open after the earlier sentences of a paragraph."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _sentences(
    text: str,
    lines: Sequence[Span],
    cut: Sequence[tuple[int, Span]],
    roles: Sequence[Role],
    marked: Sequence[Tokens],
    named: Sequence[Name],
) -> tuple[Sentence, ...]:
    words_of_names = {word for name in named for word in name.surface.split()}
    damaged = lost_its_marks(text)
    found = []
    for index, ((paragraph, span), tokens) in enumerate(zip(cut, marked, strict=True)):
        draft = Draft(
            surface=span.surface,
            tokens=tokens,
            names=words_of_names,
            before=text[max(span.start - 2, 0) : span.start],
            quoted=_opens_a_quotation(text[lines[paragraph].start : span.start]),
            damaged=damaged,
        )
        found.append(_sentence(span, index, paragraph, roles[paragraph], draft))
    return tuple(found)


def _sentence(span: Span, index: int, paragraph: int, role: Role, draft: Draft) -> Sentence:
    if role is Role.BODY and is_boilerplate_sentence(span.surface):
        role = Role.BOILERPLATE
    return Sentence(
        surface=span.surface,
        start=span.start,
        end=span.end,
        index=index,
        paragraph=paragraph,
        role=role,
        flaws=flaws(draft),
        tokens=tuple(draft.tokens),
    )
