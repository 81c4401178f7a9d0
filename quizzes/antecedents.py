"""What a pronoun stands for, only where nothing else could be meant."""

from texts.analysis import Analysis, Name, NameKind, Sentence, Word
from texts.gazetteer import gazetteer
from texts.phrases import chunks
from texts.tokens import Span
from texts.wordlists import word_set

PERSONS = word_set(
    "man woman boy girl child mother father brother sister son daughter wife husband friend person "
    "uncle aunt cousin king queen prince princess baby neighbour neighbor girlfriend boyfriend "
    "partner daughter-in-law grandmother grandfather lady gentleman somebody someone"
)
BACK = 3  # sentences; further back a reader has forgotten who was spoken of
MEASURES = word_set(
    "year month week day hour minute second time decade century morning evening metre meter mile "
    "kilometre kilometer foot inch kilo kilogram gram tonne ton degree dollar pound euro cent"
)
OF_PEOPLE = word_set(
    "say think want hope believe know plan ask tell try decide agree argue use find discover study "
    "write buy sell build learn fear expect need feel call report add explain"
)
GROUPS = word_set(
    "scientist researcher expert official resident villager visitor tourist student parent worker "
    "customer passenger sailor farmer volunteer engineer doctor waiter artist historian traveller "
    "critic campaigner conservationist employee employer manager owner man woman child"
)
THEY = word_set("they them their")
HE, SHE = word_set("he him his himself"), word_set("she her hers herself")


def person_meant(analysis: Analysis, sentence: Sentence, pronoun: Word) -> Name | None:
    """Return the one person whom "he" or "she" can stand for.

    Somebody named in the sentences just before, in the same paragraph, with nobody else
    near, named or not, and no pronoun of the other gender.
    """
    window = [
        s
        for s in analysis.sentences[max(0, sentence.index - BACK) : sentence.index + 1]
        if s.paragraph == sentence.paragraph
    ]
    words = [t for s in window for t in s.tokens if t.start < pronoun.start]
    others = SHE if pronoun.surface.lower() in HE else HE
    if any(t.surface.lower() in others or t.lemma in PERSONS | gazetteer().roles for t in words):
        return None
    start = window[0].start
    near = [n for n in analysis.names if start <= n.start < pronoun.start]
    people = {n.whole for n in near if n.kind is NameKind.PERSON}
    unsure = any(n.kind is NameKind.OTHER for n in near)
    if len(people) != 1 or unsure:
        return None
    found = next(n for n in near if n.kind is NameKind.PERSON)
    return found if " " in found.whole else None


def group_meant(analysis: Analysis, sentence: Sentence, pronoun: Word) -> Span | None:
    """Return the noun phrase that "they" stands for: the only plural one before it, and a subject.

    It is in the same sentence or in the one before, and opens its sentence.
    """
    here = [t for t in sentence.tokens if t.end <= pronoun.start]
    last = analysis.sentences[sentence.index - 1] if sentence.index else None
    before: list[Word] = []
    if not _plurals(here):
        if last is None or last.paragraph != sentence.paragraph or not last.clean:
            return None
        before = list(last.tokens)
        if any(t.surface.lower() in THEY for t in before):
            return None
    tokens = before or here
    bodies = any(
        n.kind not in (NameKind.PERSON, NameKind.PLACE)
        and tokens[0].start <= n.start < pronoun.start
        for n in analysis.names
    )
    found = _plurals(tokens)
    if before and not bodies and not _pairs(tokens):
        found = _thinking(sentence, pronoun, tokens) or found
    if bodies or len(found) != 1 or (before and _plurals(here)) or _pairs(tokens):
        return None
    first, end = found[0]
    if not _is_subject(tokens, end):
        return None
    start, stop = tokens[first].start, tokens[end].end
    return Span(analysis.text[start:stop], start, stop)


def _thinking(sentence: Sentence, pronoun: Word, tokens: list[Word]) -> list[tuple[int, int]]:
    """Return the people who were the subject before, where "they" say, want or try something."""
    at = sentence.tokens.index(pronoun)
    after = sentence.tokens[at + 1 : at + 4]
    verb = next((t for t in after if t.tag.startswith("VB")), None)
    if at > 2 or verb is None or verb.lemma not in OF_PEOPLE:
        return []
    subjects = [(a, b) for a, b in _plurals(tokens) if tokens[b].dep == "nsubj"]
    people = [(a, b) for a, b in subjects if tokens[b].lemma in GROUPS | gazetteer().roles]
    others = [b for _, b in _plurals(tokens) if tokens[b].lemma in GROUPS | gazetteer().roles]
    return people if len(people) == 1 == len(others) else []


def _plurals(tokens: list[Word]) -> list[tuple[int, int]]:
    """Return the noun phrases in the plural, but for spans of time."""
    return [
        (a, b)
        for a, b in chunks(tokens)
        if tokens[b].tag in ("NNS", "NNPS") and tokens[b].lemma not in MEASURES
    ]


def _is_subject(tokens: list[Word], place: int) -> bool:
    """Tell whether a noun is the subject of its sentence: by the tree, or before the first verb."""
    if tokens[place].head >= 0:
        return tokens[place].dep in ("nsubj", "nsubj:pass")
    return not any(t.tag in ("VBZ", "VBD", "VBP", "MD", "IN") for t in tokens[:place])


def _pairs(tokens: list[Word]) -> bool:
    """Tell whether two nouns are joined by "and": together they are several, too."""
    return any(
        t.surface.lower() == "and" and tokens[i - 1].tag.startswith("NN")
        for i, t in enumerate(tokens)
        if i
    )
