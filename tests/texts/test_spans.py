"""Tokens, sentences and paragraphs stand where they say they stand."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.samples import shared_analysis
from texts.tags import pieces
from texts.tokens import Span, paragraphs, printed_sentences, sentences, tokens

PROSE = st.text(
    st.sampled_from("aBc.?!,'’\"“” \n-–()1920é\u041c\t\r\u2028\u00a0…:;$%"), max_size=120
)
TEXTS = st.one_of(st.text(max_size=200), PROSE)
CUTTERS = [tokens, paragraphs, printed_sentences, sentences]


@pytest.mark.parametrize("cut", CUTTERS)
@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_span_is_the_text_at_its_place(cut: Callable[[str], list[Span]], text: str) -> None:
    for span in cut(text):
        assert text[span.start : span.end] == span.surface
        assert span.surface


@pytest.mark.parametrize("cut", CUTTERS)
@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_spans_are_in_order_and_apart(cut: Callable[[str], list[Span]], text: str) -> None:
    spans = cut(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    kept = "".join(span.surface for span in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_token_is_in_one_printed_sentence(text: str) -> None:
    held = [token for span in printed_sentences(text) for token in tokens(span.surface)]
    assert [token.surface for token in held] == [token.surface for token in tokens(text)]


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_tagger_pieces_are_the_text_at_their_place(text: str) -> None:
    found = pieces(text, Span(text, 0, len(text)))
    assert "".join(p.surface for p in found) == "".join(text.split())
    assert all(text[p.start : p.end] == p.surface for p in found)


def surfaces(text: str) -> list[str]:
    return [span.surface for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grew by 2024.China paid.", ["It grew by 2024.", "China paid."]),
        ("We met.Then we left.", ["We met.", "Then we left."]),
        ("Mr. Smith met Dr. Jones.", ["Mr. Smith met Dr. Jones."]),
        ("The U.S. Army left. It rained.", ["The U.S. Army left.", "It rained."]),
        ("He moved to the U.S. In May he died.", ["He moved to the U.S.", "In May he died."]),
        ("J. R. R. Tolkien wrote it.", ["J. R. R. Tolkien wrote it."]),
        ("It cost $3.50. She paid.", ["It cost $3.50.", "She paid."]),
        ('"Why?" he asked. "No."', ['"Why?" he asked.', '"No."']),
        ('"Why?" Mrs Smith asked.', ['"Why?" Mrs Smith asked.']),
        ('She said "go." He went.', ['She said "go."', "He went."]),
        ("Wait... what? Yes!", ["Wait... what?", "Yes!"]),
        ("1. Wash the rice. Dry it.", ["1. Wash the rice.", "Dry it."]),
        ("At 5 p.m. they came.", ["At 5 p.m. they came."]),
        ("See example.com for it.", ["See example.com for it."]),
        ("No stop here\nnor here", ["No stop here", "nor here"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_glued_sentences_of_prime_movers_are_told_apart() -> None:
    found = [s.surface for s in shared_analysis("prime-movers").sentences]
    assert any(s.endswith("$200 billion by 2024.") for s in found)
    assert any(s.startswith("China and Russia should also carry") for s in found)
