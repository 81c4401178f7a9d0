"""GIFT says what was given, read by a reader of our own and by npm's gift-pegjs."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.item import Format
from services.takeaway.gift import gift
from services.takeaway.values import Asked, accepted, told_wrong
from tests.npm import BUILD, package
from tests.services.takeaway.gift_reader import Answer, Question, read
from tests.services.takeaway.samples import HOSTILE, every_shape, handout, hostile

NODE = BUILD / "gift-pegjs"
READ = """
const text = require("fs").readFileSync(0, "utf8");
console.log(JSON.stringify(require("gift-pegjs").parse(text)));
"""
SPECIAL = st.text(st.sampled_from("\\~=#{}:%->/[]*\n n5a"), min_size=1).map(str.strip)
TEXT = SPECIAL.filter(bool)


def arrowless(text: str, typed: bool) -> str:
    return text.replace("->", "→") if typed else text


def claims(asked: Asked) -> Question:
    """Return an item as a reader should find it."""
    item, typed = asked.item, asked.item.format is Format.TYPED
    if typed:
        words = [w.replace("*", r"\*").strip() for w in accepted(item.key.text)]
        found = [Answer(w, 100.0, item.key.feedback.strip()) for w in words]
        found.append(Answer("*", 0.0, told_wrong(item.key.text)))
    else:
        found = [
            Answer(o.text.strip(), 100.0 if o == item.key else 0.0, o.feedback.strip())
            for o in asked.options
        ]
    return Question(
        "typed" if typed else "choice",
        asked.name,
        "\n\n".join(asked.lines).strip(),
        tuple(
            Answer(arrowless(a.text, typed), a.weight, arrowless(a.feedback, typed)) for a in found
        ),
        arrowless(asked.evidence, typed),
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("shape", Format)
def test_every_special_character_comes_back(shape: Format, text: str) -> None:
    quiz = handout(hostile(shape, 1, text))
    _, question = read(gift(quiz))
    assert question == claims(quiz.asked[0])


@given(TEXT, st.sampled_from(Format))
def test_any_mixture_of_special_characters_comes_back(text: str, shape: Format) -> None:
    quiz = handout(hostile(shape, 1, text))
    _, question = read(gift(quiz))
    assert question == claims(quiz.asked[0])


def test_the_text_stands_before_its_questions() -> None:
    first, *_ = read(gift(every_shape()))
    assert first.kind == "description"
    assert first.name == "00 A title: of {two} = parts / ~"
    assert first.stem.endswith("\n\n".join(HOSTILE))


def test_an_arrow_in_a_typed_item_makes_no_matching_question() -> None:
    quiz = handout(hostile(Format.TYPED, 1, "a -> b"))
    assert read(gift(quiz))[1].kind == "typed"


@pytest.fixture(scope="module")
def oracle() -> Path:
    """Node, and beside it the npm package gift-pegjs."""
    node = shutil.which("node")
    if not node:
        pytest.skip("node is absent: GIFT is read by our own reader only")
    package("gift-pegjs", "1.0.2")
    return Path(node)


def parsed(node: Path, text: str) -> list[dict[str, Any]]:
    ran = subprocess.run(  # noqa: S603 - our own script
        [node, "-e", READ], cwd=NODE, input=text, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


def test_gift_pegjs_reads_the_same(oracle: Path) -> None:
    quiz = every_shape()
    _, *found = parsed(oracle, gift(quiz))
    assert len(found) == len(quiz.asked) == len(HOSTILE) * len(Format)
    for question, asked in zip(found, quiz.asked, strict=True):
        wanted = claims(asked)
        assert question["type"] == ("Short" if wanted.kind == "typed" else "MC")
        assert question["title"] == wanted.name
        assert question["stem"] == {"format": "plain", "text": wanted.stem}
        assert question["globalFeedback"]["text"] == wanted.general
        for choice, answer in zip(question["choices"], wanted.answers, strict=True):
            assert choice["text"]["text"] == answer.text
            assert choice["feedback"]["text"] == answer.feedback
            assert choice["weight"] in (None, answer.weight)
            assert choice["isCorrect"] is (wanted.kind == "typed" or answer.weight == 100)
