"""Reasons and purposes that a text states for certain, and others of the same form."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.antecedents import PERSONS
from quizzes.clauses import Clause, agreed, by_dep, clause, dependents, parsed, subtree, whole
from quizzes.pointing import FINITE, HUMAN, POINTERS, PRONOUNS, names_no_more
from quizzes.statements import QUOTES
from quizzes.subclauses import places_of
from texts.analysis import Analysis, Sentence, Word
from texts.gazetteer import gazetteer
from texts.wordlists import word_set

SHORTEST, LONGEST = 3, 16  # words of a reason
STANDING = word_set("he she they it")  # what a reason may open with: for the subject asked about
COMPARED = word_set("another such so later earlier both one")  # these point at nothing outside here
CLAUSES = ("root", "conj", "ccomp", "advcl")
MARKS = frozenset({",", "–", "—", "(", "because", "if", "unless", ";", ":", "not", "n't", "n’t"})
# After these a "to" says what is wanted or asked, not what for.
CONTROLLING = word_set(
    "ask tell allow help want force order enable cause get persuade encourage expect invite "
    "teach train need have try use seem begin start continue like hope plan agree refuse tend "
    "say advise warn urge be wait"
)
DOUBTED = word_set(
    "not n't n’t never nobody nothing none if whether only simply just partly may might"
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason: its words as an option, the sentence, and the verb that it explains."""

    surface: str
    sentence: Sentence
    verb: int
    places: tuple[int, ...]


def _main(sentence: Sentence, place: int) -> bool:
    """Tell whether a verb heads the sentence, or a clause joined to its head."""
    token = sentence.tokens[place]
    if token.dep == "root":
        return True
    return token.dep == "conj" and sentence.tokens[token.head].dep == "root"


def _marks(sentence: Sentence, place: int) -> list[str]:
    marks = by_dep(sentence.tokens, place, "mark")
    return [sentence.tokens[i].surface.lower() for i in marks]


def reasons(analysis: Analysis) -> Iterator[Reason]:
    """Yield the clauses with "because" that hang on a main verb and can be read alone."""
    for sentence in analysis.sentences:
        if not sentence.clean or not parsed(sentence):
            continue
        for place in dependents(sentence, "advcl"):
            verb = sentence.tokens[place].head
            if _marks(sentence, place) != ["because"] or not _main(sentence, verb):
                continue
            places = subtree(sentence.tokens, place)
            surface = _clause_alone(analysis, sentence, verb, places)
            if surface and whole(places) and not _doubted(sentence, verb, places):
                yield Reason(f"Because {surface}.", sentence, verb, tuple(places))


def _doubted(sentence: Sentence, verb: int, places: list[int]) -> bool:
    """Tell "did not leave because …": what is denied may be the reason."""
    outside = [t for i, t in enumerate(sentence.tokens) if i not in places]
    comma = places[0] and sentence.tokens[places[0] - 1].surface == ","
    comma = comma or sentence.tokens[places[0]].surface == ","
    doubted = DOUBTED - {"not", "n't", "n’t", "never"} if comma else DOUBTED
    return any(t.surface.lower() in doubted for t in outside) and places[0] > verb


def _clause_alone(analysis: Analysis, sentence: Sentence, verb: int, places: list[int]) -> str:
    """Return a clause after "because" that leans on nothing but the subject of the verb, or ""."""
    tokens = sentence.tokens
    inside = [i for i in places if tokens[i].surface.lower() != "because"]
    while inside and tokens[inside[0]].dep == "punct":
        inside.pop(0)
    words = [tokens[i] for i in inside if tokens[i].is_word]
    if not SHORTEST <= len(words) <= LONGEST:
        return ""
    if words[0].surface.lower() in STANDING and _agrees(sentence, verb, words[0]):
        words = words[1:]
    if _leans(words[:3]) or names_no_more(tuple(words)):
        return ""
    return text_of(analysis, sentence, inside)


def _leans(words: list[Word]) -> bool:
    """Tell whether one of some words points out of the clause."""
    return any(
        t.surface.lower() in (PRONOUNS | HUMAN | POINTERS) - COMPARED and t.tag != "CD"
        for t in words
    )


