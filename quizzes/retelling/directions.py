"""More or less, better or worse: the direction of a comparison or of a change turned round."""

from collections.abc import Iterator

from quizzes.assertions import Assertion
from quizzes.retelling.parts import Retold, opened
from texts.analysis import Word
from texts.wordlists import word_set

# A word, and the one that says the contrary; "more expensive" turns no other way round.
TURNED = {
    "bigger": "smaller", "smaller": "bigger", "larger": "smaller", "higher": "lower",
    "lower": "higher", "longer": "shorter", "shorter": "longer", "older": "younger",
    "younger": "older", "stronger": "weaker", "weaker": "stronger", "easier": "harder",
    "harder": "easier", "faster": "slower", "slower": "faster", "cheaper": "more expensive",
    "safer": "more dangerous", "warmer": "colder", "hotter": "colder", "colder": "warmer",
    "better": "worse", "worse": "better", "heavier": "lighter", "lighter": "heavier",
    "richer": "poorer", "poorer": "richer", "wider": "narrower", "louder": "quieter",
    "quieter": "louder", "wetter": "drier", "drier": "wetter", "healthier": "less healthy",
    "deeper": "shallower", "brighter": "darker", "happier": "less happy",
}  # fmt: skip
MORE = {"more": "less", "less": "more", "fewer": "more"}
ABOUT = "which way the change or the comparison goes"
WISHED = word_set("want need hope wish fear like try prefer ask require")

FIXED = word_set("no any much or than and the even")
COUNTED = ("NNS", "NNPS")
WEAK = word_set("need should must ought getting becoming")
CERTAIN = ("past", "present", "will", "can", "could", "may", "might", "would")


def retold(made: Assertion) -> Iterator[Retold]:
    """Yield the claim with its direction turned."""
    if made.denied or made.tense not in CERTAIN:
        return
    words = made.words(made.rest)
    found = [n for n, t in enumerate(words) if t.tag in ("JJR", "RBR")]
    lows = [t.surface.lower() for t in words]
    if len(found) != 1 or "than" in lows[: found[0]] or not _free(lows, found[0]):
        return
    at = found[0]
    other = _turned(words, at)
    weak = WEAK & set(lows) or made.token.lemma in WISHED
    if other and not weak and _particular(made) and _said_of(words, at):
        said = f"{made.who} {_with(made, at, other)}"
        yield Retold(made.sentence, "", opened(made, said), "direction", ABOUT)


def _particular(made: Assertion) -> bool:
    """Tell a fact of this text from one that everybody knows: it is past, or of something named."""
    names = made.analysis.names
    inside = any(n.sentence == made.sentence.index and n.surface in made.who for n in names)
    return inside or (made.tense == "past" and made.human)


def _said_of(words: list[Word], at: int) -> bool:
    """Tell whether a comparative is what the claim says, and does not pick one thing out."""
    low, after = words[at].surface.lower(), words[at + 1].tag if at + 1 < len(words) else "."
    counted = any(t.tag == "CD" or t.lemma in ("time", "twice", "half") for t in words[:at])
    if low in MORE:
        than = at + 1 < len(words) and words[at + 1].surface.lower() == "than"
        return not counted and not than and after[:2] not in ("JJ", "RB", "CD")
    return not counted and after[:2] not in ("NN", "JJ")


def _free(lows: list[str], at: int) -> bool:
    """Tell whether nothing about a comparative makes it part of a set phrase."""
    before = lows[at - 1] if at else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    number = any(w[:1].isdigit() for w in lows[at + 1 : at + 4])
    return (
        before not in FIXED
        and after not in ("or", "and", "often")
        and not (after == "than" and number)
    )


def _turned(words: list[Word], at: int) -> str:
    low = words[at].surface.lower()
    if low not in MORE:
        return TURNED.get(low, "")
    following = next((t for t in words[at + 1 : at + 4] if t.tag[:2] == "NN"), None)
    adjective = at + 1 < len(words) and words[at + 1].tag in ("JJ", "RB")
    if low == "more" and not adjective and following is not None and following.tag in COUNTED:
        return "fewer"
    return MORE[low]


def _with(made: Assertion, at: int, other: str) -> str:
    """Return the predicate with another word for the comparative."""
    before, after = made.rest[:at], made.rest[at + 1 :]
    return " ".join(p for p in (made.said(before), other, made.said(after)) if p)
