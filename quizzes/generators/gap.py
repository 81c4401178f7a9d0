"""Gap: a rich word taken out of its sentence, to be chosen among words of the same form."""

from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_word
from quizzes.distractors import Rival, rivals
from quizzes.glosses import easy_gloss
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, span_of
from quizzes.statements import HUMAN, POINTERS, PRONOUNS, resolved
from quizzes.targets import open_place, targets
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word

KIND, VERSION = "gap", 1
GAP = "____"
WRONG = 3
OPENING = 6  # words in which a pronoun is the subject, as a rule
MOST = 24  # proposals: three to five times what a quiz needs
SURE = 0.6  # share of a sense among tagged occurrences, for the feedback to name it


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield gaps on the best targets of the text, one a sentence at most twice."""
    made = 0
    for word in targets(analysis):
        sentence = analysis.sentences[word.sentence]
        if made == MOST:
            return
        if open_place(sentence, word):
            made += 1
            yield _item(analysis, sentence, word, rivals(analysis, word, rng, WRONG))


def _item(analysis: Analysis, sentence: Sentence, word: Word, wrong: list[Rival]) -> Item:
    at = word.start - sentence.start
    text = sentence.surface
    stem = " ".join((text[:at] + GAP + text[at + len(word.surface) :]).split())
    return Item(
        kind=KIND,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=stem,
        context=_context(analysis, sentence),
        key=Option(word.surface, _why(analysis, sentence, word)),
        distractors=tuple(Option(r.surface, _why_not(analysis, r)) for r in wrong),
        evidence=span_of(sentence),
        target=word.surface,
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )


def _context(analysis: Analysis, sentence: Sentence) -> str:
    """Return the sentence before, where the gap sentence points back to it."""
    opening = {w.surface.lower() for w in sentence.words[:OPENING]}
    if not opening & (PRONOUNS | HUMAN | POINTERS) or not sentence.index:
        return ""
    if resolved(sentence.tokens) and not opening & POINTERS:
        return ""
    before = analysis.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph or not before.clean:
        return ""
    return " ".join(before.surface.split())


def _why(analysis: Analysis, sentence: Sentence, word: Word) -> str:
    shown = quote(analysis, sentence, word.start, word.end)
    meaning = sure_meaning(sentence, word)
    if meaning:
        return f"“{word.lemma}” means “{meaning}”, and that is what the writer says: {shown}."
    return f"This is the word that the writer chose: {shown}."


def sure_meaning(sentence: Sentence, word: Word) -> str:
    """Return what a word means here, in easy words, where that is nearly certain; or ""."""
    pos = lexicon.pos_of(word.tag)
    if pos is None:
        return ""
    about = {w.lemma for w in sentence.words if w.is_content}
    sense = lexicon.safe_sense(word.lemma, pos, about)
    found = lexicon.senses(word.lemma, pos)
    if sense is None and found:
        total = sum(s.count for s in found)
        if len(found) == 1 or (total and found[0].count >= SURE * total):
            sense = found[0]
    return easy_gloss(sense) if sense else ""


def _why_not(analysis: Analysis, rival: Rival) -> str:
    if rival.place:
        there = analysis.sentences[rival.place.sentence]
        shown = quote(analysis, there, rival.place.start, rival.place.end)
        return f"“{rival.surface}” belongs to another sentence of the text: {shown}."
    return f"“{rival.lemma}” means “{rival.gloss}”; nothing here is about that."
