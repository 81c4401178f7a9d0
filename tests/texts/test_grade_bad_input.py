"""What is no prose gets a wide range and a plain warning, or a refusal: no confident number."""

import pytest

from tests.texts.samples import shared_analyses, shelf_analyses
from texts.bands import BANDS
from texts.grade import grade
from texts.prose import doubt, is_english

DUTCH = (
    "De kat zit op de tafel in de kamer en de hond is in de tuin. We had me over de film in het "
    "park, was het maar zo. Het is een mooie dag en ik ga naar school. "
)
SCOTS = (
    "Wee, sleekit, cowrin, tim'rous beastie, O, what a panic's in thy breastie! Thou need na "
    "start awa sae hasty, Wi' bickering brattle! "
)
FRENCH = "Le chat est assis sur la table et il regarde la souris dans le jardin. "
CODE = "for (i = 0; i < n; i++) { if (a[i] == b[i] && a[i] > the[of]) { return it.to(a[i]); } }\n"
TABLE = "In the year of 2010 it was 15,000 to 16,000. 3 of 4. 5 and 6. 7 or 8. The 9 is 10.\n"
VERSE = (
    "The sea is calm tonight\nThe tide is full, the moon lies fair\nUpon the straits; on the "
    "French coast the light\nGleams and is gone; the cliffs of England stand\n"
)
ENDLESS = "and then we went to the shop and we saw the man who had the dog that was in the house "


@pytest.mark.parametrize("text", [DUTCH, SCOTS])
def test_a_language_near_english_gets_no_level(text: str) -> None:
    found = grade(text * 6)
    assert (found.band, found.low, found.high) == (None, None, None)
    assert "English" in found.warning


@pytest.mark.parametrize(
    ("text", "said"),
    [(CODE, "signs"), (TABLE, "figures"), (VERSE, "verse"), (ENDLESS, "without a stop")],
)
def test_what_is_hardly_prose_has_a_wide_range_and_a_warning(text: str, said: str) -> None:
    assert said in grade(text * 10).warning
    found = doubt(text * 10)
    assert found is not None
    assert found.wide


def test_a_text_of_two_languages_has_a_wide_range() -> None:
    found = grade("The cat sat on the mat and it was happy with it. " * 8 + FRENCH * 8)
    assert "does not read like English" in found.warning
    assert BANDS.index(found.high or "") - BANDS.index(found.low or "") >= 3


def test_verse_with_a_stop_now_and_then_has_a_wide_range() -> None:
    verse = VERSE.replace("tonight", "tonight,").replace("fair", "fair;")
    found = doubt((verse + "And so it ends.\n") * 6)
    assert found is not None
    assert found.wide


def test_a_wide_range_is_a_band_wider_at_each_side() -> None:
    found = grade(VERSE * 6)
    assert (found.low, found.band, found.high) == ("A1", "A2", "B2")


def test_headings_between_paragraphs_are_flagged_and_widen_nothing() -> None:
    found = doubt("The weather in the north\nIt rains.\n" * 20)
    assert found is not None
    assert not found.wide


def test_no_article_of_ours_is_doubted() -> None:
    for found in [*shelf_analyses(), *shared_analyses()]:
        assert is_english(found.text.split())
        doubted = doubt(found.text)
        assert not (doubted and doubted.wide), found.text[:60]
