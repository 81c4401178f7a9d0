"""Read a text in another language than English: its paragraphs and sentences, and no grammar."""

import hashlib
from collections.abc import Sequence

from texts.gauge import gauge
from texts.parts import Analysis, Role, Sentence
from texts.roles import LONGEST_DECK, LONGEST_TITLE
from texts.scripts import ENDS, sentences, words
from texts.tokens import Span, paragraphs


def analysed_abroad(text: str, code: str) -> Analysis:
    """Return what is known of a text in a language: no tokens, names, numbers or claims."""
    measured = gauge(text, code)
    lines = paragraphs(text)
    roles = _roles(lines)
    titles = {role: line for role, line in zip(roles, lines, strict=True) if role is not Role.BODY}
    return Analysis(
        text=text,
        hash=hashlib.sha256(text.encode()).hexdigest()[:16],
        facts=measured.facts,
        grade=measured.grade,
        title=titles.get(Role.TITLE),
        deck=titles.get(Role.DECK),
        paragraphs=tuple(lines),
        sentences=_sentences(text, lines, roles),
        names=(),
        numbers=(),
        claims=(),
    )


def _roles(lines: Sequence[Span]) -> list[Role]:
    """Return title and deck, as texts.roles finds them in English; the rest is body."""
    roles = [Role.BODY] * len(lines)
    for place, (role, longest) in enumerate(
        ((Role.TITLE, LONGEST_TITLE), (Role.DECK, LONGEST_DECK))
    ):
        if len(lines) <= place + 1 or lines[place].surface.endswith((*ENDS, ":")):
            break
        if len(words(lines[place].surface)) > longest:
            break
        roles[place] = role
    return roles


def _sentences(text: str, lines: Sequence[Span], roles: Sequence[Role]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for place, (line, role) in enumerate(zip(lines, roles, strict=True)):
        for span in sentences(line.surface):
            start, end = line.start + span.start, line.start + span.end
            found.append(Sentence(text[start:end], start, end, len(found), place, role, (), ()))
    return tuple(found)
