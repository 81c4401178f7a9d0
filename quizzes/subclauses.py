"""More statements out of a sentence, through its tree: one for each clause that can stand alone.

"Steck, who fled the mountain in April, was planning …" gives "Ueli Steck fled the mountain
in April"; "The census took two years, and 250 people walked …" gives both halves. A clause
under a condition, a doubt or somebody's words is left alone.
"""

from collections.abc import Iterator

from quizzes.clauses import agreed, by_dep, children, clause, parsed, subtree, whole
from quizzes.pointing import FINITE
from quizzes.statements import QUOTES, Statement, finished, in_part
from texts.analysis import Analysis, Sentence
from texts.wordlists import word_set

CONDITIONS = word_set("if unless until whether without than though like lest once")
SEPARABLE = word_set("because when while after before since although so whereas")
TIMES = word_set("time moment day year period point age even just only")
LEFT_OUT = ("cc", "punct", "mark", "discourse", "parataxis")
LONGEST = 20
RELATIVES = frozenset({"which", "who"})


def subclauses(analysis: Analysis, sentence: Sentence) -> Iterator[Statement]:
    """Yield the clauses of a sentence that are statements of their own, in order."""
    if not sentence.clean or not parsed(sentence) or QUOTES.search(sentence.surface):
        return
    if "?" in sentence.surface:
        return
    made = in_part(analysis, sentence)
    for place, token in enumerate(sentence.tokens):
        if token.tag[:2] not in ("VB", "NN", "JJ"):
            continue
        places = places_of(sentence, place)
        if places and len(places) <= LONGEST:
            found = finished(analysis, made, tuple(made.tokens[i] for i in places))
            if found:
                yield found


def places_of(sentence: Sentence, place: int) -> list[int]:
    """Return the tokens of the statement that a predicate heads, [] for none."""
    token = sentence.tokens[place]
    if token.dep == "root" or (token.dep == "conj" and _joined_to_root(sentence, place)):
        return _main(sentence, place)
    if token.dep == "acl:relcl":
        return _relative(sentence, place)
    return []


def _joined_to_root(sentence: Sentence, place: int) -> bool:
    return sentence.tokens[sentence.tokens[place].head].dep == "root"


def _main(sentence: Sentence, place: int) -> list[int]:
    """Return a main clause without what may be left out and what is joined to it."""
    tokens = sentence.tokens
    found = clause(sentence, place)
    if found is None:
        return []
    left: set[int] = set()
    for child in children(tokens, place):
        if tokens[child].dep in ("advcl", "conj", "parataxis", "acl:relcl"):
            if not _separable(sentence, child):
                return []
            left |= set(subtree(tokens, child))
    left |= _asides(sentence, [i for i in found.places if i not in left])
    places = [i for i in found.places if i not in left]
    while places and tokens[places[0]].dep in LEFT_OUT:
        places.pop(0)
    while places and tokens[places[-1]].dep in LEFT_OUT:
        places.pop()
    broken = any(tokens[i].surface in ",–—();:" for i in places)
    return [] if broken or not any(tokens[i].tag in FINITE for i in places) else places


def _separable(sentence: Sentence, child: int) -> bool:
    """Tell whether what is left without a clause is still true, and is not cut short."""
    tokens = sentence.tokens
    below = subtree(tokens, child)
    first = tokens[below[0]].surface.lower()
    before = tokens[below[0] - 1] if below[0] else None
    if tokens[child].dep == "conj":
        return first in ("and", "but", ",") or bool(by_dep(tokens, child, "nsubj", "nsubj:pass"))
    if tokens[child].dep == "advcl":
        marks = {tokens[i].surface.lower() for i in below[:2]}
        timeless = before is None or before.lemma not in TIMES
        return bool(marks & SEPARABLE) and not marks & CONDITIONS and timeless
    return before is not None and before.surface == ","


def _asides(sentence: Sentence, places: list[int]) -> set[int]:
    """Return what stands after a comma about a noun: a relative clause, an apposition."""
    tokens = sentence.tokens
    found: set[int] = set()
    for i in places:
        below = subtree(tokens, i) if tokens[i].dep in ("acl:relcl", "appos") else []
        if below and tokens[below[0]].surface == ",":
            found |= set(below)
            after = below[-1] + 1
            if after < len(tokens) and tokens[after].surface == ",":
                found.add(after)
    return found


def _relative(sentence: Sentence, place: int) -> list[int]:
    """Return "X Y" for "X, which Y"."""
    tokens = sentence.tokens
    subjects = by_dep(tokens, place, "nsubj", "nsubj:pass")
    below = [i for i in subtree(tokens, place) if tokens[i].dep != "punct"]
    noun = tokens[place].head
    if len(subjects) != 1 or tokens[subjects[0]].surface.lower() not in RELATIVES:
        return []
    comma = below[0] > 0 and tokens[below[0] - 1].surface == ","
    if not comma or below[0] != subjects[0] or not whole(below) or not agreed(tokens[place]):
        return []
    head = [i for i in subtree(tokens, noun) if i < below[0] - 1]
    near = bool(head) and whole(head) and head[-1] == below[0] - 2
    plain = not any(tokens[i].surface in ",–—()" for i in (*head, *below))
    return [*head, *below[1:]] if near and plain and _certain(sentence, head, noun) else []


def _certain(sentence: Sentence, head: list[int], noun: int) -> bool:
    """Tell whether a noun is a certain one: a name, or with "the", or in the plural."""
    tokens = sentence.tokens
    named = tokens[noun].name
    the = tokens[head[0]].surface.lower() == "the"
    return agreed(tokens[noun]) and (named or the or tokens[noun].tag == "NNS")
