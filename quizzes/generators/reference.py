"""Reference: who or what a pronoun stands for, where nothing else can be meant.

The sentence of the pronoun is shown; what it stands for is in a sentence before, so that
the answer is found by reading on from there, and not in what is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from random import Random

from quizzes.anaphora import antecedents, family_of, gender_of
from quizzes.certainty import certain
from quizzes.clauses import subtree
from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, whole
from quizzes.mentions import HE, Mention, mentions
from quizzes.optionnames import alike, called, fits_gender, may_be_one, pairs, titled
from quizzes.pointing import PRONOUNS
from quizzes.vectors import nearness
from texts.analysis import Analysis, Sentence, Word
from texts.wordlists import word_set

KIND, VERSION = "reference", 2
WRONG = 3
# What is said of an idea or an event tells it without the text: "It found that …".
CONCRETE = ("person", "animal", "thing", "place", "body")
AS_FITTING = 0.6  # of how near the key stands to the words shown; less tempts nobody
SHORTEST, LONGEST = 5, 30  # words of a sentence to show
QUOTED = re.compile('["“”‘«»]')
POINTING = word_set(
    "this these those such i we me us my our you your mine ours former latter another ones"
)


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield a question for each pronoun that can mean one thing only, in order of the text."""
    asked: set[str] = set()
    for sentence in analysis.sentences:
        if not sentence.clean:
            continue
        for place, pronoun in enumerate(sentence.tokens):
            part = shown(analysis, sentence, place)
            found = certain(analysis, sentence, place) if part else None
            if part is None or found is None or called(found)[0] in {"", *asked}:
                continue
            if not _tells(found):
                continue
            words = sentence.tokens[part[0] : part[1] + 1]
            wrong = _wrong(analysis, words, pronoun, found)
            if len(wrong) == WRONG:
                asked.add(called(found)[0])
                yield _item(analysis, words, pronoun, found, wrong)
                break


def _tells(mention: Mention) -> bool:
    """Tell whether others like it tempt: a thing, or a person by first name and surname."""
    if mention.name is None:
        return mention.sort in CONCRETE
    return mention.sort != "place" and not titled(mention.name.whole)


def shown(analysis: Analysis, sentence: Sentence, place: int) -> tuple[int, int] | None:
    """Return the first and last token of what can be shown to ask about a pronoun.

    The sentence, where what the pronoun stands for is not in it; else what follows from the
    pronoun to the end of its clause.
    """
    pronoun = sentence.tokens[place]
    family = family_of(pronoun)
    found = antecedents(analysis).get(pronoun.start)
    if not family or found is None:
        return None
    whole = (0, len(sentence.tokens) - 1)
    if found.mention.sentence is not sentence and _showable(analysis, sentence, place, *whole):
        return whole
    near = found.mention.sentence is sentence
    part = _part(sentence, place, found.mention.last if near else -1)
    return part if part and _showable(analysis, sentence, place, *part) else None


def _part(sentence: Sentence, place: int, after: int) -> tuple[int, int] | None:
    """Return the longest phrase or clause about a pronoun that begins after a token, whole."""
    tokens = sentence.tokens
    best: tuple[int, int] | None = None
    top = place
    while tokens[top].head not in (top, -1):
        subject = tokens[top].dep in ("nsubj", "nsubj:pass")
        start = top if not subject else min(subtree(tokens, top))
        top = tokens[top].head
        own = subtree(tokens, top)
        inside = [i for i in own if i >= start] if subject else own
        if any(i <= after for i in inside) or place not in inside:
            break
        while inside and (not tokens[inside[-1]].is_word):
            inside.pop()
        while inside and (not tokens[inside[0]].is_word or tokens[inside[0]].dep in ("cc", "mark")):
            del inside[0]
        if inside and place in inside and inside == list(range(inside[0], inside[-1] + 1)):
            best = (inside[0], inside[-1])
    return best


def _showable(analysis: Analysis, sentence: Sentence, place: int, first: int, last: int) -> bool:
    """Tell whether nothing in what is shown points out of it, but the one pronoun."""
    words = sentence.tokens[first : last + 1]
    text = analysis.text[words[0].start : words[-1].end]
    low = [t.surface.lower() for t in words]
    if not SHORTEST <= sum(t.is_word for t in words) <= LONGEST or QUOTED.search(text):
        return False
    pronoun = sentence.tokens[place]
    if pronoun.tag == "PRP$" and sentence.tokens[pronoun.head].tag[:2] != "NN":
        return False
    if first == 0 and last == len(sentence.tokens) - 1 and sentence.surface[-1] not in ".!":
        return False
    if [t.surface for t in words].count(sentence.tokens[place].surface) > 1 or set(low) & POINTING:
        return False
    return _rest_clear(analysis, sentence, sentence.tokens[place], words)


