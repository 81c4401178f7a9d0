"""Who and what a text speaks of: each noun phrase, with its number, its sort and its role."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from texts import lexicon
from texts.analysis import Analysis, Name, NameKind, Sentence, Word
from texts.gazetteer import gazetteer
from texts.phrases import chunks
from texts.wordlists import word_set

THEY = word_set("they them their theirs themselves")
IT = word_set("it its itself")
HE, SHE = word_set("he him his himself"), word_set("she her hers herself")
PEOPLE = word_set(
    "people man woman child boy girl parent mother father friend guest fan colleague neighbour "
    "neighbor kid adult teenager other others couple crowd family worker member person"
)
MEASURES = word_set(
    "year month week day hour minute second time decade century morning evening afternoon night "
    "metre meter mile kilometre kilometer foot inch kilo kilogram gram tonne ton degree dollar "
    "pound euro cent percent percentage"
)
HUMAN_SENSES, BODY, ANIMAL = ("noun.person",), "noun.group", "noun.animal"
EVENTS = ("noun.act", "noun.event", "noun.process", "noun.phenomenon")
ABSTRACT = [
    "noun.attribute",
    "noun.cognition",
    "noun.communication",
    "noun.feeling",
    "noun.motive",
    "noun.relation",
    "noun.state",
    "noun.possession",
    "noun.quantity",
    "noun.time",
    "noun.shape",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase without what follows its noun, or a name.

    ``sort`` is "person", "body", "animal", "place", "event", "idea", "thing", or "" where
    nothing shows it; ``many`` whether it is in the plural, or two things joined by "and".
    """

    sentence: Sentence
    first: int  # places in Sentence.tokens
    last: int
    many: bool
    sort: str
    whole: str  # what mentions of one thing have in common: the full name, or the lemma
    name: Name | None = None

    @property
    def head(self) -> Word:
        """Return the noun."""
        return self.sentence.tokens[self.last]

    @property
    def start(self) -> int:
        """Return where it begins in the text."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Return where it ends in the text."""
        return self.head.end


def mentions(analysis: Analysis) -> list[Mention]:
    """Return the noun phrases and names of the running text, in order."""
    names: dict[int, list[Name]] = {}
    for name in analysis.names:
        names.setdefault(name.sentence, []).append(name)
    return [
        mention
        for sentence in analysis.sentences
        for mention in _within(sentence, names.get(sentence.index, []))
    ]


def _within(sentence: Sentence, names: list[Name]) -> Iterator[Mention]:
    tokens = sentence.tokens
    found: list[Mention] = []
    for a, b in chunks(tokens):
        if tokens[b].tag == "POS":
            b -= 1
        held = next((n for n in names if n.start < tokens[b].end and n.end > tokens[b].start), None)
        if held is None and tokens[b].tag not in ("NN", "NNS", "NNP", "NNPS"):
            continue
        if held is None and tokens[b].second[:2] == "VB":
            continue
        for cut, after in _cuts(tokens, a, b, held):
            found.append(_mention(sentence, a, cut, names))
            a = after
        found.append(_mention(sentence, a, b, names))
    yield from sorted([*found, *_pairs(tokens, found)], key=lambda m: (m.end, -m.start))


def _cuts(
    tokens: tuple[Word, ...], first: int, last: int, name: Name | None
) -> Iterator[tuple[int, int]]:
    """Yield where a phrase is two: "Anna's | boat", "the thing | Anna" did."""
    owner = next((i for i in range(first, last) if tokens[i].tag == "POS"), 0)
    if owner > first:
        yield owner - 1, owner + 1
    elif name is not None and name.kind is NameKind.PERSON:
        at = next((i for i in range(first, last + 1) if tokens[i].start >= name.start), first)
        before = tokens[at - 1] if at > first else None
        if before and before.tag in ("NN", "NNS") and sort_of(before.lemma) != "person":
            yield at - 1, at


def _mention(sentence: Sentence, first: int, last: int, names: list[Name]) -> Mention:
    tokens = sentence.tokens
    head = tokens[last]
    name = next((n for n in names if n.start < head.end and n.end > head.start), None)
    if name:
        sort = {NameKind.PERSON: "person", NameKind.PLACE: "place"}.get(name.kind, "")
        sort = "body" if name.kind is NameKind.ORGANISATION else sort
        many = head.tag == "NNPS"
        return Mention(sentence, first, last, many, sort, name.whole, name)
    many = head.tag in ("NNS", "NNPS") or head.lemma == "people"
    return Mention(sentence, first, last, many, sort_of(head.lemma), head.lemma)


def _pairs(tokens: tuple[Word, ...], found: list[Mention]) -> Iterator[Mention]:
    """Yield two phrases joined by "and" as one in the plural."""
    for one, other in pairwise(found):
        between = [t.surface.lower() for t in tokens[one.last + 1 : other.first]]
        if between == ["and"]:
            sort = one.sort if one.sort == other.sort else ""
            whole = f"{one.whole} & {other.whole}"
            yield Mention(one.sentence, one.first, other.last, True, sort, whole)


@lru_cache(maxsize=8192)
def sort_of(lemma: str) -> str:
    """Return what a noun stands for in its commonest sense, or "" for an unknown one."""
    if lemma in PEOPLE or lemma in gazetteer().roles:
        return "person"
    senses = lexicon.senses(lemma, "n")
    sense = senses[0].supersense if senses else ""
    known = {"noun.person": "person", BODY: "body", ANIMAL: "animal", "noun.location": "place"}
    if sense in known:
        return known[sense]
    if sense in EVENTS:
        return "event"
    if sense in ABSTRACT:
        return "idea"
    return "thing" if sense else ""
