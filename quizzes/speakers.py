"""Who says, thinks, finds or wants something, and what it is: read off the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizzes.anaphora import antecedents, family_of, quoted
from quizzes.claims import reworded
from quizzes.clauses import agreed, by_dep, subtree, whole
from quizzes.pointing import HUMAN, POINTERS, PRONOUNS, names_no_more
from quizzes.statements import Statement, finished, in_part, statement
from texts.analysis import Analysis, Name, NameKind, Sentence, Word
from texts.wordlists import word_set

SURE = 0.93  # of "he" or "she"; see scripts/fit_anaphora.py
SAYS = word_set(
    "say think believe argue warn claim find discover suggest explain insist predict report show "
    "estimate fear hope conclude admit announce realise realize notice learn expect complain "
    "propose"
)
OPINIONS = word_set("think believe argue claim suggest insist feel propose")
WANTS = word_set("want hope plan decide try intend refuse promise agree offer wish")
QUOTE = re.compile("“([^“”]{25,260}?)[,.]?”")
SHORTEST_WISH = 4  # words after "to"


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that is said, thought or wanted: the question, who does, and where."""

    stem: str
    speaker: Name
    sentence: Sentence
    start: int  # of the words that name the speaker
    end: int


def reported(analysis: Analysis) -> Iterator[Saying]:
    """Yield what people are reported to say or want, each as a question, in order."""
    for sentence in analysis.sentences:
        if not sentence.clean:
            continue
        for place, token in enumerate(sentence.tokens):
            if token.lemma not in SAYS | WANTS or not token.tag.startswith("VB"):
                continue
            found = speaker_of(analysis, sentence, place)
            if found is None or not agreed(token) or quoted(sentence, place):
                continue
            who, at = found
            stem = (
                _said(analysis, sentence, place)
                or _added(analysis, sentence, place)
                or _wanted(analysis, sentence, place)
            )
            if stem:
                yield Saying(stem, who, sentence, at.start, at.end)


def speaker_of(analysis: Analysis, sentence: Sentence, verb: int) -> tuple[Name, Word] | None:
    """Return the person who is the subject of a verb, also as "he" or "she" where that is sure."""
    subjects = by_dep(sentence.tokens, verb, "nsubj")
    if len(subjects) != 1:
        return None
    subject = sentence.tokens[subjects[0]]
    if any(t.surface.lower() == "and" for t in _phrase(sentence, subjects[0])):
        return None
    if family_of(subject) == "person":
        meant = antecedents(analysis).get(subject.start)
        name = meant.mention.name if meant and meant.sure >= SURE else None
        return (name, subject) if name and name.kind is NameKind.PERSON else None
    for name in analysis.names:
        if name.start <= subject.start < name.end and name.kind is NameKind.PERSON:
            return name, subject
    return None


def _phrase(sentence: Sentence, place: int) -> list[Word]:
    return [sentence.tokens[i] for i in subtree(sentence.tokens, place)]


def _said(analysis: Analysis, sentence: Sentence, verb: int) -> str:
    """Return "Who thinks that …?", the clause a little otherwise than in the text, or ""."""
    tokens = sentence.tokens
    clauses = by_dep(tokens, verb, "ccomp")
    if len(clauses) != 1 or tokens[verb].lemma not in SAYS:
        return ""
    places = subtree(tokens, clauses[0])
    while places and (tokens[places[0]].surface.lower() == "that" or not tokens[places[0]].is_word):
        del places[0]
    if not places or places[0] < verb or not whole(places):
        return ""
    if _hedged(sentence, verb):
        return ""
    made = finished(analysis, in_part(analysis, sentence), tuple(tokens[i] for i in places))
    return _asked(made, tokens[verb]) if made else ""


def _added(analysis: Analysis, sentence: Sentence, verb: int) -> str:
    """Return the question about a sentence that ends with ", Anna Berg said", or ""."""
    if sentence.tokens[verb].lemma not in SAYS or "," not in sentence.surface:
        return ""
    made = statement(analysis, sentence)
    if made is None or not made.prefix.startswith("According to ") or len(made.tokens) > verb:
        return ""
    return _asked(replace(made, prefix=""), sentence.tokens[verb])


def _asked(made: Statement, verb: Word) -> str:
    """Return "Who found that …?" or "Whose view is it that …?" with a word or two changed."""
    if re.search('[“"]|only', made.surface):
        return ""
    other = reworded(made)
    made = other if _fits(other) else made
    text = made.surface.rstrip(".")
    first = made.tokens[0]
    proper = first.name or first.tag.startswith("NNP") or first.surface.isupper()
    text = text if proper else text[:1].lower() + text[1:]
    if verb.lemma in OPINIONS:
        return f"Whose view is it that {text}?"
    return f"Who {_now(verb)} that {text}?"


def _fits(made: Statement) -> bool:
    """Tell whether no adjective was changed that is said of its subject: "it is final"."""
    changed = {c.start for c in made.changes}
    after = zip(made.tokens, made.tokens[1:], strict=False)
    return not any(a.start in changed and a.tag == "JJ" and b.tag[:2] != "NN" for a, b in after)


def _hedged(sentence: Sentence, verb: int) -> bool:
    """Tell "did not say" and "might think"."""
    helpers = [sentence.tokens[i] for i in by_dep(sentence.tokens, verb, "aux", "advmod", "mark")]
    return any(
        t.tag == "MD" or t.surface.lower() in ("not", "n't", "n’t", "never", "if") for t in helpers
    )


def _now(verb: Word) -> str:
    return verb.surface.lower() if verb.tag in ("VBD", "VBZ") else "has " + verb.surface.lower()


def _wanted(analysis: Analysis, sentence: Sentence, verb: int) -> str:
    """Return "Who wants to …?" where what is wanted is understood alone, or ""."""
    tokens = sentence.tokens
    wishes = by_dep(tokens, verb, "xcomp")
    if (
        len(wishes) != 1
        or tokens[verb].lemma not in WANTS
        or tokens[verb].tag not in ("VBD", "VBZ")
    ):
        return ""
    places = subtree(tokens, wishes[0])
    while places and not tokens[places[-1]].is_word:
        places.pop()
    if not whole(places) or tokens[places[0]].surface.lower() != "to" or _hedged(sentence, verb):
        return ""
    words = [tokens[i] for i in places]
    made = in_part(analysis, sentence)
    if len(words) <= SHORTEST_WISH or not wish_clear(words):
        return ""
    text = " ".join(made.text[words[0].start : words[-1].end].split())
    return f"Who {tokens[verb].surface.lower()} {text}?"


def wish_clear(words: list[Word]) -> bool:
    """Tell whether nothing in some words points out of them, and they name something."""
    low = {t.surface.lower() for t in words}
    if low & (POINTERS | PRONOUNS | HUMAN) - {"his", "her", "so"} or names_no_more(tuple(words)):
        return False
    marks = {"“", "”", '"', ";", ":", "–", "—", "("}
    definite = any(t.surface.lower() == "the" for t in words)
    return (
        not low & marks
        and any(t.tag.startswith("NN") for t in words)
        and not (definite and len(words) < 6)
    )
