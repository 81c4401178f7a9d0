"""Every setting, command and kind is documented, and no link in the docs is dead."""

import re
from pathlib import Path

import pytest

from app import create_app
from quizzes.generators import GENERATORS

ROOT = Path(__file__).resolve().parents[2]
DOCS = [ROOT / "README.md", ROOT / "SECURITY.md", ROOT / "LICENCES.md", *ROOT.glob("docs/**/*.md")]
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text("utf-8")
OF_FLASK = {"db", "limiter", "routes", "run", "shell"}  # commands that are not ours


def environment_names() -> set[str]:
    """Return the names that the code looks up in the environment."""
    found: set[str] = set()
    for folder in ("web", "services", "models", "texts", "quizzes", "tests"):
        for path in (ROOT / folder).rglob("*.py"):
            source = path.read_text("utf-8")
            found |= set(re.findall(r"env(?:iron)?(?:\.get\(|\[)\s*\"([A-Z_]+)\"", source))
    return found - {"CI", "CHROMIUM", "PATH", "HOME"}


@pytest.mark.parametrize("name", sorted(environment_names()))
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in CONFIGURATION


def test_settings_are_really_looked_for() -> None:
    assert {"DATABASE_URL", "REDIS_URL", "GRADUS_HTTPS"} <= environment_names()


@pytest.mark.parametrize(
    "name", sorted(set(create_app({"SECRET_KEY": "x" * 40}).cli.commands) - OF_FLASK)
)
def test_every_command_is_documented(name: str) -> None:
    assert f"`{name}" in CONFIGURATION


@pytest.mark.parametrize("kind", GENERATORS)
def test_every_kind_of_question_is_documented_with_an_example(kind: str) -> None:
    page = (ROOT / "docs" / "kinds.md").read_text("utf-8")
    section = re.search(rf"^## {kind}\b.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section, f"docs/kinds.md has no section {kind}"
    assert "\n> " in section.group(), "a section quotes an item"


@pytest.mark.parametrize("page", DOCS, ids=lambda path: path.name)
def test_no_link_in_the_docs_is_dead(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []
