"""Meaning: what a word of the text means in its sentence, where the sense is certain."""

from collections.abc import Iterator
from random import Random

from quizzes.candidates import near
from quizzes.difficulty import of_word
from quizzes.glosses import easy_gloss, plain_meaning
from quizzes.item import Format, Item, Option, Skill
from quizzes.making import quote, span_of
from quizzes.places import content, surroundings
from quizzes.ranker import sort_of
from quizzes.tables import blocked, grave_for_words
from quizzes.targets import attributive, targets
from quizzes.vectors import entry, nearness
from texts import lexicon
from texts.analysis import Analysis, Sentence, Word
from texts.bands import zipf

KIND, VERSION = "meaning", 2
REMOTE, NEAR = 0.25, 0.62  # cosine of a word whose definition tempts, and does not fit
ARTICLES = ("a ", "an ", "the ")
HARDEST_BAND = 5  # C1
FIELD = 24  # words of the field that are looked at
WRONG = 3
MOST = 10
FROM_THE_TEXT = 1  # wrong definitions that belong to other words of the text
LIKE = 2.2  # times as long, at most, as the right definition, or as short
RELATIONAL = ("relating to", "of or relating", "caused by", "concerned with", "pertaining to")
HARDEST_TO_SHOW = 4.6  # Zipf; commoner words need no definition


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield items on the best targets whose sense is safe and whose definition is easy."""
    safe = [(w, g) for w in targets(analysis) if (g := _definition(analysis, w))]
    made = 0
    asked: set[str] = set()
    for word, gloss in safe:
        if (
            made == MOST
            or word.lemma in asked
            or max(word.zipf, zipf(word.lemma)) > HARDEST_TO_SHOW
        ):
            continue
        made += 1
        asked.add(word.lemma)
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
    pos = lexicon.pos_of(word.tag) or "n"
    sort = sort_of(word.lemma, pos)
    here = [
        (g, w.lemma, True)
        for w, g in safe
        if w.tag[:2] == word.tag[:2] and (pos == "a" or sort_of(w.lemma, pos) == sort)
    ]
    rng.shuffle(here)
    there = [(gloss, lemma, False) for lemma, gloss in _of_the_field(word)]
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


def _of_the_field(word: Word) -> list[tuple[str, str]]:
    """Return words of the field of a word with their definitions, the nearest first.

    The definitions come from the same dictionary as the right one: of another hand, they
    would stand out.
    """
    pos = lexicon.pos_of(word.tag) or "n"
    found = []
    for candidate in near(word.lemma, pos, ()):
        close = nearness(word.lemma, candidate.lemma)
        known = entry(candidate.lemma)
        if candidate.source == "near" and known and pos in known.told and REMOTE < close < NEAR:
            meaning = plain_meaning(candidate.lemma, pos)
            same = pos != "n" or sort_of(candidate.lemma, pos) == sort_of(word.lemma, pos)
            if (
                meaning
                and same
                and known.band(pos) <= HARDEST_BAND
                and candidate.lemma not in blocked() | grave_for_words()
            ):
                found.append((candidate.lemma, meaning))
    return found[:FIELD]


def _apart(word: Word, gloss: str, said: str, lemma: str) -> bool:
    """Tell whether a definition is of another meaning, and looks like the right one."""
    pos = lexicon.pos_of(word.tag) or "n"
    if lemma == word.lemma or lemma in lexicon.related(word.lemma, pos):
        return False
    if word.lemma in lexicon.related(lemma, pos) or not 1 / LIKE <= len(said) / len(gloss) <= LIKE:
        return False
    return _alike_put(gloss, said, pos) and _unlike(gloss, said) and word.lemma not in said.split()


def _alike_put(one: str, other: str, pos: str) -> bool:
    """Tell whether two definitions of nouns both begin, or both do not begin, with an article."""
    return pos != "n" or one.startswith(ARTICLES) == other.startswith(ARTICLES)


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
