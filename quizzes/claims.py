"""The claims of an article as statements to ask about: true ones, and why others are false."""

from dataclasses import dataclass

from quizzes.falsehoods import Falsehood
from quizzes.making import quote
from quizzes.statements import Statement, statement
from quizzes.subclauses import subclauses
from quizzes.tables import equivalents
from texts.analysis import Analysis, Sentence
from texts.bands import inflect

MOST = 50  # claims; the best of a long text are enough for any quiz
HANDY = 18  # words; of a longer statement the clauses are asked about, where they stand alone
PARTS = {"NN": "N", "VB": "V", "JJ": "J", "RB": "R"}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A true statement, how it is worded, and whether that is other than the text's words."""

    statement: Statement
    surface: str
    score: float
    reworded: bool


def claimed(analysis: Analysis) -> list[Claimed]:
    """Return the claims that stand alone, best first, in words near the text's own."""
    found = []
    for claim in analysis.claims:
        plain = " ".join(claim.sentence.surface.split())
        for made in statements_of(analysis, claim.sentence):
            surface = reworded(made).surface
            found.append(Claimed(made, surface, claim.score, surface != plain))
        if len(found) >= MOST:
            break
    return found


def statements_of(analysis: Analysis, sentence: Sentence) -> list[Statement]:
    """Return a sentence as a statement, or else those of its clauses that stand alone."""
    whole = statement(analysis, sentence)
    if whole is not None and len(whole.surface.split()) <= HANDY:
        return [whole]
    return list(subclauses(analysis, sentence)) or ([whole] if whole else [])


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


def contradiction(analysis: Analysis, false: Falsehood) -> str:
    """Say what a false statement changed, with the words of the text."""
    sentence = false.statement.sentence
    change = false.statement.changes[-1]
    shown = quote(analysis, sentence, change.start, change.end)
    if false.sort == "affirmed":
        return f"The text says the contrary, “{false.was}” and not “{false.now}”: {shown}."
    if false.sort == "name":
        return f"In the text this is about {false.was}, not about {false.now}: {shown}."
    return f"The text has “{false.was}”, not “{false.now}”: {shown}."
