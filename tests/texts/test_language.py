"""The language of a text that is not English is named."""

import pytest

from bench.graded import FOLDER, OTHERS, graded_sets
from texts.grade import grade
from texts.language import NAMES, language

TOGETHER = 10  # sentences that make a text long enough for a level
SPOKEN = {"readme-fr": "French", "complexity-de": "German", "readme-hi": "Hindi"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("El perro corre por la calle y la niña lo mira desde la ventana de su casa.", "Spanish"),
        ("Il cane corre per la strada e la bambina lo guarda dalla finestra.", "Italian"),
        ("De kat zit op de tafel in de kamer en de hond is in de tuin.", "Dutch"),
        ("Мама мыла раму, но папа читал газету, потому что он был дома.", "Russian"),
        ("apples bananas milk bread cheese tea coffee sugar salt pepper", None),
        ("Bonjour le monde.", None),
    ],
)
def test_a_language_is_told_by_its_commonest_words(text: str, named: str | None) -> None:
    assert language(text) == named


def test_the_warning_names_the_language() -> None:
    text = "Le chat est assis sur la table et il regarde la souris dans le jardin. " * 5
    assert grade(text).warning == "This reads like French: a level can be told of English only."


def test_english_is_not_among_them() -> None:
    assert "en" not in NAMES


@pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/level-dev is not here")
def test_ten_sentences_are_always_enough() -> None:
    for one in graded_sets(FOLDER, OTHERS):
        if one.name in SPOKEN:
            texts = [t.text for t in one.texts]
            joined = [" ".join(texts[i : i + 10]) for i in range(0, len(texts) - 10, TOGETHER)]
            assert {language(text) for text in joined} == {SPOKEN[one.name]}
