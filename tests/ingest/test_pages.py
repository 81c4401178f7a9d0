"""Printed lines become paragraphs again, and parted words whole."""

import pytest

from ingest.pages import Line, joined, one_word, paragraphs


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("the bilat-", "eral ties", "the bilateral ties"),
        ("a long-", "term plan", "a long-term plan"),
        ("the China-", "Russia treaty", "the China-Russia treaty"),
        ("the once-", "in-a-century event", "the once-in-a-century event"),
        ("twenty-", "24 of them", "twenty-24 of them"),
        ("an unfin\u00ad", "ished task", "an unfinished task"),
        ("it ended -", "at last", "it ended - at last"),
        ("no hyphen", "here", "no hyphen here"),
        ("the gover-", "nance, and", "the governance, and"),
    ],
)
def test_lines_are_joined_and_hyphens_weighed(above: str, below: str, whole: str) -> None:
    assert joined(above, below, "")[0] == whole


def test_a_word_that_has_its_hyphen_elsewhere_keeps_it() -> None:
    assert one_word("co", "operate", "")
    assert not one_word("co", "operate", "They co-operate well.")


def lines(*texts: str, left: float = 60, top: float = 700, step: float = 14) -> list[Line]:
    return [
        Line(text, left, left + 6 * len(text), top - step * n, top + 10 - step * n)
        for n, text in enumerate(texts)
    ]


def test_a_short_line_with_a_stop_ends_a_paragraph() -> None:
    page = lines("The first line is as long as lines are here", "and it ends.", "Then comes more.")
    assert paragraphs([tuple(page)])[0].count("\n") == 1


def test_an_indented_line_begins_a_paragraph() -> None:
    first = lines("The first line is as long as lines are here.")
    second = lines("The next line begins further in than others", left=75, top=686)
    assert paragraphs([(*first, *second)])[0].count("\n") == 1


def test_a_paragraph_goes_on_over_the_page() -> None:
    pages = [tuple(lines("The first page ends in the middle of a")), tuple(lines("sentence here."))]
    assert paragraphs(pages)[0] == "The first page ends in the middle of a sentence here."


def test_a_line_that_only_two_of_many_pages_share_stays() -> None:
    pages = [
        tuple(lines(f"{word} is the word."))
        for word in ["one", "two", "three", "four", "five", "six"]
    ]
    same = tuple(lines("The refrain."))
    assert paragraphs([*pages, same, same, *pages[:4]])[0].count("The refrain.") == 2
