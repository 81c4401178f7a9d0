"""Guessers: how far one gets with the questions and without the text.

A strategy gives every option a score from the stem, the options and the title alone; the
best is taken, and options that are tied share the hit, so that a strategy with nothing to
say is worth exactly chance. Typed items are left out: nothing is shown from which to choose.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import median

from bench.shares import Share
from quizzes.choices import TRUTH, options
from quizzes.item import Format, Item, Skill
from quizzes.pipeline import Draft
from quizzes.screens.cues import takes_an
from texts.bands import zipf
from texts.tokens import tokens


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guesser sees of an item, and the place of the key, which it does not see."""

    article: str
    kind: str
    group: str  # "vocabulary", "comprehension" or "truth"
    title: str
    stem: str
    shown: tuple[str, ...]
    key: int


Strategy = Callable[[Asked], list[float]]


def asked(article: str, draft: Draft, items: Iterable[Item]) -> list[Asked]:
    """Return the choices among some items of a draft as a guesser sees them."""
    heads = (draft.analysis.title, draft.analysis.deck)
    title = " ".join(s.surface for s in heads if s)
    found = []
    for item in items:
        shown = options(item)
        if shown:
            truth = item.format is Format.TRUE_FALSE_NOT_GIVEN
            group = "truth" if truth else Skill(item.skill).value
            stem = f"{item.context} {item.stem}"
            place = shown.index(item.key.text)
            found.append(Asked(article, item.kind, group, title, stem, shown, place))
    return found


def _bag(text: str) -> set[str]:
    return {t.surface.lower() for t in tokens(text)}


def longest(one: Asked) -> list[float]:
    """Take the option with most letters."""
    return [float(len(o)) for o in one.shown]


def shortest(one: Asked) -> list[float]:
    """Take the option with fewest letters."""
    return [-float(len(o)) for o in one.shown]


def commonest(one: Asked) -> list[float]:
    """Take the option whose words are the most frequent in English."""
    return [_zipf(o) for o in one.shown]


def rarest(one: Asked) -> list[float]:
    """Take the option whose words are the rarest."""
    return [-_zipf(o) for o in one.shown]


def _zipf(option: str) -> float:
    words = tokens(option)
    return sum(zipf(w.surface) for w in words) / len(words) if words else 0.0


def most_of_stem(one: Asked) -> list[float]:
    """Take the option that shares most words with the stem."""
    return _shared(one, one.stem)


def least_of_stem(one: Asked) -> list[float]:
    """Take the option that shares fewest words with the stem."""
    return [-s for s in _shared(one, one.stem)]


def title_words(one: Asked) -> list[float]:
    """Take the option that shares most words with title and deck."""
    return _shared(one, one.title)


def _shared(one: Asked, text: str) -> list[float]:
    bag = _bag(text)
    return [len(_bag(o) & bag) / max(1, len(_bag(o))) for o in one.shown]


def middle_number(one: Asked) -> list[float]:
    """Take the number nearest to the median, where all options hold one."""
    found = [re.search(r"\d[\d,]*(?:\.\d+)?", o) for o in one.shown]
    values = [float(m.group().replace(",", "")) for m in found if m]
    if len(values) < len(one.shown):
        return [0.0] * len(one.shown)
    middle = median(values)
    return [-abs(v - middle) / (1 + abs(middle)) for v in values]


def most_alike(one: Asked) -> list[float]:
    """Take the option most like the others in its letters: the one the others were made from."""
    threes = [{o.lower()[i : i + 3] for i in range(max(1, len(o) - 2))} for o in one.shown]
    return [
        sum(len(a & b) / len(a | b) for b in threes if b is not a) / max(1, len(threes) - 1)
        for a in threes
    ]


def odd_one_out(one: Asked) -> list[float]:
    """Take the option least like the others."""
    return [-s for s in most_alike(one)]


def fits_article(one: Asked) -> list[float]:
    """Take an option that goes with "a" or "an" before the gap."""
    found = re.search(r"\b(an?) ____", one.stem, re.IGNORECASE)
    if not found:
        return [0.0] * len(one.shown)
    return [float(takes_an(o) == (found.group(1).lower() == "an")) for o in one.shown]


