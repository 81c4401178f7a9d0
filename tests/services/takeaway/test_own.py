"""Our own file comes back as it went, and a file that was tampered with is told from it."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.item import article_hash
from services.errors import Unfit
from services.manuscript import ReadyItem
from services.takeaway.own import Parcel, written
from services.takeaway.own_reader import MOST_ITEMS, read
from tests.services.sample import DETAIL, GAP, TEXT, TITLE, TRUTH, TYPED
from tests.services.takeaway.samples import HOSTILE

PARCEL = Parcel(
    title=TITLE,
    theme="towns",
    source="Our own, 2026",
    band="B1",
    text=TEXT,
    items=(
        ReadyItem(GAP, "square", 1),
        ReadyItem(TYPED, "tired", 2),
        ReadyItem(TRUTH, None, 3),
        ReadyItem(DETAIL, None, None),
    ),
)
NESTED = b"[" * 100_000


def changed(change: Callable[[dict[str, Any]], Any]) -> bytes:
    """Return the sample's file with one thing changed."""
    said = json.loads(written(PARCEL))
    change(said)
    return json.dumps(said).encode()


def first(**fields: object) -> bytes:
    """Return the sample's file with fields of its first item changed."""
    return changed(lambda said: said["items"][0].update(fields))


def test_a_parcel_comes_back_as_it_went() -> None:
    assert read(written(PARCEL)) == PARCEL


@pytest.mark.parametrize("text", HOSTILE)
def test_every_character_comes_back(text: str) -> None:
    item = replace(GAP, stem=text, context=text, key=replace(GAP.key, text=text, feedback=text))
    parcel = replace(PARCEL, items=(ReadyItem(item, text[:80], 1),))
    assert read(written(parcel)) == parcel


def test_items_keep_their_ids() -> None:
    found = [ready.item.id for ready in read(written(PARCEL)).items]
    assert found == [item.id for item in (GAP, TYPED, TRUTH, DETAIL)]


def test_what_the_command_line_prints_comes_in_with_all_items_in_its_quiz() -> None:
    def as_printed(said: dict[str, Any]) -> None:
        for name in ("gradus", "theme", "source", "band"):
            del said[name]
        for item in said["items"]:
            for name in ("generator", "headword", "position"):
                del item[name]

    brought = read(changed(as_printed))
    assert [ready.position for ready in brought.items] == [1, 2, 3, 4]
    assert [ready.headword for ready in brought.items] == ["square", "tired", None, None]


def test_places_with_holes_are_numbered_anew() -> None:
    def holes(said: dict[str, Any]) -> None:
        for item, place in zip(said["items"], (7, 7, None, 2), strict=True):
            item["position"] = place

    places = [(ready.item.kind, ready.position) for ready in read(changed(holes)).items]
    assert places == [("detail", 1), ("gap", 2), ("typed", 3), ("truth", None)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Choose a file"),
        (b" \n", "Choose a file"),
        (b"PK\x03\x04\xff\xfe", "not taken away from Gradus"),
        (b"[]", "not taken away from Gradus"),
        (b"{}", "look at its “text”"),
        (b'{"text": "A."}', "not taken away from Gradus"),
        (b'{"text": "  ", "items": []}', "not taken away from Gradus"),
        (b" " * 2_000_000 + b"{}", "too large"),
        (NESTED, "not taken away from Gradus"),
        (b'{"text": "A.", "items": [], "title": ' + b"9" * 5000 + b"}", "not taken away"),
        (b'{"text": "A\\ud800.", "items": []}', "look at its “text”"),
        (b'{"text": "A\\u0000.", "items": []}', "look at its “text”"),
        (b'{"text": "A.", "items": [NaN]}', "not taken away from Gradus"),
        (b'{"text": "A.", "items": [7]}', "Question 1 of the file cannot be read."),
        (b'{"gradus": 99, "text": "A.", "items": []}', "a newer Gradus"),
        (changed(lambda said: said.update(band="Z9")), "look at its “band”"),
        (changed(lambda said: said.update(theme="x" * 61)), "look at its “theme”"),
        (changed(lambda said: said.update(items=[{}] * (MOST_ITEMS + 1))), "can be read at once"),
        (changed(lambda said: said["items"].append(said["items"][1])), "Questions 2 and 5"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Unfit, match=said):
        read(data)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "<b>"),
        ("kind", ""),
        ("kind", None),
        ("format", "essay"),
        ("skill", 7),
        ("stem", "  "),
        ("stem", "x" * 4001),
        ("context", []),
        ("key", "not among the options"),
        ("options", []),
        ("options", "abc"),
        ("options", ["canary key gap"]),
        ("options", ["canary key gap", "Same", "same "]),
        ("options", ["canary key gap", ""]),
        ("options", ["canary key gap", *"abcdefgh"]),
        ("options", ["canary key gap", {}]),
        ("feedback", []),
        ("feedback", {"canary key gap": 7}),
        ("evidence", None),
        ("evidence", {"start": 0, "end": 3, "text": "xyz"}),
        ("evidence", {"start": 3, "end": 3, "text": ""}),
        ("evidence", {"start": -3, "end": -1, "text": "n."}),
        ("evidence", {"start": True, "end": 3, "text": "he"}),
        ("evidence", {"start": 0, "end": 10**9, "text": TEXT}),
        ("target", ""),
        ("difficulty", "hard"),
        ("difficulty", 10**400),
        ("difficulty", True),
        ("generator", "g" * 41),
        ("headword", "h" * 81),
        ("position", -1),
        ("position", "1"),
    ],
)
def test_an_item_that_was_spoilt_is_named_with_its_field(field: str, value: object) -> None:
    with pytest.raises(Unfit, match="Question 1 of the file cannot be read: look at its “"):
        read(first(**{field: value}))


def test_true_false_not_given_has_those_options_only() -> None:
    def spoil(said: dict[str, Any]) -> None:
        said["items"][2]["options"] = ["True", "False"]

    with pytest.raises(Unfit, match="Question 3"):
        read(changed(spoil))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.sampled_from(sorted(json.loads(written(PARCEL))["items"][0])),
)
def test_no_value_in_any_field_breaks_the_reader(value: object, field: str) -> None:
    try:
        brought = read(first(**{field: value}))
    except Unfit:
        return
    assert all(ready.item.article == article_hash(TEXT) for ready in brought.items)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with pytest.raises(Unfit):
        read(data)
