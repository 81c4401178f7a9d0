"""Marks: each place that was mended can be switched, and switched back."""

from hypothesis import given
from hypothesis import strategies as st

from texts.intake import clean
from texts.marks import Mark, MarkKind, embedded, extracted, glued, offered, switched

KINDS = st.sampled_from(MarkKind)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """Draw a text and marks in it that do not touch one another."""
    text, marks = "", []
    for _ in range(draw(st.integers(0, 5))):
        text += draw(st.text("ab. \n", min_size=1, max_size=8)) + "x"
        own = draw(st.text("abc", max_size=4))
        other, done = draw(st.text("-d\n", max_size=3)), draw(st.booleans())
        marks.append(Mark(draw(KINDS), len(text), len(text) + len(own), other, done))
        text += own
    return text + "x", marks


@given(marked(), st.integers(0, 4))
def test_switching_twice_gives_the_same_text_and_marks(
    drawn: tuple[str, list[Mark]], number: int
) -> None:
    text, marks = drawn
    if number >= len(marks):
        return
    once, moved = switched(text, marks, number)
    assert once == text[: marks[number].start] + marks[number].other + text[marks[number].end :]
    assert moved[number].done is not marks[number].done
    assert switched(once, moved, number) == (text, tuple(marks))


@given(marked(), st.data())
def test_switching_all_gives_the_same_text_in_every_order(
    drawn: tuple[str, list[Mark]], data: st.DataObject
) -> None:
    text, marks = drawn
    found, left = text, tuple(marks)
    for number in data.draw(st.permutations(range(len(marks)))):
        found, left = switched(found, left, number)
    wanted, at = "", 0
    for mark in marks:
        wanted, at = wanted + text[at : mark.start] + mark.other, mark.end
    assert found == wanted + text[at:]


@given(marked())
def test_marks_come_out_of_a_text_as_they_were_put_in(drawn: tuple[str, list[Mark]]) -> None:
    text, marks = drawn
    assert extracted(embedded(text, marks), marks) == (text, tuple(marks))


def test_marks_stay_in_their_places_when_a_text_is_cleaned() -> None:
    raw = "The long\u00a0talks  \r\nwere\ufb01nal.   \r\n\r\n\r\nThey led to a bilateral deal."
    at = raw.index("eral deal")
    marks = [Mark(MarkKind.HYPHEN, at, at, "-", done=True)]
    text, [moved] = extracted(clean(embedded(raw, marks)).text, marks)
    assert text == clean(raw).text
    assert text[: moved.start].endswith("a bilat")
    assert switched(text, [moved], 0)[0].endswith("a bilat-eral deal.")


def test_signs_that_a_text_has_itself_are_taken_out() -> None:
    mark = Mark(MarkKind.HYPHEN, 3, 3, "-", done=True)
    assert extracted(embedded("a\ue000b\ue001c", [mark]), [mark])[0] == "abc"


def test_sentences_without_a_space_between_are_offered_and_left_as_they_came() -> None:
    text = (
        "Trade grew to $200 billion by 2024.China will act.Then we see. The U.S.A. and 3.5 is no."
    )
    found = list(glued(text))
    assert [text[m.start - 5 : m.start + 5] for m in found] == ["2024.China", " act.Then "]
    assert not any(mark.done for mark in found)
    assert switched(text, found, 0)[0].startswith("Trade grew to $200 billion by 2024. China")


def test_no_two_marks_overlap() -> None:
    text = "One stop.Two go on. The author is a writer.He lives here."
    tail = (text.index(" The author"), len(text))
    found = offered(text, [tail], [])
    assert [mark.kind for mark in found] == [MarkKind.GLUED, MarkKind.TAIL]
    assert switched(text, found, 1)[0] == "One stop.Two go on."


def test_marks_inside_what_is_left_out_are_gone_with_it() -> None:
    text = "A line. A bilateral tail."
    marks = [
        Mark(MarkKind.TAIL, 7, len(text), "", done=False),
        Mark(MarkKind.HYPHEN, 15, 15, "-", done=True),
    ]
    fresh, left = switched(text, marks, 0)
    assert (fresh, len(left)) == ("A line.", 1)
