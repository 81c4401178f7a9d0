"""The Fact Box is the printed one, exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.samples import SHELF, shared_text
from texts import Unfit
from texts.factbox import FactBox, fact_box, split_printed_box
from texts.intake import clean

PRINTED = FactBox(level=16.54, tokens=740, types=353, ttr=0.477)


def test_printed_fact_box_of_prime_movers_is_reproduced() -> None:
    printed, body = split_printed_box(shared_text("prime-movers"))
    assert printed == fact_box(body) == PRINTED


def test_strategic_partnership_is_measured_as_it_stands() -> None:
    text = shared_text("strategic-partnership")
    assert fact_box(text) == FactBox(level=12.52, tokens=368, types=216, ttr=0.587)
    assert split_printed_box(text) == (None, text)


def test_cleaning_a_text_does_not_move_its_fact_box() -> None:
    for name in ("prime-movers", "strategic-partnership"):
        body = split_printed_box(shared_text(name))[1]
        assert fact_box(clean(body.replace("\n", "\r\n")).text) == fact_box(body)


def test_a_known_small_text_is_counted_by_hand() -> None:
    # 6 tokens, 2 sentences, 6 syllables: 0.39 * 3 + 11.8 * 1 - 15.59
    assert fact_box("The cat sat. The cat ran.") == FactBox(-2.62, 6, 4, 0.667)


def test_a_line_without_a_stop_is_a_sentence() -> None:
    assert fact_box("A title\nOne more line") == fact_box("A title. One more line.")


def test_glued_sentences_count_as_one() -> None:
    glued, apart = fact_box("We met.Then we left.").level, fact_box("We met. Then we left.").level
    assert glued is not None
    assert apart is not None
    assert glued > apart


def test_case_tells_types_apart_and_hyphens_tokens() -> None:
    box = fact_box("The the re-use.")
    assert (box.tokens, box.types) == (4, 4)


@pytest.mark.parametrize(
    "head",
    [
        "Fact Box\n\nLevel: 16.54\n\nTokens: 740\n\nTypes: 353\n\nTTR: 0.477\n\n",
        "Level 16.54 · Tokens 740 · Types 353 · TTR 0.477\n\n",
        "FACT BOX\nlevel = 16.54\ntokens = 740\ntypes = 353\nttr = 0.477\n",
        "**Fact Box**\nLevel: 16.54 | Tokens: 740 | Types: 353 | TTR: 0.477\n",
        "\n\nTokens: 740, Types: 353, TTR: 0.477, Level: 16.54\n",
    ],
)
def test_a_printed_box_is_read_in_any_of_its_spellings(head: str) -> None:
    assert split_printed_box(head + "Prime movers\n\nText.") == (PRINTED, "Prime movers\n\nText.")


@pytest.mark.parametrize(
    "text",
    [
        "Level 3 was the hardest. It had 740 tokens.",
        "Level: 16.54\nTokens: 740\nText begins here.",
        "Level 1 Tokens 2 Types 3 TTR 0.5 and then words on the same line",
    ],
)
def test_a_text_that_only_looks_like_a_box_is_left_alone(text: str) -> None:
    assert split_printed_box(text) == (None, text)


@pytest.mark.parametrize("text", ["", "   \n", "…!?", "Привет"])
def test_a_text_without_tokens_has_no_fact_box(text: str) -> None:
    with pytest.raises(Unfit, match="no words"):
        fact_box(text)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_types_are_at_most_tokens_and_the_ratio_is_theirs(text: str) -> None:
    try:
        box = fact_box(text)
    except Unfit:
        return
    assert 1 <= box.types <= box.tokens
    assert box.ttr == round(box.types / box.tokens, 3)


def test_every_text_of_the_shelf_has_a_fact_box() -> None:
    boxes = [fact_box(path.read_text(encoding="utf-8")) for path in sorted(SHELF.glob("*.txt"))]
    assert len(boxes) >= 14
    assert all(150 < box.tokens < 1000 for box in boxes)
