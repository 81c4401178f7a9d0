"""The command line is a contract: names, numbers and exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from app import create_app
from tests.web.test_desk_pages import TEXT
from tests.web.world import World

SHARED = Path(__file__).resolve().parents[3] / "shared" / "texts"
here_only = pytest.mark.skipif(not SHARED.exists(), reason="../shared/texts is not here")


def run(app: Flask, *words: str, said: str = "") -> Result:
    return app.test_cli_runner().invoke(args=words, input=said)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "clock.txt"
    path.write_text(TEXT)
    return str(path)


@here_only
@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("prime-movers.txt", (16.54, 740, 353, 0.477)),
        ("strategic-partnership.txt", (12.52, 368, 216, 0.587)),
    ],
)
def test_the_figures_of_the_printed_texts(
    app: Flask, name: str, figures: tuple[float, int, int, float]
) -> None:
    found = json.loads(run(app, "facts", str(SHARED / name), "--json").stdout)
    assert (found["level"], found["tokens"], found["types"], found["ttr"]) == figures
    assert {"level", "tokens", "types", "ttr", "cefr", "cefr_range", "version"} <= set(found)


def test_facts_in_json_say_why(app: Flask, file: str) -> None:
    found = json.loads(run(app, "facts", file, "--json").stdout)
    assert {"score", "warning", "grade_version", "drivers", "why"} <= set(found)
    assert {"sentences", "words", "changes"} == set(found["why"])
    assert {"start", "end", "tokens", "score", "step", "pull", "why"} == set(
        found["why"]["sentences"][0]
    )
    assert all(change["before"] == found["cefr"] for change in found["why"]["changes"])


def test_facts_say_what_would_lower_the_level(app: Flask, file: str) -> None:
    assert "To lower it: " in run(app, "facts", file).stdout


def test_facts_of_a_text_without_words_are_refused_in_one_line(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "numbers.txt"
    path.write_text("12 345. 67 890.\n")
    found = run(app, "facts", str(path))
    assert found.exit_code == 2
    assert "no words in Latin letters" in found.stderr


def test_the_printed_box_is_as_wide_as_what_it_holds(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "marché.txt"
    path.write_text("Le samedi, les gens du village vont au marché pour acheter du pain. " * 9)
    lines = run(app, "facts", str(path)).stdout.splitlines()
    drawn = [line for line in lines if line[:1] in "┌│└"]
    assert len(drawn) == 8
    assert len({len(line) for line in drawn}) == 1


@here_only
def test_a_printed_box_that_agrees_is_said_to(app: Flask) -> None:
    assert "the two agree" in run(app, "facts", str(SHARED / "prime-movers.txt")).stdout


def test_a_printed_box_that_differs_is_said_to(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "boxed.txt"
    path.write_text("Level: 5.00\nTokens: 122\nTypes: 82\nTTR: 0.672\n\n" + TEXT)
    said = run(app, "facts", str(path)).stdout
    assert "differs" in said
    assert "Level 5.00 printed" in said
    assert "Tokens" not in said.split("differs")[1]


def test_facts_and_quiz_need_no_database(file: str, tmp_path: Path) -> None:
    app = create_app({"SECRET_KEY": "x" * 40, "SQLALCHEMY_DATABASE_URI": "sqlite:////nowhere/x"})
    assert run(app, "facts", file).exit_code == 0
    assert run(app, "quiz", file).exit_code == 0


def test_a_quiz_in_json_keeps_its_names(app: Flask, file: str) -> None:
    made = json.loads(run(app, "quiz", file, "--all", "--json").stdout)
    assert {"facts", "title", "text", "items", "refused"} <= set(made)
    names = {"id", "kind", "format", "stem", "options", "key", "evidence", "target", "skill"}
    for item in made["items"]:
        assert names | {"difficulty", "feedback"} <= set(item)
        evidence = item["evidence"]
        assert made["text"][evidence["start"] : evidence["end"]] == evidence["text"]
        assert not item["options"] or item["key"] in item["options"]


def test_the_same_seed_makes_the_same_quiz(app: Flask, file: str) -> None:
    assert run(app, "quiz", file, "--json").stdout == run(app, "quiz", file, "--json").stdout


def test_one_kind_can_be_asked_for(app: Flask, file: str) -> None:
    made = json.loads(run(app, "quiz", file, "--kind", "gap", "--all", "--json").stdout)
    assert {item["kind"] for item in made["items"]} <= {"gap"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"One",
        b"No stop at all here",
        b"Words go on. " * 34_000,
        b"\x00\x01\x02\x03" * 50,
        "今天天气很好。我们去散步.".encode(),
        b"%PDF-1.7",
        b"12 345. 67 890.",
    ],
    ids=["empty", "one word", "no stop", "100,000 words", "NULs", "no spaces", "PDF", "numbers"],
)
@pytest.mark.parametrize("command", ["facts", "quiz"])
def test_bad_input_is_one_line_and_exit_code_two(
    app: Flask, tmp_path: Path, command: str, data: bytes
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    result = run(app, command, str(path))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["facts", "quiz"])
def test_an_absent_file_is_one_line_and_exit_code_two(app: Flask, command: str) -> None:
    result = run(app, command, "/nowhere/at-all.txt")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_an_unknown_kind_names_the_known_ones(app: Flask, file: str) -> None:
    result = run(app, "quiz", file, "--kind", "riddle")
    assert result.exit_code == 2
    assert "gap" in result.stderr


def test_a_teacher_made_on_the_command_line_can_sign_in(app: Flask, world: World) -> None:
    made = run(
        app, "user", "add", "Fay", "--role", "teacher", "--passphrase-stdin", said="a b c d e\n"
    )
    assert made.exit_code == 0
    form = {"nickname": "Fay", "passphrase": "a b c d e"}
    reply = app.test_client().post("/sign-in", data=form, follow_redirects=True)
    assert reply.request.path == "/desk"


@pytest.mark.parametrize(("name", "passphrase"), [("Anna", "long enough"), ("Fay", "short")])
def test_a_person_who_cannot_be_added_is_one_line(
    app: Flask, world: World, name: str, passphrase: str
) -> None:
    result = run(app, "user", "add", name, "--passphrase-stdin", said=passphrase)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_check_names_what_is_missing_and_what_to_do(app: Flask) -> None:
    result = run(app, "check")
    assert result.exit_code == 1
    assert "flask --app app init" in result.stdout


def test_the_demo_class_is_not_made_among_real_people_unless_told(app: Flask, world: World) -> None:
    runner = app.test_cli_runner()
    refused = runner.invoke(args=["demo"])
    assert refused.exit_code == 2
    assert "--beside-others" in refused.output
    made = runner.invoke(args=["demo", "--beside-others"])
    assert made.exit_code == 0
    assert "40 learners" in made.output
    assert "Passphrase: " in made.output


def test_everything_kept_about_a_person_is_printed(app: Flask, world: World) -> None:
    found = json.loads(run(app, "export", "Ben").stdout)
    assert found["profile"]["nickname"] == "Ben"
    assert found["classes"]


def test_a_person_is_erased_after_being_asked(app: Flask, world: World) -> None:
    assert run(app, "forget", "ben", said="n\n").exit_code == 1
    said = run(app, "forget", "ben", "--yes")
    assert said.stdout.startswith("Ben, learner. Texts that stay, without an owner: 0.")
    assert run(app, "export", "ben").exit_code == 2
    assert "Nobody is called “ben”." in run(app, "forget", "ben", "--yes").stderr


def test_the_only_admin_is_not_erased(app: Flask, world: World) -> None:
    said = run(app, "forget", "Dora", "--yes")
    assert (said.exit_code, "You are the only admin" in said.stderr) == (2, True)
