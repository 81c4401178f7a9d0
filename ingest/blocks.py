"""Paragraphs out of a tree of marked-up text, XHTML's or a word processor's."""

from collections.abc import Collection, Iterator

from lxml import etree

SKIPPED = frozenset({"script", "style", "head", "nav", "template", "svg", "math", "aside"})
BLOCKS = frozenset({"address", "article", "blockquote", "body", "caption", "dd", "details"})
BLOCKS |= {"div", "dl", "dt", "figcaption", "figure", "footer", "form", "header", "hr", "li"}
BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "main", "ol", "p", "pre", "section", "summary"}
BLOCKS |= {"table", "td", "th", "tr", "ul"}
INLINE_BREAKS = {"br": "\n"}


def lines_of(
    root: etree._Element,
    blocks: Collection[str] = BLOCKS,
    skipped: Collection[str] = SKIPPED,
    breaks: dict[str, str] | None = None,
) -> list[str]:
    """Return the paragraphs of a tree, in its order, their white space made single.

    Elements are told by their names without namespace: each of ``blocks`` begins and ends
    a paragraph, ``skipped`` ones are left out, ``breaks`` stand for the text they map to.
    """
    pieces = _pieces(root, blocks, skipped, INLINE_BREAKS if breaks is None else breaks)
    whole = "".join(pieces)
    lines = (" ".join(line.split()) for line in whole.split("\0"))
    return [line for line in lines if line]


def _pieces(
    root: etree._Element,
    blocks: Collection[str],
    skipped: Collection[str],
    breaks: dict[str, str],
) -> Iterator[str]:
    """Yield texts, and a NUL where a paragraph ends. No recursion: files nest without end."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        name = name_of(element)
        if event == "start":
            if name in skipped:
                walk.skip_subtree()
                continue
            if name in blocks:
                yield "\0"
            yield breaks.get(name, "") + (element.text or "").replace("\0", "")
        else:
            if name in blocks:
                yield "\0"
            if element is not root:
                yield (element.tail or "").replace("\0", "")


def name_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace, "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
