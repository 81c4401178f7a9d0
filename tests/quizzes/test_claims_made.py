"""What is said of a text anew: true in other words, false for certain, or left open."""

import pytest

from quizzes.antecedents import person_meant
from quizzes.subclauses import subclauses
from quizzes.told import left_open, retold
from quizzes.whodidit import deeds
from texts.analysis import analyse
from texts.parser import available

needs_the_parser = pytest.mark.skipif(not available(), reason="needs the parser")


def told(sentence: str) -> tuple[set[str], set[str]]:
    found = retold(analyse(f"A Title\n\n{sentence}\n"))
    return {r.true for r in found if r.true}, {r.false for r in found if r.false}


def opened(sentence: str) -> list[str]:
    return [o.surface for o in left_open(analyse(f"A Title\n\n{sentence}\n"))]


@needs_the_parser
@pytest.mark.parametrize(
    ("sentence", "false"),
    [
        (
            "Anna Berg worked on a farm in Denmark before she moved to Oslo.",
            "When Anna Berg moved to Oslo, she had not yet worked on a farm in Denmark.",
        ),
        (
            "Anna Berg was the first woman to climb the highest mountain in Norway.",
            "Another woman had climbed the highest mountain in Norway before Anna Berg.",
        ),
        (
            "Anna Berg refused to sell her paintings to a museum in Paris.",
            "Anna Berg agreed to sell her paintings to a museum in Paris.",
        ),
        (
            "Many farmers in Norway keep goats on small farms in winter.",
            "Only a few farmers in Norway keep goats on small farms in winter.",
        ),
        (
            "Visitors to Lund Castle are allowed to take photographs of old paintings.",
            "Visitors to Lund Castle do not have permission to take photos of old paintings.",
        ),
        (
            "Anna Berg did not answer the long letter from Paris.",
            "Anna Berg answered the long letter from Paris.",
        ),
    ],
)
def test_a_claim_is_made_false_by_what_it_means(sentence: str, false: str) -> None:
    assert told(sentence)[1] == {false}


@needs_the_parser
@pytest.mark.parametrize(
    ("sentence", "true"),
    [
        (
            "Anna Berg worked on a farm in Denmark before she moved to Oslo.",
            "When Anna Berg moved to Oslo, she had already worked on a farm in Denmark.",
        ),
        (
            "The Glomma is the longest river in Norway.",
            "No other river in Norway is as long as the Glomma.",
        ),
        (
            "The tall tower in Lund was built by farmers from Denmark.",
            "Farmers from Denmark built the tall tower in Lund.",
        ),
    ],
)
def test_a_claim_is_told_from_its_other_side(sentence: str, true: str) -> None:
    assert told(sentence)[0] == {true}


@needs_the_parser
@pytest.mark.parametrize(
    "sentence",
    [
        "It managed to cross the wide river in the winter.",
        "The company refused to sell its oldest ships to a museum.",
        "If it rains, Anna Berg refuses to sell apples in the streets.",
        "“Anna Berg refused to sell her paintings to a museum,” he said.",
    ],
)
def test_nothing_is_told_of_nobody_in_particular_or_under_a_condition(sentence: str) -> None:
    assert told(sentence) == (set(), set())


@needs_the_parser
def test_what_some_do_is_left_open_of_most() -> None:
    said = "Some farmers in Norway keep goats on small farms in winter."
    assert opened(said) == ["Most farmers in Norway keep goats on small farms in winter."]


@needs_the_parser
def test_what_some_do_is_not_left_open_where_the_text_counts_them() -> None:
    said = "Some farmers in Norway keep goats on small farms in winter."
    assert opened(f"{said} Most of these farmers live near the sea.") == []


PEOPLE = (
    "A Title\n\nMaria Lund met Peter Holm at school in 1990. Peter Holm was a teacher of music "
    "there.\n\nMaria Lund had a friend, Clara Smith. Holm lived in a village. The winters were "
    "long there.\n\nRosa Klein, who wrote three books about wolves, has a small house "
    "near the sea.\n"
)


@needs_the_parser
def test_a_deed_of_one_person_is_asked_for_among_others_named_elsewhere() -> None:
    found = [(d.stem, d.who) for d in deeds(analyse(PEOPLE))]
    assert ("Who wrote three books about wolves?", "Rosa Klein") in found


@needs_the_parser
def test_whoever_is_named_beside_a_deed_is_no_wrong_answer() -> None:
    for deed in deeds(analyse(PEOPLE)):
        assert not any(other in deed.made.sentence.surface for other in deed.others)


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


@needs_the_parser
def test_both_halves_of_a_sentence_are_statements() -> None:
    sentence = "The work demanded skill and great strength, and many men lived near the quays."
    analysis = analyse(f"A Title\n\n{sentence}\n")
    halves = [s.surface for s in subclauses(analysis, analysis.sentences[-1])]
    assert halves == [
        "The work demanded skill and great strength.",
        "Many men lived near the quays.",
    ]


@needs_the_parser
def test_what_holds_under_a_condition_alone_is_no_statement() -> None:
    sentence = "The old bridge will fall into the river if nobody pays for the work."
    analysis = analyse(f"A Title\n\n{sentence}\n")
    assert not list(subclauses(analysis, analysis.sentences[-1]))
