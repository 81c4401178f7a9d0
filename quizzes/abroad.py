"""Questions on texts in other languages than English: a missing word, and nothing of grammar.

A *word to write* is a word of a C-test (Klein-Braley, Raatz 1984), whose second half is missing:
what is asked for only where no other listed word begins alike and is as long. A *missing word*
with options cannot be known to have one answer where nobody knows what fits: it is made of
words of the same frequency and ending, and is a spare for a teacher to look at.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from random import Random

from quizzes.difficulty import of_word
from quizzes.item import Format, Item, Option, Skill
from texts.analysis import Analysis, Sentence
from texts.frequency import listed
from texts.scripts import ENDS, words
from texts.tokens import Span

VERSION = 1
SHORTEST, LONGEST = 5, 14  # letters of a word that is asked for
RAREST, COMMONEST = 3.0, 5.3  # Zipf; above are the words of grammar, below what no list has
SHORT, LENGTHY = 6, 30  # words of a sentence
BEGINNING = 4  # letters in which two words are taken for forms of one
ENDING = 2  # letters that options share, for the sake of their form
NEAR = 0.6  # Zipf between an option and the key
WRONG = 3  # options beside the key
GLUE = "\u094d"  # Devanagari's virama joins the next letter to the one before
QUOTES = "\"“”«»„‘’'"


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield the items of a text: words to write, and one with options a sentence."""
    code = analysis.grade.language
    seen = Counter(w.surface.casefold()[:BEGINNING] for w in words(analysis.text))
    alike = _alike(code)
    for sentence in analysis.sentences:
        if not sentence.clean or not _sound(sentence):
            continue
        worth = [
            word
            for word in words(sentence.surface)
            if _worth_asking(word.surface, code) and seen[word.surface[:BEGINNING]] == 1
        ]
        certain = [word for word in worth if len(alike[_beginning(word.surface)]) == 1]
        yield from (_written(analysis, sentence, word) for word in certain)
        with_options = (
            _chosen(analysis, sentence, word, wrong)
            for word in worth
            if word not in certain
            and len(wrong := _wrong(word.surface, code, {*seen}, rng)) == WRONG
        )
        yield from islice(with_options, 1)


def letters(word: str) -> list[str]:
    """Return the letters of a word, each with the signs that belong to it.

    >>> letters("हिन्दी"), letters("été")
    (['हि', 'न्दी'], ['é', 't', 'é'])
    """
    found: list[str] = []
    for sign in word:
        joined = found and (unicodedata.category(sign)[0] == "M" or found[-1].endswith(GLUE))
        if joined:
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _sound(sentence: Sentence) -> bool:
    """Tell a whole sentence that is no quotation from what is cut, too short or too long."""
    surface = sentence.surface.rstrip(QUOTES)
    return (
        surface.endswith(ENDS)
        and SHORT <= len(words(surface)) <= LENGTHY
        and not any(mark in sentence.surface for mark in QUOTES[:-2])
    )


def _worth_asking(word: str, code: str) -> bool:
    """Tell a word of the vocabulary, in one case: a capital may be a name's."""
    common = listed(code).get(word)
    return (
        word.isidentifier()
        and common is not None
        and RAREST <= common <= COMMONEST
        and SHORTEST <= len(letters(word)) <= LONGEST
    )


def _beginning(word: str) -> tuple[str, int]:
    """Return what is given of a word: its first half, and how many letters it has."""
    found = letters(word)
    return "".join(found[: (len(found) + 1) // 2]), len(found)


def _alike(code: str) -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = {}
    for word in listed(code):
        found.setdefault(_beginning(word), []).append(word)
    return found


def _wrong(word: str, code: str, text: set[str], rng: Random) -> list[str]:
    """Return three words of the same frequency, length and ending, none of them in the text."""
    known, size = listed(code), len(letters(word))
    fits = [
        other
        for other, zipf in known.items()
        if other.endswith(word[-ENDING:])
        and abs(zipf - known[word]) <= NEAR
        and abs(len(letters(other)) - size) <= 1
        and other.isidentifier()
        and other[:BEGINNING] not in text
    ]
    rng.shuffle(fits)
    apart: dict[str, str] = {}
    for other in fits:
        apart.setdefault(other[:BEGINNING], other)
    return list(islice(apart.values(), WRONG))


def _written(analysis: Analysis, sentence: Sentence, word: Span) -> Item:
    given, size = _beginning(word.surface)
    gap = f"{given}____ ({size} letters)"
    key = Option(word.surface, f"The text says: “{sentence.surface}”")
    return _item(analysis, "recall", Format.TYPED, sentence, word, gap, key, ())


def _chosen(analysis: Analysis, sentence: Sentence, word: Span, wrong: list[str]) -> Item:
    key = Option(word.surface, f"The text says: “{sentence.surface}”")
    others = tuple(Option(w, f"The text has “{word.surface}” here.") for w in wrong)
    return _item(analysis, "gap", Format.CHOICE, sentence, word, "____", key, others)


def _item(
    analysis: Analysis,
    kind: str,
    format: Format,
    sentence: Sentence,
    word: Span,
    gap: str,
    key: Option,
    others: tuple[Option, ...],
) -> Item:
    common = listed(analysis.grade.language)[word.surface]
    return Item(
        kind=kind,
        format=format,
        skill=Skill.VOCABULARY,
        stem=sentence.surface[: word.start] + gap + sentence.surface[word.end :],
        context="",
        key=key,
        distractors=others,
        evidence=Span(sentence.surface, sentence.start, sentence.end),
        target=word.surface,
        generator=f"{kind}-abroad/{VERSION}",
        predicted=of_word(kind, analysis.grade.band or "B1", common),
        article=analysis.hash,
    )


def chosen(items: list[Item], wanted: int) -> tuple[Item, ...]:
    """Return the quiz: words to write, one a sentence, spread over the text, in its order."""
    by_sentence: dict[int, Item] = {}
    for item in sorted(items, key=lambda i: (-i.predicted, i.id)):
        if item.format is Format.TYPED:
            by_sentence.setdefault(item.evidence.start, item)
    asked = [by_sentence[start] for start in sorted(by_sentence)]
    step = max(len(asked) / wanted, 1.0)
    return tuple(asked[int(n * step)] for n in range(min(wanted, len(asked))))
