"""Collocation: which word goes with another: depend on, make a decision, carry out.

The tables name the partner of a word and three words that are no partners of it, so that
nothing is left to taste.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from quizzes.difficulty import of_word
from quizzes.excerpts import excerpt, whole_enough
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, setting, span_of
from quizzes.tables import partners, phrasals, verbs_of
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import inflect
from texts.trees import agreed, children, is_passive
from texts.wordlists import word_set

KIND, VERSION = "collocation", 2
GAP = "____"
SHORTEST = 7  # words of the sentence
CALENDAR = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December"
)
TEMPORAL = ("in", "on", "at", "from", "by")
# Bands of texts whose readers have long known what goes with a word of this band.
EASY = {"A1": ("B2", "C1", "C2"), "A2": ("C1", "C2")}
PHRASE = ("DT", "PRP$", "PRP", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "VBG", "PDT", "WP")


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the text, the partner that is asked for, and three wrong ones in its form.

    ``means`` is what the two mean together, where that decides; "" where usage does.
    """

    word: Word
    partner: Word
    wrong: tuple[str, ...]
    means: str = ""


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield an item on each pair of words that belong together, in the order of the text."""
    asked: set[str] = set()
    for sentence in analysis.sentences:
        if not sentence.readable or len(sentence.words) < SHORTEST:
            continue
        before = setting(analysis, sentence)
        pairs = [
            *_with_preposition(sentence, analysis.grade.band),
            *_with_verb(sentence, analysis.grade.band),
            *_with_particle(sentence),
        ]
        for pair in pairs if before is not None else ():
            if pair.word.lemma not in asked and _shown(sentence, pair.partner):
                asked.add(pair.word.lemma)
                yield _item(analysis, sentence, before or "", pair)


def _shown(sentence: Sentence, partner: Word) -> str:
    """Return the sentence with its gap; "" where a cut off beginning may have named somebody."""
    said = excerpt(sentence, partner, GAP)
    return said if whole_enough(said) else ""


def _with_preposition(sentence: Sentence, level: str | None) -> Iterator[Pair]:
    """Yield the words that have a preposition of their own right behind them."""
    words = sentence.tokens
    for place, (word, behind, after) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        wrong = partners().get((word.lemma, lexicon.pos_of(word.tag) or "", behind.surface), ())
        joined = wrong and behind.tag in ("IN", "TO") and _governs(sentence, place, behind)
        # "ready to go" has no preposition; "takes effect on 1 January" has one of time.
        dated = after.tag == "CD" or after.surface in CALENDAR
        # "lasted about ten days": before a figure "about" may follow any word.
        timed = dated and (behind.surface in TEMPORAL or "about" in wrong)
        plain = after.tag in PHRASE and not timed and word.surface.islower()
        easy = level in EASY.get(word.band or "", ())
        if joined and plain and agreed(word) and not easy:
            yield Pair(word, behind, wrong)


def _governs(sentence: Sentence, place: int, behind: Word) -> bool:
    """Tell whether what a preposition brings in hangs on the word at a place."""
    if behind.head < 0:
        return True  # nothing was parsed
    brought = sentence.tokens[behind.head]
    return place in (behind.head, brought.head)


def _with_verb(sentence: Sentence, level: str | None) -> Iterator[Pair]:
    """Yield the nouns that have a verb of their own whose object they are."""
    for noun in sentence.tokens:
        verb = sentence.tokens[noun.head] if noun.head >= 0 else noun
        wrong = verbs_of().get((noun.lemma, verb.lemma), ())
        object_of = noun.dep == "obj" and verb.start < noun.start
        easy = level in EASY.get(noun.band or "", ())
        if not wrong or not object_of or easy or not (agreed(noun) and agreed(verb)):
            continue
        if children(sentence, noun.head, "compound:prt"):
            continue  # "make up a story" is no "make"
        forms = tuple(inflect(w, verb.tag) or "" for w in wrong)
        if all(forms) and verb.surface.islower():
            yield Pair(noun, verb, forms)


def _with_particle(sentence: Sentence) -> Iterator[Pair]:
    """Yield the phrasal verbs whose meaning is sure."""
    words = sentence.tokens
    for place, (verb, particle) in enumerate(pairwise(words)):
        found = phrasals().get((verb.lemma, particle.surface), ())
        read = particle.tag == "RP" and particle.dep == "compound:prt" and particle.head == place
        if not found or not read or not verb.tag.startswith("VB") or not agreed(verb):
            continue
        has = bool(children(sentence, place, "obj", "ccomp")) or is_passive(sentence, place)
        perfect = any(words[i].lemma == "have" for i in children(sentence, place, "aux"))
        bare = verb.tag == "VBN" and not perfect  # "houses set out in straight lines"
        use = "with" if has or bare else "without"
        for phrasal in found:
            if phrasal.object in (use, "any") and verb.surface.islower():
                yield Pair(verb, particle, phrasal.wrong, phrasal.means)


def _item(analysis: Analysis, sentence: Sentence, before: str, pair: Pair) -> Item:
    word, partner = pair.word, pair.partner
    said = _shown(sentence, partner)
    first, last = sorted((word, partner), key=lambda w: w.start)
    shown = quote(analysis, sentence, first.start, last.end)
    reason = f"“{word.surface}” goes with “{partner.lemma}”: {shown}."
    against = f"with “{word.surface}” here, but “{partner.surface}”."
    if pair.means:
        reason = f"“{word.lemma} {partner.surface}” means “{pair.means}”: {shown}."
        against = f"with “{word.lemma}” for this meaning, but “{partner.surface}”."
    return Item(
        kind=KIND,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=said if said.startswith("…") else f"{before} {said}".strip(),
        context=f"The two words together mean “{pair.means}”." if pair.means else "",
        key=Option(partner.surface, reason),
        distractors=tuple(Option(w, f"Nobody says “{w}” {against}") for w in pair.wrong),
        evidence=span_of(sentence),
        target=f"{word.lemma} @{word.start - sentence.start}",
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )
