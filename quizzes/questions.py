"""Turn a clause into a question: "Mary worked in winter" -> "Why did Mary work in winter?"."""

from quizzes.clauses import agreed, by_dep, clause, parsed, subtree
from quizzes.pointing import HUMAN, POINTERS, PRONOUNS, names_no_more
from quizzes.statements import Statement
from texts.analysis import Sentence, Word

AUXILIARIES = ("aux", "aux:pass", "cop")
LEFT_OUT = ("cc", "punct", "discourse", "mark")  # at the head of a clause
LONGEST, SHORTEST = 22, 4
DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}


def why(made: Statement, verb: int, without: list[int]) -> str:
    """Return "Why did …?" for the clause of a verb, without some of its tokens, or "".

    ``made`` is the whole sentence as a statement: what it changed is changed here too.
    """
    sentence = made.sentence
    found = clause(sentence, verb)
    if found is None or not parsed(sentence):
        return ""
    left = set(without) | _further_clauses(sentence, verb)
    places = [i for i in found.places if i not in left | _small(sentence, found.subject[0])]
    while places and _droppable(sentence.tokens[places[0]]):
        places.pop(0)
    while places and sentence.tokens[places[-1]].dep == "punct":
        places.pop()
    words = [sentence.tokens[i] for i in places]
    if not _askable(words, found.words(range(found.subject[0], found.subject[1] + 1))):
        return ""
    return _inverted(made, verb, found.subject, places)


def _small(sentence: Sentence, subject: int) -> set[int]:
    """Return "also" and "as well", and before the subject commas and words like "unfortunately"."""
    tokens = sentence.tokens
    low = [t.surface.lower() for t in tokens]
    found = {i for i, w in enumerate(low) if w in ("also", "too")}
    for i in range(1, len(low)):
        if low[i - 1 : i + 1] == ["as", "well"] and low[i + 1 : i + 2] != ["as"]:
            found |= {i - 1, i}
    before = range(subject)
    found |= {i for i in before if low[i] == ","}
    return found | {i for i in before if tokens[i].tag == "RB" and low[i + 1 : i + 2] == [","]}


def _further_clauses(sentence: Sentence, verb: int) -> set[int]:
    """Return the tokens of clauses that are joined to this one."""
    tokens = sentence.tokens
    return {i for c in by_dep(tokens, verb, "conj", "parataxis") for i in subtree(tokens, c)}


def _droppable(token: Word) -> bool:
    return token.dep in LEFT_OUT or token.surface.lower() in ("but", "so", "and", ",")


def _askable(words: list[Word], subject: tuple[Word, ...]) -> bool:
    """Tell whether nothing in a clause points out of it, and its length is fair."""
    lows = [t.surface.lower() for t in words]
    if not SHORTEST <= len(words) <= LONGEST or any(w in POINTERS for w in lows):
        return False
    if any(mark in lows for mark in (",", "–", "—", "(", ":", ";", '"', "“", "”")):
        return False
    if names_no_more(tuple(words)) or any(t.dep.startswith("advcl") for t in words):
        return False
    known = any(t.tag.startswith("NN") for t in subject)
    leaning = any(w in PRONOUNS | HUMAN for w in (t.surface.lower() for t in subject))
    return known and not leaning and not set(lows) & (HUMAN - {"his", "her"})


def _inverted(made: Statement, verb: int, subject: tuple[int, int], places: list[int]) -> str:
    """Put the first auxiliary, or a form of "do", before the subject."""
    tokens = made.sentence.tokens
    head = [i for i in places if i < subject[0]]
    inner = [i for i in places if subject[0] <= i <= subject[1]]
    rest = [i for i in places if i > subject[1]]
    helpers = [i for i in by_dep(tokens, verb, *AUXILIARIES) if i in rest]
    finite = helpers[0] if helpers else verb
    if tokens[finite].tag not in ("VBZ", "VBD", "VBP", "MD") or not agreed(tokens[finite]):
        return ""
    if not rest or (head and not _movable(tokens, head)):
        return ""
    if helpers:
        front = tokens[finite].surface
        said = {i: tokens[i].surface for i in rest if i != finite}
    else:
        front = DO.get(tokens[finite].tag, "")
        said = {i: tokens[i].surface for i in rest} | {verb: tokens[verb].lemma}
        if tokens[verb].lemma == "be":
            front, said = tokens[verb].surface, {i: w for i, w in said.items() if i != verb}
    said |= {i: tokens[i].surface for i in (*inner, *head)}
    said |= {i: w for i, w in _changed(made, (*inner, *rest, *head)).items() if i in said}
    order = [*inner, *(i for i in rest if i in said), *head]
    parts = [front]
    for i in order:
        opened = i == 0 and not tokens[i].name and not tokens[i].tag.startswith("NNP")
        word = said[i][:1].lower() + said[i][1:] if opened and said[i] != "I" else said[i]
        parts.append(word if word else "")
    joined = _joined(made, order, parts)
    return f"Why {joined}?" if front and joined else ""


def _movable(tokens: tuple[Word, ...], head: list[int]) -> bool:
    """Tell whether what opens a clause may stand at its end: "In Nepal"."""
    small = len(head) <= 5 and head[-1] - head[0] + 1 == len(head)
    return small and tokens[head[0]].tag == "IN"


def _changed(made: Statement, places: tuple[int, ...]) -> dict[int, str]:
    """Return what the statement says instead of a token; "" for one swallowed by a change."""
    tokens = made.sentence.tokens
    found: dict[int, str] = {}
    for change in made.changes:
        inside = [i for i in places if change.start <= tokens[i].start < change.end]
        for n, i in enumerate(inside):
            found[i] = change.text if n == 0 else ""
    return found


def _joined(made: Statement, order: list[int], parts: list[str]) -> str:
    """Join the words with the spaces of the text."""
    tokens = made.sentence.tokens
    out = parts[0]
    before: int | None = None
    for place, word in zip(order, parts[1:], strict=True):
        near = before is not None and tokens[before].end == tokens[place].start
        out += ("" if near else " ") + word if word else ""
        before = place
    return " ".join(out.split())
