"""Who or what a pronoun stands for, and who said something: asked only where it is certain."""

from random import Random

import pytest

from quizzes.certainty import certain
from quizzes.generators import attribution, reference
from quizzes.item import Item
from quizzes.mentions import mentions
from quizzes.optionnames import called, may_be_one
from quizzes.pipeline import Draft
from quizzes.speakers import reported
from texts.analysis import Analysis, analyse
from texts.parser import available

needs_trees = pytest.mark.skipif(not available(), reason="the parser is not installed")


def read(text: str) -> Analysis:
    return analyse(f"A Title\n\n{text}\n")


def meant(text: str, pronoun: str) -> str:
    """Return what the last such pronoun of a text certainly stands for, or ""."""
    analysis = read(text)
    sentence = analysis.sentences[-1]
    place = max(i for i, t in enumerate(sentence.tokens) if t.surface == pronoun)
    found = certain(analysis, sentence, place)
    return called(found)[0] if found else ""


def references(drafts: dict[str, Draft]) -> list[Item]:
    return [i for draft in drafts.values() for i in draft.items if i.kind == "reference"]


@needs_trees
def test_the_subject_of_a_sentence_is_that_of_the_one_before() -> None:
    text = "The miners worked under the town. They cut a large chapel out of the white salt."
    assert meant(text, "They") == "the miners"


@needs_trees
@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("We saw the birds in the garden. They ate our bread at once.", "They"),
        ("The day was cold. It was raining hard in the old town.", "It"),
        ("The Maya lived beside the farmers. They built large cities of stone.", "They"),
        ("Anna Berg met Maria Lund at the station. She had a heavy bag with her.", "She"),
    ],
)
def test_what_may_be_another_thing_is_left_alone(text: str, pronoun: str) -> None:
    assert meant(text, pronoun) == ""


def test_she_is_no_man() -> None:
    text = "Peter Lund lives on the coast. She walks to the harbour every morning."
    assert meant(text, "She") == ""


@pytest.mark.parametrize(
    "text", ["Most large cities grew fast.", "Their houses stood there.", "People came by sea."]
)
def test_a_phrase_that_says_little_alone_is_no_option(text: str) -> None:
    first = next(m for m in mentions(read(text)) if m.sentence.index)
    assert called(first) == ("", "")


def test_the_children_may_be_the_pupils() -> None:
    found = mentions(read("The children ran. The pupils sang."))
    assert may_be_one(found[-2], found[-1], set())


def test_options_of_a_reference_share_no_word_and_stand_not_in_what_is_shown(
    shelf_drafts: dict[str, Draft],
) -> None:
    for item in references(shelf_drafts):
        options = [item.key.text, *(d.text for d in item.distractors)]
        bags = [set(o.lower().split()) - {"the", "of"} for o in options]
        assert sum(map(len, bags)) == len(set().union(*bags))
        assert not any(o in item.stem or o in item.context for o in options)


def test_options_of_a_reference_open_alike(shelf_drafts: dict[str, Draft]) -> None:
    for item in references(shelf_drafts):
        opened = {o.text.startswith("the ") for o in (item.key, *item.distractors)}
        assert len(opened) == 1


PEOPLE = (
    "{} Peter Lund, Ruth Adams and Paul Baker live there too. Peter Lund has a boat. "
    "Ruth Adams has a shop. Paul Baker has a farm near the bridge."
)


@needs_trees
def test_a_view_is_asked_for_without_its_owner() -> None:
    said = "Anna Berg believes that the old harbour will close before the summer."
    stems = [s.stem for s in reported(read(PEOPLE.format(said)))]
    assert stems == ["Whose view is it that the old harbour will close before the summer?"]


@needs_trees
@pytest.mark.parametrize(
    "said",
    [
        "Anna Berg did not say that the old harbour will close before the summer.",
        "Anna Berg might think that the old harbour will close before the summer.",
        "Anna Berg says that they will close it before the summer.",
    ],
)
def test_what_was_not_said_or_leans_on_the_text_is_not_asked_for(said: str) -> None:
    assert not list(reported(read(PEOPLE.format(said))))


def test_a_view_needs_three_other_people() -> None:
    analysis = read("Anna Berg believes that the old harbour will close. Peter Lund has a boat.")
    assert not list(attribution.propose(analysis, Random(1)))


def test_the_same_text_gives_the_same_references() -> None:
    analysis = read("The miners worked under the town. They cut a chapel out of the white salt.")
    made = [list(reference.propose(analysis, Random(1))) for _ in range(2)]
    assert made[0] == made[1]
