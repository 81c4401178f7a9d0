"""Bytes of a file become text, or one sentence saying why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.plain import WESTERN, Raw, pasted, read
from texts import Unfit

CAFE = "The café is open. “Come in,” he said."


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_as_it_is(code: str) -> None:
    assert read("cafe.txt", CAFE.encode(code)) == Raw(CAFE, ())


def test_western_european_is_read_and_said() -> None:
    assert read("cafe.txt", CAFE.encode("cp1252")) == Raw(CAFE, (WESTERN,))


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.b.txt", "a.md", "a.markdown", "a.text"])
def test_text_and_markdown_are_read_by_their_endings(name: str) -> None:
    assert read(name, b"One. Two.").text == "One. Two."


@pytest.mark.parametrize("name", ["a.docx", "txt", "", "a.txt.exe", "a.html"])
def test_other_endings_are_refused(name: str) -> None:
    with pytest.raises(Unfit, match=r"neither \.txt nor \.md"):
        read(name, b"One. Two.")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "Word"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x7fELF", "program"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(data: bytes, kind: str) -> None:
    with pytest.raises(Unfit, match=kind):
        read("renamed.txt", data)


def test_a_broken_utf16_file_is_refused() -> None:
    with pytest.raises(Unfit):
        read("a.txt", b"\xff\xfea")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    try:
        assert isinstance(read("any.txt", data).text, str)
    except Unfit as unfit:
        assert "\n" not in str(unfit)  # noqa: PT017 - either outcome is right


@given(st.text())
def test_what_is_pasted_stays_as_it_is(text: str) -> None:
    assert pasted(text) == Raw(text, ())


def test_a_long_name_is_cut_in_the_message() -> None:
    with pytest.raises(Unfit) as refused:
        read("x" * 500 + ".pdf", b"")
    assert len(str(refused.value)) < 200
