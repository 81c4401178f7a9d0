"""A claim of the text told anew, truly and falsely, and the words to do it with."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizzes.assertions import Assertion
from texts.analysis import Sentence
from texts.bands import inflect


@dataclass(frozen=True, slots=True)
class Retold:
    """A claim in two other forms: ``true`` says the same, ``false`` the contrary.

    Either may be "": not every claim can be told both ways. ``rule`` names how it was made;
    ``about`` says in a few words what it turns on, for the feedback.
    """

    sentence: Sentence
    true: str
    false: str
    rule: str
    about: str


def sentence_of(*parts: str) -> str:
    """Return parts as one sentence with a capital and a stop."""
    said = " ".join(" ".join(p for p in parts if p).split()).strip(" ,.")
    return said[:1].upper() + said[1:] + "."


def opened(made: Assertion, said: str) -> str:
    """Return a sentence with what opened the claim before it: "In Nepal, …"."""
    if made.source:
        return sentence_of(f"according to {made.source}, {said}")
    return sentence_of(f"{made.head}, {said}" if made.head else said)


def be(many: bool, tense: str) -> str:
    """Return the form of "be": "is", "are", "was", "were"."""
    if tense == "past":
        return "were" if many else "was"
    return "are" if many else "is"


def have(many: bool, tense: str) -> str:
    """Return the form of "have"."""
    if tense == "past":
        return "had"
    return "have" if many else "has"


def do_not(many: bool, tense: str) -> str:
    """Return "did not", "do not" or "does not"."""
    if tense == "past":
        return "did not"
    return "do not" if many else "does not"


def verb(lemma: str, many: bool, tense: str) -> str:
    """Return a verb in the simple past or present."""
    tag = "VBD" if tense == "past" else "VBP" if many else "VBZ"
    return lemma if tag == "VBP" else inflect(lemma, tag) or ""


def gerund(lemma: str) -> str:
    """Return "going" for "go"."""
    return inflect(lemma, "VBG") or ""


def simple(made: Assertion) -> bool:
    """Tell whether a claim is in the simple past or present, in the active and not denied."""
    plain = made.tense in ("past", "present") and not made.perfect and not made.passive
    return plain and not made.denied and made.token.tag in ("VBD", "VBZ", "VBP")


def after(places: Sequence[int], place: int) -> tuple[int, ...]:
    """Return the places behind one of them."""
    return tuple(i for i in places if i > place)
