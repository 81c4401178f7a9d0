"""Cut a sentence into tagged words: clitics apart, hyphenated words whole."""

import re
from collections.abc import Iterator, Sequence

from texts.bands import band, inflect, lemma, zipf
from texts.parts import Word
from texts.tagger import tag
from texts.tokens import Span

_PIECE = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|Mt|Jr|Sr|Gov|Sen|Rep|Gen|Col|Capt|Lt|Sgt|vs|etc|Inc|Ltd|Co|Corp)\."
    r"|(?<![A-Za-z])[A-Z]\.(?=\s?[A-Z])"  # an initial
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*"
    r"|[^\W_]+(?:['’][^\W\d_]+)*"
    r"|\.{2,}|--+|\S"
)
_CLITIC = re.compile(r"(?<=.)(?:n['’]t|['’](?:s|S|ll|re|ve|d|m)|(?<=^[Cc]an)not)$")
_HYPHENS = "-\u2010\u2011"
# "ca" of "can't", "wo" of "won't", "sha" of "shan't".
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}


def pieces(text: str, sentence: Span) -> list[Span]:
    """Return what the tagger calls tokens: clitics, hyphens and the parts around them apart.

    >>> [p.surface for p in pieces("They don't re-use it.", Span("", 0, 21))]
    ['They', 'do', "n't", 're', '-', 'use', 'it', '.']
    """
    return [
        Span(text[start:end], start, end)
        for match in _PIECE.finditer(text, sentence.start, sentence.end)
        for start, end in _clitics_apart(match)
    ]


def _clitics_apart(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    clitic = _CLITIC.search(match.group())
    cut = match.start() + clitic.start() if clitic else match.end()
    yield match.start(), cut
    if clitic:
        yield cut, match.end()


def tagged(text: str, sentence: Span, index: int) -> list[Word]:
    """Return the tokens of one sentence in order, hyphenated words joined again."""
    found = pieces(text, sentence)
    forms = [piece.surface for piece in found]
    tags = _with_finite_verb(forms, tag(forms))
    words = []
    for first, last in _joined(found):
        surface = text[found[first].start : found[last].end]
        following = tags[last + 1] if last + 1 < len(tags) else ""
        part = tags[first] if first == last else compound(tags[first : last + 1], following)
        words.append(_word(surface, found[first].start, part, index))
    return words


_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECT_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "VBG", ","))


def _with_finite_verb(forms: Sequence[str], tags: list[str]) -> list[str]:
    """Take the first verb form after a noun for a finite one where the sentence has none.

    "Anning died in 1847." has a verb; the tagger, which sees three words, may not know it.
    """
    if tags[-1:] != ["."] or any(part in _FINITE for part in tags) or tags[:1] == ["VB"]:
        return tags
    for place in range(1, len(tags)):
        if tags[place] in {"VBN", "VB"} and tags[place - 1] in _SUBJECT_TAGS:
            form = forms[place].lower()
            past = inflect(lemma(form, tags[place]), "VBD") == form
            return [*tags[:place], "VBD" if past else "VBP", *tags[place + 1 :]]
    return tags


def _joined(found: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the first and last piece of each word: those that hyphens join without a space."""
    at = 0
    while at < len(found):
        last = at
        while _joins(found, last):
            last += 2
        yield at, last
        at = last + 1


def _joins(found: Sequence[Span], at: int) -> bool:
    if at + 2 >= len(found) or found[at + 1].surface not in _HYPHENS:
        return False
    left, hyphen, right = found[at : at + 3]
    touching = left.end == hyphen.start and hyphen.end == right.start
    return touching and left.surface[-1].isalnum() and right.surface[0].isalnum()


def compound(tags: Sequence[str], following: str) -> str:
    """Return the tag of a hyphenated word.

    "well-known" and "once-in-a-century event" are adjectives, "mother-in-law" is a noun.
    """
    last = tags[-1]
    if all(part in {"CD", "HYPH", ":", ",", "SYM"} for part in tags):
        return "CD"
    if any(part.startswith("NNP") for part in (tags[0], last)) and not last.startswith("JJ"):
        return "NNP"
    if last[:2] in {"JJ", "VB"} and last != "VB":
        return "JJ"
    if (
        last == "NN"
        and (following[:2] in {"NN", "JJ"} or following == "VBG")
        and following != "NNP"
    ):
        return "JJ"
    return last


def _word(surface: str, start: int, part: str, index: int) -> Word:
    is_word = surface[0].isalpha()
    base = _SHORTENED.get(surface.lower()) or lemma(surface, part)
    return Word(
        surface=surface,
        start=start,
        end=start + len(surface),
        tag=part,
        lemma=base,
        zipf=zipf(surface) if is_word else 0.0,
        band=band(base, part) if is_word and not part.startswith("NNP") else None,
        sentence=index,
    )
