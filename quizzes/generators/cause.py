"""Cause: why something was so, where the text says it in one sentence for certain.

Two forms: "because …", its rivals other facts of the text put in the same form; and
"to …", a purpose, its rivals other things that somebody in the text does or wants to do.
Both need the parser's tree: without one there is no item.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from quizzes.clauses import agreed, by_dep, clause, dependents, parsed, subtree, whole
from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, quote
from quizzes.pointing import FINITE, HUMAN, POINTERS, PRONOUNS, names_no_more
from quizzes.questions import why
from quizzes.statements import QUOTES, in_part
from texts.analysis import Analysis, Sentence, Word
from texts.wordlists import word_set

KIND, VERSION = "cause", 1
WRONG = 3
SHORTEST, LONGEST = 3, 16  # words of a reason
CLAUSES = ("root", "conj", "ccomp", "advcl")
MARKS = frozenset({",", "–", "—", "(", "because", "if", "unless", ";", ":", "not", "n't", "n’t"})
LIKE = 2.2  # times as long, at most, as the key
# After these a "to" says what is wanted or asked, not what for.
CONTROLLING = word_set(
    "pay ask tell allow help want force order enable cause get persuade encourage expect invite "
    "teach train need have take try use seem begin start continue like hope plan agree refuse tend "
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


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield questions on reasons, then on purposes, in the order of the text."""
    for found, others in (
        (list(_reasons(analysis)), _other_reasons(analysis)),
        (list(_purposes(analysis)), _other_purposes(analysis)),
    ):
        for reason in found:
            stem = _stem(analysis, reason)
            rivals = [(w, s) for w, s in others if s is not reason.sentence]
            rivals = _rivals(reason.surface, rng.sample(rivals, len(rivals)))
            if stem and len(rivals) == WRONG:
                yield _item(analysis, reason, stem, rivals)


def _stem(analysis: Analysis, reason: Reason) -> str:
    made = in_part(analysis, reason.sentence)
    return why(made, reason.verb, list(reason.places))


def _main(sentence: Sentence, place: int) -> bool:
    """Tell whether a verb heads the sentence, or a clause joined to its head."""
    token = sentence.tokens[place]
    if token.dep == "root":
        return True
    return token.dep == "conj" and sentence.tokens[token.head].dep == "root"


def _marks(sentence: Sentence, place: int) -> list[str]:
    marks = by_dep(sentence.tokens, place, "mark")
    return [sentence.tokens[i].surface.lower() for i in marks]


def _reasons(analysis: Analysis) -> Iterator[Reason]:
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
    doubted = DOUBTED - {"not", "n't", "n’t"} if comma else DOUBTED
    return any(t.surface.lower() in doubted for t in outside) and places[0] > verb


def _clause_alone(analysis: Analysis, sentence: Sentence, verb: int, places: list[int]) -> str:
    """Return a clause after "because" that leans on nothing, or ""."""
    tokens = sentence.tokens
    inside = [i for i in places if tokens[i].surface.lower() != "because"]
    while inside and tokens[inside[0]].dep == "punct":
        inside.pop(0)
    words = [sentence.tokens[i] for i in inside if sentence.tokens[i].is_word]
    first = sentence.tokens[inside[0]] if inside else None
    if first is None or not SHORTEST <= len(words) <= LONGEST:
        return ""
    text = _text(analysis, sentence, inside)
    if first.surface.lower() in ("he", "she", "they", "it"):
        subject = _subject_of(sentence, verb, plural=first.surface.lower() == "they")
        if not subject:
            return ""
        text = subject + text[len(first.surface) :]
        words = words[1:]
    low = [t.surface.lower() for t in words]
    if set(low[:3]) & (PRONOUNS | HUMAN) or set(low) & POINTERS or names_no_more(tuple(words)):
        return ""
    return text


def _subject_of(sentence: Sentence, verb: int, *, plural: bool) -> str:
    """Return the subject of a verb, where it alone in its clause can be meant."""
    tokens = sentence.tokens
    found = by_dep(tokens, verb, "nsubj", "nsubj:pass")
    if len(found) != 1 or (tokens[found[0]].tag in ("NNS", "NNPS")) is not plural:
        return ""
    rest = [t for i, t in enumerate(tokens) if i < verb + 12 and i != found[0]]
    rivals = [t for t in rest if t.tag == ("NNS" if plural else "NN") and t.dep != "compound"]
    stretch = subtree(tokens, found[0])
    text = " ".join(tokens[i].surface for i in stretch)
    opened = stretch[0] == 0 and not tokens[0].name
    named = any(t.name for t in tokens)
    if rivals or named or len(stretch) > 4 or tokens[found[0]].tag == "PRP":
        return ""
    return text[0].lower() + text[1:] if opened else text


def _text(analysis: Analysis, sentence: Sentence, places: list[int]) -> str:
    start, end = sentence.tokens[places[0]].start, sentence.tokens[places[-1]].end
    return " ".join(analysis.text[start:end].split()).rstrip(".,;: ")


