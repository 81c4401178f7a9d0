"""Paragraphs out of printed lines: running heads off, lines joined, parted words whole again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from texts.bands import zipf
from texts.marks import Mark, MarkKind

EDGE = 2  # lines at the head and the foot of a page that may be its furniture
SMALL = 0.85  # of the usual height of letters: a line above a page in such type is no part of it
WIDE = 1.22  # times the usual distance between lines: a paragraph ends
FEW = 3  # distances between lines; fewer do not tell which is the usual one
CLOSE = 1.3  # heights of letters: the usual distance in print
FAR = 4  # heights of letters: no line follows from so far above
FULL = 0.9  # of all lines are not wider than a full one: some run over
ROOM = 1.15  # times the width of a word: it would have fitted
HALF_EMPTY = 0.3  # of a line that breaks off without a stop, as those of a list do
INDENT = 0.8  # heights of letters
NEAR = 3  # heights of letters: lines that begin so near to one another are of one column
SAME = 0.15  # share by which heights of letters differ within one paragraph
KNOWN = 1.0  # Zipf: a word that wordfreq has met (some 1 in 100 million)
COMMON = 4.0  # Zipf: common enough to be half of "long-term"
RARE_WHOLE = 3.0  # Zipf: "longterm" is 2.75, "multilateral" 3.1
NUMBER = re.compile(r"\W*(?:page\s+|p\.\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
ENDED = re.compile(r"[.?!…:][\"'”’)\]]*$")
PARTED = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
GOES_ON = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page with its four sides, in points from the lower left corner."""

    text: str
    left: float
    right: float
    low: float
    high: float

    @property
    def height(self) -> float:
        """Return the height of its letters."""
        return self.high - self.low


Page = tuple[Line, ...]


def paragraphs(pages: Sequence[Page]) -> tuple[str, tuple[str, ...], tuple[Mark, ...]]:
    """Return the paragraphs of a document, a line each, and what was mended.

    That is a sentence for each kind of mend, and a mark for each in its place.
    """
    kept, removed, heads = without_furniture(pages)
    lines = [line for page in kept for line in page]
    starts = _starts(kept)
    whole = "\n".join(line.text for line in lines)
    done: list[str] = []
    marks: list[Mark] = []
    length = 0  # of the paragraphs before the last
    for index, (line, new) in enumerate(zip(lines, starts, strict=True)):
        at = length + len(done[-1]) if done else 0
        if new or not done:
            length = at + 1 if done else 0
            marks += (
                _head(at, "\n", heads[index]) if done else _head(0, "", heads[index], before="")
            )
            done.append(line.text)
            continue
        above = len(done[-1])
        done[-1], word = joined(done[-1], line.text, whole)
        if word:
            marks.append(Mark(MarkKind.HYPHEN, at - 1, at - 1, "-", done=True))
        joint = done[-1][above - word : len(done[-1]) - len(line.text)]
        marks += _head(at - word, joint, heads[index])
    text = "\n".join(done)
    marks += _head(len(text), "", heads[len(lines)], after="")
    count = sum(mark.kind is MarkKind.HYPHEN for mark in marks)
    return text, tuple(_said(removed, count)), tuple(marks)


def _head(
    at: int, joint: str, heads: Sequence[str], before: str = "\n", after: str = "\n"
) -> list[Mark]:
    """Return a mark for the running heads that stood between two lines, now ``joint`` apart."""
    other = before + "\n".join(heads) + after
    return [Mark(MarkKind.HEAD, at, at + len(joint), other, done=True)] if heads else []


def _said(removed: Counter[str], mended: int) -> Iterator[str]:
    if removed:
        heads = "; ".join(f"“{head[:60]}”" for head in list(removed)[:4])
        yield f"Running heads and page numbers were left out ({removed.total()}): {heads}."
    if mended:
        yield f"Words parted at the ends of lines were joined ({mended})."


def without_furniture(
    pages: Sequence[Page],
) -> tuple[list[Page], Counter[str], defaultdict[int, list[str]]]:
    """Return pages without running heads and page numbers, and what was taken off.

    It is counted, and told by the number of the line of those kept that it stood before.

    A running head stands among the outermost lines of at least two pages, and of a third of
    them, apart from its numbers the same; or above all else, apart, in small type.
    """
    edges = [_edges(page) for page in pages]
    seen = Counter(key for page in edges for key in {_key(line) for line in page})
    least = max(2, len(pages) / 3)
    usual = median_low([line.height for page in pages for line in page] or [0])
    removed: Counter[str] = Counter()
    heads: defaultdict[int, list[str]] = defaultdict(list)
    kept: list[Page] = []
    count = 0
    for page, edge in zip(pages, edges, strict=True):
        off = {e for e in edge if NUMBER.fullmatch(e.text) or seen[_key(e)] >= least}
        off |= {e for e in edge[:1] if e.height < SMALL * usual and _apart(e, page)}
        removed.update(line.text for line in page if line in off)
        for line in page:
            if line in off:
                heads[count].append(line.text)
            else:
                count += 1
        kept.append(tuple(line for line in page if line not in off))
    return kept, removed, heads


