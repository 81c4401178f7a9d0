"""Collocation: which word goes with another: depend on, proud of, make a decision.

The tables name the partner of a word and three words that are no partners of it, so that
nothing is left to taste.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from quizzes.difficulty import of_word
from quizzes.excerpts import excerpt
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, setting, span_of
from quizzes.tables import partners, verbs_of
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import inflect
from texts.trees import agreed

KIND, VERSION = "collocation", 1
GAP = "____"
SHORTEST = 7  # words of the sentence
PHRASE = ("DT", "PRP$", "PRP", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "VBG", "PDT", "WP")


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the text, the partner that is asked for, and three wrong ones in its form."""

    word: Word
    partner: Word
    wrong: tuple[str, ...]


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each pair of words that belong together, in the order of the text."""
    asked: set[str] = set()
    for sentence in analysis.sentences:
        if not sentence.readable or len(sentence.words) < SHORTEST:
            continue
        before = setting(analysis, sentence)
        pairs = [*_with_preposition(sentence), *_with_verb(sentence)]
        for pair in pairs if before is not None else ():
            if pair.word.lemma not in asked and excerpt(sentence, pair.partner):
                asked.add(pair.word.lemma)
                yield _item(analysis, sentence, before or "", pair)


def _with_preposition(sentence: Sentence) -> Iterator[Pair]:
    """Yield the words that have a preposition of their own right behind them."""
    tokens = sentence.tokens
    for word, behind, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        right, wrong = partners().get((word.lemma, lexicon.pos_of(word.tag) or ""), ("", ()))
        joined = behind.surface == right and behind.tag in ("IN", "TO")
        # "ready to go" has no preposition.
        if joined and after.tag in PHRASE and agreed(word) and word.surface.islower():
            yield Pair(word, behind, wrong)


def _with_verb(sentence: Sentence) -> Iterator[Pair]:
    """Yield the nouns that have a verb of their own whose object they are."""
    for noun in sentence.tokens:
        verb = sentence.tokens[noun.head] if noun.head >= 0 else noun
        wrong = verbs_of().get((noun.lemma, verb.lemma), ())
        object_of = noun.dep == "obj" and verb.start < noun.start
        if not wrong or not object_of or not (agreed(noun) and agreed(verb)):
            continue
        forms = tuple(inflect(w, verb.tag) or "" for w in wrong)
        if all(forms) and verb.surface.islower():
            yield Pair(noun, verb, forms)


def _item(analysis: Analysis, sentence: Sentence, before: str, pair: Pair) -> Item:
    word, partner = pair.word, pair.partner
    said = excerpt(sentence, partner, GAP)
    first, last = sorted((word, partner), key=lambda w: w.start)
    shown = quote(analysis, sentence, first.start, last.end)
    return Item(
        kind=KIND,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=said if said.startswith("…") else f"{before} {said}".strip(),
        context="",
        key=Option(partner.surface, f"“{word.surface}” goes with “{partner.lemma}”: {shown}."),
        distractors=tuple(
            Option(w, f"Nobody says “{w}” with “{word.surface}” here, but “{partner.surface}”.")
            for w in pair.wrong
        ),
        evidence=span_of(sentence),
        target=f"{word.lemma} @{word.start - sentence.start}",
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )
