"""What people do in a text, as verbs with their objects: "open a shop", put in any form.

Where a text states too few reasons to choose wrong ones among, these make some:
"To open a shop.", "By opening a shop.", "Because they opened a shop."
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from quizzes.clauses import agreed, by_dep, children, parsed, subtree, whole
from quizzes.naming import PEOPLE, is_person, known_alone_inside
from quizzes.pointing import HUMAN, POINTERS, PRONOUNS, names_no_more
from quizzes.questions import LEANING, MARKS
from texts.analysis import Analysis, Role, Sentence, Word
from texts.bands import inflect, known
from texts.gazetteer import gazetteer
from texts.wordlists import word_set

SHORTEST, LONGEST = 2, 14  # words, the verb among them
INSIDE = ("obj", "iobj", "compound:prt", "obl", "advmod", "nmod", "xcomp")
DENIALS = word_set("not n't n’t never no nobody nothing none neither nor hardly cannot")
# Nobody does these on purpose, or they say no more than that something is so.
UNMEANT = word_set(
    "be have lose fail miss forget die fall suffer seem appear become remain need want like love "
    "hate know mean cost include contain involve face happen occur belong deserve own lack regret "
    "say think believe hear see notice understand realize realise hope wish expect "
    "doubt fear enjoy prefer consist depend resemble weigh equal exceed inherit contract injure "
    "receive experience begin continue tend try let ask tell suggest claim admit agree "
    "add report call allow help make enable cover surround consider argue insist come get do "
    "drop grow rise increase decrease decline total number average crash sink drown collapse "
    "mistake confuse undergo live stay stand lie sit wait sleep look cause result "
    "account go require represent reflect kill murder date feel used take age predict estimate "
    "assume suppose guess conclude acknowledge concede deny wonder worry mind matter surprise "
    "concern owe rank star feature"
)
HARMLESS = (
    "has a quotation that",
    "has more than",
    "has lost its quotation",
    "begins with a label",
)
WITHOUT_OBJECT = word_set(
    "work travel move return talk speak compete escape hide play study train vote pay listen "
    "search apply complain protest fight swim walk run fly sail march race"
)
AGENTS = word_set("he she they we i you people who everyone everybody someone")
NO_VERB = ("amod", "compound", "case", "cop", "aux", "nsubj")
NO_START = ("before", "after", "until", "since", "as", "like", "by")
NO_END = ("VBG", "VBN", "POS", "VBZ", "VBD", "VBP", "MD")
TIMES = word_set(
    "year month week day hour minute century decade monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november "
    "december weekend today time morning evening night ago yesterday tomorrow summer winter "
    "spring autumn"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb and what hangs on it after it; ``rest`` is the text without the verb."""

    verb: Word
    rest: str
    words: tuple[Word, ...]
    sentence: Sentence
    owned: bool = False  # with "their" in it

    def infinitive(self) -> str:
        """Return "To open a shop."."""
        return f"To {self.verb.lemma} {self.rest}."

    def bare(self) -> str:
        """Return "Open a shop."."""
        return f"{self.verb.lemma.capitalize()} {self.rest}."

    def gerund(self, opener: str) -> str:
        """Return "By opening a shop.", or ""."""
        form = inflect(self.verb.lemma, "VBG")
        return f"{opener} {form} {self.rest}." if form else ""


@lru_cache(maxsize=2)
def phrases(analysis: Analysis) -> tuple[Phrase, ...]:
    """Return what is done on purpose in a text, in its order."""
    found = []
    for sentence in analysis.sentences:
        if _usable(sentence):
            for place, token in enumerate(sentence.tokens):
                if token.tag[:2] == "VB" and token.lemma not in UNMEANT and agreed(token):
                    made = phrase(sentence, place) or passive(sentence, place)
                    if made:
                        found.append(made)
    return tuple(found)


def _usable(sentence: Sentence) -> bool:
    """Tell whether a part of a sentence may be taken, though the whole may have a flaw."""
    harmless = all(flaw.startswith(HARMLESS) for flaw in sentence.flaws)
    return sentence.role is Role.BODY and harmless and parsed(sentence)


def phrase(sentence: Sentence, place: int) -> Phrase | None:
    """Return a verb with its object and what follows that, or None."""
    tokens = sentence.tokens
    if not _active(sentence, place) or not meant_to(sentence, place):
        return None
    end, objects = _end(sentence, place)
    words = tokens[place : end + 1]
    apt = objects and _whole(sentence, place, end) and SHORTEST <= len(words) <= LONGEST
    if not apt or not _sound(words[1:]):
        return None
    start = tokens[place + 1].start - sentence.start
    rest = " ".join(sentence.surface[start : tokens[end].end - sentence.start].split())
    owned = any(t.tag == "PRP$" for t in words)
    if owned:
        rest = re.sub(r"\b(?:his|her|its|my|our|your)\b", "their", rest)
    return Phrase(tokens[place], rest, words, sentence, owned)


def _active(sentence: Sentence, place: int) -> bool:
    """Tell a verb in the active that is not denied."""
    tokens = sentence.tokens
    below = children(tokens, place)
    if any(tokens[i].surface.lower() in DENIALS or tokens[i].dep.endswith("pass") for i in below):
        return False
    # "opened" of "a shop opened in May" is in the passive.
    participle = tokens[place].tag == "VBN" and not by_dep(tokens, place, "aux")
    return not participle and tokens[place].dep not in NO_VERB


