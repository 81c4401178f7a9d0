"""The language of a text that is not English is named."""

import pytest

from bench.graded import FOLDER, OTHERS, graded_sets
from texts.grade import grade
from texts.language import language
from texts.languages import LANGUAGES, Trust

TOGETHER = 10  # sentences that make a text long enough for a level
SPOKEN = {"readme-fr": "fr", "complexity-de": "de", "readme-hi": "hi"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("El perro corre por la calle y la niña lo mira desde la ventana de su casa.", "es"),
        ("Il cane corre per la strada e la bambina lo guarda dalla finestra.", "it"),
        ("De kat zit op de tafel in de kamer en de hond is in de tuin.", "nl"),
        ("Мама мыла раму, но папа читал газету, потому что он был дома.", "ru"),
        ("apples bananas milk bread cheese tea coffee sugar salt pepper", "en"),
        ("Bonjour le monde.", "en"),
        ("Доброе утро, мир.", "und"),
        ("apples bread " * 30, "und"),
    ],
)
def test_a_language_is_told_by_its_commonest_words(text: str, named: str) -> None:
    assert language(text) == named


def test_the_formula_for_english_names_another_language() -> None:
    text = "Le chat est assis sur la table et il regarde la souris dans le jardin. " * 5
    assert grade(text).warning.startswith("This reads like French, so the formula for English")


def test_only_english_is_validated() -> None:
    assert [code for code, one in LANGUAGES.items() if one.trust is Trust.VALIDATED] == ["en"]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/level-dev is not here")
def test_no_english_text_is_taken_for_another_language() -> None:
    for one in graded_sets(FOLDER):
        if one.name not in {"wiki-auto", "score", "readme-en"}:  # single sentences
            assert {language(text.text) for text in one.texts} == {"en"}


@pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/level-dev is not here")
def test_ten_sentences_are_always_enough() -> None:
    for one in graded_sets(FOLDER, OTHERS):
        if one.name in SPOKEN:
            texts = [t.text for t in one.texts]
            joined = [" ".join(texts[i : i + 10]) for i in range(0, len(texts) - 10, TOGETHER)]
            assert {language(text) for text in joined} == {SPOKEN[one.name]}
