"""Clauses and nouns after "because", and what stands before "so", as reasons."""

from collections.abc import Iterator
from dataclasses import replace

from quizzes.antecedents import PERSONS
from quizzes.clauses import (
    by_dep,
    subject_places,
    subtree,
    verbal,
)
from quizzes.naming import in_name, known_alone, known_alone_inside
from quizzes.pointing import FINITE, HUMAN, POINTERS, PRONOUNS, names_no_more
from quizzes.questions import LEANING, MARKS, question
from quizzes.stretches import (
    DOUBTED,
    LONGEST,
    NONE,
    SHORTEST,
    STOPS,
    TURNS,
    Reason,
    doubted,
    opens_clause,
    text_of,
    upto,
)
from texts.analysis import Analysis, Sentence, Word
from texts.gazetteer import gazetteer
from texts.wordlists import word_set

STANDING = word_set("he she they it you")  # what a reason may open with: for the subject asked of
OPENERS = word_set("and but so therefore also however now then still sadly luckily unfortunately")
CLAUSAL = ("advcl", "conj", "parataxis", "ccomp", "root")
DOUBTING = word_set("just simply only partly not mainly mostly perhaps and or but is was that's")


def _listed(sentence: Sentence, places: list[int]) -> bool:
    """Tell whether a phrase goes on after its comma: "clothes, shoes and bags"."""
    tokens = sentence.tokens
    end = places[-1] + 1
    if end < len(tokens) and tokens[end].surface in ("–", "—", "("):
        return any(tokens[i].surface.lower() in ("and", "or") for i in places)
    if end >= len(tokens) or tokens[end].surface != ",":
        return False
    following = tokens[end + 1] if end + 1 < len(tokens) else tokens[end]
    clause = following.surface.lower() in ("but", "and", "so") and opens_clause(sentence, end + 2)
    said = any(t.surface.lower() in ("said", "says") for t in tokens[end + 1 : end + 6])
    return not (clause or said or following.surface.lower() in TURNS)


def because(analysis: Analysis, sentence: Sentence) -> Iterator[Reason]:
    """Yield the clauses with "because" that can be read alone."""
    tokens = sentence.tokens
    at = [i for i, t in enumerate(tokens) if t.surface.lower() == "because"]
    if len(at) != 1 or at[0] + 3 > len(tokens) or tokens[at[0] + 1].surface.lower() == "of":
        return
    place = at[0]
    inside = upto(sentence, place)[1:]
    clause_head = tokens[place].head
    verb = tokens[clause_head].head
    if tokens[place].dep != "mark" or verb == clause_head or not inside:
        return
    before = tokens[place - 1].surface.lower() if place else ""
    if _listed(sentence, inside) or doubted(sentence, verb, place, DOUBTED) or before in DOUBTING:
        return
    if verb > place:
        return
    stem = question(analysis, sentence, verb, set(range(place, len(tokens))))
    found = _clause(analysis, sentence, verb, inside)
    if found and stem:
        yield replace(found, asked=stem)


def _clause(analysis: Analysis, sentence: Sentence, verb: int, inside: list[int]) -> Reason | None:
    """Return a clause after "because" that leans on nothing but the subject of the verb."""
    tokens = sentence.tokens
    words = [tokens[i] for i in inside]
    said = text_of(sentence, inside)
    proper = words[0].name or words[0].tag[:3] == "NNP" or in_name(analysis, words[0])
    text = f"Because {said if proper else said[:1].lower() + said[1:]}."
    low = words[0].surface.lower()
    finite = next((t for t in words if t.tag in FINITE), None)
    if finite is None or not clause_alone(words):
        return None
    if low in STANDING and words[0].tag == "PRP":
        if low != "you" and not agrees(sentence, verb, words[0]):
            return None
        near = words[1] is finite or words[2:3] == [finite]
        return Reason("because", text, sentence, inside[0], NONE, low, finite.tag) if near else None
    if words[0].tag == "EX":
        return Reason("because", text, sentence, inside[0], NONE)
    heads = [i for i in inside if tokens[i].dep in ("nsubj", "nsubj:pass")]
    own = [i for i in subtree(tokens, heads[0]) if i in inside] if heads else []
    if own and own[0] == inside[0] and known_alone(analysis, [tokens[i] for i in own]):
        return Reason("because", text, sentence, inside[0], NONE)
    return None


def clause_alone(words: list[Word]) -> bool:
    """Tell whether a clause points at nothing but by its subject."""
    rest = words[1:] if words[0].surface.lower() in STANDING else words
    low = {t.surface.lower() for t in rest if t.tag != "CD"}
    sized = SHORTEST <= len(words) <= LONGEST
    easy = {"there", "too", "likely", "already", "only", "even", "still", "other", "just"}
    leaning = POINTERS | PRONOUNS | HUMAN | MARKS | (LEANING - easy)
    plain = not names_no_more(tuple(words)) and known_alone_inside(words)
    ends = words[-1].tag not in ("IN", "DT", "TO", "CC", "PRP$", "WRB", "RP")
    return sized and plain and ends and not low & leaning


