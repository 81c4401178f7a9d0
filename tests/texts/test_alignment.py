"""Paragraphs of two versions that say the same are found."""

from hypothesis import given
from hypothesis import strategies as st

from tests.texts.samples import SHELF
from texts.alignment import corresponding
from texts.tokens import paragraphs

TEXTS = st.lists(st.text("abcd 19", max_size=12), max_size=8).map(tuple)


def body(slug: str) -> tuple[str, ...]:
    lines = (SHELF / f"{slug}.txt").read_text("utf-8")
    return tuple(p.surface for p in paragraphs(lines))


def test_a_text_corresponds_to_itself() -> None:
    text = body("bees-b1")
    assert corresponding(text, text) == tuple(range(len(text)))


def test_a_paragraph_that_was_left_out_is_stepped_over() -> None:
    text = body("mary-anning-b1")
    shorter = (*text[:3], *text[4:])
    found = corresponding(shorter, text)
    assert found == tuple(n for n in range(len(text)) if n != 3)


def test_what_a_rewrite_says_of_the_same_is_found() -> None:
    easy = ("Bees dance.", "Karl von Frisch saw it in 1923.", "The dance is a map.")
    hard = (
        "The waggle dance of the honey bee has long puzzled naturalists.",
        "In it, the direction and the distance of a source are given as on a map.",
        "It was Karl von Frisch who, from 1923 onwards, worked out its grammar.",
    )
    assert corresponding(easy, hard)[1] == 2


@given(TEXTS, TEXTS)
def test_places_exist_and_never_go_back(ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    found = corresponding(ours, theirs)
    assert len(found) == (len(ours) if theirs else 0)
    assert list(found) == sorted(found)
    assert all(0 <= place < len(theirs) for place in found)
