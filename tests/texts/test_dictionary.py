"""The learner's dictionary holds to its own rules, so that no question built on it must fail."""

import re
from collections import Counter

import pytest

from texts.bands import zipf
from texts.dictionary import FOLDER, Entry, entries, parsed, sure_entry

KNOWN = 3.3  # Zipf; a word of a definition so common is known before the word it explains
OFTENEST = 0.3  # share of entries whose meaning is the longest, or the shortest, of the four
SAME_FORM = {"v": r"to ", "n": r"(?:an?|the) "}


@pytest.fixture(scope="module")
def dictionary() -> list[Entry]:
    written = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("?.txt")))
    return [parsed(line) for text in written for line in text.splitlines()]


def test_an_entry_has_three_wrong_meanings_and_four_near_words_or_none(
    dictionary: list[Entry],
) -> None:
    counts = {e.word: (len(set(e.wrong)), len(set(e.near) - {e.word})) for e in dictionary}
    assert {word: n for word, n in counts.items() if n not in ((3, 4), (0, 0))} == {}


def test_no_word_is_explained_by_itself(dictionary: list[Entry]) -> None:
    said = {e.word: re.findall("[a-z]+", " ".join((e.means, *e.wrong)).lower()) for e in dictionary}
    assert [w for w, words in said.items() if w in words and len(w) > 3] == []


@pytest.mark.parametrize("pos", ["v", "n"])
def test_the_four_meanings_of_an_entry_open_alike(dictionary: list[Entry], pos: str) -> None:
    opened = re.compile(SAME_FORM[pos])
    mixed = [
        e.word
        for e in dictionary
        if e.pos == pos and len({bool(opened.match(m)) for m in (e.means, *e.wrong)}) > 1
    ]
    assert mixed == []


def test_a_near_word_never_means_the_same(dictionary: list[Entry]) -> None:
    assert [e.word for e in dictionary if set(e.near) & set(e.same)] == []


def test_a_sure_entry_is_the_only_one_of_its_word(dictionary: list[Entry]) -> None:
    counts = Counter((e.word, e.pos) for e in dictionary)
    assert [e.word for e in dictionary if e.sure and counts[e.word, e.pos] > 1] == []


def test_the_right_meaning_is_seldom_told_by_its_length(dictionary: list[Entry]) -> None:
    told = [e for e in dictionary if e.wrong]
    longest = sum(len(e.means) > max(map(len, e.wrong)) for e in told)
    shortest = sum(len(e.means) < min(map(len, e.wrong)) for e in told)
    assert longest < OFTENEST * len(told)
    assert shortest < OFTENEST * len(told)


def test_meanings_are_said_in_easy_words(dictionary: list[Entry]) -> None:
    hard = [
        (e.word, word)
        for e in dictionary
        for word in re.findall("[a-z]{4,}", e.means.lower())
        if zipf(word) < KNOWN
    ]
    assert len(hard) < 0.05 * len(dictionary)


def test_a_word_of_several_meanings_is_sure_of_none() -> None:
    assert sure_entry("charge", "v") is None or len(entries("charge", "v")) == 1


def test_an_unknown_word_has_no_entries() -> None:
    assert entries("qwxz", "n") == ()


def test_a_line_with_a_field_missing_is_an_error() -> None:
    with pytest.raises(ValueError, match="9 fields"):
        parsed("word | n | 1 | a meaning")