def _agrees(sentence: Sentence, verb: int, pronoun: Word) -> bool:
    """Tell whether a pronoun stands for the subject of the verb: nothing else there agrees."""
    tokens = sentence.tokens
    found = by_dep(tokens, verb, "nsubj", "nsubj:pass")
    if len(found) != 1 or tokens[found[0]].tag[:2] != "NN":
        return False
    subject, low = tokens[found[0]], pronoun.surface.lower()
    if low in ("he", "she"):
        return subject.name or subject.lemma in PERSONS | gazetteer().roles
    many = low == "they"
    rivals = [t for t in tokens if t.start < pronoun.start and t.tag == ("NNS" if many else "NN")]
    own = subject.tag in ("NNS", "NNPS") if many else subject.tag == "NN"
    return own and all(t is subject or t.dep in ("compound", "nmod", "obl") for t in rivals)


def text_of(analysis: Analysis, sentence: Sentence, places: list[int]) -> str:
    """Return the words from the first place to the last as one line, without a stop."""
    start, end = sentence.tokens[places[0]].start, sentence.tokens[places[-1]].end
    return " ".join(analysis.text[start:end].split()).rstrip(".,;: ")


def purposes(analysis: Analysis) -> Iterator[Reason]:
    """Yield the infinitives that say what something in a main clause was done for."""
    for sentence in analysis.sentences:
        if not sentence.clean or not parsed(sentence):
            continue
        for place in dependents(sentence, "advcl"):
            verb = sentence.tokens[place].head
            inside = _infinitive(sentence, place)
            if not inside or not _main(sentence, verb) or not _for_this(sentence, verb, inside):
                continue
            text = text_of(analysis, sentence, inside)
            if not _doubted(sentence, verb, subtree(sentence.tokens, place)):
                places = tuple(subtree(sentence.tokens, place))
                yield Reason(f"{text[0].upper()}{text[1:]}.", sentence, verb, places)


def _infinitive(sentence: Sentence, place: int) -> list[int]:
    """Return the places of "to" and its verb with all that hangs on it, or []."""
    tokens = sentence.tokens
    inside = subtree(tokens, place)
    while inside and tokens[inside[-1]].dep == "punct":
        inside.pop()
    low = [tokens[i].surface.lower() for i in inside]
    if low[:3] == ["in", "order", "to"]:
        inside, low = inside[2:], low[2:]
    if len(inside) < SHORTEST or not whole(inside) or low[0] != "to":
        return []
    if tokens[inside[1]].tag != "VB":
        return []
    if not agreed(tokens[inside[1]]) or not SHORTEST <= len(inside) <= LONGEST:
        return []
    following = tokens[inside[-1] + 1].surface if inside[-1] + 1 < len(tokens) else "."
    if following.lower() not in (".", ",", ";"):
        return []
    pointing = set(low) & (POINTERS | PRONOUNS | HUMAN)
    marks = {",", "–", "—", "(", '"', "“", ";", ":", "be"}
    return [] if pointing or set(low) & marks or low[-1] in marks else inside


def _for_this(sentence: Sentence, verb: int, inside: list[int]) -> bool:
    """Tell whether an infinitive is a purpose: not after "too slow", nor "asked him"."""
    tokens = sentence.tokens
    if tokens[verb].lemma in CONTROLLING or not tokens[verb].tag.startswith("VB"):
        return False
    before = tokens[inside[0] - 1] if inside[0] else None
    if before is None:
        return False
    if before.tag[:2] in ("JJ", "RB", "WR", "WD", "VB") and before.surface.lower() != "order":
        return False
    low = {t.surface.lower() for t in tokens[max(0, verb - 4) : inside[0]]}
    return not low & {"too", "enough", "so", "time", "way", "how", "for"} and inside[0] > verb


def other_reasons(analysis: Analysis, pronoun: str) -> list[tuple[str, Sentence]]:
    """Return clauses of the text put as reasons, all with this pronoun as subject, or none."""
    found: list[tuple[str, Sentence]] = []
    for sentence in analysis.sentences:
        if sentence.clean and parsed(sentence) and not QUOTES.search(sentence.surface):
            clauses = _plain_clauses(analysis, sentence, pronoun)
            found += [(f"Because {c}.", sentence) for c in clauses]
    return list(dict(found).items())


