"""Tell what a text lost on its way here: apostrophes, quotation marks, dashes, currency signs."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from texts.bands import zipf
from texts.gazetteer import gazetteer
from texts.parts import Word
from texts.wordlists import word_set

_SUBORDINATORS = word_set(
    "that if because as while since until till before after although though whether than so like "
    "unless whereas once"
)
_LINKING_TAGS = frozenset(("CC", "WDT", "WP", "WRB", "WP$", "TO", ",", ":"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_REPORTS = word_set(
    "said says told showed shows found revealed suggests suggested reported explained added argued "
    "claimed warned believes believed thinks thought insists insisted admitted replied asked"
)
# After these a clause may follow without a link: "she said it was late".
_OPEN_TO_CLAUSES = word_set("say think believe hope know feel suppose tell guess mean show insist")
_SPEAKS = word_set("said says told added explained asked replied admitted insisted remarked")
_SELF = word_set("i we me us my our mine ours myself ourselves you your")
# Contractions and common words that have lost their apostrophe.
_NO_APOSTROPHE = word_set(
    "dont doesnt didnt isnt arent wasnt werent wont cant couldnt wouldnt shouldnt hasnt havent "
    "hadnt youre theyre weve theyve youve ive im hes shes thats whats heres theres everyones "
    "someones anyones peoples childrens womens mens todays yesterdays lets theyd youd wed id"
)
_PLAIN_PLURALS = word_set("peoples id wed")  # words of their own, most of the time
# Letters that print joins into one sign, and that are lost where a PDF names no letter for it.
_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
_STUMP = 3.8  # Zipf; stumps are rarer: "rst" 2.5, "lm" 3.3, "nd" 3.7
_WHOLE = (3.8, 3.0)  # Zipf; what a stump and what two pieces must be at the least when mended
_WORDS = word_set("oat oats")  # words of their own, not the ends of "float"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a check looks at: a sentence, its tokens, and what the whole text shows."""

    surface: str
    tokens: Sequence[Word]
    names: Collection[str]  # every word of every name in the text
    before: str  # the two characters in front of the sentence
    quoted: bool  # whether it stands inside a quotation that began before it
    damaged: bool  # whether the text as a whole has lost its marks, see lost_its_marks


def lost_its_marks(text: str) -> bool:
    """Tell a text whose apostrophes and quotation marks were lost on the way.

    Such a text still reads "dont" or "Britains" here and there; in it, doubtful sentences
    are not given the benefit of the doubt.
    """
    if any(mark in text for mark in "'’‘\"“”"):
        return False
    words = set(re.findall(r"[A-Za-z]+", text))
    lost = {word.lower() for word in words} & (_NO_APOSTROPHE - _PLAIN_PLURALS)
    owners = {
        w for w in words if w.endswith("s") and w[:-1] in gazetteer().places | gazetteer().given
    }
    return bool(lost) or bool(owners - gazetteer().places - gazetteer().given)


def apostrophe_is_lost(draft: Draft) -> bool:
    """Tell "Nepals Department" and "dont"."""
    for word in words_of(draft):
        low = word.surface.lower()
        if re.search(r"[^aeiou]ys$", low) and word.surface.islower() and not word.name:
            return True  # "the citys mayor"
        if low in _NO_APOSTROPHE and (draft.damaged or low not in _PLAIN_PLURALS):
            return True
        if word.surface[0].isupper() and _is_possessive_name(word, draft.names):
            return True
    return draft.damaged and _owns(draft.tokens)


def _is_possessive_name(word: Word, names: Collection[str]) -> bool:
    base = word.surface.removesuffix("s")
    listed = gazetteer()
    kept = listed.places | listed.given | listed.organisations | listed.demonyms
    if base == word.surface or word.surface in kept or base in listed.demonyms:
        return False
    if base in listed.places or (base in listed.given - listed.ambiguous and not word.name):
        return True
    return base in names and word.surface not in names


def _owns(tokens: Sequence[Word]) -> bool:
    """Tell "the nations favourite artist", "a waiters income" and "its fair"."""
    padded = [*tokens, *tokens[-1:], *tokens[-1:]]
    for left, right, beyond in zip(tokens, padded[1:], padded[2:], strict=False):
        nouns = beyond.tag in {"NN", "NNS"}
        if left.tag == "NNS" and right.tag in {"JJ", "JJS", "NN"} and nouns:
            return True
        if left.tag == "NNS" and right.tag == "NNS":
            return True  # "the capitals plans"
        if left.surface.lower() in {"a", "an"} and right.tag == "NNS":
            return True
        if left.surface.lower() == "its" and not right.tag.startswith(("NN", "JJ", "CD", "VBG")):
            return True
        if (
            left.surface.lower() == "its"
            and right.tag == "JJ"
            and not beyond.tag.startswith(("NN", "JJ"))
        ):
            return True
    return False


