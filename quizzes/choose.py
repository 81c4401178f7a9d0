"""Choose a quiz from the sound items of an article.

Greedy and stable: the best item by worth is taken first, and each choice lowers the
worth of what is like it. Hard rules: one item a sentence, no item answers another, and
no more than the length of the article bears.
"""

import re
from collections.abc import Sequence

from quizzes.acceptance import acceptability
from quizzes.choices import key_position
from quizzes.item import Format, Item, Skill
from quizzes.marking import folded
from quizzes.screens.options import SMALL
from texts.analysis import Analysis
from texts.tokens import tokens

WORDS_AN_ITEM = 50
FEWEST, MOST = 6, 12
WORTH_TAKING = 3  # items; nobody sits down for fewer
SHORT_TEXT = 200  # tokens; under this, fewer than FEWEST are asked for
# The largest share of a quiz that is of one kind.
MOST_OF_A_KIND = {"recall": 0.45, "gap": 0.4, "meaning": 0.4, "detail": 0.25, "truth": 0.25}
SELDOM = 0.3
REPEATED = 0.22  # worth lost for each item of the same kind already chosen
CROWDED = 0.12  # for each key already at this position
NEAR = 0.15  # for an item on the paragraph of another
SAME_ANSWER = 0.4  # for each truth item with the same verdict
# What blind judges kept most of comes first (docs/quality.md), a rare kind before a common one.
KIND_WORTH = {
    "gap": 0.42,
    "meaning": 0.60,
    "family": 0.55,
    "synonym": 0.55,
    "opposite": 0.55,
    "link": 0.6,
    "collocation": 0.5,
    "recall": 0.50,
    "detail": 0.45,
    "truth": 0.40,
    "supported": 0.65,
    "attribution": 0.55,
    "cause": 0.68,
    "reference": 0.5,
    "order": 0.6,
}
VOCABULARY_SHARE = 0.5
ACCEPTED = 1.2  # worth of an item that is sure to be kept, beside one that is sure not to be
LEAST_ACCEPTABLE = 0.5  # an item that a strict teacher would rather drop is not served
LIKELY = 0.75  # an item of the reserve that fills up more than the shortest quiz: 70 of 85 kept
STATEMENT = 4  # words
STRING = 6  # letters; words at least so long may give an answer away


def size(analysis: Analysis) -> int:
    """Return how many items a text of this length bears."""
    count = analysis.facts.tokens
    wanted = round(count / WORDS_AN_ITEM)
    return min(MOST, max(FEWEST if count >= SHORT_TEXT else 3, wanted))


def choose(
    analysis: Analysis, items: Sequence[Item], reserve: Sequence[Item] = ()
) -> tuple[Item, ...]:
    """Return the quiz: words in the order of the text, then what the text says.

    Items of the reserve only fill up a short quiz: the likely ones to the fewest that a text
    bears, any to what is worth taking.
    """
    wanted = size(analysis)
    chosen = _picked(analysis, items, [], wanted)
    enough = FEWEST if analysis.facts.tokens >= SHORT_TEXT else WORTH_TAKING
    likely = [i for i in reserve if acceptability(i) >= LIKELY]
    for more, number in ((likely, enough), (reserve, WORTH_TAKING)):
        if more and len(chosen) < number:
            chosen = _picked(analysis, more, chosen, number)
    words = [i for i in chosen if i.skill is Skill.VOCABULARY]
    claims = [i for i in chosen if i.skill is Skill.COMPREHENSION]
    order = {kind: place for place, kind in enumerate(KIND_WORTH)}
    words.sort(key=lambda i: i.evidence.start)
    claims.sort(key=lambda i: (i.kind == "truth", i.evidence.start, order[i.kind]))
    return tuple(words + claims)


def _picked(
    analysis: Analysis, items: Sequence[Item], before: Sequence[Item], wanted: int
) -> list[Item]:
    """Return the items chosen before, and the best of some others up to the number wanted."""
    chosen = list(before)
    likely = {i.id: acceptability(i) for i in items}
    left = [
        i
        for i in items
        if likely[i.id] >= LEAST_ACCEPTABLE and not any(_clash(analysis, c, i) for c in chosen)
    ]
    left.sort(key=lambda i: (i.evidence.start, i.kind, i.id))
    places = {i.id: _paragraph(analysis, i) for i in (*left, *chosen)}
    targets = _target_worths(analysis, left)
    targets = {name: worth + ACCEPTED * likely[name] for name, worth in targets.items()}
    while left and len(chosen) < wanted:
        skill = _skill_wanted(chosen, wanted, left)
        best = max(
            (i for i in left if skill is None or i.skill is skill),
            key=lambda i: (targets[i.id] + likeness(i, chosen, places), i.id),
        )
        chosen.append(best)
        full = sum(i.kind == best.kind for i in chosen) >= _most(best.kind, wanted)
        left = [
            i
            for i in left
            if i is not best
            and not _clash(analysis, best, i)
            and not (full and i.kind == best.kind)
            and not _one_sided(chosen, i)
        ]
    return chosen


