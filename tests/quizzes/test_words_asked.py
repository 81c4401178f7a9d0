"""Questions on words: they rest on a certain meaning, and nothing but the meaning tells the key."""

import re
from random import Random

import pytest

from quizzes.choices import options
from quizzes.evening import even
from quizzes.excerpts import LONGEST, excerpt
from quizzes.generators.collocation import propose as collocations
from quizzes.generators.gap import propose as gaps
from quizzes.generators.link import propose as links
from quizzes.item import Item
from quizzes.meanings import meaning_here
from quizzes.pipeline import Draft
from quizzes.tables import partners, phrasals, verbs_of
from texts.analysis import Analysis, Sentence, Word, analyse
from texts.dictionary import entries, sure_entry
from texts.lexicon import related

RAIN = "The sailors wanted to leave on Sunday, but the storm broke the mast of the boat."
REASON = "Tracks are repaired at night. Passengers often wait for hours because the line is closed."


def place(text: str, surface: str) -> tuple[Analysis, Sentence, Word]:
    analysis = analyse(text)
    word = next(w for w in analysis.words if w.surface == surface)
    return analysis, analysis.sentences[word.sentence], word


def linked(text: str) -> list[Item]:
    return list(links(analyse(text), Random(1)))


def test_a_word_that_is_half_of_a_phrasal_verb_has_no_certain_meaning() -> None:
    _, sentence, word = place("The workers carried out the whole plan in one cold week.", "carried")
    assert meaning_here(sentence, word) is None


def test_a_word_with_several_common_meanings_has_no_certain_meaning() -> None:
    assert entries("charge", "v")
    _, sentence, word = place("The museum charged every visitor ten pounds that week.", "charged")
    assert meaning_here(sentence, word) is None


def test_every_word_asked_about_is_certain(shelf_drafts: dict[str, Draft]) -> None:
    asked = [i for d in shelf_drafts.values() for i in d.items if i.kind == "meaning"]
    assert len(asked) > 50
    assert all(any(sure_entry(i.target, pos) for pos in "nvar") for i in asked)


def test_a_gap_says_what_the_missing_word_means(shelf_drafts: dict[str, Draft]) -> None:
    made = [i for d in shelf_drafts.values() for i in d.items if i.kind in ("gap", "recall")]
    assert made
    assert all(i.context.startswith("The missing word means “") for i in made)


def test_no_wrong_word_of_a_gap_takes_another_article(shelf_drafts: dict[str, Draft]) -> None:
    for draft in shelf_drafts.values():
        for item in gaps(draft.analysis, Random(1)):
            if " a ____" in item.stem:
                assert not any(o[0] in "aeio" for o in options(item))


def lined_up(shelf_drafts: dict[str, Draft]) -> list[tuple[Item, Analysis]]:
    kinds = ("meaning", "synonym", "opposite")
    return [(i, d.analysis) for d in shelf_drafts.values() for i in d.items if i.kind in kinds]


def test_the_words_to_pick_from_all_stand_in_the_article(shelf_drafts: dict[str, Draft]) -> None:
    for item, analysis in lined_up(shelf_drafts):
        said = {w.surface for w in analysis.words}
        assert set(options(item)) <= said


def test_the_words_to_pick_from_have_one_form(shelf_drafts: dict[str, Draft]) -> None:
    for item, analysis in lined_up(shelf_drafts):
        tags = [{w.tag for w in analysis.words if w.surface == o} for o in options(item)]
        assert set.intersection(*tags)


def test_no_word_to_pick_from_may_stand_for_the_key(shelf_drafts: dict[str, Draft]) -> None:
    for item, analysis in lined_up(shelf_drafts):
        lemmas = {w.surface: w.lemma for w in analysis.words}
        entry = next(e for pos in "nvar" if (e := sure_entry(item.target, pos)))
        wrong = {lemmas[d.text] for d in item.distractors}
        assert not wrong & {*entry.same, *related(item.target, entry.pos)}


def test_a_contrast_is_set_against_results_and_reasons() -> None:
    item = linked(RAIN)[0]
    assert item.key.text == "but"
    assert {d.text for d in item.distractors} == {"so", "because", "unless"}


def test_a_reason_that_is_denied_is_not_asked_for() -> None:
    assert linked(REASON)[0].key.text == "because"
    assert linked(REASON.replace("often wait", "never wait")) == []


def test_but_between_two_nouns_joins_no_ideas() -> None:
    assert linked("The old house had no windows but three doors, all of them locked.") == []


@pytest.mark.parametrize("seed", range(4))
def test_evened_options_keep_their_order_and_number(seed: int) -> None:
    others = ["cat", "elephant", "dog", "hippopotamus", "mouse"]
    chosen = even("horse", others, str, Random(seed), 3)
    assert len(chosen) == 3
    assert chosen == [o for o in others if o in chosen]


def test_the_right_meaning_is_the_longest_no_more_often_than_chance(
    shelf_drafts: dict[str, Draft],
) -> None:
    asked = [i for d in shelf_drafts.values() for i in d.items if i.kind == "meaning"]
    longest = sum(len(i.key.text) > max(len(d.text) for d in i.distractors) for i in asked)
    assert longest < 0.3 * len(asked)