def lost_letters(draft: Draft) -> bool:
    """Tell "lm-makers", "the rst" and "arti cial", which have lost an fi, fl or ff.

    In 2,848 graded excerpts of clean print (CLEAR, development share) it finds "nd" twice
    and nothing else.
    """
    words = [part for word in words_of(draft) for part in word.surface.lower().split("-")]
    alone = any(_is_stump(word) for word in words)
    return alone or any(_is_split(left, right) for left, right in pairwise(words))


def _is_stump(word: str) -> bool:
    if not word.isalpha() or zipf(word) >= _STUMP or word in _WORDS:
        return False
    return any(zipf(lost + word) >= max(_WHOLE[0], zipf(word) + 1) for lost in _LIGATURES)


def _is_split(left: str, right: str) -> bool:
    """Tell whether two pieces are one word with its middle lost: "dif cult", "of cials"."""
    if not (left + right).isalpha() or len(left + right) < 4:
        return False
    least = min(zipf(left), zipf(right))
    return least < 3.6 and any(
        zipf(left + lost + right) >= max(_WHOLE[1], least - 0.5) for lost in _LIGATURES
    )


def speaks_unquoted(draft: Draft) -> bool:
    """Tell the words of a speaker whose quotation marks are lost."""
    if re.search('["“”]', draft.surface):
        return False
    mine = any(w.surface.lower() in _SELF and w.surface != "US" for w in words_of(draft))
    reports = [p for p, t in enumerate(draft.tokens) if t.surface.lower() in _SPEAKS]
    ends = bool(reports) and reports[-1] >= len(draft.tokens) - 5
    return mine and (ends or draft.damaged)


def report_hangs(draft: Draft) -> bool:
    """Tell "a rise in five years the survey showed", which has lost its comma or dash."""
    words = words_of(draft)
    if not words or words[-1].surface.lower() not in _REPORTS or words[-1].tag != "VBD":
        return False
    tail = [token.surface for token in draft.tokens[-8:]]
    clause = any(
        t.surface.lower() in {"as", "what", "than", "which", "that"} for t in draft.tokens[-8:]
    )
    return not clause and not any(mark in {",", "–", "—", "-", "”", '"', ";"} for mark in tail[:-1])


def runs_on(draft: Draft) -> bool:
    """Tell "a prolific artist he produced 550 paintings": two clauses and no link.

    "The book he wrote" has the same form, so only texts that lost their marks are tested.
    """
    if not draft.damaged:
        return False
    finite = [place for place, token in enumerate(draft.tokens) if token.tag in _FINITE]
    return any(
        not any(_links(token) for token in draft.tokens[left:right])
        for left, right in pairwise(finite)
        if right - left > 1
    )


def _links(token: Word) -> bool:
    if token.tag == "IN":
        return token.surface.lower() in _SUBORDINATORS
    return token.lemma in _OPEN_TO_CLAUSES or token.tag in _LINKING_TAGS


def lost_a_sign(draft: Draft) -> bool:
    """Tell "the new 20 note" and "paid 7 an hour", which have lost a currency sign."""
    return bool(
        re.search(r"(?<![$€£¥₹\d.,])\b\d[\d.,]*\s+(?:note|notes|bill|coin)\b", draft.surface)
        or (draft.damaged and _counts_one(draft.tokens))
        or re.search(
            r"\b(?:pay|paid|pays|earn|earned|earns|cost|costs)\s+(?:only\s+)?\d[\d.,]*"
            r"\s+(?:an?|per)\s",
            draft.surface,
        )
    )


def _counts_one(tokens: Sequence[Word]) -> bool:
    """Tell "his 810,000 policy": a bare number before a noun in the singular."""
    return any(
        re.fullmatch(r"\d[\d,.]*\d", number.surface) and noun.tag == "NN" and noun.is_content
        for number, noun in pairwise(tokens)
    )


def words_of(draft: Draft) -> list[Word]:
    """Return the running words of a sentence."""
    return [token for token in draft.tokens if token.is_word]
