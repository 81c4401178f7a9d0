import pytest

from quizzes.retelling.comparisons import plain
from quizzes.retelling.otherwords import shared_run
from quizzes.screens.cues import takes_an


@pytest.mark.parametrize("word", ["apple", "hour", "8", "18", "80%", "honest", "umbrella", "11"])
def test_an_stands_before_the_sound_of_a_vowel(word: str) -> None:
    assert takes_an(word)


@pytest.mark.parametrize("word", ["one", "university", "user", "European", "100", "house", "1,100"])
def test_a_stands_before_the_sound_of_a_consonant(word: str) -> None:
    assert not takes_an(word)


@pytest.mark.parametrize(
    ("form", "tag", "base"),
    [("bigger", "JJR", "big"), ("easiest", "JJS", "easy"), ("best", "JJS", "good")],
)
def test_a_comparative_and_a_superlative_have_a_plain_form(form: str, tag: str, base: str) -> None:
    assert plain(form, tag) == base


def test_the_run_that_two_wordings_share_is_counted_in_words() -> None:
    assert shared_run("The old man sold his boat.", "His son sold his boat to the old man.") == 3
