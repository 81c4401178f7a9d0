"""What a file states of itself: title, author and date, told to the teacher."""

import re
from dataclasses import dataclass

from texts.tokens import tokens

LONGEST_TITLE = 25  # tokens of a line that may be a title; see texts.roles
LONGEST = 200  # characters of anything stated; more is no title or name
STOP = re.compile(r"[.?!:…][\"'”’)]*$")
DAY = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?")
# What programs write where nobody wrote anything.
NOBODY = frozenset({"user", "admin", "administrator", "author", "python-docx", "unknown", "owner"})
NOTHING = re.compile(r"untitled\b|document\d*$|microsoft word\b|.+\.\w{2,5}$|word document$", re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """Title, author and date as a file gives them, each "" where it gives none."""

    title: str = ""
    author: str = ""
    date: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """Return a sentence for what is stated, none where nothing is."""
        parts = []
        if self.title:
            parts.append(f"the title “{self.title}”")
        if self.author:
            parts.append(f"the author {self.author}")
        if self.date:
            parts.append(f"the date {self.date}")
        if not parts:
            return ()
        *most, last = parts
        return (f"The file states {', '.join(most) + ' and ' if most else ''}{last}.",)

    @property
    def source(self) -> str:
        """Return author and date in one line, as readers may see them."""
        return ", ".join(filter(None, (self.author, self.date)))


def stated(title: str | None, author: str | None = "", date: str | None = "") -> Stated:
    """Return what is stated, without what programs put there of their own accord."""
    title, author = _plain(title), _plain(author)
    return Stated(
        "" if NOTHING.match(title) else title,
        "" if author.casefold() in NOBODY else author,
        day(date or ""),
    )


def day(date: str) -> str:
    """Return a date as year, month and day, as far as it has them.

    >>> day("2021-06-28T10:00:00Z"), day("D:20210628"), day("2021"), day("soon")
    ('2021-06-28', '2021-06-28', '2021', '')
    """
    found = DAY.match(date.strip().removeprefix("D:"))
    return "-".join(filter(None, found.groups())) if found else ""


def title_above(title: str, text: str) -> str:
    """Return a stated title if it is to stand above a text, "" if that has one already."""
    first = next((line for line in text.split("\n") if line.strip()), "").strip()
    heading = not STOP.search(first) and len(tokens(first)) <= LONGEST_TITLE
    return "" if heading else title


def _plain(text: str | None) -> str:
    """Return one line without control characters, "" for what is too long to be true."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text or "").split())
    return line if len(line) <= LONGEST else ""
