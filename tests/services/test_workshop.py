"""Items are made in a child process, under limits."""

import subprocess
import sys
from pathlib import Path

import pytest

from quizzes.pipeline import make
from services import press, workshop
from services.errors import Unfit
from texts.factbox import fact_box

ROOT = Path(__file__).resolve().parents[2]
SHELF = ROOT / "seed_data" / "shelf"
PRINTED = ROOT.parent / "shared" / "texts" / "prime-movers.txt"


@pytest.fixture(scope="module")
def raw() -> str:
    return (SHELF / "swifts.txt").read_text(encoding="utf-8")


def test_child_makes_what_the_pipeline_makes(raw: str) -> None:
    made = workshop.draft(raw)
    here = make(made.text)
    assert [ready.item for ready in made.items] == list(here.items)
    chosen = sorted(
        (r for r in made.items if r.position is not None), key=lambda ready: ready.position or 0
    )
    assert [ready.item for ready in chosen] == list(here.chosen)
    assert made.facts == fact_box(made.text)
    assert made.grade == here.analysis.grade


def test_spans_of_a_manuscript_point_into_its_text(raw: str) -> None:
    made = workshop.draft(raw)
    for ready in made.items:
        evidence = ready.item.evidence
        assert made.text[evidence.start : evidence.end] == evidence.surface
    for word in made.key_words:
        assert made.text[word.start :].startswith(word.surface)
    spans = [(p.start, p.end) for p in made.paragraphs]
    assert spans == sorted(spans)
    joined = "\n".join(made.text[start:end] for start, end in spans)
    assert joined.split() == made.text.split()


def test_items_about_words_name_their_headword(raw: str) -> None:
    for ready in workshop.draft(raw).items:
        assert (ready.headword is not None) == (ready.item.skill == "vocabulary")


def test_a_headword_is_the_word_alone() -> None:
    """Targets of linking words name their place, too: "so @58"."""
    text = (SHELF / "bees-b1.txt").read_text("utf-8")
    items = workshop.draft(text).items
    assert any("@" in ready.item.target for ready in items)
    assert not [ready.headword for ready in items if ready.headword and "@" in ready.headword]


def test_a_title_given_apart_stands_above_the_text() -> None:
    made = workshop.draft("The bus left at nine. It carried twelve people.", "The last bus")
    assert (made.title, made.text.splitlines()[0]) == ("The last bus", "The last bus")


@pytest.mark.parametrize(
    "text",
    ["", "  \n ", "word", "no stop here at all", "今天天气很好。我们去散步."],
    ids=["empty", "blank", "one word", "no stop", "no spaces"],
)
def test_an_unfit_text_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(Unfit) as refused:
        workshop.draft(text)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_text_of_100000_words_is_refused() -> None:
    with pytest.raises(Unfit, match="too long"):
        workshop.draft("One two three four. " * 25_000)


def test_a_text_that_takes_too_long_is_given_up(raw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "WALL", 0.0)
    with pytest.raises(Unfit, match="too long to read"):
        workshop.draft(raw)


def test_a_printed_fact_box_is_read_and_compared() -> None:
    if not PRINTED.is_file():
        pytest.skip("../shared/texts is absent")
    made = workshop.draft(PRINTED.read_text(encoding="utf-8"))
    assert made.printed == made.facts
    assert (made.facts.level, made.facts.tokens) == (16.54, 740)


def test_a_web_process_loads_no_language_model() -> None:
    """The parent of the child must stay light: it serves pages."""
    heavy = "nltk wordfreq cefrpy lemminflect quizzes.pipeline quizzes.generators texts.tagger"
    code = f"""
import sys
from services import accounts, classes, desk, library, practice, progress, shelf, workshop
if __name__ == "__main__":
    workshop.draft("The bus left at nine. It carried twelve people home.")
    print([name for name in {heavy.split()!r} if name in sys.modules])
"""
    run = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_minutes_grow_with_the_text(raw: str) -> None:
    short = press.manuscript("The bus left at nine. It carried twelve people home.")
    assert (short.minutes, workshop.draft(raw).minutes) == (1, 4)


def test_key_words_with_a_meaning_to_tell_are_chosen_first(raw: str) -> None:
    words = press.manuscript(raw).key_words
    assert len(words) == press.KEY_WORDS
    assert sum(bool(word.gloss) for word in words) >= 10


def test_words_far_below_the_level_of_a_text_are_no_key_words() -> None:
    made = press.manuscript((SHELF / "mary-anning-b1.txt").read_text("utf-8"))
    assert made.grade.band == "B1"
    assert made.key_words
    assert not {word.band for word in made.key_words} & {"A1"}
