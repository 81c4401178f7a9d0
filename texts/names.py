"""Find the names of a text and say what they stand for, by capitals, lists and context.

Precision before recall: questions rest on names, so a name whose kind is not certain is OTHER,
and a capital that may be the sentence's own is no name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from texts.gazetteer import Gazetteer, gazetteer
from texts.namekinds import is_common, kind_of, linked
from texts.parts import Name, NameKind, Word

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
# A heading in capitals shows nothing about which of its words are names.
_HEADING_SHARE = 0.6  # of its longer words


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring tokens of one sentence that make a name: tokens[first:last + 1]."""

    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the whole text shows: words seen in lower case, and names seen within sentences."""

    lower: Counter[str]
    names: frozenset[str]  # whole names
    surnames: frozenset[str]  # last words of names of several words


def names(text: str, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """Return the names of a text in order, each whole ("Krishna Bhurtel", "Bank of England")."""
    lower = Counter(w.surface for s in sentences for w in s if w.surface[:1].islower())
    inner = [
        run
        for index, sentence in enumerate(sentences)
        if not _is_heading(sentence)
        for run in _inner_runs(index, sentence)
        if not _is_ordinary(sentence, run, lower)
    ]
    wholes = frozenset(_surface(text, sentences, run) for run in inner)
    surnames = frozenset(sentences[r.sentence][r.last].surface for r in inner if r.last > r.first)
    evidence = _Evidence(lower, wholes, surnames)
    opening = [
        run
        for index, sentence in enumerate(sentences)
        for run in _opening(index, sentence, evidence)
    ]
    headings = [
        run
        for index, sentence in enumerate(sentences)
        if _is_heading(sentence)
        for run in _known_runs(index, sentence, evidence)
    ]
    runs = _apart([*inner, *opening, *headings])
    found = [_name(text, sentences, run) for run in runs]
    surfaces = {name.surface.rpartition(" ")[2] for name in found}
    return linked([name for name in found if not _lost_apostrophe(name, surfaces)])


def _is_ordinary(sentence: Sentence, run: _Run, lower: Counter[str]) -> bool:
    """Tell a single capital that the text writes small elsewhere too, or a lost "Britain's"."""
    word = sentence[run.first]
    if run.first != run.last or _is_known(word):
        return False
    return bool(lower[word.surface.lower()] and _is_common(word)) or is_lost_possessive(word)


def is_lost_possessive(word: Word) -> bool:
    """Tell "Britains" and "Nepals", whose apostrophe was lost, from a name in -s."""
    listed = gazetteer()
    base = word.surface.removesuffix("s")
    return base != word.surface and base in listed.places | listed.given and not _is_known(word)


def _lost_apostrophe(name: Name, last_words: set[str]) -> bool:
    """Tell "Elizabeth Gallaghers" in a text that has "Gallagher" too."""
    last = name.surface.rpartition(" ")[2]
    return last.endswith("s") and last[:-1] in last_words


def _apart(runs: Sequence[_Run]) -> list[_Run]:
    """Return the runs in order, without those that lie over an earlier or longer one."""
    kept: list[_Run] = []
    for run in sorted(runs, key=lambda r: (r.sentence, r.first, -r.last)):
        if not kept or kept[-1].sentence != run.sentence or kept[-1].last < run.first:
            kept.append(run)
    return kept


def _surface(text: str, sentences: Sequence[Sentence], run: _Run) -> str:
    sentence = sentences[run.sentence]
    return text[sentence[run.first].start : sentence[run.last].end]


def _name(text: str, sentences: Sequence[Sentence], run: _Run) -> Name:
    sentence = sentences[run.sentence]
    surface = _surface(text, sentences, run)
    return Name(
        surface=surface,
        start=sentence[run.first].start,
        end=sentence[run.last].end,
        kind=kind_of(sentence, run.first, run.last),
        sentence=run.sentence,
        whole=surface,
    )


def _is_heading(sentence: Sentence) -> bool:
    if sentence[-1].surface in {".", "?", "!"} or sentence[-1].surface in _CLOSERS:
        return False
    long = [w for w in sentence if w.surface[0].isalpha() and len(w.surface) > 3]
    return len(long) >= 2 and sum(w.surface[0].isupper() for w in long) > _HEADING_SHARE * len(long)


def _may_be_name(word: Word) -> bool:
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


def _opens(sentence: Sentence, at: int) -> bool:
    """Tell whether a token's capital may be due to its place."""
    before = at - 1
    while before >= 0 and sentence[before].surface in {"'", "’", ")", "]", "*"}:
        before -= 1
    return before < 0 or sentence[before].surface in _OPENERS


def _inner_runs(index: int, sentence: Sentence) -> Iterator[_Run]:
    at = 0
    while at < len(sentence):
        if _opens(sentence, at) or not _may_be_name(sentence[at]):
            at += 1
            continue
        last = _end(sentence, at)
        yield from _trimmed(index, sentence, at, last)
        at = last + 1


