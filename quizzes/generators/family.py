"""Family: which form of a word fits the gap: economy, economic, economically, economise.

Only one form may fit: every other form must have no sense at all in the part of speech
that the place asks for.
"""

from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_word
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, span_of
from quizzes.places import surroundings
from quizzes.targets import open_place, targets
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import zipf

KIND, VERSION = "family", 1
GAP = "____"
AFTER_NOUN = (".", ",", "of", "in", "for", "on", "VB", "MD")
WRONG = 3
MOST = 8
RAREST = 2.7  # Zipf; a form nobody uses is no option
PARTS = {"n": "a noun", "v": "a verb", "a": "an adjective", "r": "an adverb"}
ASKED = {
    "n": "a noun, the name of a thing or an idea",
    "v": "a verb",
    "a": "an adjective",
}


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on targets whose family has three other forms."""
    made = 0
    for word in targets(analysis):
        sentence = analysis.sentences[word.sentence]
        pos = lexicon.pos_of(word.tag)
        if pos not in ASKED or word.tag not in ("NN", "VB", "JJ") or made == MOST:
            continue
        if not open_place(sentence, word) or not _decides(sentence, word):
            continue
        others = _others(word.lemma, pos)
        if len(others) >= WRONG:
            made += 1
            yield _item(analysis, sentence, word, pos, others[:WRONG])


def _decides(sentence: Sentence, word: Word) -> bool:
    """Tell whether the place asks for one part of speech only."""
    before, after = surroundings(sentence, word)
    if word.tag == "NN":
        return before in ("a", "the", "JJ") and after in (
            ".",
            ",",
            "of",
            "in",
            "for",
            "on",
            "VB",
            "MD",
        )
    if word.tag == "VB":
        return before in ("to", "MD") and after in ("the", "a", "NN", "JJ", "PR")
    return before in ("VB", "RB") and after in (".", ",")


def _others(lemma: str, pos: str) -> list[tuple[str, str]]:
    """Return other members of a word's family, each with its part of speech."""
    found: dict[str, str] = {}
    seeds = [(lemma, pos)]
    for seed, part in seeds:
        for other in PARTS:
            for word in lexicon.derived(seed, part) if other != part else ():
                if lexicon.senses(word, other) and word not in found and _kin(lemma, word):
                    found[word] = other
                    if len(seeds) < 4:
                        seeds.append((word, other))
    for word, part in list(found.items()):
        adverb = f"{word[:-1]}ily" if word.endswith("y") else f"{word}ly"
        if part == "a" and lexicon.senses(adverb, "r"):
            found.setdefault(adverb, "r")
    kept = [
        (w, p)
        for w, p in found.items()
        if w != lemma
        and zipf(w) >= RAREST
        and w.isalpha()
        and not w.endswith(("ing", "ed"))
        and not lexicon.senses(w, pos)
    ]
    common = sorted(kept, key=lambda k: zipf(k[0]))
    one_each = {p: (w, p) for w, p in common}
    rest = [k for k in kept if k not in one_each.values() and zipf(k[0]) > RAREST + 0.5]
    return [*one_each.values(), *rest]


def _kin(one: str, other: str) -> bool:
    """Tell whether two words look like one family, so that the learner can see it."""
    length = max(4, min(len(one), len(other)) - 4)
    return one[:length] == other[:length] and other.islower()


def _item(
    analysis: Analysis, sentence: Sentence, word: Word, pos: str, others: list[tuple[str, str]]
) -> Item:
    at = word.start - sentence.start
    text = sentence.surface
    shown = quote(analysis, sentence, word.start, word.end)
    return Item(
        kind=KIND,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=" ".join((text[:at] + GAP + text[at + len(word.surface) :]).split()),
        context="",
        key=Option(word.surface, f"The place asks for {ASKED[pos]}: {shown}."),
        distractors=tuple(
            Option(w, f"“{w}” is {PARTS[p]}; the place asks for {ASKED[pos].split(',')[0]}.")
            for w, p in others
        ),
        evidence=span_of(sentence),
        target=word.surface,
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )
