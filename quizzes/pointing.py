"""Words that point out of a sentence, and whether they find what they point at in it."""

from texts.analysis import Word
from texts.wordlists import word_set

FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
# Words that point out of the sentence, or at a speaker nobody has named.
POINTERS = word_set(
    "this these those such another here former latter i we me us my our mine ours myself ourselves "
    "yesterday tomorrow tonight instead likewise otherwise later earlier elsewhere the-same so "
    "similarly thus that's it's let's"
)
PRONOUNS = word_set(
    "he she it they him her them his hers its their theirs himself herself itself themselves "
    "one ones others both"
)
SHELLS = word_set(
    "idea proposal problem issue process situation move decision proportion figure number space "
    "area place group result reason difference method rest latter case deal answer question same "
    "objection charge argument view claim point"
)
FILLED = word_set("of that to for in behind between with whether")
HUMAN = word_set("he she him her his hers himself herself")


def resolved(tokens: tuple[Word, ...]) -> bool:
    """Tell whether every pronoun has a noun before it in the same statement."""
    nouns: set[str] = set()
    finite = 0
    for at, token in enumerate(tokens):
        low = token.surface.lower()
        finite += token.tag in FINITE
        if low in ("others", "ones") and not nouns:
            return False
        if token.tag.startswith("NN"):
            nouns.add(token.tag)
        elif low == "that" and token.tag == "DT":
            return False
        elif low in PRONOUNS | HUMAN:
            following = tokens[at + 1].tag if at + 1 < len(tokens) else ""
            if not _has_antecedent(token, nouns, finite, following):
                return False
        if low in HUMAN and not any(t.name for t in tokens):
            return False
    return True


def _has_antecedent(token: Word, nouns: set[str], finite: int, following: str) -> bool:
    """Tell whether a pronoun can lean on a noun before it.

    A subject or a possessive leans on what was named before its clause; an object leans on
    something outside unless two clauses have gone by ("two men spent a day to move it").
    """
    low = token.surface.lower()
    plural = low in ("they", "them", "their", "theirs", "themselves", "both", "others")
    if not nouns or (plural and not nouns & {"NNS", "NNPS"}):
        return False
    possessive = token.tag == "PRP$" and (low != "her" or following[:2] in ("NN", "JJ", "VB"))
    if possessive or low.endswith(("self", "selves")):
        return True
    subject = following in FINITE or following == "RB"
    return finite >= (1 if subject else 2)


def commands(tokens: tuple[Word, ...]) -> bool:
    """Tell "Feed the starter", whatever the tag of its first word: an order is no statement."""
    first, second = tokens[0], tokens[min(1, len(tokens) - 1)]
    plain = first.tag in ("NN", "NNP", "VBP", "JJ") and not first.name
    return plain and second.tag in ("DT", "PRP$", "PRP", "CD", "RP")


def names_no_more(tokens: tuple[Word, ...]) -> bool:
    """Tell "supports the idea" and "the proportion is": a noun that stands for what was said."""
    for at, token in enumerate(tokens):
        following = tokens[at + 1].surface.lower() if at + 1 < len(tokens) else "."
        before = [t.surface.lower() for t in tokens[max(0, at - 2) : at]]
        if token.lemma in SHELLS and "the" in before and following not in FILLED:
            return True
    return False


def compares_out(tokens: tuple[Word, ...]) -> bool:
    """Tell "The relationship is more reciprocal.": more than what, is outside the sentence."""
    compared = [i for i, t in enumerate(tokens) if t.tag in ("JJR", "RBR")]
    low = {t.surface.lower() for t in tokens}
    ends = [i for i in compared if i >= len([t for t in tokens if t.is_word]) - 2]
    return bool(ends) and "than" not in low and not low & {"no", "any"}


def counts_on(tokens: tuple[Word, ...]) -> bool:
    """Tell "The 60% went …" and "The other …", which count on what was said before."""
    second = tokens[min(1, len(tokens) - 1)]
    pointing = second.tag == "CD" or second.surface.lower() in ("other", "same", "others", "latter")
    return tokens[0].surface.lower() == "the" and pointing
