"""Reference: who or what a pronoun stands for, where nothing else can be meant.

The sentence of the pronoun is shown; what it stands for is in the sentence before, so that
the answer is found by reading on from there, and not in what is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from quizzes.antecedents import group_meant, person_meant
from quizzes.clauses import agreed
from quizzes.difficulty import of_claim
from quizzes.item import Item, Option
from quizzes.making import claim_item, whole
from quizzes.pointing import HUMAN, POINTERS
from texts.analysis import Analysis, NameKind, Sentence, Word
from texts.phrases import chunks
from texts.wordlists import word_set

KIND, VERSION = "reference", 1
WRONG = 3
LONGEST = 28  # words of a sentence to show
LONGEST_PHRASE = 5  # words
SUBJECTS = word_set("they he she")
NO_PHRASE = word_set("these those such others all both my our your his her its their some any")
VAGUE = word_set("people thing time way year day month week hour minute case part kind number fact")


def propose(analysis: Analysis, rng: Random) -> Iterator[Item]:
    """Yield a question for each pronoun that can mean one thing only, in order of the text."""
    for sentence in analysis.sentences:
        if not sentence.clean or not sentence.index or len(sentence.words) > LONGEST:
            continue
        pronouns = [t for t in sentence.tokens if t.surface.lower() in SUBJECTS]
        if len(pronouns) != 1 or pronouns[0].tag != "PRP" or not agreed(pronouns[0]):
            continue
        if re.search('["“”]', sentence.surface) or _points_elsewhere(sentence, pronouns[0]):
            continue
        if pronouns[0].surface.lower() == "they":
            yield from _on_group(analysis, sentence, pronouns[0], rng)
        else:
            yield from _on_person(analysis, sentence, pronouns[0], rng)


def _points_elsewhere(sentence: Sentence, pronoun: Word) -> bool:
    """Tell whether other words of the sentence point out of it too."""
    low = [t.surface.lower() for t in sentence.tokens if t.start < pronoun.start]
    return bool(set(low) & (HUMAN | POINTERS | {"it", "them", "their"}))


def _on_person(
    analysis: Analysis, sentence: Sentence, pronoun: Word, rng: Random
) -> Iterator[Item]:
    name = person_meant(analysis, sentence, pronoun)
    if name is None or name.sentence == sentence.index:
        return
    people = {n.whole: n for n in analysis.names if n.kind is NameKind.PERSON}
    others = [w for w in people if " " in w and not set(w.split()) & set(name.whole.split())]
    others = [w for w in others if w not in sentence.surface]
    if len(others) >= WRONG:
        near = rng.sample(others, WRONG)
        where = {w: analysis.sentences[people[w].sentence] for w in near}
        said = analysis.sentences[name.sentence]
        yield _item(analysis, sentence, pronoun, (name.whole, said), where)


def _on_group(analysis: Analysis, sentence: Sentence, pronoun: Word, rng: Random) -> Iterator[Item]:
    found = group_meant(analysis, sentence, pronoun)
    if found is None or found.start >= sentence.start:
        return
    last = analysis.sentences[sentence.index - 1]
    key = _phrase(analysis, [t for t in last.tokens if found.start <= t.start < found.end])
    if not key:
        return
    where: dict[str, Sentence] = {}
    for phrase, there in _groups(analysis, sentence):
        taken = [key, *where]
        if not any(_share(phrase, other) for other in taken) and there is not last:
            where[phrase] = there
    near = sorted(where, key=lambda p: abs(where[p].index - sentence.index))[: 2 * WRONG]
    if len(near) >= WRONG:
        chosen = rng.sample(near, WRONG)
        yield _item(analysis, sentence, pronoun, (key, last), {p: where[p] for p in chosen})


def _groups(analysis: Analysis, shown: Sentence) -> Iterator[tuple[str, Sentence]]:
    """Yield the plural noun phrases of the text that could be options, with their sentences."""
    here = {t.lemma for t in shown.words}
    for sentence in analysis.sentences:
        for a, b in chunks(sentence.tokens) if sentence.clean else ():
            tokens = list(sentence.tokens[a : b + 1])
            phrase = _phrase(analysis, tokens)
            if phrase and tokens[-1].lemma not in here and agreed(tokens[-1]):
                yield phrase, sentence


def _phrase(analysis: Analysis, tokens: list[Word]) -> str:
    """Return a plain noun phrase in the plural, with "the" where it has it, or ""."""
    head = tokens[-1]
    if head.tag != "NNS" or head.name or head.lemma in VAGUE or len(tokens) > LONGEST_PHRASE:
        return ""
    low = [t.surface.lower() for t in tokens]
    if set(low) & NO_PHRASE or any(t.tag in ("CD", "PRP$", "POS", "JJR") for t in tokens):
        return ""
    if not all(t.surface.replace("-", "").isalpha() for t in tokens):
        return ""
    text = " ".join(analysis.text[tokens[0].start : head.end].split())
    opened = not tokens[0].name and not tokens[0].tag.startswith("NNP")
    return "the " + re.sub(r"^[Tt]he ", "", text[0].lower() + text[1:] if opened else text)


def _share(one: str, other: str) -> bool:
    return bool((set(one.lower().split()) & set(other.lower().split())) - {"the", "of", "and"})


def _item(
    analysis: Analysis,
    sentence: Sentence,
    pronoun: Word,
    key: tuple[str, Sentence],
    wrong: dict[str, Sentence],
) -> Item:
    asked = "Who" if pronoun.surface.lower() != "they" else "Who or what"
    said, where = key
    item = claim_item(
        analysis,
        KIND,
        VERSION,
        sentence,
        f"{asked} does “{pronoun.surface}” stand for in this sentence?",
        Option(said, f"The text has just spoken of {said}: {whole(analysis, where)}."),
        tuple(
            Option(w, f"The text speaks of {w} elsewhere, not just before: {whole(analysis, s)}.")
            for w, s in wrong.items()
        ),
        f"{pronoun.surface} @{pronoun.start - sentence.start}",
        of_claim(KIND, analysis, sentence),
    )
    return replace(item, context=" ".join(sentence.surface.split()))