def _end(sentence: Sentence, at: int) -> int:
    """Return the last token of the run of capitals that begins here."""
    last = at
    while last + 1 < len(sentence):
        following = sentence[last + 1]
        if _may_be_name(following) or following.surface in {"II", "III", "IV", "VI", "XVI"}:
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
    if reach == 1 or last + reach >= len(sentence) or not _may_be_name(sentence[last + reach]):
        return 0
    left, right = sentence[last], sentence[last + reach]
    if link in {"and", "&"}:
        joined = _and_is_inside(sentence, first, last, right)
    elif link in {"of", "for", "on", "’s", "'s"}:
        joined = _is_common(left)
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
    return head and _is_common(sentence[last]) and _is_common(right)


def _is_common(word: Word) -> bool:
    listed = gazetteer()
    return word.surface in listed.organisation_heads | listed.place_heads or is_common(word.surface)


def _at(sentence: Sentence, at: int) -> str:
    return sentence[at].surface if 0 <= at < len(sentence) else ""


def _trimmed(index: int, sentence: Sentence, first: int, last: int) -> Iterator[_Run]:
    """Yield the names within a run of capitals: without roles and nationalities in front."""
    listed = gazetteer()
    while first <= last:
        cut = _front(sentence, first, last, listed)
        if cut == 0:
            break
        if cut < 0:  # a place of its own in front of a role: "US President Barack Obama"
            yield _Run(index, first, first - cut - 1)
            cut = -cut
        first += cut
        if first <= last and sentence[first].surface == "of":
            first += 2 if _at(sentence, first + 1) == "the" else 1
    if first <= last and not _is_plain(sentence, first, last, listed):
        yield _Run(index, first, last)


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
    plain = {
        "Government",
        "State",
        "States",
        "North",
        "South",
        "East",
        "West",
        "Section",
        "Chapter",
    }
    return word.surface in heads | plain or (word.tag[:2] in {"VB", "RB"} and _is_common(word))


def _opening(index: int, sentence: Sentence, evidence: _Evidence) -> Iterator[_Run]:
    """Yield the names that stand where any word has a capital."""
    if _is_heading(sentence):
        return
    for at in range(len(sentence)):
        word = sentence[at]
        if not _opens(sentence, at) or not _may_be_name(word):
            continue
        last = _end(sentence, at)
        if last == at and not _stands_alone(sentence, at, evidence):
            continue
        if last > at and _is_common(word) and not _belongs(sentence, at, last, evidence):
            yield from _trimmed(index, sentence, at + 1, last)
            continue
        if last > at and evidence.lower[word.surface.lower()] and not _is_known(word):
            at_name = at + 1 if not _belongs(sentence, at, last, evidence) else at
            yield from _trimmed(index, sentence, at_name, last)
            continue
        yield from _trimmed(index, sentence, at, last)


def _is_known(word: Word) -> bool:
    listed = gazetteer()
    return word.surface in listed.given | listed.places | listed.organisations


def _stands_alone(sentence: Sentence, at: int, evidence: _Evidence) -> bool:
    """Tell whether a single capitalised word at an opening is a name."""
    listed = gazetteer()
    word = sentence[at]
    if evidence.lower[word.surface.lower()]:
        return False
    if word.surface in evidence.names | evidence.surnames:
        return True
    if word.surface in listed.ambiguous:
        return False
    if _is_known(word) or (word.surface.isupper() and len(word.surface) > 2):
        return True
    unknown = word.tag == "NNP" and not _is_common(word)
    return unknown and kind_of(sentence, at, at) is NameKind.PERSON


def _belongs(sentence: Sentence, at: int, last: int, evidence: _Evidence) -> bool:
    """Tell whether a common word that opens a run of capitals is part of the name."""
    listed = gazetteer()
    words = [w.surface for w in sentence[at : last + 1]]
    if " ".join(words) in evidence.names | listed.places | listed.organisations:
        return True
    if words[0] in listed.given | listed.place_starts | listed.styled | {"De", "Van", "Von", "Al"}:
        return True
    ends = words[-1] in listed.organisation_heads | listed.place_heads | listed.events
    heads = words[0] in listed.organisation_heads and words[1] in {"of", "for"}
    content = sentence[at].tag[:2] in {"NN", "JJ"} and words[0].lower() not in listed.roles
    fronts = {"Former", "Late", "New", "Last", "Next", "Early", "Many", "Several", "Other", "Most"}
    return (ends or heads) and content and words[0] not in fronts


def _known_runs(index: int, sentence: Sentence, evidence: _Evidence) -> Iterator[_Run]:
    """Yield the names of a heading that the text or a list shows to be names."""
    listed = gazetteer()
    names_known = evidence.names | listed.places | listed.organisations
    at = 0
    while at < len(sentence):
        for last in range(min(at + 6, len(sentence) - 1), at - 1, -1):
            words = " ".join(w.surface for w in sentence[at : last + 1])
            if words in names_known and not evidence.lower[words.lower()]:
                yield _Run(index, at, last)
                at = last
                break
        at += 1
