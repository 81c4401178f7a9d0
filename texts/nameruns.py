"""Find the runs of capitals in one sentence that make whole names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from texts.gazetteer import Gazetteer, gazetteer
from texts.namekinds import is_common
from texts.parts import Word
from texts.wordlists import word_set

Sentence = Sequence[Word]

_PARTICLES = frozenset(
    ("de", "da", "del", "di", "du", "van", "von", "der", "den", "la", "le", "al")
)
# What may stand between two capitals of one name: a word, and the words that may go on from it.
_LINKS: defaultdict[str, frozenset[str]] = defaultdict(
    frozenset,
    {
        **dict.fromkeys(_PARTICLES, _PARTICLES),
        **{link: frozenset((link, "the")) for link in ("of", "for", "on")},
        **{link: frozenset((link,)) for link in ("and", "&", "’s", "'s")},
    },
)
_OPENERS = frozenset("\"“‘'«([:—–;…•") | {"--", "...", "``"}
_CLOSERS = frozenset("\"”’'»)")
_PLAIN = word_set("Government State States North South East West Section Chapter")
# A heading in capitals shows nothing about which of its words are names.
_HEADING_SHARE = 0.6  # of its longer words


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tokens of one sentence that make a name: tokens[first:last + 1]."""

    sentence: int
    first: int
    last: int


def is_heading(sentence: Sentence) -> bool:
    """Tell a line whose capitals show nothing: "Two Friends, One Bike"."""
    if sentence[-1].surface in {".", "?", "!"} or sentence[-1].surface in _CLOSERS:
        return False
    long = [w for w in sentence if w.surface[0].isalpha() and len(w.surface) > 3]
    return len(long) >= 2 and sum(w.surface[0].isupper() for w in long) > _HEADING_SHARE * len(long)


def may_be_name(word: Word) -> bool:
    """Tell whether a token within a sentence is written as a name and may be one."""
    listed = gazetteer()
    surface = word.surface
    return (
        surface[0].isupper()
        and not re.search(r"-[a-z]{3}", surface)  # "Senate-drafted"
        and surface not in listed.common
        and surface not in listed.days
        and surface not in listed.months
        and surface.rstrip(".") not in listed.honorifics
        and word.tag not in {"PRP", "PRP$", "UH", "DT", "IN", "CC", "WRB", "WP", "MD", "LS"}
    )


def opens(sentence: Sentence, at: int) -> bool:
    """Tell whether a token's capital may be due to its place."""
    before = at - 1
    while before >= 0 and sentence[before].surface in {"'", "’", ")", "]", "*"}:
        before -= 1
    return before < 0 or sentence[before].surface in _OPENERS


def inner_runs(index: int, sentence: Sentence) -> Iterator[Run]:
    """Yield the names that stand where only a name has a capital."""
    at = 0
    while at < len(sentence):
        if opens(sentence, at) or not may_be_name(sentence[at]):
            at += 1
            continue
        last = run_end(sentence, at)
        yield from trimmed(index, sentence, at, last)
        at = last + 1


def run_end(sentence: Sentence, at: int) -> int:
    """Return the last token of the run of capitals that begins here."""
    last = at
    while last + 1 < len(sentence):
        following = sentence[last + 1]
        if may_be_name(following) or following.surface in {"II", "III", "IV", "VI", "XVI"}:
            last += 1
        elif step := _joiner(sentence, at, last):
            last += step
        else:
            break
    return last


def _joiner(sentence: Sentence, first: int, last: int) -> int:
    """Return how many tokens a joining word and what it joins take, or 0."""
    link = _at(sentence, last + 1)
    reach = 1
    while _at(sentence, last + reach) in _LINKS[link]:
        reach += 1
    if reach == 1 or last + reach >= len(sentence) or not may_be_name(sentence[last + reach]):
        return 0
    left, right = sentence[last], sentence[last + reach]
    if link in {"and", "&"}:
        joined = _and_is_inside(sentence, first, last, right)
    elif link in {"of", "for", "on"}:
        person = last > first and sentence[first].surface in gazetteer().given
        role = right.surface.lower() in gazetteer().roles or right.surface == "Prime"
        joined = is_ordinary_word(left) and not person and not role
    elif link in {"’s", "'s"}:
        saint = sentence[first].surface in {"St", "St.", "Saint"}
        joined = saint or is_ordinary_word(left)
    else:
        joined = True
    return reach if joined else 0