def _whole(sentence: Sentence, place: int, end: int) -> bool:
    """Tell whether what follows a verb begins and ends as a phrase does."""
    tokens = sentence.tokens
    first = tokens[min(place + 1, len(tokens) - 1)]
    after = tokens[min(end + 1, len(tokens) - 1)]
    if after.surface.lower() in ("to", "that", "of") or after.tag in NO_END:
        return False
    if first.tag == "IN":
        bound = tokens[place].lemma in WITHOUT_OBJECT or tokens[place].tag in ("VB", "VBG")
        return bound and first.surface.lower() not in NO_START and _has(tokens, place, "obl")
    return first.tag[:2] in ("DT", "NN", "JJ", "CD", "PR", "RP", "PD")


def _has(tokens: tuple[Word, ...], place: int, dep: str) -> bool:
    return bool(by_dep(tokens, place, dep))


def passive(sentence: Sentence, place: int) -> Phrase | None:
    """Return "close the old school" for "the old school was closed", or None."""
    tokens = sentence.tokens
    found = by_dep(tokens, place, "nsubj:pass")
    low = {tokens[i].surface.lower() for i in children(tokens, place)}
    if len(found) != 1 or tokens[place].tag != "VBN" or low & DENIALS:
        return None
    if not known(tokens[place].lemma, "VB") or by_dep(tokens, place, "compound:prt", "xcomp"):
        return None
    places = subtree(tokens, found[0])
    while places and tokens[places[0]].dep in ("cc", "punct", "mark"):
        places.pop(0)
    words = tuple(tokens[i] for i in places)
    named = bool(words) and words[0].tag != "NNP" and len(words) <= 8 and whole(places)
    named = named and not any(t.tag == "PRP$" for t in words)
    if not named or not _sound(words) or tokens[found[0]].lemma in PEOPLE | gazetteer().roles:
        return None
    start, end = words[0].start - sentence.start, words[-1].end - sentence.start
    rest = " ".join(sentence.surface[start:end].split())
    plain = not words[0].name and words[0].tag[:3] != "NNP"
    rest = rest[:1].lower() + rest[1:] if plain else rest
    return Phrase(tokens[place], rest, (tokens[place], *words), sentence)


def meant_to(sentence: Sentence, place: int) -> bool:
    """Tell whether people do it: it has a person for its subject, or is what somebody is to do."""
    tokens = sentence.tokens
    before = tokens[place - 1].surface.lower() if place else ""
    if tokens[place].tag == "VB" and before == "to" and tokens[place].dep != "csubj":
        return tokens[place].dep in ("xcomp", "advcl", "acl", "conj")
    if tokens[place].tag == "VBG" and place and tokens[place - 1].tag == "IN":
        return True
    agent = doer(sentence, place)
    if agent is None:
        return tokens[place].dep in ("conj", "advcl", "xcomp", "ccomp", "root")
    low = agent.surface.lower()
    return low in AGENTS or agent.name or is_person(agent.lemma)


def doer(sentence: Sentence, place: int) -> Word | None:
    """Return the head of the subject of a verb, or None."""
    tokens = sentence.tokens
    for _ in range(3):
        found = by_dep(tokens, place, "nsubj")
        if found:
            return tokens[found[0]]
        if tokens[place].dep not in ("conj", "xcomp"):
            return None
        place = tokens[place].head
    return None


def _end(sentence: Sentence, place: int) -> tuple[int, bool]:
    """Return the last token of what hangs on a verb in one piece, and whether it has an object."""
    tokens = sentence.tokens
    end, objects = place, False
    free = tokens[place].lemma in WITHOUT_OBJECT
    for child in (i for i in children(tokens, place) if i > place):
        below = subtree(tokens, child)
        kind = _kind(tokens, child, below, end)
        if kind == "broken":
            return place, False
        if kind == "last":
            break
        end = below[-1]
        objects = objects or tokens[child].dep == "obj" or (free and tokens[child].dep == "obl")
    return end, objects


def _kind(tokens: tuple[Word, ...], child: int, below: list[int], end: int) -> str:
    """Tell whether a part is the "next" of a phrase, follows its "last", or leaves it broken."""
    dep = tokens[child].dep
    words = tokens[below[0] : below[-1] + 1]
    split = below[0] != end + 1 or not whole(below) or any(t.surface in MARKS for t in words)
    to = words[0].surface.lower() == "to"
    if dep in ("ccomp", "dep", "fixed", "parataxis", "nsubj") or (dep == "xcomp" and not to):
        return "broken"
    if split and dep in ("obj", "xcomp"):
        return "broken"
    adverb = dep == "advmod" and not tokens[child].surface.lower().endswith("ly")
    timed = dep in ("obl", "advmod") and _of_time(words)
    return "last" if split or adverb or timed or dep not in INSIDE else "next"


def _of_time(words: tuple[Word, ...]) -> bool:
    return any(t.lemma in TIMES or t.surface[0].isdigit() for t in words)


def _sound(words: tuple[Word, ...]) -> bool:
    """Tell whether nothing in a phrase points out of it."""
    low = {t.surface.lower() for t in words if t.tag != "PRP$"}
    leaning = POINTERS | PRONOUNS | HUMAN | LEANING | DENIALS
    if any(t.surface[0].isdigit() for t in words) or words[-1].lemma in TIMES:
        return False
    if low & (
        leaning
        | MARKS
        | {
            "who",
            "which",
            "whose",
            "what",
            "if",
            "because",
            "that",
            "so",
            "than",
            "out",
            "you",
            "your",
        }
    ):
        return False
    if words[-1].tag in ("IN", "DT", "CC", "TO", "PRP$", "JJ", "RP", "POS", "WRB"):
        return words[-1].tag == "RP" and words[-1].dep == "compound:prt"
    clauses = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words)
    return not clauses and not names_no_more(words) and known_alone_inside(list(words))
