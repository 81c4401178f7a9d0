"""Cut a text into tokens, sentences and paragraphs, each with its exact place.

Everything here is a span: ``text[span.start:span.end] == span.surface``, for any
Unicode string, so that evidence can be shown where it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z0-9]+)*")
STOP = re.compile(r"[.?!]+[\"'”’»)\]]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: ``text[start:end] == surface``."""

    surface: str
    start: int
    end: int


def tokens(text: str) -> list[Span]:
    """Return the Fact Box tokens of a text, in order.

    A token is a run of ASCII letters and digits, with inner apostrophes;
    hyphenated words are several tokens.

    >>> [t.surface for t in tokens("It's a once-in-a-century event.")]
    ["It's", 'a', 'once', 'in', 'a', 'century', 'event']
    """
    return [Span(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]
