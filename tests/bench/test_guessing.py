"""A guesser finds a tell where there is one, and gets exactly chance where there is none."""

from random import Random

import pytest

from bench import guesser, learnt
from bench.guesser import Asked
from bench.questions import digest, fresh
from bench.sources import SHELF, sources
from quizzes.pipeline import make

FOUR = ("river", "stone", "cloud", "light")


def asked(shown: tuple[str, ...], key: int, *, article: str = "a", stem: str = "____.") -> Asked:
    return Asked(article, "gap", "vocabulary", "A title", stem, shown, key)


def quizzes(tell: str) -> list[Asked]:
    """Return items of ten articles whose key ends in a tell, at places of chance."""
    rng, found = Random(1), []
    for number in range(60):
        key = rng.randrange(4)
        shown = [f"{word}{number}" for word in rng.sample(FOUR, 4)]
        shown[key] += tell
        found.append(asked(tuple(shown), key, article=f"article {number % 10}"))
    return found


@pytest.mark.parametrize("name", [n for n in guesser.CHOICE if not n.startswith("option")])
def test_a_strategy_with_nothing_to_say_is_worth_chance(name: str) -> None:
    found = [asked(("same", "same", "same", "same"), key) for key in range(4)]
    assert guesser.result(found, guesser.CHOICE[name]).value == 0.25


def test_tied_options_share_the_hit() -> None:
    assert guesser.credit([1.0, 1.0, 0.0], 0) == 0.5
    assert guesser.credit([1.0, 1.0, 0.0], 2) == 0.0


def test_the_longest_option_is_taken_where_the_key_is_longest() -> None:
    assert guesser.result(quizzes("ness"), guesser.longest).value == 1.0


def test_all_cues_together_learn_that_the_key_is_longest() -> None:
    found = quizzes("ness")
    assert sum(learnt.combined(found)) / len(found) == 1.0


def test_words_that_were_right_elsewhere_are_remembered() -> None:
    found = quizzes(" indeed")
    assert sum(learnt.by_words(found)) / len(found) == 1.0


def test_nobody_learns_from_the_articles_they_are_tried_on() -> None:
    # Each article has words of its own for its keys; elsewhere they are never met.
    shown = [tuple(f"{w}{n}" for w in FOUR) for n in range(10)]
    found = [asked(s, 0, article=f"bees-{n}") for n, s in enumerate(shown) for _ in range(3)]
    assert sum(learnt.by_words(found)) / len(found) == 0.25


def test_the_middle_number_is_the_nearest_to_the_median() -> None:
    scores = guesser.middle_number(asked(("1,200", "15", "20", "3.5"), 0))
    assert scores.index(max(scores)) == 1


def test_an_article_before_the_gap_is_used() -> None:
    item = asked(("owl", "dog", "cat", "hen"), 0, stem="She saw an ____ there.")
    assert guesser.fits_article(item) == [1.0, 0.0, 0.0, 0.0]


def test_evened_statements_have_as_many_of_each_verdict() -> None:
    shown = ("True", "False", "Not given")
    found = [Asked("a", "truth", "truth", "", str(n), shown, min(n, 2)) for n in range(9)]
    assert sorted(one.key for one in guesser.evened(found)) == [0, 1, 2]


def test_two_fresh_processes_make_the_same_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "salt.txt").write_bytes((SHELF / "salt.txt").read_bytes())
    ours = digest(make(sources(folder)[0].text))
    for hash_seed in ("1", "2"):
        assert fresh([folder], hash_seed)[0] == {"salt": ours}
