"""The questions of a fixed set of articles, written down so that a teacher can read them."""

from pathlib import Path

import pytest

from quizzes.choices import options
from quizzes.item import Item
from quizzes.kinds import KINDS
from quizzes.pipeline import Draft

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
ARTICLES = ("bees-b1", "mary-anning-b2", "night-trains", "salt", "the-shipping-container")


def paragraph(item: Item) -> str:
    """Return an item as one paragraph: its stem, then an option a line, `*` the key."""
    lines = [f"({item.context})"] if item.context else []
    lines.append(item.stem)
    feedback = {o.text: o.feedback for o in (item.key, *item.distractors)}
    for text in options(item):
        mark = "*" if text == item.key.text else "-"
        lines.append(f"{mark} {text} | {feedback[text]}")
    return "\n".join(lines)


def written(draft: Draft, kind: str) -> str:
    return "\n\n".join(paragraph(i) for i in draft.items if i.kind == kind) + "\n"


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("article", ARTICLES)
def test_the_questions_of_the_fixed_articles_are_those_that_were_read(
    article: str, kind: str, shelf_drafts: dict[str, Draft], request: pytest.FixtureRequest
) -> None:
    place = GOLDEN / f"{article}.{kind}.txt"
    made = written(shelf_drafts[article], kind)
    if request.config.getoption("--update-golden", default=False):
        if made.strip():
            place.write_text(made, encoding="utf-8")
        else:
            place.unlink(missing_ok=True)
    expected = place.read_text(encoding="utf-8") if place.is_file() else "\n"
    assert made == expected
