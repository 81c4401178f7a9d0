"""The content words of a text, as readers meet them."""

import pytest

from tests.texts.samples import shelf_analyses
from texts import lexicon
from texts.analysis import analyse
from texts.vocabulary import vocabulary

STORY = (
    "A Bird\n\nThe bird builds its nest in May. Maria builds nests too, and draws startling birds."
)


def words(text: str) -> dict[str, str]:
    return {word.surface: word.headword for word in vocabulary(analyse(text))}


def test_each_form_has_its_headword_and_names_are_left_out() -> None:
    found = words(STORY)
    assert found["builds"] == "build"
    assert found["nests"] == found["nest"] == "nest"
    assert not {"maria", "the", "its"} & set(found)


def test_a_wrong_tag_makes_no_headword_that_is_none() -> None:
    """ "Nest" was read as a superlative, so its lemma was "ne"."""
    if not lexicon.available():
        pytest.skip("there is no lexicon: run scripts/wordnet.py")
    for analysis in shelf_analyses():
        headwords = {word.headword for word in vocabulary(analysis)}
        assert not headwords & {"ne", "draws", "weighs", "melts"}


def test_forms_come_once_and_in_lower_case() -> None:
    for analysis in shelf_analyses():
        forms = [word.surface for word in vocabulary(analysis)]
        assert len(set(forms)) == len(forms)
        assert all(form in analysis.text.lower() for form in forms)


def test_a_rare_word_that_no_list_knows_is_of_the_hardest_band() -> None:
    found = {word.surface: word.band for word in vocabulary(analyse("The plesiosaur swam away."))}
    assert found["plesiosaur"] == "C2"
