"""What a reason is, and how far one reaches in its sentence.

Where it ends is read off the marks and joining words after it: the tree errs there most.
"""

import re
from dataclasses import dataclass

from quizzes.clauses import (
    subtree,
)
from quizzes.pointing import FINITE
from quizzes.questions import Asked
from texts.analysis import Sentence
from texts.wordlists import word_set

NONE = Asked("")
SHORTEST, LONGEST = 3, 16  # words of a reason
DOUBTED = word_set("nobody nothing none if whether only simply just partly may might perhaps could")
DENIED = word_set("not n't n’t never no hardly")
STOPS = frozenset({",", ";", "–", "—", ":", "(", "."})
TURNS = word_set(
    "but while although though because when after before unless until which who whereas if as "
    "since where rather instead despite without"
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason: its words as an option, the sentence it is from, and the question on it.

    ``form`` is what all options must be: "to", "by", "because of" or "because". ``pronoun``
    is what the clause after "because" opens with, ``tag`` that of the verb after it; "" for
    a clause with a subject of its own. ``place`` is the token that the feedback points at.
    """

    form: str
    surface: str
    sentence: Sentence
    place: int
    asked: Asked
    pronoun: str = ""
    tag: str = ""
    shorter: tuple[str, ...] = ()  # the same without what may be left out at its end


def upto(sentence: Sentence, start: int) -> list[int]:
    """Return the places from a word to the end of its phrase: the next mark or joining word."""
    tokens = sentence.tokens
    end = start + 1
    while end < len(tokens):
        low = tokens[end].surface.lower()
        after = tokens[end + 1] if end + 1 < len(tokens) else tokens[end]
        turns = low in TURNS and tokens[end].tag in ("IN", "CC", "WRB", "WDT", "WP", "RB")
        joins = low in ("and", "or", "so") and (
            after.tag in FINITE or opens_clause(sentence, end + 1)
        )
        if low in STOPS or turns or joins:
            break
        end += 1
    if end < len(tokens) and tokens[end].surface.lower() in TURNS and tokens[end - 1].tag == "RB":
        end -= 1  # "shortly after"
    dated = end - start > 4 and tokens[end - 2].surface.lower() in ("in", "by", "since", "until")
    if dated and re.fullmatch(r"\d{4}", tokens[end - 1].surface):
        end -= 2  # "in 2017": a year in one option makes it stand out
    return list(range(start, end))


def opens_clause(sentence: Sentence, place: int) -> bool:
    """Tell whether a clause with a subject begins soon: "and the staff never see"."""
    tokens = sentence.tokens[place : place + 5]
    return any(t.dep in ("nsubj", "nsubj:pass", "expl") for t in tokens)


def doubted(sentence: Sentence, verb: int, upto: int, words: frozenset[str]) -> bool:
    """Tell "may have left because …": what is denied or doubted may be the reason."""
    tokens = sentence.tokens
    near = [i for i in subtree(tokens, verb) if i < upto]
    return any(tokens[i].surface.lower() in words and tokens[i].tag[:3] != "NNP" for i in near)


def text_of(sentence: Sentence, places: list[int]) -> str:
    """Return the words from the first place to the last as one line, without a stop."""
    start, end = sentence.tokens[places[0]].start, sentence.tokens[places[-1]].end
    cut = sentence.surface[start - sentence.start : end - sentence.start]
    return " ".join(cut.split()).rstrip(".,;: ")


def capital(text: str) -> str:
    """Return a text with a capital at its head."""
    return text[:1].upper() + text[1:]
