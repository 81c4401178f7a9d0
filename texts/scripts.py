"""Cut a text of any language that parts its words by spaces into words and sentences.

For English the Fact Box's own tokens are used instead (texts.tokens). Everything here is a
span: ``text[span.start:span.end] == span.surface``.
"""

import re
import unicodedata

from texts.tokens import Span, paragraphs

# Letters and digits with the marks that belong to them (vowel signs of Devanagari, points of
# Arabic). An apostrophe parts words: French and Italian elide before it.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u094f])*")
STOP = re.compile(r"(?<=[.?!…।॥؟])\s+|(?<=[.?!…।॥؟][\"'”’»)])\s+")
ENDS = (".", "?", "!", "…", "।", "॥", "؟")
# Scripts whose words stand apart.
SPACED = ("LATIN", "CYRILLIC", "DEVANAGARI", "ARABIC", "GREEK", "HEBREW")


def words(text: str) -> list[Span]:
    """Return the words of a text, numbers among them.

    >>> [w.surface for w in words("L’été, c’est à 20 °C.")]
    ['L', 'été', 'c', 'est', 'à', '20', 'C']
    """
    return [Span(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text that have a word; a line without a stop is one."""
    found = []
    for line in paragraphs(text):
        at = line.start
        for gap in [*STOP.finditer(line.surface), None]:
            end = line.start + gap.start() if gap else line.end
            if WORD.search(text, at, end):
                found.append(Span(text[at:end], at, end))
            at = line.start + gap.end() if gap else end
    return found


def script(letter: str) -> str:
    """Return the script of a letter, as Unicode names it: "LATIN", "CYRILLIC"."""
    return unicodedata.name(letter, "").partition(" ")[0]
