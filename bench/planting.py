"""Spoil sound items on purpose, so that a round of judging measures its judges too.

Each corruption makes one fault of the rubric, or returns None where it cannot.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from quizzes.item import Format, Item, Option, Skill
from texts import lexicon
from texts.bands import inflect, lemma, zipf
from texts.tokens import printed_sentences, tokens

CUT = 4  # words; from here on an option is broken by moving a word
COMMON = 3.2  # Zipf of a synonym that a learner might take
TAGS = ("NN", "NNS", "VB", "VBZ", "VBD", "VBG", "JJ", "RB")

Corruption = Callable[[Item, Random], Item | None]


def wrong_key(item: Item, rng: Random) -> Item | None:
    """Call a wrong option right, with the feedback turned to fit."""
    if not item.distractors:
        return None
    place = rng.randrange(len(item.distractors))
    right, wrong = item.key, item.distractors[place]
    if item.format is Format.TRUE_FALSE_NOT_GIVEN:
        said = f"So the text has it: “{item.evidence.surface}”."
        key, other = Option(wrong.text, said), Option(right.text, said)
    else:
        key = Option(wrong.text, right.feedback.replace(right.text, wrong.text))
        other = Option(right.text, wrong.feedback.replace(wrong.text, right.text))
    return replace(item, key=key, distractors=_put(item, place, other))


def synonym(item: Item, rng: Random) -> Item | None:
    """Put a synonym of the key among the wrong options."""
    word = item.key.text
    if item.kind not in {"gap", "collocation"} or not word.isalpha():
        return None
    for tag in TAGS:
        base = lemma(word, tag)
        if inflect(base, tag) != word:
            continue
        for form in _synonyms(base, tag, item.stem):
            told = f"“{form}” is another word; the text has “{word}”."
            return replace(item, distractors=_put(item, 0, Option(form, told)))
    return None


def _synonyms(base: str, tag: str, stem: str) -> list[str]:
    """Return common words for the one sense that a lemma surely has, in the form of a tag."""
    around = {t.surface.lower() for t in tokens(stem)}
    sense = lexicon.safe_sense(base, lexicon.pos_of(tag) or "n", around)
    forms = (inflect(same, tag) for same in sorted(lexicon.synonyms(sense))) if sense else ()
    return [f for f in forms if f and f.isalpha() and f != inflect(base, tag) and zipf(f) > COMMON]


def ungrammatical(item: Item, rng: Random) -> Item | None:
    """Break the grammar of one wrong option."""
    if item.format is not Format.CHOICE:
        return None
    place = rng.randrange(len(item.distractors))
    option = item.distractors[place]
    words = option.text.split()
    if len(words) < CUT and not words[-1].isalpha():
        return None
    if len(words) < CUT:
        last = words[-1].removesuffix("s") if words[-1][-2:-1] != "s" else words[-1]
        broken = " ".join([*words[:-1], last if last != words[-1] else last + "s"])
    else:
        middle = len(words) // 2
        words[middle - 1], words[middle] = words[middle], words[middle - 1]
        broken = " ".join(words)
    return replace(item, distractors=_put(item, place, Option(broken, option.feedback)))


def leaked_key(item: Item, rng: Random) -> Item | None:
    """Print above the stem the sentence that gives the answer."""
    sentence = item.evidence.surface
    if item.context or item.key.text == "Not given":
        return None
    if item.skill is Skill.VOCABULARY and item.key.text not in sentence:
        return None
    return replace(item, context=sentence) if len(printed_sentences(sentence)) == 1 else None


def _put(item: Item, place: int, option: Option) -> tuple[Option, ...]:
    """Return the wrong options with one of them replaced."""
    return (*item.distractors[:place], option, *item.distractors[place + 1 :])


CORRUPTIONS: dict[str, Corruption] = {
    "wrong key": wrong_key,
    "synonym": synonym,
    "ungrammatical": ungrammatical,
    "leaked key": leaked_key,
}
