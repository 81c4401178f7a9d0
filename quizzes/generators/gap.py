"""Gap: a rich word taken out of its sentence, to be chosen among words of the same form."""

from collections.abc import Iterator
from random import Random

from quizzes.binding import ties
from quizzes.difficulty import of_word
from quizzes.distractors import Rival, rivals
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import before, quote, span_of
from quizzes.places import place_of
from quizzes.targets import open_place, sure_meaning, targets, worth
from texts.analysis import Analysis, Sentence, Word
from texts.trees import agreed

KIND, VERSION = "gap", 1
GAP = "____"
WRONG = 3
REACH = 25  # characters from a verb to its object, as a rule
FEWEST = 4
WORDS_A_GAP = 90  # of the text for each item: the gaps decided most plainly are kept
ADJECTIVE = "JJ"  # too many adjectives go with one noun: 4 of 5 gaps on them were unsound
BINDING = 2.0  # worth of a gap that its sentence decides plainly, beside a rich word's 1


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield gaps on the best targets of the text that their sentences decide."""
    found = []
    for word in targets(analysis):
        sentence = analysis.sentences[word.sentence]
        if word.tag != ADJECTIVE and open_place(sentence, word) and agreed(word):
            bound = ties(sentence, word)
            if bound.decides:
                found.append((word, bound))
    found.sort(key=lambda f: (-worth(analysis, f[0]) - BINDING * f[1].strength, f[0].start))
    left = max(FEWEST, len(analysis.words) // WORDS_A_GAP)
    for word, bound in found:
        place = place_of(analysis, word)
        wrong = rivals(analysis, place, bound, rng, WRONG)
        left -= len(wrong) == WRONG
        yield _item(analysis, place.sentence, word, wrong)
        if not left:
            return


def _item(analysis: Analysis, sentence: Sentence, word: Word, wrong: list[Rival]) -> Item:
    at = word.start - sentence.start
    text = sentence.surface
    partner = _partner(sentence, word)
    stem = " ".join((text[:at] + GAP + text[at + len(word.surface) :]).split())
    return Item(
        kind=KIND,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=stem,
        context=before(analysis, sentence),
        key=Option(word.surface, _why(analysis, sentence, word)),
        distractors=tuple(Option(r.surface, _why_not(analysis, r, partner)) for r in wrong),
        evidence=span_of(sentence),
        target=word.surface,
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )


def _why(analysis: Analysis, sentence: Sentence, word: Word) -> str:
    shown = quote(analysis, sentence, word.start, word.end)
    meaning = sure_meaning(sentence, word)
    if meaning:
        return f"“{word.lemma}” means “{meaning}”, and that is what the writer says: {shown}."
    return f"In the text “{word.surface}” goes with “{_partner(sentence, word)}”: {shown}."


def _partner(sentence: Sentence, word: Word) -> str:
    """Return the word of the sentence that a word belongs with: the nearest with a meaning."""
    others = [w for w in sentence.words if w is not word and (w.is_content or w.name)]
    after = [w for w in others if w.start > word.start]
    if word.tag[:2] in ("VB", "JJ") and after and after[0].start - word.end < REACH:
        return after[0].surface
    return min(others, key=lambda w: abs(w.start - word.start)).surface


def _why_not(analysis: Analysis, rival: Rival, partner: str) -> str:
    if rival.place:
        there = analysis.sentences[rival.place.sentence]
        shown = quote(analysis, there, rival.place.start, rival.place.end)
        return f"“{rival.surface}” belongs to another sentence of the text: {shown}."
    if not rival.gloss:
        return f"“{rival.surface}” does not go with “{partner}”: it would say something else."
    if rival.source == "look":
        return f"“{rival.lemma}” only looks like the right word: it means “{rival.gloss}”."
    return f"“{rival.lemma}” means “{rival.gloss}”; nothing here is about that."
