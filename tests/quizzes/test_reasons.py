"""Reasons, purposes and means, the questions on them, and what is told apart from them."""

from random import Random

import pytest

from quizzes.generators import cause, order
from quizzes.item import Item
from quizzes.pipeline import Draft
from quizzes.reasons import all_reasons
from quizzes.screens import refusal
from quizzes.verbphrases import phrases
from texts.analysis import analyse
from texts.parser import available

pytestmark = pytest.mark.skipif(not available(), reason="reasons are read off the tree")


def read(text: str) -> list[tuple[str, str]]:
    """Return the questions that a text answers, with their answers."""
    return [(r.asked.stem, r.surface) for r in all_reasons(analyse(text))]


def test_a_purpose_after_an_object_is_asked_for_with_why() -> None:
    found = read("Maria Lopez sold her car to pay for a long journey.")
    assert found == [("Why did Maria Lopez sell her car?", "To pay for a long journey.")]


def test_a_clause_with_because_is_asked_for_with_why() -> None:
    found = read("Thousands of men lived near the harbour because they were hired by the day.")
    assert [answer for _, answer in found] == ["Because they were hired by the day."]


def test_a_denied_or_doubted_deed_has_no_certain_purpose() -> None:
    assert not read("Maria Lopez did not sell her car to pay for a long journey.")
    assert not read("Maria Lopez may sell her car to pay for a long journey.")


def test_what_somebody_was_asked_to_do_is_no_purpose() -> None:
    assert not [a for _, a in read("The police asked Maria Lopez to open the old door.")]


def test_too_slow_to_win_is_no_purpose() -> None:
    assert not read("Maria Lopez ran her race too slowly to win the gold medal.")


def test_a_company_that_nobody_has_named_is_not_asked_about() -> None:
    assert not read("The company sold its car to pay for a long journey.")


def test_what_is_urged_has_no_one_purpose() -> None:
    assert not read("Maria Lopez should sell her car to pay for a long journey.")


def test_nobody_loses_a_thing_on_purpose() -> None:
    verbs = {p.verb.lemma for p in phrases(analyse("Maria Lopez lost her keys. She sold her car."))}
    assert "lose" not in verbs


def causes(drafts: dict[str, Draft]) -> list[Item]:
    return [i for d in drafts.values() for i in d.items if i.kind == "cause"]


def test_all_options_of_an_item_have_one_form(shelf_drafts: dict[str, Draft]) -> None:
    for item in causes(shelf_drafts):
        opener = item.key.text.split()[0]
        if opener in ("To", "By", "Because"):
            assert {d.text.split()[0] for d in item.distractors} == {opener}


def test_the_reason_stands_in_the_sentence_shown_for_it(shelf_drafts: dict[str, Draft]) -> None:
    for item in causes(shelf_drafts):
        words = item.key.text.rstrip(".").lower().split()[-3:]
        assert set(words) <= set(item.evidence.surface.lower().replace(",", "").rstrip(".").split())


def test_a_wrong_reason_comes_from_some_other_sentence(shelf_drafts: dict[str, Draft]) -> None:
    for item in causes(shelf_drafts):
        assert not any(d.text.rstrip(".")[3:] in item.evidence.surface for d in item.distractors)


DATED = """The Old Library of Riverton

The council of Riverton built a stone library in 1820. The town was small and quiet then.
A great fire damaged the roof of the library in 1851. Nobody was hurt.
In 1874 the council of Riverton bought a printing machine. It was loud.
Clara Hill opened a reading room for workers in 1902. Many came.
"""


def test_four_dated_events_are_put_in_order_without_their_years() -> None:
    analysis = analyse(DATED)
    for item in order.propose(analysis, Random(1)):
        shown = [item.key.text, *(d.text for d in item.distractors)]
        assert not any(year in text for text in shown for year in ("1820", "1851", "1874", "1902"))
        assert refusal(item, analysis) is None


def test_the_event_at_the_end_asked_for_is_the_key() -> None:
    ends = {
        "Which of these happened first?": "The council of Riverton built a stone library.",
        "Which of these happened last?": "Clara Hill opened a reading room for workers.",
    }
    found = list(order.propose(analyse(DATED), Random(1)))
    assert found
    assert all(ends[i.stem] == i.key.text for i in found)


def test_the_month_of_may_puts_nothing_in_doubt() -> None:
    assert read("Maria Lopez sold her car in May to pay for a long journey.")


def test_a_means_is_asked_for_with_how() -> None:
    found = read("Maria Lopez learned French by reading old newspapers.")
    assert found == [("How did Maria Lopez learn French?", "By reading old newspapers.")]


def test_the_same_chance_gives_the_same_items(shelf_drafts: dict[str, Draft]) -> None:
    analysis = next(iter(shelf_drafts.values())).analysis
    assert list(cause.propose(analysis, Random(3))) == list(cause.propose(analysis, Random(3)))
