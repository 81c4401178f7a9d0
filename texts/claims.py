"""Rank the sentences that carry what an article asserts: central, checkable, self-contained."""

import re
from collections.abc import Sequence

from texts.centrality import centrality
from texts.gazetteer import gazetteer
from texts.parts import Claim, Name, NameKind, Number, NumberKind, Role, Sentence, Word
from texts.phrases import chunks
from texts.tokens import Span
from texts.wordlists import word_set

# What a claim is worth beyond its centrality; judged on the texts of ../shared/texts.
CENTRAL, LEADS, CHECKABLE, CAUSAL, SAID, ALONE = 0.45, 0.10, 0.15, 0.10, 0.05, 0.15

# What follows is a cause or a purpose for certain, unless the clause before is denied or doubted.
_CAUSES = re.compile(
    r"\b(because of|because|as a result of|due to|owing to|thanks to|so that|in order to)\b",
    re.IGNORECASE,
)
_DOUBTS = word_set("not n't n’t no never nobody nothing none if whether hardly only simply partly")
_SPEECH = word_set(
    "say tell add explain argue claim warn believe note insist announce conclude report reveal "
    "suggest admit stress write declare estimate predict"
)
# Who can say something, besides people and bodies with names and the roles of the gazetteer.
_SPEAKERS = word_set(
    "official government report study researcher scientist expert critic ministry company survey "
    "newspaper police campaigner supporter opponent organisation organization charity council "
    "commission court team group party union bank agency spokesman spokeswoman man woman boy girl "
    "people parent passenger customer employee worker voter historian"
)
# What a pronoun must find before it in its own sentence: a person, one thing, or several.
_OF_PERSON = word_set("he she him her his hers himself herself")
_OF_ONE = word_set("it its itself")
_OF_MANY = word_set("they them their theirs themselves")
_POINTING = word_set("this these those such both another others former latter here")
_TIMES = word_set("year month week century morning afternoon evening summer winter time day decade")
# At the head of a sentence these lean on the one before.
_LINKING = word_set(
    "and but or so yet however therefore thus also moreover meanwhile instead nevertheless besides "
    "furthermore then later earlier first second third finally still otherwise similarly indeed "
    "hence consequently afterwards too"
)
# A head, a bare end or a bare quotation that leans on what stands around the sentence.
_LEANS = re.compile(
    r"""^\W*(?:the\ )?(?:others?|same|latter|former|second|third|rest|even\ so|after\ that)\b
    | \b(?:did|does|do|has|have|had|was|is|were|are|can|could|will|would)\.$
    | ^["“][^"”]*["”]$""",
    re.IGNORECASE | re.VERBOSE,
)
_PEOPLE = word_set("man woman boy girl child mother father person learner reader traveller")
_SELF = word_set("i we me us my our mine ours you your")


def claims(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    numbers: Sequence[Number],
) -> tuple[Claim, ...]:
    """Return the claims of an article, best first.

    A claim is a clean sentence of the body that states something: no question, order or
    sentence of the author's own person.
    """
    body = [s for s in sentences if s.role is Role.BODY]
    ranks = dict(zip((s.index for s in body), centrality([_bag(s) for s in body]), strict=True))
    found = [
        _claim(text, sentence, ranks[sentence.index], names, numbers)
        for sentence in body
        if sentence.clean and _states(sentence)
    ]
    return tuple(sorted(found, key=lambda claim: (-claim.score, claim.sentence.index)))


def _bag(sentence: Sentence) -> list[str]:
    return [w.lemma for w in sentence.words if w.is_content or w.name]


def _states(sentence: Sentence) -> bool:
    if not re.search(r"\.[\"'”’)\]]*$", sentence.surface):
        return False
    quoted = re.search('["“]', sentence.surface)
    if not quoted and any(map(_is_self, sentence.words)):
        return False
    return not _orders(sentence)


def _orders(sentence: Sentence) -> bool:
    """Tell "Feed it once a day." and "To begin, mix 50 grams of flour with water."."""
    tokens = sentence.tokens
    heads = [0, *(place + 1 for place, token in enumerate(tokens[:-1]) if token.surface == ",")]
    bare = [tokens[place].tag == "VB" for place in heads]
    finite = any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)
    return bare[0] or (any(bare) and not finite)


def _claim(
    text: str, sentence: Sentence, rank: float, names: Sequence[Name], numbers: Sequence[Number]
) -> Claim:
    own_names = tuple(n for n in names if n.sentence == sentence.index)
    own_numbers = tuple(
        n for n in numbers if n.sentence == sentence.index and n.kind is not NumberKind.OTHER
    )
    cause = cause_of(sentence)
    said = attribution(text, sentence, own_names)
    alone = is_self_contained(sentence)
    checkable = min(len(own_numbers) + len(own_names), 3) / 3
    score = (
        CENTRAL * rank
        + LEADS * (sentence.paragraph < 3 or sentence.index < 5)
        + CHECKABLE * checkable
        + CAUSAL * bool(cause)
        + SAID * (said is not None)
        + ALONE * alone
    )
    return Claim(
        sentence=sentence,
        score=round(score, 4),
        numbers=own_numbers,
        names=own_names,
        cause=cause,
        attribution=said,
        self_contained=alone,
    )


