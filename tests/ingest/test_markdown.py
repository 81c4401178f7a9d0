"""The marks of Markdown go, the words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.markdown import unmarked


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# The sea", "The sea"),
        ("The sea\n=======", "The sea"),
        ("It is **very** *old* and `dry`.", "It is very old and dry."),
        ("It is **bold with *more* inside**.", "It is bold with more inside."),
        ("See [the map](https://example.org/x) now.", "See the map now."),
        ("![a map](map.png)\nIt is old.", "It is old."),
        ("> He said so.\n> Twice.", "He said so. Twice."),
        ("- one\n- two", "one\ntwo"),
        ("1. one\n2. two", "one\ntwo"),
        ("A line\nthat goes on.\n\nAnother.", "A line that goes on.\nAnother."),
        ("---\ntitle: x\n---\nA text.", "A text."),
        ("A text.\n\n```\ncode()\n```\n\nMore.", "A text.\nMore."),
        (r"Five \* six.", "Five * six."),
        ("One.\r\nTwo.\r\n\r\nThree.", "One. Two.\nThree."),
    ],
)
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert unmarked(marked)[0] == plain


@pytest.mark.parametrize(
    "plain",
    [
        "2 * 3 * 4 is 24.",
        "A snake_case_word stays.",
        "It costs 5 - 3 pounds.",
        "In 1999. It rained.",
        "She is #1 here.",
        "Go to [the door].",
    ],
)
def test_plain_text_is_left_alone(plain: str) -> None:
    assert unmarked(plain) == (plain, ())


def test_what_was_taken_off_is_said() -> None:
    said = unmarked("# One\n\n*two* and *three*")[1]
    assert said == (
        "Markdown taken off: heading marks “#” (1).",
        "Markdown taken off: marks of emphasis (2).",
    )


@given(st.text(alphabet="ab *_`#>-[]()!\n\\=~.1", max_size=200))
def test_no_letter_is_made_up(text: str) -> None:
    plain, _ = unmarked(text)
    for letter in "ab":
        assert plain.count(letter) <= text.count(letter)
