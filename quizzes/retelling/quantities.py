"""How many: "most", "63 % of", "all", told by a half; and "many", of which nobody knows."""

from collections.abc import Iterator
from itertools import pairwise

from quizzes.assertions import Assertion
from quizzes.retelling.parts import Retold, be, opened, sentence_of
from texts.analysis import Number, NumberKind
from texts.wordlists import word_set

MOST = word_set("most")
MAJORITY = ("the majority of", "the vast majority of", "the great majority of", "a majority of")
HALF, CLEAR = 50, 6  # per cent; points on either side of the half
FEWEST = 3  # words
SEVERAL = ("many", "some", "several")
PLACES = ("in", "at", "on")


def retold(made: Assertion) -> Iterator[Retold]:
    """Yield the claim with its share told by a half."""
    rest = made.said(made.rest)
    who = made.who
    if made.denied or not _general(made):
        return
    for whole, above in _shares(made):
        more, less = f"more than half of {whole} {rest}", f"fewer than half of {whole} {rest}"
        if not made.many:
            less = f"less than half of {whole} {rest}"
        true, false = (more, less) if above else (less, more)
        yield Retold(
            made.sentence,
            opened(made, true),
            opened(made, false),
            "share",
            f"what share “{who}” is",
        )


def _shares(made: Assertion) -> Iterator[tuple[str, bool]]:
    """Yield of what a share is taken, and whether it is above the half."""
    low = made.who.lower()
    for opener in MAJORITY:
        if low.startswith(opener + " "):
            yield made.who[len(opener) + 1 :], True
            return
    if low.startswith("most of "):
        yield made.who[8:], True
    elif low.startswith("most ") and made.many:
        yield "all " + made.who[5:], True
    number = None if low.startswith(("the other", "the rest")) else _share(made)
    names = [n for n in made.analysis.names if n.sentence == made.sentence.index]
    placed = any(n.surface in made.who or n.surface in made.head for n in names)
    if number is not None and " of " in made.who and placed:
        yield made.who.split(" of ", 1)[1], number.value > HALF


def _share(made: Assertion) -> Number | None:
    words = made.sentence.tokens
    for number in made.analysis.numbers:
        if number.sentence == made.sentence.index and number.kind is NumberKind.PERCENT:
            inside = number.surface.split()[0] in made.who.split(" of ", 1)[0]
            if (
                inside
                and number.start < words[made.verb].start
                and abs(number.value - HALF) > CLEAR
            ):
                return number
    return None


def unstated(made: Assertion) -> Iterator[tuple[str, str]]:
    """Yield a claim of many made one of most, which the text leaves open, and what it says."""
    if made.denied or _divided(made) or not _general(made):
        return
    rest = made.said(made.rest)
    for opener in SEVERAL:
        if made.many and _counts(made, opener):
            noun = made.who[len(opener) + 1 :]
            if not noun.startswith(("of ", "more ", "times ")):
                yield opened(made, f"most {noun} {rest}"), opener
        for place in PLACES:
            if made.head.lower().startswith(f"{place} {opener} ") and made.head.endswith("s"):
                noun = made.head[len(place) + len(opener) + 2 :]
                yield sentence_of(f"{place} most {noun}, {made.who} {rest}"), opener
    yield from _one_of(made)


def _counts(made: Assertion, opener: str) -> bool:
    """Tell "some farmers" from "some common tools", whose "most" would be a degree."""
    tokens = made.sentence.tokens
    said = (t for a, t in pairwise(tokens) if a.surface.lower() == opener)
    noun = next(said, None)
    return made.who.lower().startswith(opener + " ") and noun is not None and noun.tag == "NNS"


def _one_of(made: Assertion) -> Iterator[tuple[str, str]]:
    """Yield "the largest" for "one of the largest"."""
    words = made.words(made.rest)
    lows = [t.surface.lower() for t in words]
    if words[0].lemma != "be" or lows[1:4] != ["one", "of", "the"] or made.many or len(words) < 6:
        return
    size = 2 if lows[4] == "most" else 1
    noun = next((n for n, t in enumerate(words) if n > 4 and t.tag == "NNS"), 0)
    if (words[4].tag != "JJS" and size == 1) or not noun or noun > 4 + size + 1:
        return
    was = be(False, made.tense)
    one = made.said(made.rest[4:noun])
    yield opened(made, f"{made.who} {was} the {one} {words[noun].lemma} "
                 f"{made.said(made.rest[noun + 1 :])}"), "one of"  # fmt: skip


def _general(made: Assertion) -> bool:
    """Tell what is said of a whole kind, "most artists live …", from "some friends came"."""
    told = " of " in made.who or " in " in made.who or len(made.who.split()) > FEWEST
    return len(made.rest) >= FEWEST and (told or (made.human and made.tense == "present"))


def _divided(made: Assertion) -> bool:
    """Tell whether the sentence goes on to say how many did otherwise."""
    lows = {t.surface.lower() for t in made.sentence.tokens}
    return bool(lows & {"most", "others", "few", "half", "majority"})


def many(made: Assertion) -> Iterator[Retold]:
    """Yield "a large number of" and "only a few" for "many"."""
    low = made.who.lower()
    noun = made.who[5:]
    if (
        made.denied
        or not made.many
        or not low.startswith("many ")
        or _divided(made)
        or not _general(made)
        or noun.startswith(("of ", "more ", "times ", "other "))
    ):
        return
    rest = made.said(made.rest)
    most, few = f"a large number of {noun} {rest}", f"only a few {noun} {rest}"
    about = f"how many {noun} are spoken of"
    yield Retold(made.sentence, opened(made, most), opened(made, few), "many", about)
