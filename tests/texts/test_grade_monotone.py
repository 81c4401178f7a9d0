"""Rarer words and longer sentences never make a text easier, in the parts that are about them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.graded import FOLDER, graded_sets
from bench.level import triples
from texts.bands import zipf
from texts.grade import formula, grade, pooled, scored
from texts.wordlists import word_set

FREQUENCY = ("rare_words", "uncommon_types", "type_zipf")
LENGTH = ("sentence_length", "word_length", "syllables")
SLACK = 1e-9  # what sums of floating point numbers may differ by

# Commonest first; none is a name, and no two are one word's forms.
WORDS = sorted(
    word_set(
        "people world school house night water money family story friend market doctor garden "
        "winter castle letter island engine silver copper rocket pillow hammer violin canary "
        "turnip gosling trellis plumage capstan sextant bodkin"
    ),
    key=lambda word: (-zipf(word), word),
)
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=9, unique=True), min_size=2, max_size=6
)


def written(sentences: list[list[str]]) -> str:
    return " ".join("The " + " and the ".join(words) + "." for words in sentences)


def part(text: str, names: tuple[str, ...]) -> float:
    """Return what these features add to the score of a text."""
    return sum(d.contribution for d in grade(text).drivers if d.feature in names)


@given(SENTENCES, st.data())
@settings(max_examples=150, deadline=None)
def test_a_rarer_word_never_lowers_the_frequency_part(
    sentences: list[list[str]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(sentences) - 1))
    old = data.draw(st.sampled_from(sentences[place]))
    rarer = [w for w in WORDS[WORDS.index(old) :] if w not in sentences[place] or w == old]
    new = data.draw(st.sampled_from(rarer))
    harder = [[new if w == old and i == place else w for w in s] for i, s in enumerate(sentences)]
    before, after = written(sentences), written(harder)
    assert part(after, FREQUENCY) >= part(before, FREQUENCY) - SLACK
    level = part(after, ("word_level", "latinate", *LENGTH)) - part(
        before, ("word_level", "latinate", *LENGTH)
    )
    if level >= 0:  # else the rarer word is shorter, or a list calls it easier
        assert grade(after).score >= grade(before).score - 0.001


@given(SENTENCES, st.data())
@settings(max_examples=150, deadline=None)
def test_joining_sentences_never_lowers_the_length_part(
    sentences: list[list[str]], data: st.DataObject
) -> None:
    text = written(sentences)
    stop = data.draw(st.sampled_from([m.start() for m in re.finditer(r"\. ", text)]))
    joined = f"{text[:stop]}; {text[stop + 2 :]}"
    assert part(joined, LENGTH) > part(text, LENGTH)


@given(st.data())
@settings(max_examples=50, deadline=None)
def test_a_harder_sentence_never_lowers_the_score_of_a_text(data: st.DataObject) -> None:
    parts = [scored(f"The {' and the '.join(WORDS[i : i + 5])}.") for i in range(0, 25, 5)]
    place = data.draw(st.integers(0, len(parts) - 1))
    others = [p for i, p in enumerate(parts) if i != place]
    ranked = sorted(parts, key=lambda p: p.score)
    scores = [pooled([*others, p]) for p in ranked if p.tokens == parts[place].tokens]
    assert scores == sorted(scores)


def test_every_coefficient_has_the_sign_of_its_feature() -> None:
    signs = {name: c < 0 for name, c in formula().coefficients.items()}
    assert [name for name, negative in signs.items() if negative] == ["digits", "type_zipf"]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/level-dev is not here")
def test_no_harder_rewrite_of_an_article_gets_an_easier_level() -> None:
    articles = triples(graded_sets()[0].texts)
    scores = [[grade(text).score for text in versions] for versions in articles]
    assert len(scores) >= 100
    assert [s for s in scores if s != sorted(s)] == []
