"""A text is mended on its way in, or refused in one sentence; its words are left alone."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.samples import ROOT
from texts import Unfit
from texts.intake import LONGEST, clean, decode
from texts.tokens import tokens


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("", "no text here"),
        (" \n\t\r\n", "no text here"),
        ("?!…", "no text here"),
        ("Hello.", "One word"),
        ("word " * 100_000 + "end.", "at most 50,000 words"),
        ("a line without a stop\nand another one", "no full stop"),
        ("今日は天気がいい。\n散歩に行こう. Good.", "cannot be told apart"),
        ("PK\x03\x04\x14\x00\x08\x00\x08\x00 content.", "not plain text"),
    ],
)
def test_an_unfit_text_is_refused_in_one_sentence(raw: str, says: str) -> None:
    with pytest.raises(Unfit, match=says) as refusal:
        clean(raw)
    message = str(refusal.value)
    assert message.endswith(".")
    assert "\n" not in message


def test_a_text_of_the_greatest_length_is_taken() -> None:
    text = "word " * (LONGEST - 1) + "end."
    assert len(tokens(clean(text).text)) == LONGEST


def test_mixed_line_ends_are_made_the_same() -> None:
    cleaned = clean("One line.\r\nTwo lines.\rThree lines.\nFour.")
    assert cleaned.text == "One line.\nTwo lines.\nThree lines.\nFour."
    assert [mend.count for mend in cleaned.mends] == [2]


def test_stray_control_characters_are_removed_and_told() -> None:
    cleaned = clean("\ufeffWe came\x00 home. " + "It was raining all night. " * 20)
    assert "\x00" not in cleaned.text
    assert "\ufeff" not in cleaned.text
    assert any("Control" in mend.what for mend in cleaned.mends)


def test_the_printed_fact_box_is_kept_apart_from_the_text() -> None:
    cleaned = clean("Level 2.5 · Tokens 6 · Types 4 · TTR 0.667\n\nThe cat sat. The cat ran.")
    assert cleaned.printed is not None
    assert cleaned.printed.tokens == 6
    assert cleaned.text == "The cat sat. The cat ran."


def test_glued_sentences_are_not_changed() -> None:
    text = "It reached $200 billion by 2024.China paid."
    assert clean(text).text == text


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    try:
        once = clean(raw)
    except Unfit:
        return
    assert clean(once.text).text == once.text


@given(st.text(st.sampled_from("abc XYZ19.'’\n-"), max_size=200))
@settings(max_examples=200, deadline=None)
def test_cleaning_leaves_every_token_alone(raw: str) -> None:
    try:
        cleaned = clean(raw)
    except Unfit:
        return
    assert [t.surface for t in tokens(cleaned.text)] == [t.surface for t in tokens(raw)]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_files_of_several_codes_are_read(code: str) -> None:
    assert decode("The café is “open”.".encode(code)) == "The café is “open”."


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 9])
def test_a_file_that_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unfit):
        decode(data)


def test_taking_a_text_in_loads_no_language_data() -> None:
    code = (
        "import sys, texts.intake, texts.analysis, texts.lexicon; "
        "print([m for m in ('nltk', 'wordfreq', 'cefrpy', 'lemminflect', 'numpy')"
        " if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
