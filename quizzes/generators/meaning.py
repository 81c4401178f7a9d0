"""Meaning: what a word of the text means in its sentence, where the sense is certain."""

from collections.abc import Iterator
from random import Random

from quizzes.difficulty import of_word
from quizzes.glosses import easy_gloss
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, span_of
from quizzes.places import content, fields, surroundings
from quizzes.pool import PoolWord, pool
from quizzes.targets import attributive, targets
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import zipf

KIND, VERSION = "meaning", 1
WRONG = 3
MOST = 10
FROM_THE_TEXT = 2  # wrong definitions that belong to other words of the text
LIKE = 2.2  # times as long, at most, as the right definition, or as short
RELATIONAL = ("relating to", "of or relating", "caused by", "concerned with", "pertaining to")
HARDEST_TO_SHOW = 4.6  # Zipf; commoner words need no definition


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on the best targets whose sense is safe and whose definition is easy."""
    safe = [(w, g) for w in targets(analysis) if (g := _definition(analysis, w))]
    made = 0
    for word, gloss in safe:
        if made == MOST or max(word.zipf, zipf(word.lemma)) > HARDEST_TO_SHOW:
            continue
        made += 1
        yield _item(analysis, word, gloss, _wrong(word, gloss, safe, rng))


def _definition(analysis: Analysis, word: Word) -> str:
    """Return the definition of a word, or "" where its sense here is not certain."""
    pos = lexicon.pos_of(word.tag)
    sentence = analysis.sentences[word.sentence]
    if pos == "n" and surroundings(sentence, word)[1] in ("of", "to"):
        return ""  # the gateway to a region, the precipice of a crisis: seldom meant literally
    if pos is None or (pos == "a" and not attributive(*surroundings(sentence, word))):
        return ""
    sense = lexicon.safe_sense(word.lemma, pos, _context(analysis, sentence))
    if sense is None:
        return ""
    if pos == "a" and sense.gloss.startswith(RELATIONAL) and _is_said(word, sentence):
        return ""
    return easy_gloss(sense)


def _is_said(word: Word, sentence: Sentence) -> bool:
    """Tell "went viral", where an adjective that only names a relation means something else."""
    return surroundings(sentence, word)[1] != "NN"


def _context(analysis: Analysis, sentence: Sentence) -> set[str]:
    """Return the lemmas of the content words of a sentence and its neighbours."""
    near = analysis.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return {w.lemma for s in near for w in s.words if w.is_content}


def _wrong(
    word: Word, gloss: str, safe: list[tuple[Word, str]], rng: Random
) -> list[tuple[str, str, bool]]:
    """Return wrong definitions: each with its word, and whether that word is in the text."""
    here = [(g, w.lemma, True) for w, g in safe if w.tag[:2] == word.tag[:2]]
    there = [(p.gloss, p.lemma, False) for p in pool() if p.tag == word.tag[:2] and _near(p, word)]
    rng.shuffle(here)
    rng.shuffle(there)
    there.sort(key=lambda g: abs(len(g[0]) - len(gloss)) // 8)
    chosen: list[tuple[str, str, bool]] = []
    for said, lemma, found in [*here, *there]:
        if found and sum(c[2] for c in chosen) == FROM_THE_TEXT:
            continue
        if _apart(word, gloss, said, lemma) and all(_unlike(said, c[0]) for c in chosen):
            chosen.append((said, lemma, found))
        if len(chosen) == WRONG:
            break
    return chosen


def _near(entry: PoolWord, word: Word) -> bool:
    """Tell whether a pool noun is of the field of a noun: a thing for a thing."""
    return entry.tag != "NN" or entry.use.split("/")[1] in fields(word)


def _apart(word: Word, gloss: str, said: str, lemma: str) -> bool:
    """Tell whether a definition is of another meaning, and looks like the right one."""
    pos = lexicon.pos_of(word.tag) or "n"
    if lemma == word.lemma or lemma in lexicon.related(word.lemma, pos):
        return False
    if word.lemma in lexicon.related(lemma, pos) or not 1 / LIKE <= len(said) / len(gloss) <= LIKE:
        return False
    return _unlike(gloss, said) and word.lemma not in said.split()


def _unlike(one: str, other: str) -> bool:
    return one != other and not content(one) & content(other)


def _item(analysis: Analysis, word: Word, gloss: str, wrong: list[tuple[str, str, bool]]) -> Item:
    sentence = analysis.sentences[word.sentence]
    shown = quote(analysis, sentence, word.start, word.end)
    return Item(
        kind=KIND,
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=f"What does “{word.lemma}” mean in this sentence?",
        context=" ".join(sentence.surface.split()),
        key=Option(gloss, f"Put the meaning in place of “{word.surface}”, and it fits: {shown}."),
        distractors=tuple(Option(said, _why_not(lemma, found)) for said, lemma, found in wrong),
        evidence=span_of(sentence),
        target=word.lemma,
        generator=f"{KIND}/{VERSION}",
        predicted=of_word(KIND, word.band, word.zipf),
        article=analysis.hash,
    )


def _why_not(lemma: str, found: bool) -> str:
    if found:
        return f"That is what “{lemma}” means, another word of this text."
    return f"That is what “{lemma}” means, a word that is not meant here."
