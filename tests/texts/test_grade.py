"""The CEFR estimate: pinned, ordered, honest about short texts."""

import pytest

from tests.texts.samples import shared_text, shelf_analyses
from texts import Unfit
from texts.factbox import split_printed_box
from texts.grade import formula, grade, unbounded_band
from texts.parts import Grade

# Written for this test, so that editing a text of the shelf does not move them.
EASY = "I have a cat. It is small and black. It likes milk and fish. We play in the garden. " * 8
MIDDLE = (
    "The museum has opened a new gallery about the history of travel. Visitors can sit in an old "
    "train and listen to passengers who describe their journeys. Most of the objects were given "
    "by local families after a public appeal last winter. "
) * 3
HARD = (
    "Notwithstanding considerable diplomatic resistance, the commission advocated comprehensive "
    "institutional restructuring, arguing that fragmented jurisdictions had perpetuated systemic "
    "inefficiency and undermined democratic accountability throughout the federation. "
) * 5


def printed(name: str) -> Grade:
    return grade(split_printed_box(shared_text(name))[1])


@pytest.mark.parametrize(
    ("name", "score"), [("prime-movers", 4.697), ("strategic-partnership", 4.366)]
)
def test_printed_articles_keep_their_scores(name: str, score: float) -> None:
    assert printed(name).score == pytest.approx(score, abs=0.001)


@pytest.mark.parametrize(
    ("text", "score", "band"), [(EASY, 1.595, "A1"), (MIDDLE, 3.080, "A2"), (HARD, 6.080, "C2")]
)
def test_pinned_scores_have_not_moved(text: str, score: float, band: str) -> None:
    found = grade(text)
    assert found.score == pytest.approx(score, abs=0.001)
    assert found.band == band


@pytest.mark.parametrize(
    "article",
    [
        *("amsterdam", "everest", "nepal", "usshutdown", "wnlcanadianpair", "wnlfivejobs"),
        *("wnljmwturner", "wnlnovelway", "wnlshipsnoise", "wnlwaiters"),
    ],
)
def test_three_versions_of_an_article_are_put_in_order(article: str) -> None:
    versions = ("elementary", "intermediate", "advanced")
    scores = [grade(shared_text(f"ose-{article}-{level}")).score for level in versions]
    assert scores == sorted(scores)


def test_topics_of_the_shelf_in_three_levels_are_put_in_order() -> None:
    found = {a.title.surface if a.title else "": a.grade.score for a in shelf_analyses()}
    assert len(found) >= 14
    assert max(found.values()) - min(found.values()) > 1.5


def test_a_text_under_50_tokens_has_no_level() -> None:
    found = grade("The cat sat on the mat. It was a fat cat.")
    assert (found.band, found.low, found.high) == (None, None, None)
    assert "too few" in found.warning


def test_a_text_under_100_tokens_has_only_a_range() -> None:
    found = grade("The cat sat on the mat. It was a fat cat. " * 6)
    assert found.band is None
    assert (found.low, found.high) == ("A1", "A2")


def test_a_list_is_flagged() -> None:
    assert grade("the old shop near the river and the mill\n" * 20).warning


@pytest.mark.parametrize(
    "text",
    [
        "Le chat est assis sur la table et il regarde la souris dans le jardin. " * 10,
        "apples bananas milk bread cheese tea coffee sugar salt pepper. " * 12,
    ],
)
def test_what_is_no_english_prose_gets_no_level(text: str) -> None:
    found = grade(text)
    assert (found.band, found.low) == (None, None)
    assert "English" in found.warning


@pytest.mark.parametrize("text", ["", "12 345. 67!", "Мама мыла раму. " * 30, "日本語の文章です。"])
def test_a_text_without_latin_letters_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(Unfit, match=r"^This text has no words in Latin letters, so no level"):
        grade(text)


def test_drivers_add_up_to_the_score() -> None:
    found = grade(HARD)
    assert formula().intercept + sum(d.contribution for d in found.drivers) == pytest.approx(
        found.score, abs=0.001
    )


def test_one_hard_sentence_among_easy_ones_is_a_driver() -> None:
    uneven = {d.feature: d.contribution for d in grade(EASY + HARD).drivers}["uneven"]
    even = {d.feature: d.contribution for d in grade(HARD).drivers}["uneven"]
    assert uneven > even + 0.1


def test_longer_sentences_never_lower_the_score() -> None:
    joined = MIDDLE.replace(". Visitors", ", and visitors")
    assert grade(joined).score > grade(MIDDLE).score


def test_the_scale_of_bands_rises_through_the_cuts() -> None:
    assert [unbounded_band(cut) for cut in formula().cuts] == [*(1.5, 2.5, 3.5, 4.5, 5.5)]
    assert unbounded_band(-1) < 0.5
    assert unbounded_band(9) > 6.5
