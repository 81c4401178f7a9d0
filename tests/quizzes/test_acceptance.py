"""How likely a teacher is to keep an item, told from the items that judges have read."""

import json

from quizzes.acceptance import acceptability, features
from quizzes.choose import LEAST_ACCEPTABLE
from quizzes.item import Skill
from quizzes.pipeline import Draft
from quizzes.tables import DATA


def test_every_item_has_a_chance_between_none_and_certainty(
    shelf_drafts: dict[str, Draft],
) -> None:
    chances = [acceptability(i) for d in shelf_drafts.values() for i in d.items]
    assert all(0 < chance < 1 for chance in chances)
    assert len(set(chances)) > len(chances) / 2


def test_the_weights_say_what_they_were_fitted_on() -> None:
    fitted = json.loads((DATA / "acceptance.json").read_text("utf-8"))["fitted"]
    assert fitted["items"] > 100
    assert fitted["texts"] > 10


def test_every_weight_belongs_to_a_feature(shelf_drafts: dict[str, Draft]) -> None:
    weights = json.loads((DATA / "acceptance.json").read_text("utf-8"))["weights"]
    known = {name for d in shelf_drafts.values() for i in d.items for name in features(i)}
    assert {w for w in weights if not w.startswith("kind: ")} - {"always"} <= known


def test_no_word_is_asked_for_that_a_teacher_would_rather_drop(
    shelf_drafts: dict[str, Draft],
) -> None:
    served = [i for d in shelf_drafts.values() for i in d.chosen if i.skill is Skill.VOCABULARY]
    assert all(acceptability(i) >= LEAST_ACCEPTABLE for i in served)
