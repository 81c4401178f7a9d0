"""Two things compared, the first or the greatest of a kind: told from the other side."""

from collections.abc import Iterator

from quizzes.assertions import Assertion
from quizzes.clauses import subtree
from quizzes.retelling.parts import Retold, be, opened
from texts.analysis import Word
from texts.bands import inflect, lemma
from texts.wordlists import word_set

UNEVEN = {"better": "good", "worse": "bad", "best": "good", "worst": "bad"}
# After "than" these open no thing, but a clause cut short.
CLAUSAL = word_set("expected before ever usual average possible planned thought ago that those ,")
NO_THING = ("VBD", "VBZ", "VBP", "MD", "CD", "PRP", "VBN", "RB", "VBG", "WP")
THING = ("DT", "NN", "NNS", "NNP", "NNPS", "JJ")
DEGREE = word_set("even much far a lot slightly")
AMOUNT = ("more", "less", "fewer", "most", "least")


def retold(made: Assertion) -> Iterator[Retold]:
    """Yield the claim told from the other side of the comparison."""
    if made.denied or made.perfect or made.passive or made.tense not in ("past", "present"):
        return
    yield from _than(made)
    yield from _superlative(made)
    yield from _first(made)


def _than(made: Assertion) -> Iterator[Retold]:
    """Yield "B is not as big as A" for "A is bigger than B"."""
    words = made.words(made.rest)
    lows = [t.surface.lower() for t in words]
    if words[0].lemma != "be" or "than" not in lows:
        return
    at = lows.index("than")
    compared = [t for t in words[1:at] if t.surface.lower() not in DEGREE]
    base, other = _base(compared), words[at + 1 :]
    named = made.sentence.tokens[0].name or made.who.split()[0] in ("the", "a", "an")
    if not base or not _is_thing(other) or not (named or made.many):
        return
    them = made.said(made.rest[at + 1 :])
    one = f"{made.who} {be(made.many, made.tense)} not as {base} as {them}"
    two = f"{them} {be(_is_many(other), made.tense)} not as {base} as {made.who}"
    true, false = (one, two) if lows[at - 2] == "less" else (two, one)
    yield Retold(
        made.sentence,
        opened(made, true),
        opened(made, false),
        "comparison",
        "which of the two is it",
    )


def _base(words: list[Word]) -> str:
    """Return "big" for "bigger", "useful" for "more useful", or ""."""
    lows = [t.surface.lower() for t in words]
    if len(words) == 2 and lows[0] in ("more", "less") and words[1].tag == "JJ":
        return lows[1]
    one = len(words) == 1 and words[0].tag == "JJR" and lows[0] not in AMOUNT
    return plain(lows[0], "JJR") if one else ""


def plain(form: str, tag: str) -> str:
    """Return the adjective of a comparative or superlative, or "".

    >>> plain("biggest", "JJS")
    'big'
    """
    if form in UNEVEN:
        return UNEVEN[form]
    found = lemma(form, tag)
    return found if found != form and inflect(found, tag) == form else ""


def _is_thing(words: list[Word]) -> bool:
    """Tell whether what follows "than" is a thing, and no clause or figure."""
    if not words or any(t.tag in NO_THING or t.surface.lower() in CLAUSAL for t in words):
        return False
    return words[0].tag in THING and words[-1].tag[:2] == "NN"


def _is_many(words: list[Word]) -> bool:
    first = next((n for n, t in enumerate(words) if t.tag == "IN"), len(words))
    return bool(first) and words[first - 1].tag in ("NNS", "NNPS")


def _superlative(made: Assertion) -> Iterator[Retold]:
    """Yield "No other river is as long as X" for "X is the longest river"."""
    words = made.words(made.rest)
    lows = [t.surface.lower() for t in words]
    single = words[0].lemma == "be" and made.token.tag == "NN" and not made.many
    if not single or lows[1:2] != ["the"] or len(words) < 4 or {"ever", ","} & set(lows):
        return
    base, at = _greatest(words)
    tokens = made.sentence.tokens
    below = [i for i in subtree(tokens, made.verb) if i > made.verb]
    relative = any(tokens[i].dep.startswith("acl") for i in below)
    if not base or relative or made.token not in words[at:]:
        return
    kind, was = made.said(made.rest[at:]), be(False, made.tense)
    true = f"no other {kind} {was} as {base} as {made.who}"
    false = f"there {was} at least one other {kind} as {base} as {made.who}"
    about = "what is the greatest of its kind"
    yield Retold(made.sentence, opened(made, true), opened(made, false), "superlative", about)


def _greatest(words: list[Word]) -> tuple[str, int]:
    """Return "long" for "is the longest", and where the noun phrase goes on."""
    low = words[2].surface.lower()
    if low == "most" and words[3].tag == "JJ":
        return words[3].surface.lower(), 4
    return (plain(low, "JJS"), 3) if words[2].tag == "JJS" and low not in AMOUNT else ("", 3)


def _first(made: Assertion) -> Iterator[Retold]:
    """Yield "Before X, no woman had climbed it" for "X was the first woman to climb it"."""
    words = made.words(made.rest)
    lows = [t.surface.lower() for t in words]
    opens = words[0].lemma in ("be", "become") and lows[1:3] == ["the", "first"]
    if not opens or "to" not in lows[:-2] or "," in lows or made.token.tag != "NN":
        return
    at = lows.index("to")
    kind, act, tail = made.said(made.rest[3:at]), words[at + 1], made.said(made.rest[at + 2 :])
    done = inflect(act.lemma, "VBN") if act.tag == "VB" and act.lemma != "be" else ""
    if not done or not kind or not tail:
        return
    true = f"before {made.who}, no {kind} had ever {done} {tail}"
    false = f"another {kind} had {done} {tail} before {made.who}"
    yield Retold(made.sentence, opened(made, true), opened(made, false), "first", "who was first")
