"""How to name what a text speaks of, and what else of the same sort a reader could take for it."""

import re
from collections.abc import Iterator

from quizzes.anaphora import gender_of
from quizzes.clauses import agreed
from quizzes.mentions import MEASURES, Mention
from quizzes.vectors import nearness
from texts import lexicon
from texts.analysis import Sentence, Word
from texts.gazetteer import gazetteer
from texts.wordlists import word_set

TITLES = word_set("Pope Warden Coach Judge Bishop Cardinal Chancellor")
LONGEST_PHRASE = 5  # words
LONGEST_OF = 4  # words after the noun: "of the society"
POSSIBLY_ONE = 0.5  # cosine; nouns for people so near may be said of the same people
NO_PHRASE = word_set(
    "these those such others other another all both each every no any some many few several more "
    "most same own my our your his her its their much what which whose whatever so"
)
VAGUE = word_set(
    "people thing time way year day month week hour minute case part kind number fact lot bit "
    "example other one sort type group member bunch piece series couple pair amount set range "
    "level rest end top bottom side front back middle beginning start reason problem idea issue "
    "point place result sense turn hand eye head face course moment today tomorrow yesterday "
    "everybody everyone somebody someone anyone nobody everything something anything nothing "
    "matter question answer area bulk past future priority job mission"
)
# Words for nearly anybody: they cannot be told apart from others that are named.
ANYBODY = word_set(
    "people person man woman child adult human friend visitor local resident citizen"
)
UNFIT = ("CD", "PRP$", "POS", "JJR", "RBR", "RBS", "DT", "PDT", "$")  # tags
ALIKE = (
    frozenset(("thing", "")),
    frozenset(("idea", "event")),
    frozenset(("body", "place")),
)


def called(mention: Mention) -> tuple[str, str]:
    """Return how a phrase is put as an option, and its form: "name", "the", "bare", or "" twice."""
    tokens = mention.sentence.tokens[mention.first : mention.last + 1]
    if "&" in mention.whole:
        return "", ""
    if mention.name is not None:
        return _name(mention, tokens)
    words = list(tokens)
    first = words[0].surface.lower()
    form = "the" if words[0].tag == "DT" else "bare"
    if form == "the":
        if first not in ("the", "a", "an", "this", "that"):
            return "", ""
        del words[0]
    if not words or not _plain(mention, words, form):
        return "", ""
    text = " ".join(
        mention.sentence.surface[
            words[0].start - mention.sentence.start : words[-1].end - mention.sentence.start
        ].split()
    )
    proper = words[0].name or words[0].tag.startswith("NNP") or words[0].surface.isupper()
    text = text if proper else text[0].lower() + text[1:]
    after = _of(mention)
    if after is None:
        return "", ""
    return ("the " if form == "the" else "") + text + after, form


def _name(mention: Mention, tokens: tuple[Word, ...]) -> tuple[str, str]:
    name = mention.name
    if name is None or not re.sub(r"[ .’'-]", "", name.whole).isalpha():
        return "", ""
    if mention.sort == "person":
        return name.whole, "name"
    own = [t for t in tokens if not name.start <= t.start < name.end]
    if not own:
        return name.surface, "name"
    return (
        (f"the {name.surface}", "name") if [t.surface.lower() for t in own] == ["the"] else ("", "")
    )


def _plain(mention: Mention, words: list[Word], form: str) -> bool:
    """Tell whether a noun, and the words before it, say what is meant when they stand alone."""
    head = words[-1]
    low = {t.surface.lower() for t in words}
    bad = set(UNFIT) | ({"JJS"} if form == "bare" else set())
    empty = head.lemma in MEASURES or head.lemma in VAGUE or bool(low & NO_PHRASE)
    fit = head.tag in ("NN", "NNS") and all(agreed(t) for t in words)
    joined = any(t.tag == "NNS" for t in words[:-1]) or words[0].tag in ("VBG", "VBN", "RB")
    if (
        empty
        or joined
        or not fit
        or len(words) > LONGEST_PHRASE
        or any(t.tag in bad for t in words)
    ):
        return False
    return all(t.surface.replace("-", "").isalpha() for t in words)


def _of(mention: Mention) -> str | None:
    """Return " of the society" where that follows, "" for nothing, None for what is longer."""
    sentence, end = mention.sentence, mention.last + 1
    rest = sentence.tokens[end:]
    if not rest or rest[0].surface.lower() != "of":
        return ""
    inside = [rest[0]]
    for token in rest[1 : LONGEST_OF + 1]:
        if not token.tag.startswith(("NN", "DT", "JJ")):
            break
        inside.append(token)
    after = rest[len(inside)] if len(inside) < len(rest) else None
    whole = after is None or not after.tag.startswith(
        ("NN", "DT", "JJ", "CD", "PRP", "IN", "POS", "VBG", "RB", "CC")
    )
    if len(inside) < 2 or not inside[-1].tag.startswith("NN") or not whole:
        return None
    return " " + " ".join(
        sentence.surface[inside[0].start - sentence.start : inside[-1].end - sentence.start].split()
    )


def alike(one: Mention, other: Mention) -> bool:
    """Tell whether two phrases are of one number and sort: people, animals, places, things."""
    if one.many != other.many or bool(one.name) != bool(other.name):
        return False
    if one.name and other.name and (" " in one.whole) != (" " in other.whole):
        return False
    sorts = {one.sort, other.sort}
    return len(sorts) == 1 or any(sorts <= pair for pair in ALIKE)


def may_be_one(one: Mention, other: Mention, together: set[frozenset[str]]) -> bool:
    """Tell whether two phrases may stand for the same thing, or one hold the other.

    ``together`` has the pairs of nouns that stand in one sentence: those are two things.
    """
    if one.name or other.name:
        return bool(set(one.whole.split()) & set(other.whole.split()))
    if one.whole == other.whole:
        return True
    a, b = one.head.lemma, other.head.lemma
    if lexicon.related(a, "n") & {b} or lexicon.related(b, "n") & {a} or above(a, b) or above(b, a):
        return True
    if frozenset((a, b)) in together:
        return False
    if one.sort == "person" and {a, b} & ANYBODY:
        return True
    return (nearness(a, b) or 0.0) > POSSIBLY_ONE


def above(lemma: str, other: str) -> bool:
    """Tell whether a noun is a wider word for another: "animal" for "dog"."""
    found = {s.synset for s in lexicon.senses(other, "n")[:2]}
    wide = {s.synset for s in lexicon.senses(lemma, "n")[:2]}
    for _ in range(8):
        found = {up for one in found for up in lexicon.linked(one, "hypernym")}
        if found & wide:
            return True
    return False


def pairs(sentences: tuple[Sentence, ...]) -> Iterator[frozenset[str]]:
    """Yield the pairs of nouns that stand in one sentence."""
    for sentence in sentences:
        nouns = sorted({t.lemma for t in sentence.tokens if t.tag.startswith("NN")})
        for i, one in enumerate(nouns):
            yield from (frozenset((one, other)) for other in nouns[i + 1 :])


def fits_gender(mention: Mention, wanted: str) -> bool:
    """Tell whether nothing in a phrase shows that it is no "he", or no "she"."""
    return gender_of(mention) in ("", wanted)


def titled(whole: str) -> bool:
    """Tell a name that opens with no given name: "Pope Francis", "Sen. Lisa Murray", "IHS Jane"."""
    listed = gazetteer()
    first = whole.split()[0]
    title = first in listed.styled | listed.honorifics or first.lower() in listed.roles
    return title or first.endswith(".") or (first.isupper() and len(first) > 1) or first in TITLES