def _purposes(analysis: Analysis) -> Iterator[Reason]:
    """Yield the infinitives that say what something in a main clause was done for."""
    for sentence in analysis.sentences:
        if not sentence.clean or not parsed(sentence):
            continue
        for place in dependents(sentence, "advcl"):
            verb = sentence.tokens[place].head
            inside = _infinitive(sentence, place)
            if not inside or not _main(sentence, verb) or not _for_this(sentence, verb, inside):
                continue
            text = _text(analysis, sentence, inside)
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
    if following.lower() not in (".", ",", "and", "but", ";"):
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
    return not low & {"too", "enough", "so", "time", "way", "how"} and inside[0] > verb


def _other_reasons(analysis: Analysis) -> list[tuple[str, Sentence]]:
    """Return clauses of the text put as reasons; a reason of something else among them."""
    found = [(r.surface, r.sentence) for r in _reasons(analysis)]
    for sentence in analysis.sentences:
        if sentence.clean and parsed(sentence) and not QUOTES.search(sentence.surface):
            found += [(f"Because {c}.", sentence) for c in _plain_clauses(analysis, sentence)]
    return found


def _plain_clauses(analysis: Analysis, sentence: Sentence) -> Iterator[str]:
    """Yield the clauses that could follow "because": one stretch, and nothing left open."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token.dep not in CLAUSES or clause(sentence, place) is None:
            continue
        inside = [i for i in subtree(tokens, place) if tokens[i].dep not in ("mark", "cc")]
        while inside and tokens[inside[-1]].dep == "punct":
            inside.pop()
        low = [tokens[i].surface.lower() for i in inside]
        finite = any(tokens[i].tag in FINITE for i in inside)
        if not finite or not SHORTEST < len(inside) <= LONGEST or not whole(inside):
            continue
        if set(low) & (PRONOUNS | HUMAN | POINTERS | MARKS) or tokens[inside[0]].tag in (
            "IN",
            "RB",
        ):
            continue
        words = tuple(tokens[i] for i in inside)
        if not names_no_more(words) and all(agreed(t) for t in words if t.tag[:2] == "VB"):
            text = _text(analysis, sentence, inside)
            yield text[0].lower() + text[1:] if _only_opens(analysis, words[0]) else text


def _only_opens(analysis: Analysis, word: Word) -> bool:
    """Tell a capital that opens a sentence from that of a name."""
    low = word.surface.lower()
    met = any(t.surface == low for t in analysis.words)
    return met or (not word.name and not word.tag.startswith("NNP"))


def _other_purposes(analysis: Analysis) -> list[tuple[str, Sentence]]:
    """Return other infinitives of the text, whatever they hang on."""
    found: list[tuple[str, Sentence]] = []
    for sentence in analysis.sentences:
        if not sentence.clean or not parsed(sentence):
            continue
        for place in dependents(sentence, "advcl", "xcomp", "acl", "ccomp"):
            inside = _infinitive(sentence, place)
            if inside:
                text = _text(analysis, sentence, inside)
                found.append((f"{text[0].upper()}{text[1:]}.", sentence))
    return found


def _rivals(key: str, pool: list[tuple[str, Sentence]]) -> list[tuple[str, Sentence]]:
    """Return three wrong reasons, like the key in length and about something else."""
    chosen: list[tuple[str, Sentence]] = []
    for surface, sentence in sorted(pool, key=lambda p: abs(len(p[0]) - len(key)) // 12):
        ratio = len(surface) / len(key)
        apart = all(_apart(surface, other) for other in (key, *(c for c, _ in chosen)))
        if 1 / LIKE <= ratio <= LIKE and apart and all(s is not sentence for _, s in chosen):
            chosen.append((surface, sentence))
        if len(chosen) == WRONG:
            break
    return chosen


def _apart(one: str, other: str) -> bool:
    a = {w for w in one.lower().strip(".").split() if len(w) > 3} - {"because"}
    b = {w for w in other.lower().strip(".").split() if len(w) > 3} - {"because"}
    return len(a & b) <= 0.4 * min(len(a), len(b)) if a and b else False


def _item(
    analysis: Analysis, reason: Reason, stem: str, rivals: list[tuple[str, Sentence]]
) -> Item:
    sentence = reason.sentence
    start = sentence.tokens[reason.places[0]].start
    shown = quote(analysis, sentence, start, start + 1)
    return claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        stem,
        Option(reason.surface, f"The text gives this reason: {shown}."),
        tuple(Option(w, _elsewhere(analysis, s)) for w, s in rivals),
        stem,
        of_claim(KIND, analysis, sentence),
    )


def _elsewhere(analysis: Analysis, sentence: Sentence) -> str:
    shown = quote(analysis, sentence, sentence.start, sentence.end)
    return f"That comes from another part of the text, and is not the reason for this: {shown}."
