"""Steps that shape a sentence into a statement; each leaves what it says as true as it was."""

from dataclasses import replace

from quizzes.pointing import FINITE
from quizzes.rewordable import Statement
from texts.analysis import Word
from texts.wordlists import word_set

OPENERS = word_set(
    "and but or so yet also however therefore thus then moreover furthermore meanwhile besides "
    "nevertheless nonetheless instead still indeed finally consequently similarly additionally "
    "first second third firstly secondly thirdly lastly now today"
)
DROPPED = word_set("also too however therefore moreover meanwhile indeed nevertheless")
OPEN_CLOSE = {"(": ")", "–": "–", "—": "—", "--": "--", "[": "]"}
SAY = word_set(
    "say add explain report state tell note warn believe claim admit argue show reveal suggest find"
)
RELATIVE = frozenset({"which", "who", "whose", "where", "whom"})
CONDITIONS = word_set("if unless should without although though while whereas despite")


def without_opener(made: Statement) -> Statement:
    """Drop "But", "However," and their like from the head."""
    tokens = made.tokens
    while tokens and tokens[0].surface.lower() in OPENERS:
        plain = len(tokens) > 1 and tokens[1].surface == ","
        if not plain and tokens[0].tag not in ("CC",):
            break
        tokens = tokens[2:] if plain else tokens[1:]
    return replace(made, tokens=tokens)


def without_asides(made: Statement) -> Statement:
    """Drop what stands between brackets or dashes, and relative clauses between commas."""
    tokens = list(made.tokens)
    at = 0
    while at < len(tokens):
        end = _aside_end(tokens, at)
        if end:
            del tokens[at:end]
        else:
            at += 1
    return replace(made, tokens=tuple(tokens))


def _aside_end(tokens: list[Word], at: int) -> int:
    """Return where the aside that opens at a place ends, or 0 where none opens."""
    mark = tokens[at].surface
    rest = range(at + 1, len(tokens))
    if mark in OPEN_CLOSE:
        closer = next((i for i in rest if tokens[i].surface == OPEN_CLOSE[mark]), 0)
        return closer + 1 if closer else 0
    if mark != "," or at + 1 >= len(tokens) or tokens[at + 1].surface.lower() not in RELATIVE:
        return 0
    commas = [i for i in rest if tokens[i].surface == ","]
    if not commas:
        return len(tokens) - 1 if tokens[-1].surface == "." else 0
    after = commas[0] + 1
    if len(commas) == 1 and after < len(tokens) and tokens[after].tag in FINITE:
        return after
    return 0


def with_source(made: Statement) -> Statement:
    """Move a speaker named at the end to the front: "…, officials said" -> "According to …"."""
    tokens = made.tokens
    commas = [i for i, t in enumerate(tokens) if t.surface in (",", "–", "—", "--")]
    if not commas:
        return made
    tail = [t for t in tokens[commas[-1] + 1 :] if t.surface != "."]
    if not 2 <= len(tail) <= 5:
        return made
    verb = next((t for t in (tail[-1], tail[0]) if t.lemma in SAY and t.tag in FINITE), None)
    who = [t for t in tail if t is not verb]
    if verb is None or who[-1].tag[:2] != "NN" or any(t.tag in FINITE for t in who):
        return made
    source = made.text[who[0].start : who[-1].end]
    return replace(made, tokens=tokens[: commas[-1]], prefix=f"According to {source}, ")


def without_small_words(made: Statement) -> Statement:
    """Drop "also", "too", "however" with the commas about them."""
    tokens: list[Word] = []
    skip_comma = False
    for token in made.tokens:
        low = token.surface.lower()
        if low in DROPPED and token.tag.startswith("RB") and not _degree(made, token):
            skip_comma = bool(tokens) and tokens[-1].surface == ","
            if skip_comma:
                tokens.pop()
            continue
        if skip_comma and token.surface == ",":
            skip_comma = False
            continue
        skip_comma = False
        tokens.append(token)
    return replace(made, tokens=tuple(tokens))


def _degree(made: Statement, token: Word) -> bool:
    """Tell "too small" from "too"."""
    following = next((t for t in made.sentence.tokens if t.start >= token.end), None)
    return (
        token.surface.lower() == "too"
        and following is not None
        and following.tag[:2]
        in (
            "JJ",
            "RB",
        )
    )


def reordered(made: Statement) -> Statement:
    """Move a short opening phrase to the end: "In Nepal, kings …" -> "Kings … in Nepal"."""
    tokens = made.tokens
    comma = next((i for i, t in enumerate(tokens) if t.surface == ","), 0)
    head, rest = tokens[:comma], tokens[comma + 1 :]
    if not 2 <= len(head) <= 6 or head[0].tag != "IN" or head[0].surface.lower() in CONDITIONS:
        return made
    if any(t.tag in FINITE or t.tag in ("VBG", "VBN", "TO") for t in head):
        return made
    if any(t.surface in ",;:" for t in rest) or len(rest) > 16 or rest[0].tag in ("VBG", "VBN"):
        return made
    clauses = sum(t.tag in FINITE for t in rest)
    if clauses != 1 or any(
        t.tag in ("IN", "RB") and t.surface in ("that", "because") for t in rest
    ):
        return made
    body = rest[:-1] if rest[-1].surface == "." else rest
    return replace(made, tokens=(*body, *head))