def _and_is_inside(sentence: Sentence, first: int, last: int, right: Word) -> bool:
    """Tell "Department of National Parks and Wildlife Conservation" from "London and Paris"."""
    words = [w.surface for w in sentence[first : last + 1]]
    link = next((place for place, word in enumerate(words) if word in {"of", "for", "on"}), 0)
    if not link:
        return False
    if words[link - 1] in {"Treaty", "Declaration", "Convention"}:
        return True
    head = words[link - 1] in gazetteer().organisation_heads
    return head and is_ordinary_word(sentence[last]) and is_ordinary_word(right)


def is_ordinary_word(word: Word) -> bool:
    """Tell a capitalised word that is an ordinary noun, adjective or verb too."""
    listed = gazetteer()
    return word.surface in listed.organisation_heads | listed.place_heads or is_common(word.surface)


def _at(sentence: Sentence, at: int) -> str:
    return sentence[at].surface if 0 <= at < len(sentence) else ""


def trimmed(index: int, sentence: Sentence, first: int, last: int) -> Iterator[Run]:
    """Yield the names within a run of capitals: without roles and nationalities in front."""
    listed = gazetteer()
    while first <= last:
        cut = _front(sentence, first, last, listed)
        if cut == 0:
            break
        if cut < 0:  # a place of its own in front of a role: "US President Barack Obama"
            yield Run(index, first, first - cut - 1)
            cut = -cut
        first += cut
        if first <= last and sentence[first].surface == "of":
            first += 2 if _at(sentence, first + 1) == "the" else 1
    if first <= last and not _is_plain(sentence, first, last, listed):
        yield Run(index, first, last)


def _front(sentence: Sentence, first: int, last: int, listed: Gazetteer) -> int:
    """Return how many tokens in front of a name are a role or a nationality.

    Negative: how many are a name of their own, since a role follows them.
    """
    pair = f"{_at(sentence, first)} {_at(sentence, first + 1)}"
    if first < last and pair in listed.role_phrases:
        return 2
    word = sentence[first].surface
    if word.lower() in listed.roles or (word in listed.role_phrases and first < last):
        return 1
    if word in listed.demonyms:
        return 0 if _ends_as_body(sentence, first, last, listed) else 1
    following = _at(sentence, first + 1).lower()
    if first < last and word in listed.places and following in listed.roles | {"prime"}:
        return -1
    return 0


def _ends_as_body(sentence: Sentence, first: int, last: int, listed: Gazetteer) -> bool:
    """Tell "British Museum" and "Indian Ocean", whose first word belongs to the name."""
    if first == last:
        return False
    heads = listed.organisation_heads | listed.place_heads | listed.events
    return sentence[last].surface in heads or sentence[first + 1].surface in heads


def _is_plain(sentence: Sentence, first: int, last: int, listed: Gazetteer) -> bool:
    """Tell a run that names nothing by itself: "Mayor", "Government", "North"."""
    if first != last:
        return False
    word = sentence[first]
    if len(word.surface) == 1:
        return True
    if word.surface in listed.organisations | listed.places | listed.given:
        return False
    heads = listed.organisation_heads | listed.place_heads | listed.events | listed.styled
    verb = word.tag[:2] in {"VB", "RB"} and is_ordinary_word(word)
    return verb or word.surface in heads | _PLAIN


def is_known(word: Word) -> bool:
    """Tell a word that the gazetteer has as a name."""
    listed = gazetteer()
    return word.surface in listed.given | listed.places | listed.organisations