def _one_sided(chosen: list[Item], item: Item) -> bool:
    """Tell whether a quiz has two items with the same verdict already."""
    same = [i for i in chosen if i.kind == item.kind and i.key.text == item.key.text]
    return item.format is Format.TRUE_FALSE_NOT_GIVEN and len(same) > 1


def _most(kind: str, wanted: int) -> int:
    """Return how many items of a kind a quiz of this size bears."""
    return max(1, round(MOST_OF_A_KIND.get(kind, SELDOM) * wanted))


def _skill_wanted(chosen: list[Item], wanted: int, left: list[Item]) -> Skill | None:
    """Return the skill that has fewer items than its share, where there is something left."""
    vocabulary = sum(i.skill is Skill.VOCABULARY for i in chosen)
    share = vocabulary < VOCABULARY_SHARE * (len(chosen) + 1)
    skill = Skill.VOCABULARY if share else Skill.COMPREHENSION
    if len(chosen) >= wanted or not any(i.skill is skill for i in left):
        return None
    return skill


def likeness(item: Item, chosen: Sequence[Item], places: dict[str, int]) -> float:
    """Return what a kind is worth, less what an item repeats of those already chosen."""
    value = KIND_WORTH[item.kind]
    value -= REPEATED * sum(i.kind == item.kind for i in chosen)
    value -= NEAR * sum(places[i.id] == places[item.id] for i in chosen)
    if item.format is Format.CHOICE:
        position = key_position(item)
        value -= CROWDED * sum(key_position(i) == position for i in chosen)
    if item.format is Format.TRUE_FALSE_NOT_GIVEN:
        same = [i for i in chosen if i.kind == item.kind and i.key.text == item.key.text]
        value -= SAME_ANSWER * len(same)
    return value


def _target_worths(analysis: Analysis, items: Sequence[Item]) -> dict[str, float]:
    """Return what each item's target is worth: the richness of a word, the rank of a claim."""
    rich: dict[str, float] = {}
    for word in analysis.words:
        for said in (word.surface.lower(), word.lemma):
            rich[said] = max(rich.get(said, 0.0), word.richness)
    scores = {c.sentence.start: c.score for c in analysis.claims}
    level = (analysis.grade.score - 3.0) * 1.3 + 0.7
    found = {}
    for item in items:
        if item.skill is Skill.VOCABULARY:
            fit = max(0.0, 0.5 - abs(item.predicted - level) / 4)
            found[item.id] = 0.3 * min(1.0, rich.get(item.target.lower(), 0.0)) + 0.4 * fit
        else:
            found[item.id] = 0.4 * scores.get(item.evidence.start, 0.0)
    return found


def _paragraph(analysis: Analysis, item: Item) -> int:
    for sentence in analysis.sentences:
        if sentence.start <= item.evidence.start < sentence.end:
            return sentence.paragraph
    return -1


def _clash(analysis: Analysis, one: Item, other: Item) -> bool:
    """Tell whether two items may not stand in one quiz."""
    a, b = one.evidence, other.evidence
    if a.start < b.end and b.start < a.end:
        return True
    same_key = folded(one.key.text) == folded(other.key.text)
    if same_key and one.format is Format.CHOICE and one.kind != "collocation":
        return True  # "of" goes with many words
    if one.target.lower() == other.target.lower() and one.skill is other.skill:
        return True
    return gives_away(one, other) or gives_away(other, one)


def gives_away(one: Item, other: Item) -> bool:
    """Tell whether what is printed for one item helps to answer another."""
    printed = " ".join((one.stem, one.context, one.key.text, *(d.text for d in one.distractors)))
    if other.evidence.surface in printed:
        return True
    if any(_same_matter(a, b) for a in statements(one) for b in statements(other)):
        return True
    if other.skill is Skill.VOCABULARY and other.format is Format.CHOICE:
        printed = one.stem + " " + one.context
    key = {t.surface.lower() for t in tokens(other.key.text)} - SMALL
    words = {t.surface.lower() for t in tokens(printed)}
    if len(other.key.text.split()) >= STATEMENT or not key or not key <= words:
        return False
    about = {w for w in _long(other.stem) if len(w) >= STRING}
    return other.skill is Skill.VOCABULARY or len(about & words) > 1


def statements(item: Item) -> list[str]:
    """Return the whole sentences that an item asserts or asks about."""
    if item.skill is Skill.VOCABULARY:
        return []
    options = [o.text for o in (item.key, *item.distractors)]
    return [t for t in (item.stem, *options) if len(t.split()) >= STATEMENT and "?" not in t]


def _same_matter(one: str, other: str) -> bool:
    """Tell whether two statements share most of their long words."""
    a, b = _long(one), _long(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) > 0.6


def _long(text: str) -> set[str]:
    return {w for w in re.findall(r"[a-z0-9]+", text.lower()) if len(w) > 3}
