"""What is found in real texts: roles, names, numbers, flaws, claims."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.samples import shared_analyses, shared_analysis, shelf_analyses
from texts import Unfit
from texts.analysis import (
    Analysis,
    Name,
    NameKind,
    Number,
    NumberKind,
    Role,
    Sentence,
    Word,
    analyse,
)
from texts.claims import is_self_contained
from texts.factbox import FactBox
from texts.tokens import Span


def sentence(text: str) -> Sentence:
    return analyse(text).sentences[0]


def names(analysis: Analysis) -> dict[str, NameKind]:
    return {name.surface: name.kind for name in analysis.names}


def numbers(text: str) -> list[tuple[str, str, float, str]]:
    return [(n.surface, n.kind.value, n.value, n.unit) for n in analyse(text).numbers]


def test_analysis_holds_the_printed_fact_box() -> None:
    assert shared_analysis("prime-movers").facts == FactBox(16.54, 740, 353, 0.477)


def test_the_same_text_gives_the_same_analysis() -> None:
    text = shared_analysis("ose-nepal-elementary").text
    assert analyse(text) == analyse(text)


def test_everything_found_stands_at_its_place() -> None:
    for found in [*shelf_analyses(), *shared_analyses()]:
        spans: list[Span | Sentence | Name | Number | Word] = [
            *found.paragraphs,
            *found.sentences,
            *found.names,
            *found.numbers,
            *(token for s in found.sentences for token in s.tokens),
            *(c.attribution for c in found.claims if c.attribution),
        ]
        assert all(found.text[span.start : span.end] == span.surface for span in spans)


@given(st.text(max_size=150))
@settings(max_examples=100, deadline=None)
def test_any_text_is_analysed_or_refused(text: str) -> None:
    try:
        found = analyse(text)
    except Unfit:
        return
    assert all(text[w.start : w.end] == w.surface for w in found.words)


def test_title_and_deck_are_told_from_the_body() -> None:
    for found in shelf_analyses():
        assert found.title is not None
        assert found.deck is not None
        assert [s.role for s in found.sentences].count(Role.BODY) > 10


def test_an_article_without_a_title_has_none() -> None:
    found = shared_analysis("ose-nepal-advanced")
    assert (found.title, found.deck) == (None, None)


def test_bylines_disclaimers_date_lines_and_web_tails_are_boilerplate() -> None:
    boilerplate = [
        s.surface
        for name in ("prime-movers", "strategic-partnership")
        for s in shared_analysis(name).sentences
        if s.role is Role.BOILERPLATE
    ]
    assert [line[:20] for line in boilerplate] == [
        "The author is vice-m",
        "The author contribut",
        "The views do not nec",
        "Date of publication:",
        "Read on the topic",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Maria Lopez and John Smith",
        "Photo: Reuters",
        "Share this article",
        "© 2021 The Daily News. All rights reserved.",
        "17 October 2013",
        "Read more: How bees talk",
        "Updated on 3 May 2020",
        "This article was first published in The Conversation.",
        "The opinions expressed here do not represent those of the newspaper.",
    ],
)
def test_what_belongs_to_the_page_is_no_part_of_the_article(line: str) -> None:
    found = analyse(f"A heading\n\nBees dance for one another. They tell where food is.\n\n{line}")
    assert found.sentences[-1].role is Role.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "By six o'clock everyone had gone home.",
        "Published in 1841, the book was a success.",
        "Print was expensive in those days.",
        "The author of the letter is not known.",
        "The writer loved the sea.",
    ],
)
def test_ordinary_sentences_that_begin_so_are_not(line: str) -> None:
    found = analyse(f"A heading\n\nBees dance for one another. They tell where food is.\n\n{line}")
    assert found.sentences[-1].role is Role.BODY


def test_whole_names_of_the_nepal_article_are_found_and_typed() -> None:
    found = names(shared_analysis("ose-nepal-advanced"))
    expected = {
        "Krishna Bhurtel": NameKind.PERSON,
        "Maheshwar Dhakal": NameKind.PERSON,
        "Diwakar Chapagain": NameKind.PERSON,
        "Chitwan National Park": NameKind.PLACE,
        "Shukla Phanta Wildlife Reserve": NameKind.PLACE,
        "Nepal": NameKind.PLACE,
        "Department of National Parks and Wildlife Conservation": NameKind.ORGANISATION,
    }
    assert {name: found.get(name) for name in expected} == expected


def test_a_later_surname_is_linked_to_the_whole_name() -> None:
    wholes = {n.surface: n.whole for n in shared_analysis("ose-everest-elementary").names}
    assert wholes["Cool"] == "Kenton Cool"
    assert wholes["Byers"] == "Alton Byers"
    assert wholes["Ueli"] == "Ueli Steck"


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    for found in [*shelf_analyses(), *shared_analyses()]:
        starts = {s.start for s in found.sentences}
        ordinary = {w.surface.lower() for w in found.words if w.surface.islower()}
        false = [
            n.surface for n in found.names if n.start in starts and n.surface.lower() in ordinary
        ]
        assert false == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trade reached $18.78 billion in 2013.", ("$18.78 billion", "money", 18.78e9, "$")),
        ("It fell by 63.6% last year.", ("63.6%", "percent", 63.6, "%")),
        ("Some 99 per cent of it is left.", ("99 per cent", "percent", 99.0, "%")),
        ("It was built in 1805 by the sea.", ("1805", "year", 1805.0, "")),
        ("It was popular in the 1970s too.", ("1970s", "decade", 1970.0, "")),
        ("They met on 26 March 2021 in Rome.", ("26 March 2021", "date", 26.0, "March")),
        ("They met on March 26, 2021, in Rome.", ("March 26, 2021", "date", 26.0, "March")),
        ("A 35-year-old teacher came.", ("35-year-old", "age", 35.0, "years")),
        ("He left at the age of fourteen.", ("fourteen", "age", 14.0, "years")),
        ("He paints 550 oil paintings a year.", ("550", "count", 550.0, "paintings")),
        ("Seven people were killed there.", ("Seven", "count", 7.0, "people")),
        ("The peak is 8,848 metres high.", ("8,848", "measure", 8848.0, "metres")),
        ("The shop opens at 5.30pm today.", ("5.30pm", "time", 5.5, "pm")),
        ("It was the twelfth attempt.", ("twelfth", "ordinal", 12.0, "attempt")),
        ("She paid 23 pounds for it.", ("23", "money", 23.0, "pounds")),
        ("About a hundred metres remain.", ("a hundred", "measure", 100.0, "metres")),
    ],
)
def test_numbers_are_typed_with_value_and_unit(
    text: str, expected: tuple[str, str, float, str]
) -> None:
    assert expected in numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "They flew on a Boeing 747 to Rome.",
        "The new 20 note is small.",
        "He met them at Camp 2 again.",
        "Their team won 2–1 in the end.",
        "It grew by several thousand trees.",
        "One of them stayed at home.",
    ],
)
def test_a_number_that_counts_nothing_is_other(text: str) -> None:
    assert {kind for _, kind, _, _ in numbers(text)} <= {NumberKind.OTHER.value}


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("The survey was done by Nepals Department of Parks.", "lost an apostrophe"),
        ("They dont know what to do now.", "lost an apostrophe"),
        ("The lm-makers showed it to their guests.", "lost letters"),
        ("It was dif cult to speak with the of cials there.", "lost letters"),
        ("There was a 63.6% rise in five years the government survey showed.", "comma or a dash"),
        ("This is very encouraging,” said the ecologist.", "quotation that begins"),
        ('They joined the "China plus "partnerships last year.', "quotation mark in the wrong"),
        ("We will create new ways of working,”, he said at last.", "mark out of place"),
        ("They came (and stayed for a week.", "bracket"),
        ("and then they went home again.", "middle of a sentence"),
        ("A list of things without an end", "end with a stop"),
        ("The long road to the sea.", "no verb"),
        ("They sell low- frequency radios there.", "cut by a hyphen"),
        ("The cooperationThe plan was good for all.", "run together"),
        ("The the tiger was seen again.", "word twice"),
        ("It was opened on April 44 last year.", "number that cannot be"),
        ("They lost 30,000 of its 23,000 books.", "number that cannot be"),
        ("It will be on the new 20 note next year.", "currency sign"),
        ("Job satisfaction: he likes the animals.", "label"),
        ("See www.example.com for the full list.", "marks that running text"),
        ("THIS IS THE END OF IT ALL.", "capitals"),
        (" ".join(["word"] * 46) + " is long.", "more than 45"),
    ],
)
def test_a_flaw_is_found_and_named(text: str, flaw: str) -> None:
    assert any(flaw in found for found in sentence(text).flaws), sentence(text).flaws


def test_a_foreign_sentence_in_an_english_text_is_flawed() -> None:
    around = "The dog of our neighbours is old, and it sleeps for most of the day."
    foreign = "Der Hund liegt unter dem Tisch und schläft."
    found = analyse(f"{around} {foreign} {around}").sentences[1]
    assert found.surface == foreign
    assert any("not in English" in flaw for flaw in found.flaws)


def test_most_sentences_of_the_shelf_are_clean() -> None:
    body = [s for found in shelf_analyses() for s in found.sentences if s.role is Role.BODY]
    told = [s for s in body if '"' not in s.surface and len(s.words) > 4]
    dirty = [(s.flaws, s.surface) for s in told if s.flaws]
    assert len(dirty) < 0.03 * len(told), dirty


def test_damaged_sentences_of_the_turner_article_are_not_clean() -> None:
    clean = [
        s.surface for s in shared_analysis("ose-wnljmwturner-intermediate").sentences if s.clean
    ]
    assert len(clean) > 8
    for part in ("Britains", "everyones", "20 note", "light is therefore", "artist he produced"):
        assert not any(part in surface for surface in clean), part


def test_claims_are_clean_statements_of_the_body_best_first() -> None:
    for found in [*shelf_analyses(), *shared_analyses()]:
        scores = [claim.score for claim in found.claims]
        assert scores == sorted(scores, reverse=True)
        assert all(claim.sentence.clean for claim in found.claims)
        assert not any(c.sentence.surface.endswith("?") for c in found.claims)


def test_at_least_two_in_five_sentences_of_the_shelf_are_claims() -> None:
    sentences = claims = 0
    for found in shelf_analyses():
        sentences += sum(s.role is Role.BODY for s in found.sentences)
        claims += len(found.claims)
    assert claims > 0.4 * sentences


def test_who_said_it_is_found_around_the_verb() -> None:
    said = {
        claim.sentence.surface[:24]: claim.attribution.surface
        for claim in shared_analysis("ose-nepal-advanced").claims
        if claim.attribution
    }
    assert said["Diwakar Chapagain, who h"] == "Diwakar Chapagain"
    assert said["Seven people were killed"] == "park officials"


@pytest.mark.parametrize(
    "text",
    [
        "He left the town in 1810.",
        "But the plan failed in the end.",
        "At the same time, they are open to all.",
        "The teacher liked this idea best.",
        "I have never seen a tiger.",
    ],
)
def test_a_sentence_that_points_outside_is_not_self_contained(text: str) -> None:
    assert not is_self_contained(sentence(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mary Anning sold the fossils that she found.",
        "Tigers are hunted for their skins.",
        "There is only one Earth.",
        "Animals such as dolphins need their hearing.",
    ],
)
def test_a_sentence_that_names_what_it_speaks_of_is(text: str) -> None:
    assert is_self_contained(sentence(text))


def test_an_article_is_read_in_half_a_second() -> None:
    from time import process_time

    text = shared_analysis("prime-movers").text
    before = process_time()
    analyse(text)
    assert process_time() - before < 0.5


def test_a_text_without_a_stop_is_analysed_but_offers_nothing() -> None:
    found = analyse("the old mill by the river and the long road home\nno end in sight")
    assert found.claims == ()
    assert not any(s.clean for s in found.sentences)
