"""Tell title, deck, body and boilerplate apart: lines first, then sentences."""

import re
from collections.abc import Sequence

from texts.parts import Role
from texts.tokens import Span, sentences, tokens

LONGEST_TITLE = 25  # tokens
LONGEST_DECK = 45  # tokens

# Lines without a full stop that belong to the page, not to the article.
_LINES = re.compile(
    r"""^\W*(?:
      (?:date\ of\ publication|published|publication\ date|last\ updated|updated|posted)
      \s?(?::|on\b|\d).{0,60}
    | (?:read|more)\ (?:on|about)\ (?:the|this)\ topic.{0,40}
    | (?:read\ (?:more|also|next)|see\ also|more\ on\ this)\b.{0,120}
    | related\ (?:articles|stories|topics)\b.{0,120}
    | (?:share|tweet|print|e-?mail|follow|like)\ (?:this|us)\b.{0,60}
    | (?:sign\ up|subscribe|click|tap|download|log\ in|advertisement|sponsored)\b.{0,120}
    | (?:tags?|topics?|keywords?|categor(?:y|ies)|filed\ under|comments?)\s?:.{0,200}
    | by\ (?-i:(?:[A-Z][\w.'’-]+(?:,|\ and)?\s*){2,6})
    | (?:\d{1,2}\ \w+,?\ \d{4}|\w+\ \d{1,2},?\ \d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})
    | \d+\ (?:comments?|shares?|min(?:ute)?s?\ read)
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# Lines with or without one.
_CAPTIONS = re.compile(
    r"""^\W*(?:
      (?:photo|photograph|image|picture|illustration|caption|credit|source|video|figure|table)s?
      (?:\ \d+)?\s?[:/(].{0,200}
    | (?:copyright\b|©|\(c\)\s?\d{4}|all\ rights\ reserved).{0,200}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
# Sentences about the author and the paper.
_SENTENCES = re.compile(
    r"""
      ^\W*the\ (?:author|writer|columnist)s?\s
      (?:is|are|was|has|have|contributed|works?|teach(?:es)?)\b
    | \bcontributed\ (?:this\ article|to\ this|reporting)\b
    | \b(?:views|opinions)\b.{0,40}\b(?:do\ not|don['’]t|not)\s
      (?:necessarily\s)?(?:reflect|represent)
    | \bthis\ (?:article|story|piece)\ (?:was|is|has\ been|originally|first)\b.{0,60}
      \b(?:published|adapted|reprinted|appeared|translated|updated|amended|corrected)\b
    | \b(?:all\ rights\ reserved|terms\ of\ use|privacy\ policy)\b
    | ^\W*(?:read\ more|click\ here|sign\ up|subscribe|follow\ us|share\ this)\b
    | ^\W*(?:reporting|editing|translated|edited|written|compiled)\ by\ (?-i:[A-Z])
    | \bto\ (?:read|see)\ the\ full\ (?:article|story|report)\b
    | ^\W*(?:photo|photograph|image|picture)s?(?:\ (?:by|courtesy|credit)|:)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_boilerplate_line(line: str) -> bool:
    """Tell "Date of publication: 26 March 2021" and "Read on the topic"."""
    if _CAPTIONS.match(line):
        return True
    return not line.endswith((".", "?", "!")) and _LINES.match(line) is not None


def is_boilerplate_sentence(sentence: str) -> bool:
    """Tell "The views do not necessarily reflect those of ..." from what the article says."""
    return _SENTENCES.search(sentence) is not None


def line_roles(lines: Sequence[Span]) -> tuple[Role, ...]:
    """Return the role of each line of a text.

    The first line is the title if it is short and ends without a full stop and more
    follows; the next one the deck under the same condition.
    """
    roles = [Role.BOILERPLATE if is_boilerplate_line(line.surface) else Role.BODY for line in lines]
    body = [place for place, role in enumerate(roles) if role is Role.BODY]
    if len(body) > 1 and _is_heading(lines[body[0]], LONGEST_TITLE):
        roles[body[0]] = Role.TITLE
        below = body[1]
        if len(body) > 2 and _is_heading(lines[below], LONGEST_DECK):
            roles[below] = Role.DECK
    return tuple(roles)


def _is_heading(line: Span, longest: int) -> bool:
    short = 0 < len(tokens(line.surface)) <= longest
    question = line.surface.endswith(("?", "!")) and len(sentences(line.surface)) == 1
    return short and (question or not line.surface.rstrip("\"'”’)").endswith((".", "?", "!", ":")))
