"""Find the names of a text and say what they stand for, by capitals, lists and context.

Precision before recall: questions rest on names, so a name whose kind is not certain is OTHER,
and a capital that may be the sentence's own is no name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from texts.gazetteer import gazetteer
from texts.namekinds import kind_of, linked
from texts.nameruns import (
    Run,
    Sentence,
    inner_runs,
    is_heading,
    is_known,
    is_ordinary_word,
    may_be_name,
    opens,
    run_end,
    trimmed,
)
from texts.parts import Name, NameKind, Word


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
        if not is_heading(sentence)
        for run in inner_runs(index, sentence)
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
        if is_heading(sentence)
        for run in _known_runs(index, sentence, evidence)
    ]
    runs = _apart([*inner, *opening, *headings])
    found = [_name(text, sentences, run) for run in runs]
    surfaces = {name.surface.rpartition(" ")[2] for name in found}
    return linked([name for name in found if not _lost_apostrophe(name, surfaces)])


def _is_ordinary(sentence: Sentence, run: Run, lower: Counter[str]) -> bool:
    """Tell a single capital that the text writes small elsewhere too, or a lost "Britain's"."""
    word = sentence[run.first]
    if any(map(is_lost_possessive, sentence[run.first : run.last + 1])):
        return True
    if run.first != run.last or is_known(word):
        return False
    return bool(lower[word.surface.lower()] and is_ordinary_word(word))


def is_lost_possessive(word: Word) -> bool:
    """Tell "Britains" and "Nepals", whose apostrophe was lost, from a name in -s."""
    listed = gazetteer()
    base = word.surface.removesuffix("s")
    return base != word.surface and base in listed.places and not is_known(word)


def _lost_apostrophe(name: Name, last_words: set[str]) -> bool:
    """Tell "Elizabeth Gallaghers" in a text that has "Gallagher" too."""
    last = name.surface.rpartition(" ")[2]
    return last.endswith("s") and last[:-1] in last_words


def _apart(runs: Sequence[Run]) -> list[Run]:
    """Return the runs in order, without those that lie over an earlier or longer one."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda r: (r.sentence, r.first, -r.last)):
        if not kept or kept[-1].sentence != run.sentence or kept[-1].last < run.first:
            kept.append(run)
    return kept


def _surface(text: str, sentences: Sequence[Sentence], run: Run) -> str:
    sentence = sentences[run.sentence]
    return text[sentence[run.first].start : sentence[run.last].end]


def _name(text: str, sentences: Sequence[Sentence], run: Run) -> Name:
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


def _opening(index: int, sentence: Sentence, evidence: _Evidence) -> Iterator[Run]:
    """Yield the names that stand where any word has a capital."""
    if is_heading(sentence):
        return
    for at in range(len(sentence)):
        word = sentence[at]
        if not opens(sentence, at) or not may_be_name(word):
            continue
        last = run_end(sentence, at)
        if last == at and not _stands_alone(sentence, at, evidence):
            continue
        if last > at and is_ordinary_word(word) and not _belongs(sentence, at, last, evidence):
            yield from trimmed(index, sentence, at + 1, last)
            continue
        if last > at and evidence.lower[word.surface.lower()] and not is_known(word):
            at_name = at + 1 if not _belongs(sentence, at, last, evidence) else at
            yield from trimmed(index, sentence, at_name, last)
            continue
        yield from trimmed(index, sentence, at, last)


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
    if is_known(word) or (word.surface.isupper() and len(word.surface) > 2):
        return True
    unknown = word.tag == "NNP" and not is_ordinary_word(word)
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


def _known_runs(index: int, sentence: Sentence, evidence: _Evidence) -> Iterator[Run]:
    """Yield the names of a heading that the text or a list shows to be names."""
    listed = gazetteer()
    names_known = evidence.names | listed.places | listed.organisations
    at = 0
    while at < len(sentence):
        for last in range(min(at + 6, len(sentence) - 1), at - 1, -1):
            words = " ".join(w.surface for w in sentence[at : last + 1])
            if words in names_known and not evidence.lower[words.lower()]:
                yield Run(index, at, last)
                at = last
                break
        at += 1
