"""Cut a text into tokens, sentences and paragraphs, each with its exact place.

Everything here is a span: ``text[span.start:span.end] == span.surface``, for any
Unicode string, so that evidence can be shown where it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from texts.wordlists import word_set

TOKEN = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z0-9]+)*")
# The printed definition: after a stop, and one closing quotation mark if there is one.
_PRINTED_BREAK = re.compile(r"(?<=[.?!])\s+|(?<=[.?!][\"'”’])\s+")

# A place where a sentence may end: a stop, what closes after it, and then white space, the end
# of the line, or (glued: "by 2024.China") a capital letter.
_STOP = re.compile(r"(?:[.?!…]+)[\"'”’»)\]]*(?=\s|$|[\"“‘(\[]?[A-Z])")
_OPENER = re.compile(r"[\s\"“‘'«(\[—–-]*")
# Titles and the like: a stop after them never ends a sentence.
_NEVER_LAST = word_set(
    "mr mrs ms dr prof sr jr st mt gen col capt lt sgt rev hon gov sen rep pres adm cmdr "
    "messrs mme mlle ft fig figs vs viz cf al no nos vol pp ed eds e.g i.e approx est "
    "mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec"
)
# These may end a sentence: they do when a capital follows that is not plainly a name's next part.
_MAY_BE_LAST = word_set(
    "inc ltd co corp plc llc bros etc a.m p.m am pm u.s u.k u.n u.s.a e.u d.c b.c a.d ph.d "
    "m.d b.a m.a jr sr"
)
_INITIAL = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
# Words that open sentences; after "U.S." or "p.m." one of these shows that a sentence ended.
_OPENING_WORDS = word_set(
    "the a an this that these those it he she they we you i his her its their our my in on at "
    "by for from with as if when while after before since until because although but and or so "
    "yet however there here what who where why how not no some many most all both each every "
    "one two three last next then now today officials"
)
# After a quotation that ends in a mark of its own: "Why?" Mrs Smith asked.
_SPEAKER = re.compile(r"(?:[A-Z][\w’'.-]*\s+){1,4}(?:said|says|asked|asks|replied|cried|shouted)\b")


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


def paragraphs(text: str) -> list[Span]:
    """Return the lines that are not blank, without the white space around them."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            surface = line.strip()
            found.append(Span(surface, start, start + len(surface)))
        at += len(line)
    return found


def printed_sentences(text: str) -> list[Span]:
    """Return the sentences that the Fact Box counts.

    Within each line, a sentence ends after ``. ? !`` (and one closing quotation mark)
    followed by white space; a line without a stop is one sentence; a piece without a
    token is none. Glued sentences ("2024.China") count as one: printed boxes count so.
    """
    found = []
    for line in paragraphs(text):
        at = line.start
        for gap in [*_PRINTED_BREAK.finditer(line.surface), None]:
            end = line.start + gap.start() if gap else line.end
            if TOKEN.search(text, at, end):
                found.append(Span(text[at:end], at, end))
            at = line.start + gap.end() if gap else end
    return found


def sentences(text: str) -> list[Span]:
    """Return the sentences for question making, in order.

    Unlike ``printed_sentences`` this splits glued sentences, and does not split after
    titles, initials and abbreviations, nor inside a quotation that its speaker's verb
    follows.

    >>> [s.surface for s in sentences("Mr. Smith paid $2.50 by 2024.China paid the rest.")]
    ['Mr. Smith paid $2.50 by 2024.', 'China paid the rest.']
    """
    return [piece for line in paragraphs(text) for piece in _cut(text, line)]


def _cut(text: str, line: Span) -> Iterator[Span]:
    at = line.start
    for stop in _STOP.finditer(line.surface):
        end = line.start + stop.end()
        if end > at and _ends_here(line.surface, stop):
            yield Span(text[at:end], at, end)
            at = end + len(line.surface[stop.end() :]) - len(line.surface[stop.end() :].lstrip())
    if at < line.end:
        yield Span(text[at : line.end], at, line.end)


def _ends_here(line: str, stop: re.Match[str]) -> bool:
    """Tell whether a sentence ends at this stop of a line."""
    rest = line[stop.end() :]
    if not rest.strip():
        return True
    opener = _OPENER.match(rest)
    after = rest[opener.end() if opener else 0 :]
    if not after or after[0].islower():
        return False
    before = line[: stop.start()].split()
    last = before[-1].lstrip("\"“‘'([") if before else ""
    if before[:-1] == [] and last.isdigit():
        return False  # "1. Wash the rice": a number in a list
    if stop.group() != ".":
        return not _SPEAKER.match(after)
    if not rest[0].isspace():
        return _glued_stop(last, after)
    return _spaced_stop(last, after)


def _glued_stop(last: str, after: str) -> bool:
    """Tell "by 2024.China" from "U.S", "Node.js", "example.Com" and initials "J.R.R"."""
    following = re.match(r"[^\s.]+", after)
    word = last.rsplit(".", 1)[-1]
    return (
        len(word) > 1
        and following is not None
        and len(following.group()) > 1
        and (word.isdigit() or word.islower() or word[1:].islower())
    )


def _spaced_stop(last: str, after: str) -> bool:
    lowered = last.lower()
    following = re.split(r"[^\w’']", after, maxsplit=1)[0]
    if lowered in _MAY_BE_LAST:
        return following.lower() in _OPENING_WORDS and following[:1].isupper()
    if lowered in _NEVER_LAST:
        return lowered in {"no", "sat", "sun", "mar", "may"} and not after[:1].isdigit()
    if _INITIAL.fullmatch(last) and last[0].isupper() and last != "I":
        return following.lower() in _OPENING_WORDS and len(last) > 1
    return True
