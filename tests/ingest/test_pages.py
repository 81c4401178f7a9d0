"""Printed lines become paragraphs again, and parted words whole."""

import re
from collections import Counter
from pathlib import Path

import pytest

from ingest.pages import Line, joined, one_word, paragraphs
from ingest.pdf import read
from ingest.raw import Upload
from tests.ingest.printed_pdf import pdf as printed
from texts.marks import MarkKind, switched


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


@pytest.mark.parametrize("name", ["the-shipping-container", "ice-cores"])
def test_what_was_left_out_or_joined_is_marked_where_it_stood(name: str) -> None:
    shelf = Path(__file__).resolve().parents[2] / "seed_data" / "shelf"
    lines = [line for line in (shelf / f"{name}.txt").read_text("utf-8").split("\n") if line]
    raw = read(Upload("a.pdf", printed(lines, head="Harrow News")))
    kinds = Counter(mark.kind for mark in raw.marks)
    told = [int(n) for mend in raw.mends for n in re.findall(r"\((\d+)\)", mend)]
    heads = [h for m in raw.marks if m.kind is MarkKind.HEAD for h in m.other.split("\n") if h]
    assert [len(heads), kinds[MarkKind.HYPHEN]] == told
    back, marks = raw.text, raw.marks
    for number in range(len(marks)):
        back, marks = switched(back, marks, number)
    assert back.split("\n").count("Harrow News") == heads.count("Harrow News") >= 2
    parted = {left + right for left, right in re.findall(r"(\w+)-(\w+)", back)}
    for mark in (m for m in raw.marks if m.kind is MarkKind.HYPHEN):
        left = re.findall(r"\w+$", raw.text[: mark.start])
        right = re.findall(r"^\w+", raw.text[mark.start :])
        assert "".join(left + right) in parted
