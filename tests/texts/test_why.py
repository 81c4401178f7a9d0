"""Why a text has its level: every figure is a score computed again."""

import pytest

from tests.texts.samples import SHELF, shared_text
from texts import Unfit
from texts.easing import MOST, Easing, edited
from texts.grade import grade, unbounded_band
from texts.tokens import tokens
from texts.why import Reasons, reasons

ARTICLES = ("bees-a2", "bees-b1", "bees-c1", "mary-anning-b2", "salt")


def article(name: str) -> str:
    return (SHELF / f"{name}.txt").read_text(encoding="utf-8")


@pytest.fixture(params=ARTICLES)
def text(request: pytest.FixtureRequest) -> str:
    return article(request.param)


def test_each_change_has_the_score_of_the_edited_text(text: str) -> None:
    found = reasons(text).changes
    assert found
    for change in found:
        after = grade(edited(text, change.edits))
        assert after.score == change.score
        assert (change.before, change.after) == (grade(text).band, after.band)
        assert change.eased > 0


def test_changes_stand_strongest_first_and_ask_for_few_edits(text: str) -> None:
    found = reasons(text).changes
    assert [c.eased for c in found] == sorted((c.eased for c in found), reverse=True)
    assert len({c.kind for c in found}) == len(found)
    for change in found:
        done = change.words or change.sentences
        assert 1 <= len(done) <= MOST[change.kind]


def test_no_fewer_edits_would_do(text: str) -> None:
    for change in reasons(text).changes:
        if change.after != change.before and change.kind is not Easing.REPLACE:
            fewer = [edited(text, change.edits[:i] + change.edits[i + 1 :]) for i in range(9)]
            kept = fewer[: len(change.edits)]
            assert any(grade(one).band == change.before for one in kept)


def test_a_split_makes_two_sentences_of_one(text: str) -> None:
    [split] = [c for c in reasons(text).changes if c.kind is Easing.SPLIT]
    after = reasons(edited(text, split.edits)).sentences
    assert len(after) == len(reasons(text).sentences) + len(split.edits)
    assert edited(text, split.edits).split()[0] == text.split()[0]


def test_a_replaced_word_is_gone_from_where_it_counted() -> None:
    text = article("bees-c1")
    [change] = [c for c in reasons(text).changes if c.kind is Easing.REPLACE]
    after = edited(text, change.edits)
    assert all(word in text.lower() and word not in after for word in change.words)


def test_pull_is_what_the_text_would_lose_without_the_sentence(text: str) -> None:
    whole = unbounded_band(grade(text).score)
    for found in reasons(text).sentences[1::7]:
        rest = text[: found.start] + text[found.end :]
        lost = whole - unbounded_band(grade(rest).score)
        assert found.pull == pytest.approx(lost, abs=0.02)  # scores are rounded to 0.001


def test_sentences_stand_at_their_places_and_are_all_there(text: str) -> None:
    found = reasons(text).sentences
    assert sum(s.tokens for s in found) == len(tokens(text))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in found)
    assert [s.start for s in found] == sorted(s.start for s in found)


def test_a_harder_step_is_a_higher_score(text: str) -> None:
    ranked = sorted(reasons(text).sentences, key=lambda s: s.score)
    assert [s.step for s in ranked] == sorted(s.step for s in ranked)
    assert {s.step for s in ranked} <= set(range(1, 6))
    assert {s.said for s in ranked if s.step == 3} == {"as hard as the whole"}


def test_rare_words_have_a_band_and_a_count() -> None:
    found = {w.word: w for w in reasons(article("bees-c1")).words}
    assert (found["waggling"].count, found["waggling"].band) == (2, "C2")
    assert [w.zipf for w in found.values()] == sorted(w.zipf for w in found.values())


def test_names_that_open_a_sentence_are_no_rare_words() -> None:
    found = reasons(shared_text("ose-nepal-intermediate")).words
    assert not {"dhakal", "diwakar", "chitwan"} & {w.word for w in found}


def test_a_text_without_a_level_has_no_reasons() -> None:
    assert reasons("A short text. It says little.") == Reasons()
    with pytest.raises(Unfit):
        reasons("123")


def test_a_text_with_only_a_range_is_told_no_changes() -> None:
    found = reasons("The cat sat on the mat. It was a fat cat, and it purred. " * 5)
    assert found.sentences
    assert not found.changes
