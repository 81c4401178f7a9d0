"""A small reader of GIFT, after the steps of Moodle's own (question/format/gift/format.php)."""

import re
from dataclasses import dataclass

ESCAPED = {rf"\{c}": f"&&{n};" for n, c in enumerate("~=#{}:", start=1)} | {r"\n": "&&7;"}
MEANT = {code: pair[1] if pair != r"\n" else "\n" for pair, code in ESCAPED.items()}
FORMAT = re.compile(r"\A\[(html|markdown|plain|moodle)\]")
WEIGHT = re.compile(r"\A%(-?\d{1,3}(?:\.\d*)?)%")


@dataclass(frozen=True)
class Answer:
    text: str
    weight: float
    feedback: str


@dataclass(frozen=True)
class Question:
    kind: str
    name: str
    stem: str
    answers: tuple[Answer, ...]
    general: str


def read(gift: str) -> list[Question]:
    """Return the questions of a file, parted by blank lines, comments left out."""
    lines = [line for line in gift.split("\n") if not line.lstrip().startswith("//")]
    blocks = re.split(r"\n\s*\n", "\n".join(lines).strip())
    return [question(block.strip()) for block in blocks]


def question(block: str) -> Question:
    block = block.replace("\\\\", "&&0;")
    for pair, code in ESCAPED.items():
        block = block.replace(pair, code)
    found = re.match(r"\A::(.*?)::", block, re.DOTALL)
    name, rest = (meant(found[1]), block[found.end() :]) if found else ("", block)
    if "{" not in rest:
        return Question("description", name, meant(rest), (), "")
    stem, _, inside = rest.partition("{")
    inside, _, after = inside.partition("}")
    assert after.strip() == ""
    inside, _, general = inside.partition("####")
    answers = tuple(answer(m) for m in re.split(r"(?=[=~])", inside.strip()) if m)
    return Question(kind_of(inside), name, meant(stem), answers, meant(general))


def kind_of(inside: str) -> str:
    if inside.strip().startswith("#"):
        return "numerical"
    if "~" in inside:
        return "choice"
    return "matching" if "->" in inside else "typed"


def answer(marked: str) -> Answer:
    weight, text = 100.0 if marked[0] == "=" else 0.0, marked[1:].strip()
    if given := WEIGHT.match(text):
        weight, text = float(given[1]), text[given.end() :]
    text, _, feedback = text.partition("#")
    return Answer(meant(text), weight, meant(feedback))


def meant(text: str) -> str:
    """Return what a stretch stands for, without the format at its head."""
    text = FORMAT.sub("", text.strip())
    for code, sign in MEANT.items():
        text = text.replace(code, sign)
    return text.replace("&&0;", "\\")
