import pytest

from quizzes.figures import ordinal
from quizzes.screens.cues import takes_an


@pytest.mark.parametrize(
    ("value", "written"), [(1, "1st"), (2, "2nd"), (11, "11th"), (13, "13th"), (21, "21st")]
)
def test_ordinals_have_their_own_endings(value: int, written: str) -> None:
    assert ordinal(value) == written


@pytest.mark.parametrize("word", ["apple", "hour", "8", "18", "80%", "honest", "umbrella", "11"])
def test_an_stands_before_the_sound_of_a_vowel(word: str) -> None:
    assert takes_an(word)


@pytest.mark.parametrize("word", ["one", "university", "user", "European", "100", "house", "1,100"])
def test_a_stands_before_the_sound_of_a_consonant(word: str) -> None:
    assert not takes_an(word)
