"""Every word has one place in one tree, and a second reading of its tag."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.samples import ROOT, shelf_analyses
from texts import parser
from texts.analysis import Sentence, analyse
from texts.errors import Unfit
from texts.trees import agreed
from texts.wordlists import word_set

PIECES = "The the cat sat who ran and - well-known re-use don’t can't U.S. 2024 é “ ( ) ; . …"
PROSE = st.lists(
    st.sampled_from([*sorted(word_set(PIECES)), "\n", "\u3000", "\x07", "\U0001f600"]), max_size=40
)
TEXTS = st.one_of(PROSE.map(" ".join), st.text(max_size=120))


def parsed_sentences() -> list[Sentence]:
    return [s for analysis in shelf_analyses() for s in analysis.sentences]


def written(sentence: Sentence) -> str:
    return " ".join(
        f"{word.surface}/{word.second}/{word.dep}>{sentence.tokens[word.head].surface}"
        for word in sentence.tokens
    )


def assert_tree(sentence: Sentence) -> None:
    """One root, and every other word comes to it by its heads."""
    heads = [word.head for word in sentence.tokens]
    roots = [index for index, head in enumerate(heads) if head == index]
    assert len(roots) == 1, sentence.surface
    for index in range(len(heads)):
        at = index
        for _ in heads:
            at = heads[at]
        assert at == roots[0], sentence.surface


def test_weights_are_here() -> None:
    assert parser.available()


def test_every_sentence_of_the_shelf_is_a_tree() -> None:
    for sentence in parsed_sentences():
        assert_tree(sentence)


def test_every_word_of_the_shelf_has_a_label_and_a_second_tag() -> None:
    for sentence in parsed_sentences():
        for word in sentence.tokens:
            assert word.dep
            assert word.second
            assert (word.dep == "root") == (sentence.tokens[word.head] is word)


def test_tagger_and_parser_agree_on_95_words_in_100_of_the_shelf() -> None:
    words = [word for sentence in parsed_sentences() for word in sentence.words]
    share = sum(agreed(word) for word in words) / len(words)
    assert 0.95 < share < 1  # 96.1 measured; the rest is what the second reading is for


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_is_parsed_into_trees_over_its_own_tokens(text: str) -> None:
    try:
        analysis = analyse(text)
    except Unfit:
        return
    for sentence in analysis.sentences:
        for word in sentence.tokens:
            assert text[word.start : word.end] == word.surface
            assert 0 <= word.head < len(sentence.tokens)
        if sentence.tokens:  # no word of a text that is not English is read
            assert_tree(sentence)


def test_a_passive_with_a_hyphen_is_read() -> None:
    (sentence,) = analyse("The well-known bridge was designed by a young engineer.").sentences
    assert written(sentence) == (
        "The/DT/det>bridge well-known/JJ/amod>bridge bridge/NN/nsubj:pass>designed "
        "was/VBD/aux:pass>designed designed/VBN/root>designed by/IN/case>engineer "
        "a/DT/det>engineer young/JJ/amod>engineer engineer/NN/obl>designed ././punct>designed"
    )


def test_a_reason_and_a_shortened_negation_are_read() -> None:
    (sentence,) = analyse(
        "Farmers didn’t sell the milk because a storm had destroyed the road."
    ).sentences
    assert written(sentence) == (
        "Farmers/NNS/nsubj>sell did/VBD/aux>sell n’t/RB/advmod>sell sell/VB/root>sell "
        "the/DT/det>milk milk/NN/obj>sell because/IN/mark>destroyed a/DT/det>storm "
        "storm/NN/nsubj>destroyed had/VBD/aux>destroyed destroyed/VBN/advcl>sell "
        "the/DT/det>road road/NN/obj>destroyed ././punct>sell"
    )


def test_the_same_text_gives_the_same_trees() -> None:
    text = (ROOT / "seed_data" / "shelf" / "swifts.txt").read_text(encoding="utf-8")
    assert analyse(text) == analyse(text)


def test_a_sentence_too_long_for_a_tree_stays_unparsed() -> None:
    listed = "apples and " * (parser.LONGEST // 2 + 1)
    analysis = analyse(f"She bought {listed} pears. He ate.")
    assert {word.head for word in analysis.sentences[0].tokens} == {-1}
    assert_tree(analysis.sentences[1])


def test_without_weights_words_stay_unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "WEIGHTS", Path("absent"))
    parser.available.cache_clear()
    try:
        (sentence,) = analyse("The bus left at nine.").sentences
    finally:
        monkeypatch.undo()
        parser.available.cache_clear()
    assert {(word.head, word.dep, word.second) for word in sentence.tokens} == {(-1, "", "")}
    assert all(agreed(word) for word in sentence.tokens)


def test_heads_in_a_circle_are_no_tree() -> None:
    circle = [parser.Arc(1, "x", ""), parser.Arc(0, "x", ""), parser.Arc(2, "root", "")]
    assert parser._depths(circle) == [0, 0, 1]


def test_further_roots_hang_on_the_first() -> None:
    two = [parser.Arc(0, "root", ""), parser.Arc(0, "obj", ""), parser.Arc(2, "root", "")]
    assert [arc.head for arc in parser._one_root(two)] == [0, 0, 0]


def test_importing_the_parser_loads_no_spacy() -> None:
    code = (
        "import sys, texts.parser, texts.trees, texts.analysis; "
        "print([m for m in ('spacy', 'thinc', 'numpy', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
