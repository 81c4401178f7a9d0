"""Ranks follow frequency, and every word of the placement can be asked for."""

from itertools import pairwise
from random import Random

import pytest

from scripts.ranks import rank_of
from texts.bands import zipf
from texts.dictionary import sure_entry
from texts.placement import NEAR, near, words
from texts.ranks import by_frequency, rank


def test_rarer_words_have_higher_ranks() -> None:
    ranks = [by_frequency(step / 10) for step in range(80, 0, -1)]
    assert all(one <= two for one, two in pairwise(ranks))
    assert ranks[0] == 1


@pytest.mark.parametrize(("word", "about"), [("the", 1), ("water", 450), ("reluctant", 6600)])
def test_words_stand_where_one_expects(word: str, about: int) -> None:
    assert about / 2 <= by_frequency(zipf(word)) <= about * 2


def test_words_for_beginners_come_sooner_than_their_frequency_says() -> None:
    frequent = zipf("thirsty")
    assert rank(frequent, "A2") < by_frequency(frequent) == rank(frequent, None)


def test_every_word_of_the_placement_has_one_meaning_and_three_wrong_ones() -> None:
    entries = [sure_entry(listed.word, listed.pos) for listed in words().values()]
    assert len(entries) > 3000
    assert all(entry and len({entry.means, *entry.wrong}) == 4 for entry in entries)


def test_the_words_of_the_placement_have_the_ranks_of_their_frequency() -> None:
    assert [w for w in words().values() if w.rank != rank_of(w.word, w.pos)] == []


def test_words_near_a_rank_are_drawn_and_never_twice() -> None:
    rng, used = Random(1), set[str]()
    for _ in range(28):
        drawn = near(3000, used, rng)
        assert drawn.word not in used
        assert 2700 < drawn.rank < 3300
        used.add(drawn.word)


def test_not_everyone_is_asked_for_the_same_word() -> None:
    assert 1 < len({near(3000, (), Random(seed)).word for seed in range(50)}) <= NEAR