def _plain_clauses(analysis: Analysis, sentence: Sentence, pronoun: str) -> Iterator[str]:
    """Yield the clauses that could follow "because": one stretch, and nothing left open."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token.dep not in CLAUSES:
            continue
        found = clause(sentence, place)
        if found is None:
            yield from _shared_subject(analysis, sentence, place, pronoun)
            continue
        inside = places_of(sentence, place) or subtree(tokens, place)
        inside = [i for i in inside if tokens[i].dep not in ("mark", "cc")]
        while inside and tokens[inside[-1]].dep == "punct":
            inside.pop()
        words = [tokens[i] for i in inside]
        if not SHORTEST < len(inside) <= LONGEST or not whole(inside) or not _plain(words):
            continue
        if pronoun:
            yield from _with_pronoun(analysis, found, inside, pronoun)
        elif words[0].surface.lower() not in STANDING:
            text = text_of(analysis, sentence, inside)
            yield text[0].lower() + text[1:] if _only_opens(analysis, words[0]) else text


def _shared_subject(
    analysis: Analysis, sentence: Sentence, place: int, pronoun: str
) -> Iterator[str]:
    """Yield "they wait for hours" for a second verb that has its subject further back."""
    tokens = sentence.tokens
    token = tokens[place]
    inside = [i for i in subtree(tokens, place) if tokens[i].dep not in ("cc", "punct")]
    words = [tokens[i] for i in inside]
    fits = {"they": ("VBP", "VBD"), "it": ("VBZ", "VBD")}.get(pronoun, ("VBZ", "VBD"))
    if token.dep != "conj" or token.tag not in fits or not inside or inside[0] != place:
        return
    sized = SHORTEST <= len(inside) < LONGEST and whole(inside)
    if pronoun and sized and agreed(token) and _plain(words):
        yield f"{pronoun} {text_of(analysis, sentence, inside)}"


def _with_pronoun(
    analysis: Analysis, found: Clause, inside: list[int], pronoun: str
) -> Iterator[str]:
    """Yield a clause with a pronoun for its subject, where the two agree."""
    tokens = found.sentence.tokens
    first, last = found.subject
    head = by_dep(tokens, found.verb, "nsubj", "nsubj:pass")[0]
    own = tokens[head].surface.lower()
    alone = tokens[head].tag in (("NNS",) if pronoun == "they" else ("NN", "NNP"))
    person = tokens[head].name or tokens[head].lemma in PERSONS | gazetteer().roles
    fits = alone and (pronoun == "they" or person is (pronoun != "it"))
    if inside[0] == first and last < inside[-1] and (own == pronoun or fits):
        rest = [i for i in inside if i > last]
        yield f"{pronoun} {text_of(analysis, found.sentence, rest)}"


def _plain(words: list[Word]) -> bool:
    """Tell a clause that can be said alone; a pronoun may be its subject."""
    low = {t.surface.lower() for t in words}
    rest = words[1:] if words[0].surface.lower() in STANDING else words
    if (
        low & MARKS
        or _leans(rest)
        or words[0].tag in ("IN", "RB", "EX", "WRB", "WP")
        or names_no_more(tuple(words))
    ):
        return False
    verbs = [t for t in words if t.tag[:2] == "VB"]
    return any(t.tag in FINITE for t in words) and all(agreed(t) for t in verbs)


def _only_opens(analysis: Analysis, word: Word) -> bool:
    """Tell a capital that opens a sentence from that of a name."""
    low = word.surface.lower()
    met = any(t.surface == low for t in analysis.words)
    second = word.second and not word.second.startswith("NNP")
    return bool(met or second or (not word.name and not word.tag.startswith("NNP")))


def other_purposes(analysis: Analysis) -> list[tuple[str, Sentence]]:
    """Return other infinitives of the text, whatever they hang on."""
    found: list[tuple[str, Sentence]] = []
    for sentence in analysis.sentences:
        if not sentence.clean or not parsed(sentence):
            continue
        for place in dependents(sentence, "advcl", "xcomp", "acl", "ccomp"):
            inside = _infinitive(sentence, place)
            if inside:
                text = text_of(analysis, sentence, inside)
                found.append((f"{text[0].upper()}{text[1:]}.", sentence))
    return found


def subject_of(surface: str) -> str:
    """Return the pronoun that is the subject of a reason, or "": all options need the same."""
    words = surface.lower().split()
    return words[1] if words[0] == "because" and words[1] in STANDING else ""
