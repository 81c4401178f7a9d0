"""Family: which form of a word fits the gap: economy, economic, economically, economise.

Only one form may fit: every other form must have no sense at all in the part of speech
that the place asks for.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from quizzes.difficulty import of_word
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, setting, span_of
from quizzes.places import surroundings
from quizzes.targets import meaning_in_doubt
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import inflect, zipf
from texts.trees import agreed
from texts.wordlists import word_set

KIND, VERSION = "family", 4
GAP = "____"
WRONG = 3
MOST = 8
RAREST = 2.7  # Zipf; a form nobody uses is no option
SEEDS = 5  # members of a family whose own derivations are looked up
LEAST, COMMONEST = 3.0, 5.4  # Zipf of a word worth asking about
LESS_COMMON = 1.0  # Zipf
BEGINNERS = "A1"  # the band of words whose family is harder than they are
PARTS = {"n": "a noun", "v": "a verb", "a": "an adjective", "r": "an adverb"}
ASKED = {
    "n": "a noun, the name of a thing or an idea",
    "v": "a verb",
    "a": "an adjective",
    "r": "an adverb, which says how or how much",
}
FORMS = ("NN", "NNS", "VB", "VBD", "VBZ", "VBP", "JJ", "RB")
ENDS = (".", ",")
BEHIND_NOUN = (*ENDS, "of", "in", "for", "on", "by", "between", "at", "from", "VB", "MD")
BEHIND_PREDICATE = (*ENDS, "for", "in", "because", "if", "when", "but", "than")
# Endings of nouns that never stand before another noun as an adjective would.
ABSTRACT = ("tion", "sion", "ness", "ity", "ment", "ence", "ance", "cy", "dom", "ship", "th")
PREPOSITIONS = ("of", "in", "for", "with", "from", "by", "about", "without")
SHARE = word_set("largely mostly mainly chiefly partly simply purely merely just only also not")
LINKING = word_set("be become seem remain look feel stay appear")


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on words whose family has three other forms, the richest first."""
    made = 0
    heads = {w.lemma for s in analysis.sentences if s.role in ("title", "deck") for w in s.words}
    words = [w for w in analysis.words if w.richness > 0 and w.lemma not in heads]
    asked: set[str] = set()
    for word in sorted(words, key=lambda w: (-w.richness, w.start)):
        sentence = analysis.sentences[word.sentence]
        pos = lexicon.pos_of(word.tag)
        if pos is None or made == MOST or word.lemma in asked or not _worth_asking(sentence, word):
            continue
        others = _others(word, pos) if _decides(sentence, word) else []
        if _before_noun(sentence, word):
            others = [(w, p) for w, p in others if p != "n" or w.endswith(ABSTRACT)]
        before = setting(analysis, sentence) if len(others) >= WRONG else None
        if before is not None and not _commonest(word, others[:WRONG]):
            made += 1
            asked.add(word.lemma)
            yield replace(_item(analysis, sentence, word, pos, others[:WRONG]), context=before)


def _worth_asking(sentence: Sentence, word: Word) -> bool:
    """Tell whether a word is a plain one of a sound sentence, read alike by both taggers."""
    if word.tag not in FORMS or not sentence.clean or not word.is_content or not agreed(word):
        return False
    if not (word.surface.islower() and word.surface.isalpha() and word.band):
        return False
    if word.tag == "RB" and not word.surface.endswith("ly"):
        return False
    usual = word.zipf >= LEAST and max(word.zipf, zipf(word.lemma)) <= COMMONEST
    if word.band == BEGINNERS:
        return False  # "move" among "mover" and "moveable" is the one word that everybody knows
    return usual and not meaning_in_doubt(sentence, word)


def _commonest(word: Word, others: list[tuple[str, str]]) -> bool:
    """Tell whether a guesser would find the key as the one common form."""
    return max(zipf(w) for w, _ in others) < word.zipf - LESS_COMMON


def _before_noun(sentence: Sentence, word: Word) -> bool:
    return word.tag == "JJ" and surroundings(sentence, word)[1] == "NN"