def test_a_long_sentence_is_shown_by_the_clause_of_its_word() -> None:
    many = "; ".join(["the old men of the village sat in the shade and talked about rain"] * 4)
    _, sentence, word = place(
        f"On Sunday {many}; a stranger arrived with a bag and asked for water.", "stranger"
    )
    assert excerpt(sentence, word) == "… a stranger arrived with a bag and asked for water."


def test_a_word_of_a_long_sentence_without_clauses_is_not_shown() -> None:
    many = ", ".join(["old wooden chairs with broken legs"] * 8)
    _, sentence, word = place(f"On Sunday the market sold {many}, and curtains.", "curtains")
    assert len(sentence.words) > LONGEST
    assert excerpt(sentence, word) == ""


def test_a_sentence_from_the_middle_of_a_quotation_is_shown_in_its_marks() -> None:
    text = "“We lost everything. The river took our houses and our fields. Nobody came,” she said."
    _, sentence, word = place(text, "river")
    assert excerpt(sentence, word) == "“The river took our houses and our fields.”"


def test_a_participle_that_describes_is_not_explained_as_a_verb() -> None:
    _, sentence, word = place("Nobody in the village was surprised by the news.", "surprised")
    entry = meaning_here(sentence, word)
    assert entry is None or entry.pos == "a"


def test_a_preposition_is_asked_for_where_its_partner_stands_before_it() -> None:
    text = "Most of the farmers depended on the river for the water of their fields."
    items = list(collocations(analyse(text), Random(1)))
    assert [i.key.text for i in items] == ["on"]


def test_a_verb_is_asked_for_by_its_object() -> None:
    text = "On Monday the council made a difficult decision about the old bridge."
    item = next(iter(collocations(analyse(text), Random(1))))
    assert (item.key.text, {d.text for d in item.distractors}) == (
        "made",
        {"did", "put", "brought"},
    )


def test_no_partner_stands_among_its_wrong_ones() -> None:
    assert all(right not in wrong for (_, _, right), wrong in partners().items())
    assert all(verb not in wrong for (_, verb), wrong in verbs_of().items())
    for (_, particle), found in phrasals().items():
        assert all(particle not in phrasal.wrong for phrasal in found)


def test_each_line_of_the_tables_has_three_wrong_partners() -> None:
    means = [p for found in phrasals().values() for p in found]
    wrong = [*partners().values(), *verbs_of().values(), *(p.wrong for p in means)]
    assert len(wrong) > 1000
    assert all(len(set(words)) == 3 for words in wrong)


def test_a_preposition_is_no_wrong_one_of_a_word_that_takes_it_too() -> None:
    for (word, part, right), wrong in partners().items():
        other = {p for w, q, p in partners() if (w, q) == (word, part)} - {right}
        assert not other & set(wrong), word


def test_a_verb_is_no_wrong_one_of_a_noun_that_takes_it_too() -> None:
    for (noun, verb), wrong in verbs_of().items():
        other = {v for n, v in verbs_of() if n == noun} - {verb}
        assert not other & set(wrong), noun


def test_the_verb_of_a_phrasal_verb_is_not_asked_for_by_its_object() -> None:
    text = "In the morning the older children made up a silly excuse."
    assert "made" not in {i.key.text for i in collocations(analyse(text), Random(1))}
    text = text.replace("made up", "made")
    assert "made" in {i.key.text for i in collocations(analyse(text), Random(1))}


def test_a_preposition_of_time_is_not_asked_for() -> None:
    text = "The new rules on noise in the city will take effect on Monday for all of us."
    assert "on" not in {i.key.text for i in collocations(analyse(text), Random(1))}


def test_the_prepositions_of_an_easy_word_are_asked_for_in_easy_texts_only(
    shelf_drafts: dict[str, Draft],
) -> None:
    made = {
        (name, i.target.split(" @")[0])
        for name, draft in shelf_drafts.items()
        for i in draft.items
        if i.kind == "collocation"
    }
    assert ("mary-anning-b1", "pay") in made
    assert not {target for name, target in made if name.endswith("-c1")} & {"pay", "think", "wait"}


def test_a_particle_is_told_by_what_the_two_words_mean() -> None:
    text = "In May the engineers carried out the tests that the council had asked for."
    item = next(iter(collocations(analyse(text), Random(1))))
    assert item.key.text == "out"
    assert item.context == (
        "The two words together mean “to do what was planned, asked or promised”."
    )


def test_a_phrasal_verb_that_needs_an_object_is_not_asked_about_without_one() -> None:
    text = "Every morning before breakfast the students worked out in the park with a friend."
    assert "out" not in {i.key.text for i in collocations(analyse(text), Random(1))}


def test_an_opposite_is_not_told_by_its_letters(shelf_drafts: dict[str, Draft]) -> None:
    made = [i for d in shelf_drafts.values() for i in d.items if i.kind == "opposite"]
    assert made
    clues = [re.findall("“(.+)”", i.stem)[0] for i in made]
    assert all(c[-4:] != i.key.text[-4:] for c, i in zip(clues, made, strict=True))
