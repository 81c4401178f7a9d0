from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.choices import TRUTH, key_position, options
from quizzes.choose import FEWEST, gives_away, size
from quizzes.generators import GENERATORS
from quizzes.item import Format, Item, Skill
from quizzes.kinds import KINDS, RESERVE, RESTING
from quizzes.marking import folded, mark
from quizzes.pipeline import Draft, make
from quizzes.screens import refusal
from texts import Unfit

POEM = """The Road

I went along a little road,
Beneath a yellow tree,
And every leaf that fell from it
Was falling down on me.
"""
LIST = "Shopping\n\n- 2 eggs\n- 300 g of flour\n- 1 lemon\n- salt\n"
CODE = "def f(x):\n    return [y for y in x if y > 3]\n\nprint(f([1, 2, 3, 4]))\n"
DAMAGED = (
    "The nd ings of the survey,, which cost about 250,000. dif cult to nd “prey.\n"
    "Page 3 | 14:02 | (c) 2013 [a] said the the officials , he he said .\n"
)


@pytest.fixture(scope="session")
def items(shelf_drafts: dict[str, Draft]) -> list[tuple[Draft, Item]]:
    return [(draft, item) for draft in shelf_drafts.values() for item in draft.items]


def test_every_generator_has_a_name_and_an_instruction() -> None:
    assert set(GENERATORS) == set(KINDS)


def test_evidence_stands_where_the_item_says(items: list[tuple[Draft, Item]]) -> None:
    for draft, item in items:
        evidence = item.evidence
        assert draft.analysis.text[evidence.start : evidence.end] == evidence.surface != ""


def test_the_key_is_never_among_the_distractors(items: list[tuple[Draft, Item]]) -> None:
    for _, item in items:
        assert folded(item.key.text) not in {folded(d.text) for d in item.distractors}


def test_every_choice_has_four_options_truth_three_and_a_typed_item_none(
    items: list[tuple[Draft, Item]],
) -> None:
    for _, item in items:
        shown = options(item)
        if item.format is Format.CHOICE:
            assert len(shown) == 4
            assert item.key.text in shown
        else:
            assert shown == (TRUTH if item.format is Format.TRUE_FALSE_NOT_GIVEN else ())


def test_marking_the_key_is_right_and_every_distractor_wrong(
    items: list[tuple[Draft, Item]],
) -> None:
    for _, item in items:
        wrong = [d.text for d in item.distractors]
        assert mark(item.format, item.key.text, wrong, item.key.text).right
        assert not any(mark(item.format, item.key.text, wrong, w).right for w in wrong)


def test_every_kept_item_passes_every_screen(items: list[tuple[Draft, Item]]) -> None:
    assert [refusal(i, d.analysis) for d, i in items if refusal(i, d.analysis)] == []


def test_every_refusal_has_a_reason_in_words(shelf_drafts: dict[str, Draft]) -> None:
    reasons = [r.reason for d in shelf_drafts.values() for r in d.refusals]
    assert all(len(reason.split()) >= 4 for reason in reasons)


def test_ids_differ_within_an_article(shelf_drafts: dict[str, Draft]) -> None:
    for draft in shelf_drafts.values():
        ids = [item.id for item in draft.items]
        assert len(set(ids)) == len(ids)


def test_the_same_text_gives_the_same_items_again(shelf_drafts: dict[str, Draft]) -> None:
    draft = next(iter(shelf_drafts.values()))
    assert make(draft.analysis.text) == draft


def test_a_kind_alone_gives_the_items_it_gives_among_all(shelf_drafts: dict[str, Draft]) -> None:
    draft = next(iter(shelf_drafts.values()))
    alone = make(draft.analysis.text, kinds=["gap"])
    assert alone.items == tuple(i for i in draft.items if i.kind == "gap")


def test_a_quiz_has_no_two_items_on_one_sentence(shelf_drafts: dict[str, Draft]) -> None:
    for draft in shelf_drafts.values():
        places = [item.evidence.start for item in draft.chosen]
        assert len(set(places)) == len(places)


def test_no_item_of_a_quiz_answers_another(shelf_drafts: dict[str, Draft]) -> None:
    for draft in shelf_drafts.values():
        for one in draft.chosen:
            assert not any(gives_away(one, other) for other in draft.chosen if other is not one)


def test_a_quiz_is_no_longer_than_its_text_bears(shelf_drafts: dict[str, Draft]) -> None:
    for draft in shelf_drafts.values():
        assert len(draft.chosen) <= size(draft.analysis) <= 12


def test_words_come_before_claims_in_a_quiz(shelf_drafts: dict[str, Draft]) -> None:
    for draft in shelf_drafts.values():
        skills = [item.skill for item in draft.chosen]
        assert skills == sorted(skills, key=lambda s: s is Skill.COMPREHENSION)


def test_articles_of_the_shelf_get_quizzes_of_several_kinds(shelf_drafts: dict[str, Draft]) -> None:
    long = [d for d in shelf_drafts.values() if d.analysis.facts.tokens >= 400]
    full = [d for d in long if len(d.chosen) >= 4 and len({i.kind for i in d.chosen}) >= 2]
    assert len(full) >= 0.75 * len(long)


def test_a_kind_that_rests_is_served_only_where_it_is_asked_for(
    shelf_drafts: dict[str, Draft],
) -> None:
    assert not any(i.kind in RESTING for d in shelf_drafts.values() for i in d.chosen)
    text = shelf_drafts["swifts"].analysis.text
    assert {i.kind for i in make(text, kinds=["opposite"]).chosen} == {"opposite"}


def test_kinds_of_the_reserve_only_fill_up_a_short_quiz(shelf_drafts: dict[str, Draft]) -> None:
    for draft in shelf_drafts.values():
        if any(i.kind in RESERVE for i in draft.chosen):
            assert len(draft.chosen) <= FEWEST


def test_keys_stand_at_every_place_about_as_often(items: list[tuple[Draft, Item]]) -> None:
    places = [key_position(i) for _, i in items if i.format is Format.CHOICE]
    shares = [places.count(n) / len(places) for n in range(4)]
    assert max(shares) - min(shares) < 0.15


@pytest.mark.parametrize("text", [POEM, LIST, CODE, DAMAGED, "One short line.", "Word"])
def test_an_odd_text_gives_few_items_and_no_exception(text: str) -> None:
    assert len(make(text).chosen) <= 3


@pytest.mark.parametrize("text", ["", "   \n", "…!?"])
def test_a_text_without_words_is_unfit(text: str) -> None:
    with pytest.raises(Unfit):
        make(text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_made_into_items_or_unfit(text: str) -> None:
    try:
        draft = make(text)
    except Unfit:
        return
    assert all(refusal(i, draft.analysis) is None for i in draft.items)


def test_the_share_of_the_work_that_is_done_never_goes_back_nor_leaps(
    shelf_drafts: dict[str, Draft],
) -> None:
    text = next(iter(shelf_drafts.values())).analysis.text
    told: list[float] = []
    make(text, heard=told.append)
    assert told == sorted(told)
    assert max(b - a for a, b in pairwise([0.0, *told, 1.0])) < 0.15
    assert len(told) > 2 * len(GENERATORS)


def test_a_kind_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="riddle"):
        make("A short text about a long road.", kinds=["riddle"])
