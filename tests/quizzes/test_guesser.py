"""Nobody may do well without the text: simple guessers stay near chance on the shelf."""

from collections.abc import Callable

import pytest

from quizzes.choices import options
from quizzes.item import Format, Item
from quizzes.pipeline import Draft
from texts.bands import zipf
from texts.tokens import tokens

CHANCE = 0.25
MARGIN = 0.13  # two standard errors of a share of 1 in 4 among about 80 items and a little
Guess = Callable[[Item, tuple[str, ...]], str]


def longest(item: Item, shown: tuple[str, ...]) -> str:
    return max(shown, key=len)


def shortest(item: Item, shown: tuple[str, ...]) -> str:
    return min(shown, key=len)


def first(item: Item, shown: tuple[str, ...]) -> str:
    return shown[0]


def last(item: Item, shown: tuple[str, ...]) -> str:
    return shown[-1]


def most_frequent(item: Item, shown: tuple[str, ...]) -> str:
    return max(shown, key=lambda o: sum(zipf(t.surface) for t in tokens(o)) / len(tokens(o)))


def nearest_to_the_stem(item: Item, shown: tuple[str, ...]) -> str:
    stem = {t.surface.lower() for t in tokens(item.stem + " " + item.context)}
    return max(shown, key=lambda o: len(stem & {t.surface.lower() for t in tokens(o)}))


@pytest.mark.parametrize(
    "guess", [longest, shortest, first, last, most_frequent, nearest_to_the_stem]
)
def test_a_guesser_without_the_text_stays_near_chance(
    guess: Guess, shelf_drafts: dict[str, Draft]
) -> None:
    chosen = [i for d in shelf_drafts.values() for i in d.chosen if i.format is Format.CHOICE]
    hits = sum(guess(item, options(item)) == item.key.text for item in chosen)
    assert len(chosen) > 60
    assert hits / len(chosen) < CHANCE + MARGIN


def test_always_the_same_verdict_stays_near_chance(shelf_drafts: dict[str, Draft]) -> None:
    verdicts = [i.key.text for d in shelf_drafts.values() for i in d.chosen if i.kind == "truth"]
    for verdict in ("True", "False", "Not given"):
        assert 0.15 < verdicts.count(verdict) / len(verdicts) < 0.55