def cause_of(sentence: Sentence) -> str:
    """Return the connective of a sentence that states a cause or purpose for certain, or ""."""
    found = _CAUSES.search(sentence.surface)
    if found is None:
        return ""
    place = sentence.start + found.start()
    before = {t.surface.lower() for t in sentence.tokens if t.start < place}
    after = next((t for t in sentence.tokens if t.start >= sentence.start + found.end()), None)
    arrives = found.group().lower() == "due to" and after is not None and after.tag == "VB"
    return "" if arrives or before & _DOUBTS else found.group().lower()


def is_self_contained(sentence: Sentence) -> bool:
    """Tell whether a sentence can be read on its own: nothing in it points outside.

    A pronoun is allowed after something in the same sentence that it can stand for (a
    person, one thing, several), which must not be part of an opening like "In 1824" or
    "At the same time"; a linking word at the head is not.
    """
    words = sentence.words
    if words[0].surface.lower() in _LINKING:
        return False
    if any(_is_self(w) for w in _unquoted(sentence)) or _LEANS.search(sentence.surface):
        return False
    anchors = _after_opening(sentence)
    return not any(
        _points_out(
            word, words[place + 1 : place + 2], [w for w in anchors if w.start < word.start]
        )
        for place, word in enumerate(words)
    )


def _is_self(word: Word) -> bool:
    return word.surface.lower() in _SELF and word.surface != "US"


def _after_opening(sentence: Sentence) -> list[Word]:
    """Return the nouns and names that a pronoun may stand for."""
    start = sentence.start
    if sentence.words[0].tag == "IN":
        start = next((t.end for t in sentence.tokens if t.surface == ","), sentence.start)
    return [
        w
        for w in sentence.words
        if w.tag.startswith("NN") and w.lemma not in _TIMES and (w.start >= start or w.name)
    ]


def _points_out(word: Word, following: Sequence[Word], anchors: Sequence[Word]) -> bool:
    low = word.surface.lower()
    after = following[0].lemma if following else ""
    if low in _OF_PERSON:
        roles = gazetteer().roles | _PEOPLE
        return not any((w.name and w.tag.startswith("NNP")) or w.lemma in roles for w in anchors)
    if low in _OF_ONE:
        return not any(w.tag in {"NN", "NNP"} for w in anchors)
    if low in _OF_MANY:
        return not any(w.tag in {"NNS", "NNPS"} for w in anchors) and len(anchors) < 2
    deictic = after in _TIMES or (low == "such" and after == "as")
    return low in _POINTING and not deictic


def _unquoted(sentence: Sentence) -> list[Word]:
    """Return the words outside quotation marks."""
    outside, inside = [], False
    for token in sentence.tokens:
        if token.surface in {"“", "”", '"'}:
            inside = token.surface == "“" or (token.surface == '"' and not inside)
        elif token.is_word and not inside:
            outside.append(token)
    return outside


def attribution(text: str, sentence: Sentence, names: Sequence[Name]) -> Span | None:
    """Return who said it, where a reporting verb or "according to" shows it for certain."""
    according = re.search(r"\b[Aa]ccording to ", sentence.surface)
    tokens = sentence.tokens
    phrases = list(chunks(tokens))
    if according:
        at = sentence.start + according.end()
        return next(
            (_span(text, tokens, p, names) for p in phrases if tokens[p[0]].start == at), None
        )
    for place, token in enumerate(tokens):
        if token.lemma in _SPEECH and token.tag in {"VBD", "VBZ", "VBP"}:
            return _speaker(text, tokens, phrases, place, names)
    return None


def _speaker(
    text: str,
    tokens: Sequence[Word],
    phrases: Sequence[tuple[int, int]],
    verb: int,
    names: Sequence[Name],
) -> Span | None:
    """Return the subject of a reporting verb: before it, or after it and a quotation."""
    after = next((p for p in phrases if p[0] == verb + 1), None)
    if after is not None and _is_inverted(tokens, verb, after[1]):
        return _span(text, tokens, after, names)
    before = next((p for p in reversed(phrases) if p[1] == verb - 1), None)
    if before is None and tokens[verb - 1].surface == ",":  # "Dhakal, an ecologist, said"
        commas = [at for at in range(verb - 1) if tokens[at].surface == ","]
        before = next((p for p in phrases if commas and p[1] == commas[0] - 1), None)
    return _span(text, tokens, before, names) if before is not None else None


def _is_inverted(tokens: Sequence[Word], verb: int, last: int) -> bool:
    """Tell '..." said Emin.' from "Chapagain, who heads a unit, said tiger skins were ..."."""
    before = tokens[verb - 1].surface if verb else ""
    if before in {"”", '"', "’"}:
        return True
    ends = last + 1 >= len(tokens) or tokens[last + 1].surface in {".", ","}
    return before == "," and ends


def _span(
    text: str, tokens: Sequence[Word], phrase: tuple[int, int], names: Sequence[Name]
) -> Span | None:
    """Return a phrase as a speaker, if it is one: a person, a body or a noun with "the"."""
    start, end = tokens[phrase[0]].start, tokens[phrase[1]].end
    named = [n for n in names if n.start < end and start < n.end]
    if named:
        start, end = min(start, named[0].start), max(end, named[-1].end)
        if named[-1].kind in {NameKind.PERSON, NameKind.ORGANISATION}:
            return Span(text[start:end], start, end)
    head = tokens[phrase[1]]
    speaks = head.lemma in _SPEAKERS | gazetteer().roles and head.tag.startswith("NN")
    return Span(text[start:end], start, end) if speaks else None