def hedged(one: Asked) -> list[float]:
    """Take the option with most careful words, and fewest that allow no exception."""
    return [float(len(_bag(o) & CAREFUL) - len(_bag(o) & ABSOLUTE)) for o in one.shown]


def _position(place: int) -> Strategy:
    def take(one: Asked) -> list[float]:
        return [float(i == place) for i in range(len(one.shown))]

    return take


CAREFUL = frozenset(
    [
        "some",
        "may",
        "might",
        "can",
        "often",
        "usually",
        "about",
        "more",
        "sometimes",
        "could",
        "many",
    ]
)
ABSOLUTE = frozenset(
    ["all", "always", "every", "never", "no", "none", "only", "nobody", "everyone", "first"]
)
CHOICE: dict[str, Strategy] = {
    "longest": longest,
    "shortest": shortest,
    "commonest words": commonest,
    "rarest words": rarest,
    "most of the stem": most_of_stem,
    "least of the stem": least_of_stem,
    "words of the title": title_words,
    "middle number": middle_number,
    "most alike": most_alike,
    "odd one out": odd_one_out,
    "a or an": fits_article,
    "careful words": hedged,
    **{f"option {letter}": _position(place) for place, letter in enumerate("ABCD")},
}

# Words of a statement, and the verdict they speak for.
CUES: dict[str, tuple[re.Pattern[str], str]] = {
    "“not”: false": (re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.IGNORECASE), "False"),
    "“only, all, first”: false": (
        re.compile(r"\b(?:only|all|every|always|first|most)\b", re.IGNORECASE),
        "False",
    ),
    "a figure: false": (re.compile(r"\d"), "False"),
    "a figure: true": (re.compile(r"\d"), "True"),
    "“because”: true": (
        re.compile(r"\b(?:because|so that|due to|in order to)\b", re.IGNORECASE),
        "True",
    ),
    "careful words: true": (
        re.compile(r"\b(?:some|may|might|often|about|usually)\b", re.IGNORECASE),
        "True",
    ),
    "“was founded, plans, won”: not given": (
        re.compile(r"\b(?:plan\w*|found\w*|won|prize|award\w*|hop\w*|wants?)\b", re.IGNORECASE),
        "Not given",
    ),
}


def cued(pattern: re.Pattern[str], verdict: str) -> Strategy:
    """Return the strategy that gives a verdict wherever a pattern is found."""

    def take(one: Asked) -> list[float]:
        found = bool(pattern.search(one.stem))
        return [float(found and o == verdict) for o in one.shown]

    return take


def by_length(verdict: str, at_least: int) -> Strategy:
    """Return the strategy that gives a verdict on long statements, in words."""

    def take(one: Asked) -> list[float]:
        found = len(tokens(one.stem)) >= at_least
        return [float(found and o == verdict) for o in one.shown]

    return take


VERDICTS: dict[str, Strategy] = {
    **{f"always {verdict.lower()}": cued(re.compile(""), verdict) for verdict in TRUTH},
    **{name: cued(*cue) for name, cue in CUES.items()},
    "18 words or more: true": by_length("True", 18),
    "18 words or more: false": by_length("False", 18),
}


def strategies(group: str) -> dict[str, Strategy]:
    """Return the single strategies that apply to a group of items."""
    return VERDICTS if group == "truth" else CHOICE


def credit(scores: Sequence[float], key: int) -> float:
    """Return the hit of the best option, shared among those that are tied."""
    best = max(scores)
    return float(scores[key] == best) / sum(s == best for s in scores)


def result(found: Sequence[Asked], strategy: Strategy) -> Share:
    """Return the share of hits of a strategy."""
    return Share(sum(credit(strategy(one), one.key) for one in found), len(found))


def chance(found: Sequence[Asked]) -> float:
    """Return the share of hits of blind guessing."""
    return sum(1 / len(one.shown) for one in found) / len(found) if found else 0.0


def evened(found: Sequence[Asked]) -> list[Asked]:
    """Return statements with as many of each verdict, so that only their wording is a cue.

    Which verdict is sound most often is no cue to a learner; the quiz picks among them.
    """
    by_verdict = {v: [one for one in found if one.shown[one.key] == v] for v in TRUTH}
    least = min(map(len, by_verdict.values()))
    return [one for mine in by_verdict.values() for one in Random(0).sample(mine, least)]
