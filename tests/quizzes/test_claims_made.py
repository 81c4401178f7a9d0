"""What is said of a text: denied for certain, left unsaid for certain, or still true."""

from random import Random

import pytest

from quizzes.absent import unsaid
from quizzes.antecedents import person_meant
from quizzes.claims import claimed
from quizzes.falsehoods import falsehoods
from quizzes.quantities import bounds
from quizzes.statements import Statement, statement
from quizzes.subclauses import subclauses
from texts.analysis import Analysis, analyse
from texts.parser import available


def made(sentence: str) -> tuple[Analysis, Statement]:
    analysis = analyse(f"A Title\n\n{sentence}\n")
    found = statement(analysis, analysis.sentences[-1])
    assert found is not None
    return analysis, found


def false(sentence: str) -> set[str]:
    analysis, found = made(sentence)
    return {f.statement.surface for f in falsehoods(analysis, found, Random(1))}


@pytest.mark.parametrize(
    "sentence",
    [
        "The ships disturb large whales in the northern waters.",
        "More than 250 people worked on the survey in the mountains.",
        "Anna Berg said that the roads near the harbour were closed.",
    ],
)
def test_a_change_that_the_text_does_not_deny_makes_no_false_statement(sentence: str) -> None:
    assert not [f for f in false(sentence) if " not " not in f]


def test_the_opposite_of_what_is_said_of_a_thing_is_false() -> None:
    assert "The night train is cheap to run." in false("The night train is expensive to run.")


def test_a_denial_without_its_not_is_false() -> None:
    assert "The workers left the old house." in false("The workers did not leave the old house.")


def test_a_figure_told_by_a_bound_is_true_and_false_in_like_words() -> None:
    analysis, found = made("More than 250 people worked on the survey in the mountains.")
    bound = next(bounds(analysis, found))
    assert bound.true.surface == "More than 200 people worked on the survey in the mountains."
    assert bound.false.surface == "Fewer than 200 people worked on the survey in the mountains."


def test_a_share_is_told_by_halves_and_quarters() -> None:
    analysis, found = made("Forests cover about 29% of the land in the hills.")
    assert next(bounds(analysis, found)).holds == "more than a quarter"


def test_the_price_of_a_note_is_no_sum_to_be_bounded() -> None:
    analysis, found = made("The new £20 note will enter circulation in the spring.")
    assert not list(bounds(analysis, found))


TWO = "Anna Berg lives on the coast. {} She walks to the harbour before the first boats leave."


def test_she_is_the_one_person_named_just_before() -> None:
    analysis = analyse("A Title\n\n" + TWO.format("The days are short there."))
    last = analysis.sentences[-1]
    name = person_meant(analysis, last, last.tokens[0])
    assert name is not None
    assert name.whole == "Anna Berg"


@pytest.mark.parametrize("other", ["Her sister has a boat.", "Maria Lund has a boat."])
def test_she_is_nobody_for_certain_where_two_are_near(other: str) -> None:
    analysis = analyse("A Title\n\n" + TWO.format(other))
    last = analysis.sentences[-1]
    assert person_meant(analysis, last, last.tokens[0]) is None


@pytest.mark.skipif(not available(), reason="needs the parser")
def test_both_halves_of_a_sentence_are_statements() -> None:
    sentence = "The work demanded skill and great strength, and many men lived near the quays."
    analysis = analyse(f"A Title\n\n{sentence}\n")
    halves = [s.surface for s in subclauses(analysis, analysis.sentences[-1])]
    assert halves == [
        "The work demanded skill and great strength.",
        "Many men lived near the quays.",
    ]


@pytest.mark.skipif(not available(), reason="needs the parser")
def test_what_holds_under_a_condition_alone_is_no_statement() -> None:
    sentence = "The old bridge will fall into the river if nobody pays for the work."
    analysis = analyse(f"A Title\n\n{sentence}\n")
    assert not list(subclauses(analysis, analysis.sentences[-1]))


def test_nothing_is_unsaid_that_the_text_has_words_for() -> None:
    text = (
        "A Title\n\nThe tourists come from many towns. The tourists stay for a week at most, and "
        "women are as many as men. The tourists are of every age, old and young.\n"
    )
    analysis = analyse(text)
    claims = [c.statement for c in claimed(analysis)]
    said = " ".join(u.surface for u in unsaid(analysis, Random(1), claims))
    assert not any(word in said for word in ("women", "over fifty", "less than a week"))
