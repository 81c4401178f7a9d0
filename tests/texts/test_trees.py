"""What trees say, on trees written by hand."""

import pytest

from texts.parts import Role, Sentence, Word
from texts.trees import (
    agreed,
    below,
    children,
    clauses,
    is_negated,
    is_passive,
    main_clause,
    object_of,
    phrase,
    root,
    subject_of,
)


def tree(rows: str) -> Sentence:
    """Build a sentence from "surface/tag/dep>head index" words, one space apart."""
    words: list[Word] = []
    at = 0
    for row in rows.split():
        surface, tag, link = row.split("/")
        dep, _, head = link.partition(">")
        words.append(
            Word(surface, at, at + len(surface), tag, surface.lower(), 0.0, None, 0)
            if not dep
            else Word(
                surface=surface,
                start=at,
                end=at + len(surface),
                tag=tag,
                lemma=surface.lower(),
                zipf=0.0,
                band=None,
                sentence=0,
                head=int(head),
                dep=dep,
                second=tag,
            )
        )
        at += len(surface) + 1
    text = " ".join(word.surface for word in words)
    return Sentence(text, 0, len(text), 0, 0, Role.BODY, (), tuple(words))


# "She sat and read the old letters , because nothing was said by him ."
READING = tree(
    "She/PRP/nsubj>1 sat/VBD/root>1 and/CC/cc>3 read/VBD/conj>1 the/DT/det>6 old/JJ/amod>6 "
    "letters/NNS/obj>3 ,/,/punct>11 because/IN/mark>11 nothing/NN/nsubj:pass>11 "
    "was/VBD/aux:pass>11 said/VBN/advcl>3 by/IN/case>13 him/PRP/obl:agent>11 ././punct>1"
)
# "No teacher was late"
LATE = tree("No/DT/det>1 teacher/NN/nsubj>3 was/VBD/cop>3 late/JJ/root>3")
# "A hearing is scheduled on the issue": "on the issue" hangs on "hearing"
CROSSED = tree(
    "A/DT/det>1 hearing/NN/nsubj:pass>3 is/VBZ/aux:pass>3 scheduled/VBN/root>3 on/IN/case>6 "
    "the/DT/det>6 issue/NN/nmod>1"
)
UNPARSED = tree("She/PRP/ sat/VBD/")


def test_joined_predicates_share_a_subject() -> None:
    assert [subject_of(READING, 1), subject_of(READING, 3)] == [0, 0]


def test_an_own_subject_comes_before_a_shared_one() -> None:
    assert subject_of(READING, 11) == 9


def test_the_object_is_that_of_its_own_verb() -> None:
    assert (object_of(READING, 3), object_of(READING, 1)) == (6, None)


def test_children_come_in_order_and_a_label_stands_for_its_subtypes() -> None:
    assert children(READING, 11) == (7, 8, 9, 10, 13)
    assert children(READING, 11, "obl", "mark") == (8, 13)


def test_a_phrase_is_the_text_under_its_head_without_outer_punctuation() -> None:
    found = phrase(READING, 6)
    assert found is not None
    assert found.surface == READING.surface[found.start : found.end] == "the old letters"
    reason = phrase(READING, 11)
    assert reason is not None
    assert reason.surface == "because nothing was said by him"


def test_a_phrase_in_two_places_is_none() -> None:
    assert below(CROSSED, 1) == (0, 1, 4, 5, 6)
    assert phrase(CROSSED, 1) is None


def test_clauses_say_who_does_what() -> None:
    sat, read, said = clauses(READING)
    assert (sat.dep, sat.subject, sat.object, sat.finite) == ("root", 0, None, True)
    assert (read.dep, read.subject, read.object, read.passive) == ("conj", 0, 6, False)
    assert (said.dep, said.mark, said.passive, said.finite) == ("advcl", "because", True, True)


def test_a_copula_makes_an_adjective_the_predicate() -> None:
    found = main_clause(LATE)
    assert found is not None
    assert (found.head, found.subject, found.finite) == (3, 1, True)


def test_no_on_the_subject_negates_the_clause() -> None:
    assert is_negated(LATE, 3)
    assert not is_negated(READING, 1)


def test_a_passive_shows_in_its_auxiliary() -> None:
    assert is_passive(CROSSED, 3)
    assert not is_passive(READING, 1)


def test_a_heading_is_no_statement() -> None:
    assert main_clause(tree("Prime/JJ/amod>1 movers/NNS/root>1")) is None


def test_an_unparsed_sentence_has_no_root_and_no_clauses() -> None:
    assert (root(UNPARSED), clauses(UNPARSED), main_clause(UNPARSED)) == (None, (), None)
    assert children(UNPARSED, 0) == ()


@pytest.mark.parametrize(
    ("tag", "second", "same"),
    [("VBD", "VBN", True), ("NN", "NNP", True), ("NN", "VB", False), ("NN", "", True)],
)
def test_two_readings_agree_on_the_part_of_speech(tag: str, second: str, same: bool) -> None:
    word = Word("work", 0, 4, tag, "work", 5.0, None, 0, second=second)
    assert agreed(word) is same
