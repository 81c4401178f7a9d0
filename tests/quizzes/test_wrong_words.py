import pytest

from bench.distractors import measures
from quizzes.candidates import proposals
from quizzes.pipeline import Draft
from quizzes.vectors import entry, nearness, space


def test_words_of_one_matter_stand_nearer_than_words_of_two() -> None:
    assert nearness("door", "lock") > 0.5 > 0.3 > nearness("door", "opinion")


def test_nearness_is_the_same_from_both_sides_and_nothing_for_an_unknown_word() -> None:
    assert nearness("door", "lock") == nearness("lock", "door")
    assert nearness("door", "qwxz") == 0.0


def test_every_word_of_the_space_has_a_band_for_each_part_of_speech() -> None:
    assert all(len(e.bands) >= len(e.parts) for e in space().entries)


def test_verbs_know_what_they_take() -> None:
    found = [entry(w) for w in ("repair", "sleep", "offer")]
    assert [e.taken for e in found if e] == ["b", "i", "t"]


@pytest.mark.parametrize("key", ["atoms", "gravity"])
def test_proposals_for_a_term_do_not_hold_the_term(key: str) -> None:
    found = proposals(key, f"The smallest parts of matter are   and not {key}s.")
    assert len(found) > 20
    assert key not in found


def test_the_measures_of_a_perfect_list_are_one() -> None:
    found = measures(["a", "b", "c"], ["a", "b", "c"])
    assert set(found.values()) == {1.0}


def test_a_first_hit_at_rank_two_is_worth_half_in_mrr_and_nothing_in_p1() -> None:
    found = measures(["x", "a"], ["a", "b"])
    assert (found["P@1"], found["MRR@10"], found["recall"]) == (0.0, 0.5, 0.5)


def test_no_wrong_word_of_a_gap_means_the_same_as_the_key(
    shelf_drafts: dict[str, Draft],
) -> None:
    gaps = [i for d in shelf_drafts.values() for i in d.items if i.kind == "gap"]
    assert gaps
    said = [(i.context, d.feedback) for i in gaps for d in i.distractors]
    assert all(told not in context for context, told in said)


def test_the_options_of_a_family_differ_from_the_key_in_part_of_speech(
    shelf_drafts: dict[str, Draft],
) -> None:
    families = [i for d in shelf_drafts.values() for i in d.items if i.kind == "family"]
    for item in families:
        asked = item.key.feedback.split("asks for ")[1].split(",")[0].split(":")[0]
        assert all(f"is {asked};" not in d.feedback for d in item.distractors)
