"""What rises or falls, told as a rise or a fall."""

from collections.abc import Iterator

from quizzes.assertions import Assertion
from quizzes.retelling.parts import Retold, after, be, have, opened
from texts.wordlists import word_set

UP = word_set("rise increase grow climb soar")
DOWN = word_set("fall decrease decline drop shrink")
MEASURED = word_set(
    "number price cost sale share rate level temperature population demand amount proportion "
    "income profit spending trade salary wage pay production use consumption figure interest "
    "value volume revenue rent unemployment crime pollution inflation traffic tourism popularity "
    "emission export import output supply concentration carbon fee bill debt tax"
)


def retold(made: Assertion) -> Iterator[Retold]:
    """Yield "There was a fall in prices" for "prices fell"."""
    lemma = made.token.lemma
    if (
        lemma not in UP | DOWN
        or made.denied
        or made.passive
        or made.tense not in ("past", "present")
    ):
        return
    if (
        not _measured(made)
        or made.token.tag == "VBG"
        or any(t.tag == "RP" for t in made.words(made.rest))
    ):
        return
    tokens = made.sentence.tokens
    if any(t.dep == "obj" and t.head == made.verb for t in tokens):
        return
    tail = made.said(after(made.rest, made.verb))
    been = f"{have(False, made.tense)} been" if made.perfect else be(False, made.tense)
    rise, fall = (f"there {been} a {n} in {made.who} {_fitting(tail)}" for n in ("rise", "fall"))
    if _fitting(tail) is None:
        return
    true, false = (rise, fall) if lemma in UP else (fall, rise)
    yield Retold(
        made.sentence,
        opened(made, true),
        opened(made, false),
        "change",
        "whether there is more or less of it",
    )


def _measured(made: Assertion) -> bool:
    tokens = made.sentence.tokens
    return any(
        t.head == made.verb and t.dep.startswith("nsubj") and t.lemma in MEASURED for t in tokens
    )


def _fitting(tail: str) -> str | None:
    """Return what followed the verb, where it may follow a noun too."""
    first = tail.split()[0].lower() if tail else ""
    return tail if first in ("", "in", "during", "since", "between") else None
