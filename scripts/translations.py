"""Bring the catalogues up to date: `python scripts/translations.py`, then fill what is empty.

Messages are read from the templates, from the calls and the sentences of web/ and services/, and
from the tables of names that pages show (`table`). What is no longer said is dropped; nothing is
guessed, so an entry is either translated or empty.
"""

import ast
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from models import AuditAct, JobState, Role
from quizzes.item import Skill
from quizzes.kinds import NAMED
from services.desk_history import AGAIN
from services.desk_history import SAID as CHANGES
from services.glosses import PARTS
from services.storage import SHOWN as ROWS
from texts.languages import LANGUAGES, SAID, UNKNOWN, Trust
from web.admin import SHOW as WHO
from web.display import SETTINGS
from web.errors import WORDS
from web.languages import FOLDER
from web.measured import SHELVES
from web.shown import FAULTS
from web.words import SHOW_NAMES
from web.zones import REGIONS

# What services/bringing.py and services/jobs.py say of long work while it goes on.
STEPS = (
    "Waiting",
    "Reading the text",
    "Measuring sentences and words",
    "Making questions",
    "Ready",
)
CHECKED = (
    "Database",
    "Word data",
    "Secret",
    "Sessions",
    "Https",
    "Throttles counted in",
)  # headings of web/checks.py
# Parts of a question, in the history of the desk (services/desk_history.py).
REWORDED = ("Question", "Line above", "Right option", "Wrong options", "Reasons", "Evidence")
ROOT = Path(__file__).resolve().parents[1]
CALLS = {"_": None, "gettext": None, "plural": (2, 3)}
OPTIONS = {
    "newstyle_gettext": "true",
    "trimmed": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
# A sentence in a module that speaks to people, with or without values to be put in.
SENTENCE = re.compile(r"(%\(\w+\)s|[“A-Z]).* .*[.”]", re.DOTALL)
TO_NOBODY = re.compile(r"cli|api|printed|checks|settings|children|shelf|warm|policies")


def table() -> Iterator[str]:
    """Yield the names that pages show from tables of the code."""
    for kind in NAMED.values():
        yield from (kind.name, kind.instruction)
    for setting in SETTINGS:
        yield from (setting.label, *setting.choices.values())
    yield from (heading for heading, _ in WORDS.values())
    yield from (*CHANGES.values(), AGAIN, *SHELVES.values(), *SHOW_NAMES.values())
    yield from (*FAULTS.values(), *WHO.values(), *(act.value.capitalize() for act in AuditAct))
    yield from (*SAID.values(), Trust.BETA.value, Trust.ESTIMATE.value, LANGUAGES[UNKNOWN].name)
    yield from (*REGIONS.values(), *STEPS, *PARTS.values(), *CHECKED, *REWORDED, *ROWS)
    yield from (role.value.capitalize() for role in Role)
    yield from (*(state.value for state in JobState), *(skill.capitalize() for skill in Skill))
    shelf = json.loads((ROOT / "seed_data" / "shelf.json").read_text(encoding="utf-8"))
    yield from sorted({text[said].capitalize() for text in shelf for said in ("kind", "theme")})


def module(path: Path) -> Iterator[str | tuple[str, str]]:
    """Yield what a module may tell people: messages in calls, and sentences; no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = (ast.Expr, ast.JoinedStr, ast.Call)
    unsaid = {id(one) for node in ast.walk(tree) if isinstance(node, inner) for one in _own(node)}
    for node in ast.walk(tree):
        said = node.value if isinstance(node, ast.Constant) and id(node) not in unsaid else None
        if isinstance(said, str) and SENTENCE.fullmatch(said):
            yield said
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = [str(one.value) for one in node.args if isinstance(one, ast.Constant)]
            if node.func.id == "gettext" and given:
                yield given[0]
            if node.func.id == "plural" and len(given) == 2:
                yield given[0], given[1]


def _own(node: ast.Expr | ast.JoinedStr | ast.Call) -> list[ast.expr]:
    """Return the strings that belong to a docstring, a formatted string or a plural."""
    if isinstance(node, ast.Call):
        return node.args if getattr(node.func, "id", "") == "plural" else []
    return [node.value] if isinstance(node, ast.Expr) else node.values


def template() -> Catalog:
    """Return every message there is, untranslated, in a stable order."""
    found = Catalog(charset="utf-8")
    pages = extract_from_dir(ROOT / "templates", [("**", "jinja2")], {"**": OPTIONS}, CALLS)
    for name, _line, message, _comments, _context in pages:
        found.add(message, locations=[(f"templates/{name}", 1)])
    for path in sorted([*(ROOT / "web").rglob("*.py"), *(ROOT / "services").rglob("*.py")]):
        name = path.relative_to(ROOT).as_posix()
        if not TO_NOBODY.search(name):
            for message in module(path):
                found.add(message, locations=[(name, 1)])
    for message in filter(re.compile("[a-z]{2}").search, table()):
        found.add(message)
    return found


def update(path: Path, messages: Catalog) -> int:
    """Bring one catalogue up to date and return how many messages lack a translation."""
    with path.open("rb") as file:
        known = read_po(file, locale=path.parent.name)
    known.update(messages, no_fuzzy_matching=True)
    known.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, known, width=0, sort_output=True, omit_header=False, include_lineno=False)
    return sum(not all(_forms(message.string)) for message in known if message.id)


def _forms(said: str | Sequence[str] | None) -> Sequence[str]:
    return (said,) if isinstance(said, str) else said or ("",)


if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*/messages.po")):
        sys.stdout.write(f"{path.parent.name}: {update(path, template())} to translate\n")
