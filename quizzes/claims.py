"""A true statement in other words: a few changed for words that say the same."""

from quizzes.statements import Statement
from quizzes.tables import equivalents
from texts.bands import inflect


def reworded(made: Statement) -> Statement:
    """Return a statement with at most two words changed for words that say the same."""
    changes = 0
    tokens = made.tokens
    for at, token in enumerate(tokens):
        if changes == 2 or token.name:
            break
        low = token.surface.lower()
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if low == "more" and following and following.surface == "than":
            after = tokens[at + 2] if at + 2 < len(tokens) else None
            if after and after.tag == "CD":
                said = "Over" if token.surface[0].isupper() else "over"
                made, changes = made.changed(token.start, following.end, said), changes + 1
            continue
        other = _same(made, at)
        if other:
            made, changes = made.changed(token.start, token.end, other), changes + 1
    return made


def _same(made: Statement, at: int) -> str:
    """Return a word that may stand for the one at a place, in its form, or ""."""
    token = made.tokens[at]
    table = equivalents()
    low = token.surface.lower()
    other = ""
    if token.tag in ("IN", "RB") and at + 1 < len(made.tokens) and made.tokens[at + 1].tag == "CD":
        other = table.get(("A", low), "")
    elif token.tag == "JJ":
        other = table.get(("J", low), "")
    elif token.tag == "RB":
        other = table.get(("R", low), "")
    elif token.tag.startswith("VB"):
        base = table.get(("V", token.lemma), "")
        other = (inflect(base, token.tag) or "") if base and " " not in base else ""
    if not other or "-" in (made.text[token.end : token.end + 1], made.text[token.start - 1 :][:1]):
        return ""
    article = made.tokens[at - 1].surface.lower() if at else ""
    if article in ("a", "an") and (other[0] in "aeiou") != (low[0] in "aeiou"):
        return ""
    return other.capitalize() if token.surface[0].isupper() else other
