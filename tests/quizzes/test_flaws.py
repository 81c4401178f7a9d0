"""The textbook flaws are seen, each on an item that has it, and on none of the shelf's own."""

from dataclasses import replace

import pytest

from quizzes.item import Format, Item, Option, Skill
from quizzes.screens import SCREENS
from texts.analysis import Analysis, analyse
from texts.tokens import Span

SENTENCE = "The old bridge was closed in 1974 because two of its arches had cracked."


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(f"A Bridge\n\n{SENTENCE}\n")


def item(stem: str, *shown: str) -> Item:
    """Return an item whose key is the first option."""
    made = [Option(o, f"The option {o} is here for a test of screens.") for o in shown]
    return Item(
        kind="detail",
        format=Format.CHOICE,
        skill=Skill.COMPREHENSION,
        stem=stem,
        context="",
        key=made[0],
        distractors=tuple(made[1:]),
        evidence=Span(SENTENCE, 10, 10 + len(SENTENCE)),
        target=shown[0],
        generator="detail/1",
        predicted=0.0,
        article="0" * 16,
    )


WHEN = "The old bridge was closed in ____."
WHICH = "Which statement does the text support?"
FLAWED = [
    ("all of the above", item("What was closed?", "bridge", "road", "gate", "All of the above")),
    ("combined options", item("What was closed?", "bridge", "road", "gate", "A and C")),
    ("negative stem", item("Which of these was not closed?", "road", "bridge", "gate", "mill")),
    ("unfocused stem", item("The old bridge.", "It cracked.", "It fell.", "It sank.", "It rose.")),
    ("several gaps", item("The ____ bridge was closed in ____.", "1974", "1975", "1976", "1977")),
    (
        "absolute word",
        item(
            WHICH,
            "The bridge was closed to traffic.",
            "People always loved the stones.",
            "A mill stood near the river.",
            "Boats went under the arches.",
        ),
    ),
    ("vague option", item("The bridge had ____ arches.", "seven", "nine", "many", "five")),
    (
        "same opening",
        item(
            "Why was it closed?",
            "Because the old arches cracked.",
            "Because the old stones fell.",
            "Because the old road sank.",
            "Because the old walls leaned.",
        ),
    ),
    (
        "converging options",
        item(
            "What was found?",
            "iron nails and glass beads",
            "iron nails and silver coins",
            "clay pots and glass beads",
            "wooden spoons and leather shoes",
        ),
    ),
    ("same value", item(WHEN, "1,000", "1000", "1200", "1300")),
    ("far figure", item("It cost ____ pounds.", "500", "400", "600", "90,000")),
    ("number of the verb", item("The ____ are old.", "bridges", "road", "gates", "mills")),
]


@pytest.mark.parametrize(("screen", "flawed"), FLAWED, ids=[name for name, _ in FLAWED])
def test_a_flaw_is_refused(screen: str, flawed: Item, analysis: Analysis) -> None:
    assert SCREENS[screen](flawed, analysis)


@pytest.mark.parametrize("screen", [name for name, _ in FLAWED])
def test_a_sound_item_has_none_of_the_flaws(screen: str, analysis: Analysis) -> None:
    sound = item(WHEN, "1974", "1972", "1978", "1981")
    assert SCREENS[screen](sound, analysis) is None


def test_a_statement_to_judge_may_say_not(analysis: Analysis) -> None:
    judged = replace(
        item("The bridge was not closed.", "False", "True", "Not given"),
        format=Format.TRUE_FALSE_NOT_GIVEN,
    )
    assert SCREENS["negative stem"](judged, analysis) is None
