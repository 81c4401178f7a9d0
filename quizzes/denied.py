"""Tell which changes make a statement false, and which only make it one the text does not give.

"Large whales are disturbed" does not deny that small ones are, "more than 250 people" does
not deny that there were 400, and "Kings of Nepal wore skins" says nothing of Tibet. A change
counts only where the text leaves no room for the changed statement.
"""

from quizzes.quantities import ABOUT, AT_LEAST, AT_MOST, qualifier
from quizzes.statements import Statement
from texts.analysis import Analysis, Name, NameKind, Number, Word
from texts.wordlists import word_set

PLAINLY = 1.4  # times; nine families are about ten, and fourteen are not
BE = word_set("be become remain seem get grow feel look stay prove")
DEGREE = word_set("very so too more most less quite extremely particularly really rather fairly")
REPORTING = word_set(
    "say tell add explain report state note warn believe claim admit argue show reveal suggest "
    "find think insist hope agree deny fear want call describe expect feel know like plan speak"
)
# Something that happens once, at one place and by one hand, where the thing is a certain one.
AT_ONE_PLACE = word_set(
    "locate situate hold bear die found build open begin start arrive grow lie sink crash land "
    "happen take sign publish move"
)
BY_ONE_HAND = word_set(
    "found invent write discover design build win paint marry direct create establish lead become "
    "own head run publish sign buy sell compose"
)


def figure_denied(made: Statement, number: Number, value: float) -> bool:
    """Tell whether another figure is wrong: not after "more than", nor near "about ten"."""
    said, _ = qualifier(made, number)
    if said in ABOUT and max(value, number.value) < PLAINLY * min(value, number.value):
        return False
    return said not in (*AT_LEAST, *AT_MOST)


def name_denied(analysis: Analysis, made: Statement, name: Name) -> bool:
    """Tell whether another name is wrong: what is said can hold of one name only."""
    lemmas = {t.lemma for t in made.tokens if t.tag.startswith("VB")}
    if lemmas & REPORTING or made.prefix:
        return False
    single = any(t.tag in ("JJS", "RBS") or t.lemma in ("first", "only") for t in made.tokens)
    if name.kind is NameKind.PLACE:
        return _certain_thing(made, name) and (single or bool(lemmas & AT_ONE_PLACE))
    subject = made.tokens[0].start == name.start
    return name.kind is NameKind.PERSON and subject and (single or bool(lemmas & BY_ONE_HAND))


def _certain_thing(made: Statement, name: Name) -> bool:
    """Tell whether a statement opens with one thing, named or with "the", other than this."""
    first = made.tokens[0]
    verb = next((i for i, t in enumerate(made.tokens) if t.tag[:2] in ("VB", "MD")), 0)
    one = verb > 0 and made.tokens[verb].tag in ("VBZ", "VBD", "MD")
    plural = any(t.tag in ("NNS", "NNPS") or t.surface == "and" for t in made.tokens[:verb])
    certain = first.name or first.surface.lower() in ("the", "its", "his", "her")
    return one and certain and not plural and first.start != name.start


def word_denied(made: Statement, at: int) -> bool:
    """Tell whether the opposite of a word denies the claim: not of a word that picks things out."""
    token = made.tokens[at]
    before: Word | None = made.tokens[at - 1] if at else None
    after: Word | None = made.tokens[at + 1] if at + 1 < len(made.tokens) else None
    low = before.surface.lower() if before else ""
    if low in ("how", "most", "more") or (after and after.surface.lower() == "how"):
        return False
    if token.surface.lower() in ("most", "many", "few"):
        return after is not None and (after.tag[:2] == "NN" or after.surface == "of")
    if token.tag in ("JJS", "RBS"):
        return True
    if token.tag == "VBN" or token.lemma in ("encourage", "discourage"):
        near = {t.lemma for t in made.tokens[max(0, at - 2) : at]}
        to = any(t.surface == "to" for t in made.tokens[at : at + 6])
        return bool(near & {"be", "have"}) and not to
    if token.tag in ("JJ", "JJR"):
        free = after is None or not after.tag.startswith(("NN", "JJ", "CD"))
        said = before is not None and (before.lemma in BE or low in DEGREE or before.tag == "RB")
        return free and said
    return True
