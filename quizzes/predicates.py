"""What a text says of its subjects: verbs with all that follows, to be said of a pronoun."""

from dataclasses import dataclass
from functools import lru_cache

from quizzes.becauses import clause_alone
from quizzes.clauses import by_dep, parsed, verbal
from quizzes.naming import is_person
from quizzes.pointing import FINITE
from quizzes.stretches import text_of, upto
from quizzes.verbphrases import DENIALS, NO_END, TIMES
from texts.analysis import Analysis, Sentence, Word
from texts.bands import inflect

SHORTEST, LONGEST = 2, 14  # words
BE = {"they": {"was": "were", "is": "are"}, "it": {"were": "was", "are": "is"}}
DOING = {"he": "VBZ", "she": "VBZ", "it": "VBZ", "they": "VBP", "you": "VBP"}


@dataclass(frozen=True, slots=True)
class Predicate:
    """A finite verb and the words after it; ``human`` tells whether it is said of people."""

    verb: Word
    rest: str
    human: bool
    sentence: Sentence
    leans: bool = False  # on a time or a number, or on an adverb: no plan of anybody's

    def said(self, pronoun: str) -> str:
        """Return the predicate as it is said of a pronoun, or ""."""
        low = self.verb.surface.lower()
        table = BE["they" if pronoun in ("they", "you") else "it"]
        if self.verb.lemma == "be":
            return f"{table.get(low, low)} {self.rest}"
        if self.verb.tag in ("VBD", "MD"):
            return f"{low} {self.rest}"
        tag = DOING[pronoun]
        form = self.verb.lemma if tag == "VBP" else inflect(self.verb.lemma, "VBZ")
        return f"{form} {self.rest}" if form else ""


@lru_cache(maxsize=2)
def predicates(analysis: Analysis) -> tuple[Predicate, ...]:
    """Return the predicates of a text that lean on nothing, in order."""
    return tuple(
        made
        for sentence in analysis.sentences
        if sentence.clean and parsed(sentence) and "?" not in sentence.surface
        for place in range(len(sentence.tokens))
        if (made := _predicate(sentence, place))
    )


def _predicate(sentence: Sentence, place: int) -> Predicate | None:
    tokens = sentence.tokens
    token = tokens[place]
    if token.tag not in FINITE or not verbal(tokens, place):
        return None
    head = token.head if token.dep in ("aux", "aux:pass", "cop") else place
    subjects = by_dep(tokens, head, "nsubj", "nsubj:pass")
    if len(subjects) != 1 or subjects[0] > place or by_dep(tokens, head, "ccomp", "expl"):
        return None
    subject = tokens[subjects[0]]
    inside = upto(sentence, place)[1:]
    words = [tokens[i] for i in inside]
    sized = SHORTEST <= len(words) <= LONGEST and words[0].tag != "PRP"
    if not sized or not clause_alone(words):
        return None
    if any(t.tag in NO_END for t in words[-1:]) or {t.surface.lower() for t in words} & DENIALS:
        return None
    low = subject.surface.lower()
    human = (
        low in ("he", "she", "who", "people", "they") or subject.name or is_person(subject.lemma)
    )
    if low in ("i", "we", "you", "this", "that", "there"):
        return None
    leans = any(t.lemma in TIMES or t.surface[0].isdigit() or t.tag in FINITE for t in words)
    opens = words[0].tag[:2] in ("DT", "NN", "JJ", "CD", "RP")
    text = text_of(sentence, inside)
    return Predicate(token, text, bool(human), sentence, leans or not opens)