def _decides(sentence: Sentence, word: Word) -> bool:
    """Tell whether the place asks for one part of speech only."""
    before, after = surroundings(sentence, word)
    at = sentence.tokens.index(word)
    last = sentence.tokens[at - 1].lemma if at else ""
    if word.tag in ("NN", "NNS"):
        governed = before in PREPOSITIONS and after in (*ENDS, "of")
        return governed or (before in ("a", "the", "JJ") and after in BEHIND_NOUN)
    if word.tag == "VB":
        return before in ("to", "MD") and after in ("the", "a", "NN", "JJ", "PR", *ENDS)
    if word.tag in ("VBD", "VBZ", "VBP"):
        return before in ("NN", "PR") and after in ("the", "a", "PR")
    if word.tag == "RB":
        # "arrived safely" and "arrived safe" are both said: the adverb must stand before.
        return (before in ("NN", "PR", "VB", "MD") and after == "VB") or after == "JJ"
    if after == "NN":
        return before in ("a", "the", "RB")
    # "is largely mechanical", and "largely mechanics"
    return (last in LINKING or (before == "RB" and last not in SHARE)) and after in BEHIND_PREDICATE


def _others(word: Word, pos: str) -> list[tuple[str, str]]:
    """Return other members of a word's family, each with its part of speech."""
    family = _family(word.lemma, pos)
    degrees = _compared(word.lemma) if pos in "ar" else ()
    kept = [
        (w, p)
        for w, p in sorted(family.items())
        if w not in (word.lemma, word.surface, *degrees)
        and zipf(w) >= RAREST
        and w.isalpha()
        and not w.endswith(("ing", "ed"))
        and not lexicon.senses(w, pos)
        and _main(w, p)
    ]
    kept.sort(key=lambda k: (-zipf(k[0]), k[0]))
    spelt = {w.replace("z", "s"): (w, p) for w, p in reversed(kept)}
    kept = [k for k in kept if k in spelt.values()]
    one_each = [*{p: (w, p) for w, p in reversed(kept)}.values()]
    found = [*one_each, *(k for k in kept if k not in one_each)]
    if len(found) < WRONG and len({p for _, p in found}) > 1:
        found += [(w, p) for w, p in _inflected(found, pos) if w != word.surface]
    return found


def _inflected(members: list[tuple[str, str]], pos: str) -> Iterator[tuple[str, str]]:
    """Yield further forms of a family's verbs and nouns that cannot be the part asked for."""
    for member, part in members:
        tags = ["VBZ"] if part == "v" else []  # a noun in the plural would be the same option again
        if part == "v" and pos in "nr" and (inflect(member, "VBD") or "").endswith("ed"):
            tags.insert(0, "VBD")  # where an adjective is asked for, "decided" may be one
        for form in (inflect(member, tag) for tag in tags):
            if form and zipf(form) >= RAREST and not lexicon.senses(form, pos):
                yield form, part


def _compared(lemma: str) -> tuple[str | None, ...]:
    """Return the degrees of an adjective: slower may stand wherever slow may."""
    return inflect(lemma, "JJR"), inflect(lemma, "JJS")


def _main(word: str, part: str) -> bool:
    """Tell whether a word is mostly of a part of speech, so that its label is true."""
    counts = {p: len(lexicon.senses(word, p)) for p in PARTS}
    return counts[part] == max(counts.values())


def _family(lemma: str, pos: str) -> dict[str, str]:
    """Return the words derived from a word and from one another, each with its part of speech."""
    found: dict[str, str] = {}
    seeds = [(lemma, pos)]
    for seed, part in seeds:
        for other in PARTS:
            for word in lexicon.derived(seed, part) if other != part else ():
                if lexicon.senses(word, other) and word not in found and _kin(lemma, word):
                    found[word] = other
                    if len(seeds) < SEEDS:
                        seeds.append((word, other))
    for word, part in [*found.items(), (lemma, pos)]:
        adverb = _adverb(word)
        if part == "a" and lexicon.senses(adverb, "r"):
            found.setdefault(adverb, "r")
    return found


def _adverb(adjective: str) -> str:
    """Return the adverb that an adjective would make."""
    if adjective.endswith("y"):
        return f"{adjective[:-1]}ily"
    if adjective.endswith("ic"):
        return f"{adjective}ally"
    return f"{adjective[:-1]}y" if adjective.endswith("le") else f"{adjective}ly"


def _kin(one: str, other: str) -> bool:
    """Tell whether two words look like one family, so that the learner can see it."""
    length = max(4, min(len(one), len(other)) - 2)
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
