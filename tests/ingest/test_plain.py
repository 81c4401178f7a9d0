"""Bytes of a plain file become text, or one sentence saying why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.letters import WESTERN
from ingest.plain import pasted, read
from ingest.raw import Raw, Upload
from texts import Unfit

CAFE = "The café is open. “Come in,” he said."
LONG = CAFE + " It’s the naïve one’s idea, he said: “We’ll wait — and see.” " * 20


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_as_it_is(code: str) -> None:
    assert read(Upload("cafe.txt", CAFE.encode(code))) == Raw(CAFE, ())


@pytest.mark.parametrize("text", [CAFE, LONG])
def test_western_european_is_read_and_said(text: str) -> None:
    assert read(Upload("cafe.txt", text.encode("cp1252"))) == Raw(text, (WESTERN,))


@pytest.mark.parametrize("code", ["mac_roman", "utf_16_le", "utf_16_be"])
def test_other_codes_are_told_by_their_letters(code: str) -> None:
    raw = read(Upload("cafe.txt", LONG.encode(code)))
    assert raw.text == LONG
    assert raw.mends[0].startswith("It was not in UTF-8; it was read as ")


@pytest.mark.parametrize("code", ["cp1251", "koi8_r"])
def test_cyrillic_is_not_taken_for_accents(code: str) -> None:
    russian = "Привет, мир. Как дела? Это русский текст, который можно читать."
    assert read(Upload("mir.txt", russian.encode(code))).text == russian


def test_front_matter_of_markdown_states_title_author_and_date() -> None:
    head = '---\ntitle: "The sea"\nauthor: Ines Barton\ndate: 2024-05-17\n---\n'
    raw = read(Upload("sea.md", (head + "It is wide and deep. It is cold.").encode()))
    assert (raw.title, raw.source) == ("The sea", "Ines Barton, 2024-05-17")
    assert raw.text == "It is wide and deep. It is cold."


def test_a_broken_utf16_file_is_refused() -> None:
    with pytest.raises(Unfit):
        read(Upload("a.txt", b"\xff\xfea"))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    try:
        assert isinstance(read(Upload("any.txt", data)).text, str)
    except Unfit as unfit:
        assert "\n" not in str(unfit)  # noqa: PT017 - either outcome is right


@given(st.text())
def test_what_is_pasted_stays_as_it_is(text: str) -> None:
    assert pasted(text) == Raw(text.replace("\r\n", "\n"), ())