def _apart(head: Line, page: Page) -> bool:
    """Tell whether more than its own height is free below the first line of a page."""
    below = [line.high for line in page if line is not head]
    return bool(below) and head.low - max(below) > head.height


def _edges(page: Page) -> list[Line]:
    down = sorted(page, key=lambda line: -line.low)
    return down[:EDGE] + down[-EDGE:]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _starts(pages: Sequence[Page]) -> list[bool]:
    """Tell of each line of all pages whether a paragraph begins with it."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    measure = _measure(lines)
    edges = [_left_edge(line, page) for page in pages for line in page]
    placed = zip(pairwise(lines), pairwise(edges), strict=True)
    return [True, *(_begins(a, b, lefts, measure) for (a, b), lefts in placed)]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: heights and widths in points, ``lead`` in heights of a line."""

    height: float
    width: float
    lead: float


def _measure(lines: Sequence[Line]) -> Measure:
    down = [(a.low - b.low) / a.height for a, b in pairwise(lines) if _follows(a, b)]
    widths = sorted(line.right - line.left for line in lines)
    return Measure(
        height=median_low(line.height for line in lines),
        width=widths[int(len(widths) * FULL)],
        lead=median_low(down) if len(down) >= FEW else CLOSE,
    )


def _follows(above: Line, line: Line) -> bool:
    """Tell whether a line stands next below another of its size."""
    return _same_size(above, line) and 0 < above.low - line.low < FAR * above.height


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) <= SAME * max(one.height, other.height)


def _left_edge(line: Line, page: Page) -> float:
    """Return where the column of a line begins: an indented line stands further in."""
    near = NEAR * line.height
    return min(other.left for other in page if abs(other.left - line.left) < near)


def _begins(above: Line, line: Line, lefts: tuple[float, float], measure: Measure) -> bool:
    """Tell whether a new paragraph begins between two lines, their columns beginning at ``lefts``.

    Whoever sets a line puts another word on it if there is room; where there was, it was left.
    """
    if not _same_size(above, line):
        return True
    first = (line.right - line.left) / len(line.text) * (len(line.text.split()[0]) + 1)
    ended = ENDED.search(above.text) is not None
    body = above.height < (1 + SAME) * measure.height  # headings break where they look well
    free = lefts[0] + measure.width - above.right
    room = free > ROOM * first and (ended or (body and free > HALF_EMPTY * measure.width))
    indented = ended and line.left - lefts[1] > INDENT * line.height
    if not _follows(above, line):  # the next column, or the next page
        return room or indented
    wide = above.low - line.low > WIDE * measure.lead * above.height
    return wide or room or indented


def joined(above: str, below: str, whole: str) -> tuple[str, bool]:
    """Return two lines as one, and whether a word parted between them was made whole.

    ``whole`` is the text around: a word that stands there with its hyphen keeps it.
    """
    left, right = PARTED.search(above), GOES_ON.match(below)
    if left is None:
        return f"{above} {below}", False
    if right is None:  # "twenty-" and "24": as it stands
        return above + below, False
    if above.endswith("\u00ad") or one_word(left[1], right[0], whole):
        return above[:-1] + below, True
    return above[:-1] + "-" + below, False


def one_word(left: str, right: str, whole: str) -> bool:
    """Tell whether a hyphen at the end of a line only parts a word: "bilat-eral", not "long-term".

    >>> one_word("bilat", "eral", ""), one_word("long", "term", ""), one_word("China", "Russia", "")
    (True, False, False)
    """
    if not right[0].islower():
        return False
    if re.search(rf"\b{re.escape(left)}-{re.escape(right)}\b", whole):
        return False
    if re.search(rf"\b{re.escape(left + right)}\b", whole):
        return True
    word = zipf((left + right).lower())
    halves = min(zipf(left.lower()), zipf(right.lower()))
    if word > RARE_WHOLE:
        return True
    if halves >= COMMON:
        return False
    return word > KNOWN or halves < KNOWN
