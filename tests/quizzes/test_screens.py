"""Each screen refuses what it is there for, and says so; a sound item passes them all."""

from dataclasses import replace

import pytest

from quizzes.item import Format, Item, Option, Skill
from quizzes.screens import SCREENS, refusal
from texts.analysis import Analysis, analyse
from texts.tokens import Span

TEXT = """A Count of Tigers

Researchers counted tigers in the forests of Nepal with more than 500 hidden cameras.
The census took two years, and 250 people walked through five large parks to finish it.
Hunters murdered three guards near the border in the first winter of the work.
They want to repeat the whole count in a few years, when there may be more animals.
"""
SENTENCE = "The census took two years, and 250 people walked through five large parks to finish it."


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(TEXT)


def span(sentence: str) -> Span:
    at = TEXT.index(sentence)
    return Span(sentence, at, at + len(sentence))


@pytest.fixture
def sound() -> Item:
    return Item(
        kind="gap",
        format=Format.CHOICE,
        skill=Skill.VOCABULARY,
        stem=SENTENCE.replace("census", "____"),
        context="",
        key=Option("census", "It means an official count of a population."),
        distractors=(
            Option("wedding", "A wedding is a day on which two people marry."),
            Option("recipe", "A recipe is a list of steps for cooking."),
            Option("melody", "A melody is the main line of notes in a song."),
        ),
        evidence=span(SENTENCE),
        target="census",
        generator="gap/1",
        predicted=0.0,
        article="0" * 16,
    )


def reason(item: Item, analysis: Analysis) -> str:
    return refusal(item, analysis) or ""


def with_distractor(item: Item, text: str) -> Item:
    first = Option(text, f"The option {text} is wrong because it was put there for a test.")
    return replace(item, distractors=(first, *item.distractors[1:]))


def test_a_sound_item_passes_every_screen(sound: Item, analysis: Analysis) -> None:
    assert refusal(sound, analysis) is None


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("The  ____ took two years, and people walked through parks.", "double space"),
        ("The ____ took two years , and people walked through parks.", "before a stop"),
        ("The ____ took two years,. and people walked through parks.", "two stops"),
        ("The ____ [a] took two years, and people walked through parks.", "bracket"),
        ("The ____ took took two years, and people walked through parks.", "word twice"),
        ("The ____ rose by a 8 per cent and people walked through parks.", "wrong a or an"),
        ("The “____ took two years, and people walked through parks.", "lost its fellow"),
        ("The ____ took years.", "too short"),
        ("The ____ took " + "very long " * 20 + "to finish.", "40 are enough"),
        ("They took a ____ for two years, and walked through parks.", "nobody can tell"),
        ("A ____ took years, and some census people walked through parks.", "right option"),
        ("A ____ took two years, and a recipe was used in large parks.", "stands in the stem"),
        ("An ____ took two years, and people walked through parks.", "wrong an"),
    ],
)
def test_a_faulty_stem_is_refused(stem: str, words: str, sound: Item, analysis: Analysis) -> None:
    assert words in reason(replace(sound, stem=stem), analysis)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Census", "say the same"),
        ("250", "stands out by its form"),
        ("Wedding", "stands out by its form"),
        ("censor", "nearly the same word"),
        ("bastard", "no place in a question"),
        ("dilettantism", "too rare"),
        ("massacre", "no place for a quiz"),
    ],
)
def test_a_faulty_option_is_refused(text: str, words: str, sound: Item, analysis: Analysis) -> None:
    assert words in reason(with_distractor(sound, text), analysis)


def test_a_before_the_gap_that_tells_an_option_apart_is_refused(
    sound: Item, analysis: Analysis
) -> None:
    item = with_distractor(sound, "hour")
    stem = "A ____ took two years, and people walked through parks."
    assert SCREENS["article gives away"](replace(item, stem=stem), analysis)


def test_an_offensive_word_in_a_gloss_is_refused(sound: Item, analysis: Analysis) -> None:
    item = replace(sound, key=Option("census", "An offensive word for a slut, they say."))
    assert "no place in a question" in reason(item, analysis)


def test_a_sentence_about_murder_makes_no_word_game(sound: Item, analysis: Analysis) -> None:
    sentence = "Hunters murdered three guards near the border in the first winter of the work."
    item = replace(sound, stem=sentence.replace("winter", "____"), evidence=span(sentence))
    assert "murdered" in reason(item, analysis)


def test_a_word_of_the_title_is_no_target(sound: Item, analysis: Analysis) -> None:
    item = replace(sound, target="tigers")
    assert "title" in reason(item, analysis)


def test_evidence_elsewhere_than_it_says_is_refused(sound: Item, analysis: Analysis) -> None:
    item = replace(sound, evidence=Span("The census", 0, 10))
    assert "does not stand" in reason(item, analysis)


def test_an_item_on_the_title_is_refused(sound: Item, analysis: Analysis) -> None:
    item = replace(sound, evidence=span("A Count of Tigers"))
    assert reason(item, analysis)


def test_two_wrong_options_are_too_few(sound: Item, analysis: Analysis) -> None:
    item = replace(sound, distractors=sound.distractors[:2])
    assert "good wrong options" in reason(item, analysis)


def test_an_option_without_a_reason_is_refused(sound: Item, analysis: Analysis) -> None:
    item = replace(sound, key=Option("census", "Correct!"))
    assert "nothing useful" in reason(item, analysis)


def test_more_than_the_whole_is_refused(sound: Item, analysis: Analysis) -> None:
    item = replace(
        sound,
        skill=Skill.COMPREHENSION,
        stem="The forests of the country cover ____ of all the land there.",
        key=Option("29%", "The text gives 29% for the forests."),
        distractors=tuple(
            Option(f, f"{f} is not the share in the text.") for f in ("35%", "140%", "22%")
        ),
    )
    assert "more than the whole" in reason(item, analysis)


def test_a_statement_much_longer_than_the_others_is_refused(
    sound: Item, analysis: Analysis
) -> None:
    item = replace(
        sound,
        skill=Skill.COMPREHENSION,
        stem="Which statement does the text support?",
        key=Option(SENTENCE, "The text says just this of the long count."),
        target=SENTENCE,
        distractors=tuple(
            Option(said, f"The text does not say this: {said}")
            for said in ("Owls sleep in trees.", "Cooks hate cold soup.", "My aunt sings well.")
        ),
    )
    assert "much the longest" in reason(item, analysis)


def test_every_screen_says_in_a_line_what_it_refuses() -> None:
    for screen in SCREENS.values():
        assert (screen.__doc__ or "").startswith("Refuse ")
