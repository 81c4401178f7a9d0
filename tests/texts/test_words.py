"""Tags, lemmas, bands, families and richness of words."""

import gzip
import json
import lzma

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.samples import SHARED, shared_analysis, shelf_analyses
from texts import lexicon
from texts.analysis import analyse
from texts.bands import BANDS, band, inflect, lemma, zipf
from texts.diversity import mattr
from texts.families import family
from texts.tagger import WEIGHTS, tag

UD = SHARED.parent / "ud" / "gum-open-dev.conllu.xz"


def needs_lexicon() -> None:
    if not lexicon.available():
        pytest.skip("there is no lexicon: run scripts/wordnet.py")


def test_the_tagger_gets_95_in_100_words_of_unseen_text_right() -> None:
    if not UD.is_file():
        pytest.skip("../shared/ud is absent")
    right = counted = 0
    with lzma.open(UD, "rt", encoding="utf-8") as lines:
        for block in lines.read().split("\n\n")[:150]:
            rows = [line.split("\t") for line in block.splitlines()]
            rows = [row for row in rows if row[0].isdigit()]
            guesses = tag([row[1] for row in rows])
            right += sum(guess == row[4] for guess, row in zip(guesses, rows, strict=True))
            counted += len(rows)
    assert right / counted > 0.945


def test_the_weights_are_small_and_plain_json() -> None:
    assert WEIGHTS.stat().st_size < 1_600_000
    weights, single, classes = json.loads(gzip.decompress(WEIGHTS.read_bytes()))
    assert weights["bias"]
    assert set(single.values()) <= set(classes)


def test_a_sentence_is_tagged_as_a_grammar_book_would() -> None:
    assert tag(["She", "does", "n’t", "read", "old", "maps", "."]) == [
        *("PRP", "VBZ", "RB", "VB", "JJ", "NNS", ".")
    ]


@pytest.mark.parametrize(
    ("surface", "part", "expected"),
    [
        ("left", "VBD", "leave"),
        ("wolves", "NNS", "wolf"),
        ("Better", "JJR", "good"),
        ("people", "NNS", "people"),
        ("growing", "VBG", "grow"),
        ("Nepal", "NNP", "nepal"),
        ("quickly", "RB", "quickly"),
    ],
)
def test_lemmas_are_dictionary_forms(surface: str, part: str, expected: str) -> None:
    assert lemma(surface, part) == expected


def test_inflecting_a_lemma_gives_the_surface_again_nearly_always() -> None:
    words = {
        (w.surface, w.lemma, w.tag)
        for analysis in shelf_analyses()
        for w in analysis.words
        if w.is_content and w.surface.islower() and w.surface.isalpha()
    }
    wrong = sorted(w for w in words if inflect(w[1], w[2]) != w[0])
    assert len(wrong) < 0.03 * len(words), wrong[:30]


def test_frequencies_fall_from_the_to_plumage() -> None:
    assert zipf("the") > zipf("people") > zipf("tiger") > zipf("plumage") > zipf("qzxv") == 0


def test_cannot_is_can_and_not() -> None:
    words = analyse("Cannot a bee speak? It cannot.").words
    cans = [w for w in words if w.surface.lower() == "can"]
    assert [(w.tag, w.band) for w in cans] == [("MD", "A1")] * 2
    assert not [w for w in words if w.surface.lower() == "cannot"]


def test_rare_words_are_not_taken_for_beginners_words() -> None:
    assert band("antibody", "NN") not in {"A1", "A2"}
    assert band("dog", "NN") == "A1"
    assert band("buttress", "VB") == "C2"
    assert band("qzxv", "NN") is None


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
@settings(max_examples=100, deadline=None)
def test_any_string_has_a_frequency_and_a_band_or_none(word: str) -> None:
    assert 0 <= zipf(word) <= 8
    assert band(word, "NN") in (*BANDS, None)


def test_the_family_of_economy_holds_its_four_relatives() -> None:
    needs_lexicon()
    words = {relative.word for relative in family("economy")}
    assert {"economy", "economic", "economical", "economically", "economist"} <= words


@pytest.mark.parametrize(("word", "stranger"), [("state", "station"), ("busy", "bus")])
def test_a_family_takes_no_stranger_in(word: str, stranger: str) -> None:
    assert stranger not in {relative.word for relative in family(word)}


def test_senses_come_commonest_first_with_their_counts() -> None:
    needs_lexicon()
    first, *rest = lexicon.senses("bank", "n")
    assert first.rank == 1
    assert first.gloss.startswith(("sloping land", "a financial institution"))
    assert len(rest) > 5


def test_relations_lead_where_they_should() -> None:
    needs_lexicon()
    assert "leave" in lexicon.antonyms("arrive", "v")
    assert {"lion", "leopard"} <= set(lexicon.co_hyponyms(lexicon.senses("tiger", "n")[1]))
    assert "enormous" in lexicon.related("huge", "a") | set(
        lexicon.co_hyponyms(lexicon.senses("huge", "a")[0])
    )


def test_the_sense_of_an_ambiguous_word_is_never_guessed() -> None:
    needs_lexicon()
    assert lexicon.safe_sense("bank", "n", ["money", "river"]) is None
    assert lexicon.safe_sense("cull", "v", []) is None
    assert lexicon.safe_sense("wolf", "n", []) is None  # also a verb: to wolf down


def test_an_only_sense_that_its_context_bears_out_is_safe() -> None:
    needs_lexicon()
    sense = lexicon.safe_sense("ecologist", "n", ["environment", "tiger"])
    assert sense is not None
    assert "environment" in sense.gloss
    assert lexicon.safe_sense("ecologist", "n", []) is None


def test_without_a_lexicon_look_ups_find_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    caches = (lexicon._database, lexicon.senses, lexicon.related)
    monkeypatch.setenv("GRADUS_LEXICON", "/nowhere/lexicon.sqlite")
    for cached in caches:
        cached.cache_clear()
    try:
        assert not lexicon.available()
        assert lexicon.senses("bank", "n") == ()
        assert lexicon.safe_sense("tiger", "n", ["cat"]) is None
    finally:
        for cached in caches:
            cached.cache_clear()


@given(st.lists(st.sampled_from("abcdef"), max_size=120))
@settings(deadline=None)
def test_moving_window_diversity_is_a_share(surfaces: list[str]) -> None:
    assert 0 <= mattr(surfaces) <= 1


def test_repeating_a_text_lowers_its_ratio_but_not_its_moving_window() -> None:
    once = [t.lower() for t in shared_analysis("ose-nepal-advanced").text.split()]
    assert mattr(once * 2) == pytest.approx(mattr(once), abs=0.01)


def test_rich_words_are_rarer_than_the_rest_and_never_names() -> None:
    for analysis in shelf_analyses():
        words = [w for w in analysis.words if w.is_content]
        rich = sorted(words, key=lambda w: -w.richness)[:10]
        assert all(not w.name and w.richness > 0 for w in rich)
        mean = sum(w.zipf for w in words) / len(words)
        assert sum(w.zipf for w in rich) / 10 < mean - 0.7


@pytest.mark.parametrize(("surface", "tag"), [("farmyard", "JJ"), ("biogas", "NN"), ("data", "NN")])
def test_a_dictionary_form_is_its_own_lemma(surface: str, tag: str) -> None:
    assert lemma(surface, tag) == surface