def because_of(analysis: Analysis, sentence: Sentence) -> Iterator[Reason]:
    """Yield "because of", "due to" and "thanks to" with a noun phrase."""
    tokens = sentence.tokens
    low = [t.surface.lower() for t in tokens]
    for first in range(1, len(tokens) - 2):
        if (low[first], low[first + 1]) not in (
            (("because", "of"), ("due", "to"), ("thanks", "to"))
        ):
            continue
        inside = upto(sentence, first + 1)[1:]
        words = [tokens[i] for i in inside]
        heads = [i for i in inside if tokens[i].head not in inside]
        if not words or len(heads) != 1 or _listed(sentence, inside) or not _noun(words):
            continue
        verb = tokens[heads[0]].head
        if low[first - 1] in DOUBTING | {","} or verb > first or verb == heads[0]:
            continue
        if doubted(sentence, verb, first, DOUBTED) or not verbal(tokens, verb):
            continue
        stem = question(analysis, sentence, verb, set(range(first, len(tokens))))
        if stem:
            text = f"Because of {text_of(sentence, inside)}."
            yield Reason("because of", text, sentence, first, stem)


def so(analysis: Analysis, sentence: Sentence) -> Iterator[Reason]:
    """Yield the first part of "…, so …" as the reason for the second."""
    tokens = sentence.tokens
    low = [t.surface.lower() for t in tokens]
    at = [i for i in range(4, len(tokens) - 4) if low[i] == "so" and low[i - 1] == ","]
    if len(at) != 1 or low[at[0] + 1] == "that" or not opens_clause(sentence, at[0] + 1):
        return
    here = at[0]
    heads = [
        i
        for i in range(here + 1, len(tokens))
        if tokens[i].dep != "acl:relcl"
        and any(here < k < i for k in by_dep(tokens, i, "nsubj", "nsubj:pass"))
    ]
    first = next((i for i in range(here) if low[i] not in OPENERS), 0)
    inside = list(range(first, here - 1))
    if not heads or any(low[i] in STOPS | TURNS | DOUBTED for i in inside):
        return
    verb = heads[0]
    subjects = by_dep(tokens, verb, "nsubj", "nsubj:pass")
    asked = question(analysis, sentence, verb, set(range(here + 1)))
    found = asked and _first_part(analysis, sentence, inside, tokens[subjects[0]])
    if asked and found and not doubted(sentence, verb, len(tokens), DOUBTED):
        yield replace(found, asked=asked)


def _first_part(
    analysis: Analysis, sentence: Sentence, inside: list[int], later: Word
) -> Reason | None:
    """Return what stands before ", so", its subject as a pronoun where that comes again."""
    tokens = sentence.tokens
    heads = [i for i in inside if tokens[i].dep in ("nsubj", "nsubj:pass")]
    if len(heads) != 1:
        return None
    own = [i for i in subtree(tokens, heads[0]) if i in inside]
    low = later.surface.lower()
    if low in STANDING and own[0] == inside[0] and tokens[own[0]].tag != "PRP":
        rest = inside[len(own) :]
        words = [tokens[i] for i in rest]
        sound = rest and words[0].tag in FINITE and clause_alone(words)
        if not sound or not agrees(sentence, tokens[heads[0]].head, later):
            return None
        text = f"Because {low} {text_of(sentence, rest)}."
        return Reason("because", text, sentence, inside[0], NONE, low, words[0].tag)
    return _clause(analysis, sentence, tokens[heads[0]].head, inside)


def _noun(words: list[Word]) -> bool:
    """Tell a noun phrase that says all by itself."""
    low = {t.surface.lower() for t in words}
    leaning = POINTERS | PRONOUNS | HUMAN | LEANING | MARKS
    plain = not any(t.tag in FINITE or t.tag in ("WP", "WDT") for t in words)
    ends = words[-1].tag[:2] == "NN" and words[0].tag not in ("VBG", "IN")
    fits = not low & leaning and not names_no_more(tuple(words)) and known_alone_inside(words)
    return plain and ends and fits and 2 <= len(words) <= LONGEST


def agrees(sentence: Sentence, verb: int, pronoun: Word) -> bool:
    """Tell whether a pronoun stands for the subject of the verb: nothing else there agrees."""
    tokens = sentence.tokens
    subject = subject_places(sentence, verb)
    if not subject:
        return False
    words = [tokens[i] for i in subject]
    low = pronoun.surface.lower()
    if len(words) == 1 and words[0].tag == "PRP":
        return words[0].surface.lower() == low
    head = next((t for t in words if t.dep in ("nsubj", "nsubj:pass")), words[-1])
    if low in ("he", "she"):
        return head.name or head.lemma in PERSONS | gazetteer().roles
    same = ("NNS", "NNPS") if low == "they" else ("NN", "NNP")
    rivals = [t for t in tokens if t.end <= pronoun.start and t.tag in same and t not in words]
    rival = any(t.dep in ("obj", "nsubj", "nsubj:pass") for t in rivals)
    return head.tag in same and not rival