def _rest_clear(
    analysis: Analysis, sentence: Sentence, pronoun: Word, words: tuple[Word, ...]
) -> bool:
    """Tell whether all other pronouns come later and stand for the same, or for what is shown."""
    found = antecedents(analysis)
    own = found[pronoun.start].mention.whole
    for token in words:
        low = token.surface.lower()
        if low not in PRONOUNS or token is pronoun or low.endswith(("self", "selves")):
            continue
        other = found.get(token.start)
        if token.dep == "expl":
            continue
        if other is None or token.start < pronoun.start:
            return False
        inside = other.mention.sentence is sentence and other.mention.start >= words[0].start
        if other.mention.whole != own and not inside:
            return False
    return True


@lru_cache(maxsize=2)
def _all(analysis: Analysis) -> tuple[list[Mention], set[frozenset[str]]]:
    return mentions(analysis), set(pairs(analysis.sentences))


def _wrong(
    analysis: Analysis, words: tuple[Word, ...], pronoun: Word, key: Mention
) -> dict[str, Mention]:
    """Return three phrases of the sort of the key, from as near as there are, by their text."""
    every, together = _all(analysis)
    sentence = analysis.sentences[pronoun.sentence]
    people = family_of(pronoun) == "person"
    chosen: dict[str, Mention] = {}
    for other in sorted(
        every, key=lambda m: (people and not gender_of(m), _away(sentence, m), m.start)
    ):
        text = called(other)[0]
        if not text or not _tempting(words, pronoun, key, other):
            continue
        taken = [key, *chosen.values()]
        if any(may_be_one(m, other, together) or _share(called(m)[0], text) for m in taken):
            continue
        chosen[text] = other
        if len(chosen) == WRONG:
            break
    return chosen


def _tempting(words: tuple[Word, ...], pronoun: Word, key: Mention, other: Mention) -> bool:
    """Tell whether a careless reader could take one phrase for another: form, sort, gender."""
    here = {t.lemma for t in words if t.is_word}
    if called(other)[1] != called(key)[1] or not alike(key, other) or other.head.lemma in here:
        return False
    if family_of(pronoun) == "person":
        gender = "m" if pronoun.surface.lower() in HE else "f"
        if not fits_gender(other, gender) or (other.name and titled(other.name.whole)):
            return False
    fits = bool(key.name) or _fit(words, other) >= AS_FITTING * _fit(words, key)
    return other.sentence.clean and fits


def _fit(words: tuple[Word, ...], mention: Mention) -> float:
    """Return how near a noun stands in meaning to the words that are shown, the nearest three."""
    content = {t.lemma for t in words if t.is_content}
    near = sorted((nearness(w, mention.head.lemma) or 0.0 for w in content), reverse=True)[:3]
    return sum(near) / len(near) if near else 0.0


def _away(sentence: Sentence, mention: Mention) -> float:
    """Return how far a phrase is from a sentence; what follows counts as farther."""
    away = sentence.index - mention.sentence.index
    return float(away) if away > 0 else 1.5 - 2 * away


def _share(one: str, other: str) -> bool:
    return bool((set(one.lower().split()) & set(other.lower().split())) - {"the", "of", "and"})


def _item(
    analysis: Analysis,
    words: tuple[Word, ...],
    pronoun: Word,
    key: Mention,
    wrong: dict[str, Mention],
) -> Item:
    sentence = analysis.sentences[pronoun.sentence]
    text = " ".join(analysis.text[words[0].start : words[-1].end].split())
    full = words == sentence.tokens
    asked = {"person": "Who", "they": "Who or what"}.get(family_of(pronoun), "What")
    said = called(key)[0]
    item = claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        f"{asked} does “{pronoun.surface}” stand for in this sentence?"
        if full
        else f"In the words “{text}”, {asked.lower()} does “{pronoun.surface}” stand for?",
        Option(said, f"The text has just spoken of {said}: {whole(analysis, key.sentence)}."),
        tuple(
            Option(w, f"The text speaks of {w} elsewhere: {whole(analysis, m.sentence)}.")
            for w, m in wrong.items()
        ),
        f"{pronoun.surface} @{pronoun.start - sentence.start}",
        of_claim(KIND, analysis, sentence),
    )
    return replace(item, context=text) if full else item
