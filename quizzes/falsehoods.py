"""Make a true statement false by one change that a reader can check.

Each change is typed: a figure for another of its sort, a name for another of its kind,
a word for its opposite, a denial without its "not" (never a "not" put in: blind judges
saw it each time). What was changed is kept as a value, so that
the feedback can say it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from quizzes.denied import figure_denied, name_denied, word_denied
from quizzes.figures import changeable, in_a_range, wrong_figures
from quizzes.pointing import HUMAN
from quizzes.statements import Statement
from quizzes.tables import opposites
from texts.analysis import Analysis, Name, NameKind, NumberKind, Word
from texts.bands import inflect
from texts.gazetteer import gazetteer
from texts.wordlists import word_set

PARTS = {"NN": "N", "VB": "V", "JJ": "J", "RB": "R"}
NEGATIVES = word_set(
    "not n't no never nobody nothing none neither nor without hardly few little several some there "
    "denies denied deny doubts doubted refused refuses failed fails"
)
# Nothing is turned round beside these: "not only", "more or less", "as high as possible".
FRAGILE = word_set("only or as than rather so too either both whether if unless though although")
ONE_LAND = (
    word_set("UK Britain England Scotland Wales") | {"Great Britain", "United Kingdom"},
    word_set("US USA U.S. America") | {"United States"},
    word_set("EU Europe") | {"European Union"},
    word_set("Holland Netherlands"),
)
CONTINENTS = ("Africa", "America", "Antarctica", "Asia", "Australia", "Europe")
LARGEST_OVERLAP = 2  # content lemmas; a name met with more of them may make the claim true


@dataclass(frozen=True, slots=True)
class Falsehood:
    """A statement made false, the words that stood there, and those that stand there now."""

    statement: Statement
    was: str
    now: str
    sort: str  # "figure", "name", "opposite" or "affirmed"
    denied: bool = True  # by the text; else it only does not say so


def unsupported(analysis: Analysis, made: Statement, rng: Random) -> Iterator[Falsehood]:
    """Yield versions of a statement that the text does not bear out, denied by it or not."""
    yield from _other_words(made)
    yield from _other_figures(analysis, made, rng)
    yield from _other_names(analysis, made, rng)
    yield from _affirmed(made)


def falsehoods(analysis: Analysis, made: Statement, rng: Random) -> Iterator[Falsehood]:
    """Yield false versions of a statement, the surest sort of change first."""
    yield from (f for f in unsupported(analysis, made, rng) if f.denied)


def _other_figures(analysis: Analysis, made: Statement, rng: Random) -> Iterator[Falsehood]:
    for number in analysis.numbers:
        here = number.sentence == made.sentence.index and made.holds(number.start, number.end)
        after = next((t for t in made.tokens if t.start >= number.end), None)
        if number.kind is NumberKind.MONEY and after and after.tag.startswith("NN"):
            continue  # a £20 note is a thing, and no sum
        fit = here and changeable(number) and not in_a_range(made.tokens, number)
        for figure in wrong_figures(analysis, number, rng, 2)[::-1][:1] if fit else ():
            if figure_denied(made, number, figure.value):
                changed = made.changed(number.start, number.end, figure.surface)
                yield Falsehood(changed, number.surface, figure.surface, "figure")


def _other_names(analysis: Analysis, made: Statement, rng: Random) -> Iterator[Falsehood]:
    for name in analysis.names:
        gendered = any(t.surface.lower() in HUMAN for t in made.tokens)
        here = name.sentence == made.sentence.index and made.holds(name.start, name.end)
        if here and not gendered:
            others = other_names(analysis, name)
            if others:
                other = rng.choice(others)
                changed = made.changed(name.start, name.end, other)
                denied = name_denied(analysis, made, name)
                yield Falsehood(changed, name.whole, other, "name", denied)


def other_names(analysis: Analysis, name: Name) -> list[str]:
    """Return the other whole names of the same kind that cannot make the sentence true.

    A name is left out where it stands in the same sentence, holds or is held by the name
    (China, China Daily), or is met elsewhere with the same content words.
    """
    sentence = analysis.sentences[name.sentence]
    article = _has_the(analysis, name)
    lemmas = {w.lemma for w in sentence.words if w.is_content}
    found: dict[str, None] = {}
    for other in analysis.names:
        if other.kind is not name.kind or name.kind is NameKind.OTHER:
            continue
        whole = other.whole
        if _has_the(analysis, other) is not article or _one_place(whole, name.whole):
            continue
        if _sort_of(other) != _sort_of(name) or not _sure(name):
            continue
        if whole.lower() in sentence.surface.lower() or _share_a_word(whole, name.whole):
            continue
        if any(part in sentence.surface.split() for part in whole.split()):
            continue
        there = {w.lemma for w in analysis.sentences[other.sentence].words if w.is_content}
        if len(there & lemmas) <= LARGEST_OVERLAP and "." not in whole and _sure(other):
            found[whole] = None
    return list(found)


def _has_the(analysis: Analysis, name: Name) -> bool:
    """Tell "the UK" from "Britain": one may not stand for the other without its article."""
    return analysis.text[max(0, name.start - 4) : name.start].lower() == "the "


def _one_place(one: str, other: str) -> bool:
    """Tell whether two names are names of one land."""
    return any(one in names and other in names for names in ONE_LAND)


def _sure(name: Name) -> bool:
    """Tell whether the kind of a name is beyond doubt: a whole person, or a place on the list."""
    if name.kind is NameKind.PLACE:
        return name.whole in gazetteer().places
    return name.kind is NameKind.PERSON


def _sort_of(name: Name) -> str:
    """Return what rivals must share: a country is no rival for a town, nor Joe for Joe Smith."""
    whole = name.whole.removeprefix("the ").removeprefix("The ")
    if name.kind is NameKind.PERSON:
        return "whole" if " " in whole else "short"
    if whole in CONTINENTS:
        return "continent"
    known = gazetteer()
    sorts = {"country": known.countries, "region": known.regions, "city": known.cities}
    return next((sort for sort, names in sorts.items() if whole in names), "other")


def _share_a_word(one: str, other: str) -> bool:
    return bool(set(one.lower().split()) & set(other.lower().split()))


def _other_words(made: Statement) -> Iterator[Falsehood]:
    """Yield the statement with one word turned into its opposite."""
    if _is_negative(made):
        return
    for at, token in enumerate(made.tokens):
        other = opposite(token)
        if other and _sturdy(made, at):
            changed = made.changed(token.start, token.end, other)
            yield Falsehood(changed, token.surface, other, "opposite", word_denied(made, at))


def opposite(token: Word) -> str:
    """Return the opposite of a word in the same form, or ""."""
    if token.name:
        return ""
    part = PARTS.get(token.tag[:2], "P" if token.tag == "IN" else "")
    low = token.surface.lower()
    quantity = opposites().get(("D", low), "") if token.tag in ("JJ", "JJR", "JJS", "DT") else ""
    if quantity or part in ("P", "R") or low in ("better", "worse", "best", "worst"):
        return _cased(quantity or opposites().get((part, low), ""), token)
    other = opposites().get((part, token.lemma), "")
    if not other or " " in other or token.tag in ("NNP", "NNPS"):
        return ""
    made = other if token.tag in ("NN", "VB", "VBP", "JJ") else inflect(other, token.tag)
    back = (
        token.lemma if token.tag in ("NN", "VB", "VBP", "JJ") else inflect(token.lemma, token.tag)
    )
    return _cased(made or "", token) if back == low else ""


def _cased(word: str, token: Word) -> str:
    return word[:1].upper() + word[1:] if token.surface[:1].isupper() else word


def _sturdy(made: Statement, at: int) -> bool:
    """Tell whether the words about a place allow a plain change there."""
    around = {t.surface.lower() for t in made.tokens[max(0, at - 2) : at + 3]}
    token = made.tokens[at]
    following = made.tokens[at + 1].tag if at + 1 < len(made.tokens) else ""
    if token.tag.startswith("VB") and "from" in {t.surface for t in made.tokens[at : at + 7]}:
        return False  # banned from, prevented from
    degree = token.surface.lower() == "most" and following[:2] in ("JJ", "RB")  # "most eloquent"
    if degree or (token.tag.startswith("VB") and following in ("TO", "VBG", "RP")):
        return False
    if around & FRAGILE or (at and made.tokens[at - 1].tag in ("JJR", "RBR", "RBS")):
        return False
    hyphened = "-" in (
        made.text[token.start - 1 : token.start],
        made.text[token.end : token.end + 1],
    )
    if hyphened:
        return False
    article = made.tokens[at - 1].surface.lower() if at else ""
    if article in ("a", "an") and (token.surface[0] in "aeiou") != (opposite(token)[0] in "aeiou"):
        return False
    return not (
        token.tag == "RP" or (token.surface.lower() in ("up", "down") and token.tag != "RB")
    )


def _is_negative(made: Statement) -> bool:
    return any(t.surface.lower() in NEGATIVES for t in made.tokens)


def _affirmed(made: Statement) -> Iterator[Falsehood]:
    """Yield a denial without its "not": so that "not" tells nobody what is false."""
    tokens = made.tokens
    finite = sum(t.tag in ("VBZ", "VBD", "VBP", "MD") for t in tokens)
    at = next((i for i, t in enumerate(tokens) if t.surface.lower() in ("not", "n't", "n’t")), 0)
    if not at or finite != 1 or at + 1 >= len(tokens) or tokens[at - 1].lemma in ("ca", "wo"):
        return
    if {t.surface.lower() for t in tokens} & (FRAGILE | {"any", "yet", "but", "ever", "either"}):
        return
    helper, verb = tokens[at - 1], tokens[at + 1]
    if helper.lemma == "do" and verb.tag == "VB":
        said, end = inflect(verb.lemma, helper.tag) or "", verb.end
    else:
        said, end = helper.surface, tokens[at].end
        said = "" if helper.lemma not in ("be", "have") and helper.tag != "MD" else said
    if said and helper.tag in ("VBZ", "VBD", "VBP", "MD"):
        was = made.text[helper.start : end]
        yield Falsehood(made.changed(helper.start, end, said), was, said, "affirmed")
