"""Take the marks off a Markdown text: what a reader would see stays."""

import re

from ingest.stated import Stated, stated

LINE_END = re.compile(r"\r\n?")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"^(title|author|date):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
BREAK = re.compile(r"(?:[-*_] ?){3,}|=+|-{2,}")  # a rule, or the underline of a heading
HEADING = re.compile(r"#{1,6}\s+")
BULLET = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
QUOTE = re.compile(r"(?:>\s?)+")
IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)|<(https?://[^>\s]+)>")
EMPHASIS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3}|`+|~~)(?=\S)(.+?)(?<=\S)\1(?!\w)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")

Marks = dict[str, int]


def front_matter(text: str) -> Stated:
    """Return the title, author and date that stand in lines of their own above a text."""
    head = FRONT_MATTER.match(LINE_END.sub("\n", text))
    fields = dict(FIELD.findall(head.group())) if head else {}
    return stated(fields.get("title"), fields.get("author"), fields.get("date"))


def unmarked(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a Markdown text as plain paragraphs, and a sentence for each kind of mark removed.

    Lines of a paragraph are joined, as Markdown means them; headings, list entries and
    quotations become lines of their own.
    """
    seen: Marks = {}
    text = LINE_END.sub("\n", text)
    text = _removed(FRONT_MATTER, text, "front matter", seen)
    text = _removed(FENCE, text, "code blocks", seen)
    text = _removed(IMAGE, text, "pictures", seen)
    text = "\n".join(_paragraphs(text, seen))
    text = LINK.sub(lambda m: _count(seen, "link addresses", m[1] or m[2]), text)
    for _ in range(3):  # **bold with *italics* inside** unfolds from outside in
        text = EMPHASIS.sub(lambda m: _count(seen, "marks of emphasis", m[2]), text)
    text = ESCAPE.sub(r"\1", text)
    return text.strip(), tuple(f"Markdown taken off: {what} ({n})." for what, n in seen.items())


def _count(seen: Marks, what: str, left: str) -> str:
    seen[what] = seen.get(what, 0) + 1
    return left


def _removed(pattern: re.Pattern[str], text: str, what: str, seen: Marks) -> str:
    return pattern.sub(lambda _: _count(seen, what, ""), text)


def _paragraphs(text: str, seen: Marks) -> list[str]:
    """Return the paragraphs of a text, each on one line, without the marks that begin a line."""
    done: list[str] = []
    open_line = False  # whether the next line goes on with this paragraph
    for line in (line.strip() for line in text.split("\n")):
        if not line or BREAK.fullmatch(line):
            open_line = False
            continue
        bare, alone = _bare(line, seen)
        if open_line and not alone:
            done[-1] += " " + bare
        else:
            done.append(bare)
        open_line = not HEADING.match(line)
    return done


def _bare(line: str, seen: Marks) -> tuple[str, bool]:
    """Return a line without its opening mark, and whether the mark begins a new paragraph."""
    for pattern, what in ((QUOTE, "quotation marks “>”"), (HEADING, "heading marks “#”")):
        if found := pattern.match(line):
            return _count(seen, what, line[found.end() :]), pattern is HEADING
    if found := BULLET.match(line):
        return _count(seen, "list marks", line[found.end() :]), True
    return line, False
