r"""GIFT, the plain text in which Moodle and others exchange questions.

Source of its rules: Moodle's question/format/gift/format.php. ``\ ~ = # { } :`` are escaped by
a backslash, and a line end is written ``\n``, so that nothing given begins a line of the
file (``//`` there would be a comment). Three things have no escape: ``%50%`` at the head of
an option is a weight and ``[html]`` a format, so what begins like one gets its own before it;
``->`` turns a typed item into a matching one, so it becomes an arrow there.
"""

import re
from collections.abc import Iterator

from quizzes.item import Format
from services.takeaway.values import Asked, Handout, accepted, told_wrong

SPECIAL = re.compile(r"[\\~=#{}:]")
LINE_END = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
FORMAT = re.compile(r"\[(?:html|markdown|plain|moodle)\]")
PLAIN = "[plain]"
HEAD = "// Questions made with Gradus, in UTF-8."
ANY_OTHER = "*"  # stands for every other answer to a typed item


def escaped(text: str) -> str:
    r"""Return a text that GIFT reads as it stands.

    >>> escaped("{50 = 50}: #1")
    '\\{50 \\= 50\\}\\: \\#1'
    """
    marked = SPECIAL.sub(r"\\\g<0>", LINE_END.sub("\n", text.strip()))
    return (PLAIN if FORMAT.match(marked) else "") + marked.replace("\n", "\\n")


def gift(handout: Handout) -> str:
    """Return a quiz as GIFT: the text, then its items in order."""
    return "\n\n".join([HEAD, _text(handout), *map(_question, handout.asked)]) + "\n"


def _text(handout: Handout) -> str:
    """Return what is read as a description: a question that asks for nothing."""
    said = "\n\n".join(filter(None, (handout.title, handout.deck, *handout.paragraphs)))
    return f"::{escaped('00 ' + handout.title)}::{PLAIN}{escaped(said)}"


def _question(asked: Asked) -> str:
    typed = asked.item.format is Format.TYPED
    answers = _typed(asked) if typed else _choice(asked)
    general = f"####{_unmatched(escaped(asked.evidence), typed)}"
    body = "\n".join(f"\t{line}" for line in (*answers, general))
    said = escaped("\n\n".join(asked.lines))
    return f"::{escaped(asked.name)}::{PLAIN}{said} {{\n{body}\n}}"


def _choice(asked: Asked) -> Iterator[str]:
    key = asked.item.key
    for option in asked.options:
        mark, weight = ("=", "%100%") if option == key else ("~", "%0%")
        text = escaped(option.text)
        yield mark + (weight if text.startswith("%") else "") + text + _feedback(option.feedback)


def _typed(asked: Asked) -> Iterator[str]:
    key = asked.item.key
    for word in accepted(key.text):
        # An asterisk stands for anything, unless a backslash goes before it.
        text = escaped(word.replace("*", r"\*"))
        yield _unmatched(f"=%100%{text}{_feedback(key.feedback)}", typed=True)
    yield _unmatched(f"=%0%{ANY_OTHER}{_feedback(told_wrong(key.text))}", typed=True)


def _feedback(text: str) -> str:
    return f"#{escaped(text)}" if text else ""


def _unmatched(text: str, typed: bool) -> str:
    """Return what is within braces without the arrow that makes a matching question."""
    return text.replace("->", "→") if typed else text
